"""Which field a column goes to: by its heading, else by what is in it."""

import re
from collections.abc import Callable, Iterable, Sequence

from kithbook.formats import day
from kithbook.formats.readers.spreadsheet.words import FIELDS, PART_OF_NAME, plain

IGNORE = "ignore"
MOSTLY = 0.7
"""Share of a column's filled cells that have to look alike."""

NAMED = frozenset(("name", "first_name", "last_name", "email", "linkedin"))
"""Fields of which a table of people has one."""

_KINDS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", re.compile(r"[^@\s,;]+@[^@\s,;]+\.\w+").fullmatch),
    (
        "linkedin",
        re.compile(r"(?:https?://)?(?:[\w-]+\.)?linkedin\.com/in/\S+", re.IGNORECASE).fullmatch,
    ),
    ("url", re.compile(r"https?://\S+", re.IGNORECASE).fullmatch),
    # A number without `+` or anything between its digits may be anything.
    ("phone", re.compile(r"(?=.{8,25}$)(?:\+\d|\(?0\d+\)?[ /.-])[\d ()./-]+").fullmatch),
)
_HOUSEKEEPING = re.compile(
    r"\b(?:created|updated|modified|added|imported|exported|id|erstellt|geandert|cree|modifie)\b"
)
_LONGEST_HEADING = 80


def guess(headings: Sequence[str], sample: Sequence[Sequence[str]]) -> dict[str, str]:
    """Return the field of each heading; `ignore` where nothing tells.

    Args:
        headings: Each only once.
        sample: The cells of some rows, as many as there are headings.
    """
    fields = {heading: FIELDS.get(plain(heading), "") for heading in headings}
    for at, heading in enumerate(headings):
        if not fields[heading]:
            filled = [row[at].strip() for row in sample if row[at].strip()]
            fields[heading] = _by_content(heading, filled)
    _name_parts(fields)
    _place(fields)
    return fields


def score(row: Iterable[str]) -> int:
    """Return how many cells of a row are words of headings; none where no person is named."""
    found = [
        FIELDS[name]
        for cell in row
        if len(cell) <= _LONGEST_HEADING and (name := plain(cell)) in FIELDS
    ]
    return len(set(found)) if NAMED & set(found) else 0


def _by_content(heading: str, filled: list[str]) -> str:
    if not filled:
        return IGNORE
    for field, looks in _KINDS:
        if sum(bool(looks(cell)) for cell in filled) >= len(filled) * MOSTLY:
            return field
    order = day.order(filled)
    dated = sum(len(day.read(cell, order) or "") >= len("--04-12") for cell in filled)
    if dated >= len(filled) * MOSTLY and not _HOUSEKEEPING.search(plain(heading)):
        return f"date:{heading.lower()}"
    return IGNORE


def _name_parts(fields: dict[str, str]) -> None:
    """Tell "Nom" beside "Prénom" from "Nom" alone."""
    has = set(fields.values())
    for part, other in (("last_name", "first_name"), ("first_name", "last_name")):
        if other in has and part not in has:
            for heading, field in fields.items():
                if field == "name" and plain(heading) in PART_OF_NAME[part]:
                    fields[heading] = part
                    has.add(part)
                    break


def _place(fields: dict[str, str]) -> None:
    """Tell the city of an address from where someone lives."""
    has = set(fields.values())
    if has & {"address::street", "address::code"}:
        for heading, field in fields.items():
            if field == "location" and plain(heading) not in {"location", "current location"}:
                fields[heading] = "address::city"
            elif field == "address":
                fields[heading] = "address::street"
    elif "location" not in has:
        for heading, field in fields.items():
            if field == "address::country":
                fields[heading] = "location"
