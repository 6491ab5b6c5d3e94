"""What kind an address is: TYPE and Apple's labels as words of the book, and back."""

import re
from collections.abc import Callable
from functools import lru_cache

from kithbook.formats.contentline import Parameters, Property, made

_APPLE = re.compile(r"_?\$!<(.*)>!\$_?$", re.DOTALL)
_TOKEN = re.compile(r"[A-Za-z0-9-]+$", re.ASCII)

_SILENT = frozenset({
    "internet", "voice", "pref", "text", "msg", "x400", "postal", "parcel", "intl", "dom", "uri",
    "email", "video", "smart",
})  # fmt: skip
"""TYPEs that do not say whose or where an address is."""
_WORDS = {"cell": "mobile", "iphone": "mobile", "x-mobile": "mobile", "business": "work"}
_PLACES = ("home", "work", "other")
_TYPES = {"mobile": ("cell",), "home fax": ("home", "fax"), "work fax": ("work", "fax"),
          "other fax": ("other", "fax")}  # fmt: skip
_PLAIN = frozenset({"home", "work", "other", "fax", "pager", "main", "car", "video"})

_RELATIONS = {"spouse": "partner", "co-worker": "colleague", "acquaintance": "knows",
              "contact": "knows"}  # fmt: skip
_RELATED = {"partner": "spouse", "knows": "contact"}
"""The types of RELATED (RFC 6350, 6.6.6) that the book has another word for."""


def label(line: Property, labels: dict[str | None, str]) -> str | None:
    """Return the label of a line: its group's, else what its TYPEs say."""
    if line.group and (own := labels.get(line.group)):
        return own
    return _typed(line.parameters) if line.parameters else None


def own_label(text: str) -> str:
    """Return what X-ABLabel says, in lower case: `_$!<HomePage>!$_` is homepage."""
    found = _APPLE.match(text.strip())
    return (found[1] if found else text).strip().lower()[:1_000]


def relation(word: str) -> str:
    """Return a word for a relation as the book has it."""
    plain = word.lower()
    return _RELATIONS.get(plain, plain)


def typed(label: str | None) -> tuple[str, ...] | None:
    """Return the TYPEs that say a label; None if only X-ABLabel can."""
    if not label:
        return ()
    if label in _TYPES:
        return _TYPES[label]
    return (label,) if label in _PLAIN else None


def related(label: str) -> str | None:
    """Return the TYPE of RELATED that says what another is; None if only X-ABLabel can."""
    plain = _RELATED.get(label, label)
    return plain if _TOKEN.match(plain) and plain == plain.lower() else None


def labelled(name: str, value: str, label: str | None, group: Callable[[], str]) -> list[Property]:
    """Make a line of a value, already escaped, and its label; in a group where need be."""
    types = typed(label)
    if types is None:
        pair = group()
        return [Property(name, value, (), pair), made("X-ABLABEL", label or "", group=pair)]
    return [Property(name, value, (("TYPE", types),) if types else ())]


def retyped(line: Property, label: str) -> Property | None:
    """Return a line with the TYPEs of another label; None if only X-ABLabel can say it."""
    types = typed(label)
    if types is None:
        return None
    told = [part for one in line.all("TYPE") for part in one.split(",")]
    silent = [one for one in told if one.strip().lower() in _SILENT]
    rest = tuple(one for one in line.parameters if one[0] != "TYPE")
    return line._replace(parameters=(("TYPE", (*types, *silent)), *rest))


@lru_cache(maxsize=512)
def _typed(parameters: Parameters) -> str | None:
    words = [
        _WORDS.get(word, word)
        for key, values in parameters
        if key == "TYPE"
        for value in values
        for word in (one.strip().lower() for one in value.split(","))
        if word and word not in _SILENT
    ]
    if "fax" in words:
        place = next((one for one in words if one in _PLACES), None)
        return f"{place} fax" if place else "fax"
    if "mobile" in words:
        return "mobile"
    return words[0][:1_000] if words else None
