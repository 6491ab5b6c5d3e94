"""Small pictures that say what stands behind them: a pin before a town, a house before a firm.

Kits for homes and labs draw them with the fonts Font Awesome, Bootstrap Icons, Material Icons and
their kin: an empty element whose class, or whose one word, is the picture's name.
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from kithbook.extract import occupation
from kithbook.extract.lines import Line
from kithbook.extract.model import FieldName
from kithbook.extract.text import tidy

LONGEST = 90
"""Characters of what stands behind a picture."""
MOST_WITHIN, LONGEST_WORD = 2, 20
"""Elements that a picture may stand within, and characters of its own word."""
_DRAWN = frozenset(("i", "span", "em"))
_FIELDS: tuple[tuple[FieldName, re.Pattern[str]], ...] = (
    (
        "location",
        re.compile(
            r"\b(?:map-?(?:marker|pin)\w*|location(?:[-_](?:dot|on|pin|outline|sharp))?|geo(?:-alt)?"
            r"|marker|pin(?:-map)?|place)\b"
        ),
    ),
    (
        "organisation",
        re.compile(
            r"\b(?:university|institution|building(?:s|-columns)?|landmark|briefcase|work)\b"
        ),
    ),
)
_READ = re.compile(r"^(?:location|address|standort|adresse|lieu|lugar)\s*:\s*", re.IGNORECASE)
"""What a picture is called for whom it is read out to: "Location:Halden"."""
_WORD = re.compile(r"^(?:place|location_on|location_city|business|work|school|apartment)\s+")
"""A picture's name as Material Icons write it, in the text."""
_NONE = re.compile(
    r"@|https?:|www\.|^\W*$|\b(?:room|raum|office|b\u00fcro|zimmer)\b", re.IGNORECASE
)


def read(lines: list[Line]) -> Iterator[tuple[FieldName, str, Line]]:
    """Yield what the lines behind a picture say, by the field that the picture stands for."""
    for line in lines:
        if line.level or len(line.text) > LONGEST:
            continue
        field = _drawn(line.node)
        said = _WORD.sub("", _READ.sub("", line.text)).strip(" ,;")
        if field is None or _NONE.search(said) or not said[:1].isupper():
            continue
        if field == "organisation":
            said = said.split(" / ")[0]
            if any(map(str.isdigit, said)) or occupation.role(said):
                continue
            yield field, said, line
        else:
            yield field, said, line


def _drawn(holder: LexborNode) -> FieldName | None:
    """Return what the first thing in an element is a picture of."""
    inside: LexborNode | None = holder
    for _ in range(MOST_WITHIN):
        inside = _first(inside)
        if inside is None or inside.tag not in _DRAWN:
            return None
        word = tidy(inside.text(), LONGEST_WORD + 1)
        if len(word) > LONGEST_WORD:
            return None
        said = f"{inside.attributes.get('class') or ''} {word}"[:200].lower().replace("_", "-")
        if found := next((field for field, shown in _FIELDS if shown.search(said)), None):
            return found
    return None


def _first(holder: LexborNode | None) -> LexborNode | None:
    """Return the element that a holder begins with; None where text stands before it."""
    first = holder.child if holder is not None else None
    while first is not None and not first.is_element_node:
        if (first.text_content or "").strip():
            return None
        first = first.next
    return first
