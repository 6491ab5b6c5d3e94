"""Names in parts, put together as they are said."""

import re
from collections.abc import Mapping

_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]+")


def composed(parts: Mapping[str, str]) -> str:
    """Return the name that `given`, `additional`, `family` and `suffix` make.

    Chinese, Japanese and Korean names begin with the family's and have no space. An honorific is
    not a part of a name.
    """
    given, family = parts.get("given", ""), parts.get("family", "")
    if _EAST_ASIAN.fullmatch(given) and _EAST_ASIAN.fullmatch(family):
        return family + given
    said = (given, parts.get("additional", ""), family, parts.get("suffix", ""))
    return " ".join(filter(None, (" ".join(one.split()) for one in said)))
