"""For whom a line says that someone works: "Engineer at Halden Labs", "CTO, Halden Labs"."""

import re
from itertools import pairwise

from kithbook.extract.occupation import LONGEST_HOUSE, house, place, role
from kithbook.extract.text import fold, tidy

SHORTEST = 2
LONGEST_OPENING = 60
"""Characters of a house's name in running text."""
_AT = re.compile(
    r"\s+(?:at(?: the)?|@(?=\s)|bei(?:m| der)?|chez|presso|bij|hos)\s+(?=\S)|\s+@(?=\w)"
)
_LOOSE = re.compile(
    r"\s+(?:[àa] l['\u2019]\s*"
    r"|(?:am|an der|im|in|en(?: la| el)?|w|na|v|ve|p[åa]|vid|ved|alla?|au|[àa](?: la)?|no)\s+)"
    r"(?=[^\W\d_])"
)
_OPENS = re.compile(
    r"(?:[A-Z\u00c0-\u00de][\w&'\u2019.+-]*|of|and|the|for|de|la|&)"
    r"(?:\s+(?:[A-Z\u00c0-\u00de][\w&'\u2019.+-]*|of|de|la|&|(?:for|and)(?=\s[A-Z]))){0,6}"
)
_DOING = re.compile(
    r"(?:Leading|Heading|Building|Running|Directing|Designing|Researching|Teaching|Working on"
    r"|Making)\s[^.;:!?]{3,70}\s(?:at|@)\s?[A-Z][^.;:!?]{1,60}$"
)
_LOOSE_ENDS = (" of", " and", " de", " la", " for")
_PART = re.compile(r"\s*,\s+|\s+[-\u2013\u2014|·•/]\s+|\s*[|·•]\s*")
_SUBJECT = re.compile(
    r"scien|stud(?:y|ies)|engineer|manag|research|market|sales|operat|financ|technolog|product"
    r"|strateg|communicat|relation|affair|develop|human|resourc|people|legal|data|securit|platform|infrastr"
    r"|growth|business|medicine|law$|history|math|physic|chemi|biolog|econom|psycholog|philosoph"
    r"|educat|linguist|polic|design|software|retail|europe|emea|apac|americas|global|cloud|ai$|ml$"
    r"|(?:nom|mat|ist|ron|eth|polit|opt|analyt)ics$|[a-z]{3}logy$|district|north|south|east|west|region"
)
"""What a role is in charge of or teaches, which stands behind a comma too."""


_TOO = re.compile(r"\s+(?:and|und|et|y|e|&)\s+(?:[a-z-]+\s+){1,4}(?:at|@|bei|chez)\s")
"""Where another post follows: "Halden Polytechnic and trainee at Halden Labs"."""


def read(text: str) -> str | None:
    """Return for whom a line says that someone works: "Engineer at Halden Labs"."""
    at = _AT.search(text)
    if at and role(text[: at.start()]):
        return _cut(text[at.end() - at[0].endswith("@") :], sure=True)
    loose = _LOOSE.search(text)
    if loose and role(text[: loose.start()]) and (found := _cut(text[loose.end() :], sure=False)):
        return found
    parts = [one for one in _PART.split(text) if one]
    for before, after in pairwise(parts):
        if role(before) and house(after):
            return after
    return None


def stated(text: str) -> str | None:
    """Return for whom a stated headline says someone works, whatever they do there."""
    at = _AT.search(text)
    return _cut(text[at.end() - at[0].endswith("@") :], sure=True) if at and at.start() else None


def doing(text: str) -> str | None:
    """Return where a line says that somebody does something: "Leading rivers at Halden Labs"."""
    return stated(text) if _DOING.match(text) else None


def _cut(text: str, *, sure: bool) -> str | None:
    found = tidy(_TOO.split(_PART.split(text)[0])[0].split(". ")[0].rstrip(" .;"), LONGEST_HOUSE)
    bare = found.removeprefix("@")
    if bare[:1].islower() and any(one[0].isupper() for one in bare.split()):
        # "l'universit\u00e9 de Halden"
        return bare if house(bare[0].upper() + bare[1:]) else None
    known = sure and (bare[:1].isupper() or bare[:1].isdigit() or text.startswith("@"))
    return bare if len(bare) >= SHORTEST and (known or house(bare)) else None


def house_in(text: str) -> str:
    """Cut what stands around an organisation's name: "Wrangler at Halden House, 1 College Way"."""
    return re.split(r",\s+(?=[^,]*\d)", stated(text) or text)[0]


def beside_role(text: str) -> str | None:
    """Return what stands behind the comma after a role, if it is no subject: "CTO, Halden Labs"."""
    parts = [one for one in _PART.split(text) if one]
    if len(parts) != 2 or not role(parts[0]) or role(parts[1]) or place(text):  # noqa: PLR2004 - role and house
        return None
    said = parts[1].split()
    named = all(one[0].isupper() or one[0].isdigit() or one in {"of", "and", "&"} for one in said)
    subject = any(_SUBJECT.search(fold(one)) for one in said)
    return parts[1] if named and len(said) <= 4 and not subject else None  # noqa: PLR2004 - words


def opening(text: str) -> str:
    """Return the capitalised words that running text opens with; empty where it has none."""
    found = _OPENS.match(text)
    said = found[0].rstrip(" .&") if found else ""
    for end in _LOOSE_ENDS:
        said = said.removesuffix(end)
    return said if said[:1].isupper() and len(said) <= LONGEST_OPENING else ""
