"""The country a page speaks from: its bare numbers are read as that country's."""

import json
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from kithbook.extract.lines import Line
from kithbook.extract.text import fold

LONGEST_LINE = 160  # characters of an address in one line
MOST_LINES = 400

_DATA: dict[str, Any] = json.loads(
    files("kithbook.extract").joinpath("countries.json").read_text(encoding="utf-8")
)
_BY_NAME = {name: code for code, names in _DATA["names"].items() for name in names}
"""Country names, folded, in the languages of Europe and East Asia."""
_NUMBER = re.compile(r"\d{2}")

# Where a language has one home by far; the top-level domain is asked first.
_HOME_OF_LANGUAGE = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "pl": "PL", "sv": "SE",
    "da": "DK", "nb": "NO", "no": "NO", "nn": "NO", "fi": "FI", "is": "IS", "cs": "CZ", "sk": "SK",
    "hu": "HU", "ro": "RO", "bg": "BG", "el": "GR", "tr": "TR", "ru": "RU", "uk": "UA", "ja": "JP",
    "ko": "KR", "zh": "CN", "he": "IL", "hr": "HR", "sl": "SI", "sr": "RS", "mk": "MK", "mt": "MT",
    "et": "EE", "lv": "LV", "lt": "LT", "ga": "IE", "cy": "GB", "hi": "IN", "th": "TH", "vi": "VN",
    "id": "ID", "en": "US",
}  # fmt: skip
_NOT_A_COUNTRY = frozenset(
    ("io", "co", "me", "tv", "ai", "ly", "fm", "gg", "to", "cc", "ws", "sh", "so", "eu", "gl", "is")
)
"""Country domains the whole world uses; their region counts only where the language agrees."""


def of(url: str, lang: str, lines: Sequence[Line]) -> str | None:
    """Return the ISO 3166 region to read bare numbers in; None where the page does not tell."""
    labels = (urlsplit(url).hostname or "").rsplit(".", 2)
    last = labels[-1]
    tag = lang.split("-")
    said = tag[-1].upper() if len(tag) > 1 and len(tag[-1]) == 2 else ""  # noqa: PLR2004 - ISO 3166
    governed = len(labels) > 1 and labels[-2] in {"gov", "gob", "gouv", "govt", "edu", "ac"}
    if last in {"gov", "edu", "mil", "us"}:
        return "US"
    if len(last) == 2 and last.isalpha():  # noqa: PLR2004 - a country's domain
        land = {"uk": "GB"}.get(last, last.upper())
        home = _HOME_OF_LANGUAGE.get(tag[0], "") == land or said == land
        if last not in _NOT_A_COUNTRY or governed or home or labels[-2:-1] == ["gov"]:
            return land
        if labels[0] == "gov" or labels[-2] == "gov":
            return land
    return _addressed(lines) or said or _HOME_OF_LANGUAGE.get(tag[0] or "en")


def _addressed(lines: Sequence[Line]) -> str | None:
    """Return the ISO 3166 code of the one country in the addresses; None where none or two are.

    An address is a line with a postcode or a house number that ends with the country, or such a
    line and the country alone in the next.
    """
    found: set[str] = set()
    numbered = False
    for line in lines[:MOST_LINES]:
        if len(line.text) > LONGEST_LINE:
            numbered = False
            continue
        here = bool(_NUMBER.search(line.text))
        alone = numbered and "," not in line.text
        if here or alone:
            last = fold(line.text.rpartition(",")[2].strip(" .,"))
            if last in _BY_NAME:
                found.add(_BY_NAME[last])
        numbered = here
    return found.pop() if len(found) == 1 else None


_CODES = frozenset(_DATA["regions"]["codes"])
_REGIONS = frozenset(one for names in _DATA["regions"].values() for one in names) - _CODES
"""States and provinces, folded: towns of some countries are told by them."""


_COUNTY = re.compile(r"(?:Co\.|County)\s[A-Z][a-z]{2,}$")
"""As Ireland and the north of England write them: "Co. Halden"."""


def region(text: str) -> bool:
    """Tell whether a text is a state or a province: "Victoria", "NJ"."""
    return text in _CODES or fold(text.strip(" .")) in _REGIONS or bool(_COUNTY.match(text))


@lru_cache(maxsize=1)
def _towns() -> frozenset[str]:
    text = files("kithbook.extract").joinpath("towns.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


def town(text: str) -> bool:
    """Tell whether a text is the name of a town so large that it is told without its country."""
    return text[:1].isupper() and fold(text.strip(" .")) in _towns()


def known(text: str) -> bool:
    """Tell whether a text is a country's name."""
    return fold(text.strip(" .")) in _BY_NAME
