"""A card as it stands in a file."""

import re
from collections.abc import Iterable

from kithbook.formats.contentline import Property, fold

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BREAK = re.compile(r"\r\n?|\n")


def written(version: str, lines: Iterable[Property]) -> str:
    """Return a whole card, folded, its lines ended as RFC 6350 says."""
    body = "".join([fold(clean(str(line))) for line in lines])
    return f"BEGIN:VCARD\r\nVERSION:{version}\r\n{body}END:VCARD\r\n"


def clean(text: str) -> str:
    """Return a line without what RFC 6350 allows in none, and that would end it."""
    if text.isprintable():
        return text
    return _CONTROL.sub("", _BREAK.sub("\\\\n", text))
