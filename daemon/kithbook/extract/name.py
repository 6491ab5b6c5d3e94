"""Names: cut out of the text around them, and judged by their looks.

The display name as the page shows it is the truth; nothing here splits it into given and family
name. Looks only rank: "Anger Management" and "Amenta Smith" differ in what else the page says.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from kithbook.extract import announce, cjk, honorific, mine, script
from kithbook.extract.once import once
from kithbook.extract.spelling import spellings
from kithbook.extract.text import fold, masked, tidy, words
from kithbook.extract.wordlist import WORDS

GENERIC_MAILBOXES = WORDS["generic_mailboxes"]
ORGANISATION_WORDS = WORDS["organisation"]

LONGEST = 100  # characters; display names on the sites read stay under 70
MOST_WORDS = 6
_NUMBERED = re.compile(r"\d+$")
_STEM = 4  # letters; fewer match by chance

_EMOJI = re.compile(r"(?<!\S):[a-z][a-z0-9_]{1,40}:(?!\S)", re.IGNORECASE)
"""A server's own emoji as they stand in text: ":verified:"."""
_UNREAD = re.compile(r"^\s*\(\d+\+?\)\s*")
_HANDLE = re.compile(r"^(.{1,200}?)\s*\((@[\w.@-]{1,250})\)")
_MAY_CUT = re.compile("[-\u2013—|\uff5c·•:\uff1a,_/]")
_CLOSING = (")", "]", " ", "\uff09")
_BRACKET_TAIL = re.compile(r"\s*[(\[\uff08][^()\[\]\uff08\uff09]{0,200}[)\]\uff09]\s*$")
_ASIDE = re.compile(r"(?<=\w)\s*\([^()]{1,40}\)(?=,\s)")
_CUT = re.compile(
    r"\s+[-\u2013\u2014|·•:]+\s+|\s*[|\uff5c·•\uff1a]\s*|\s*,\s+|\s*:\s+"
    r"|(?<=[\u3400-\u9fff])[-\u2013\u2014_](?=[\u3400-\u9fff])"
    r"|(?<=[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])\s*/\s*(?=[A-Za-z])"
)
_INVERTED = re.compile(r"^([^\W\d_][\w'\u2019 -]{0,40}),\s+([^\W\d_][\w'\u2019. -]{0,40})$")
_CALLED = re.compile(r"^(?:[^\W\d_]{1,2}\.\s?){1,5}\s*\(([^\W\d_][\w'\u2019-]+)\)\s+(.+)$")
"""As the Dutch write it: "M.A. (Marieke) de Wit"."""
_NICK = re.compile(
    r"(?<=\s)[\u201c\u201e\u00ab\"\u2018'][^\W\d_]+[\u201d\u201c\u00bb\"\u2019'](?=\s)"
)
"""A nickname in quotes between the words of a name."""
_TOKEN = re.compile(r"^[^\W\d_]+(?:['\u2019.·\u2010-][^\W\d_]+)*\.?$", re.UNICODE)
_GLUED = re.compile(r"(?<=[^\W\d_])(\([^\W\d_]+\))(?=\s[^\W\d_])")
"""A nickname without a space before it: "Jane(Jo) Roe"."""
_ATTACHED = re.compile(
    r"^(?:al|el|as|ar|an|ash|ad|at|az|bin|ibn|ben|abu|ul|ur|[dl]|dall|dell|degl|nell|o)[-'\u2019]"
    r"[^\W\d_]"
)
"""Particles that stand in one word with the name: "al-Harthi", "d'Angelo"."""
_PLACEHOLDER = re.compile(
    r"(?:deleted|deactivated|unknown|private) (?:user|account|member|profile)"
    r"|(?:first|full|your) name"
    r"|(?:[^\W\d_]+[\s-]){0,3}(?:linkedin|facebook|instagram)(?:[\s-][^\W\d_]+){0,2}"
)
"""Where a name is withheld: "LinkedIn Member", "Miembro de LinkedIn", "LinkedIn-lid"."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and what stood around it."""

    value: str
    looks: float
    """How much it looks like a person's name, 0 to 1."""
    titled: bool = False
    """An honorific or a post-nominal stood with it."""
    role: str = ""
    """What followed it in the same line: "Minister for Transport"."""


def without_unread(title: str) -> str:
    """Drop the unread count that tab titles carry: "(3) Jane Doe"."""
    return _UNREAD.sub("", title)


def handle_of(text: str) -> tuple[str, str] | None:
    """Split "Jane Doe (@jane) / X" into name and handle."""
    found = _HANDLE.match(without_unread(text)) if "(@" in text else None
    return (tidy(found[1]), found[2]) if found else None


def placeholder(text: str) -> bool:
    """Tell whether a site wrote something in the place of a name that it withholds."""
    return _withheld(tidy(text, 400))


def _withheld(line: str) -> bool:
    return masked(line) or bool(_PLACEHOLDER.fullmatch(fold(line[:LONGEST])))


@once
def read(text: str) -> Name | None:
    """Find the name a short text opens with; None where the text cannot be one."""
    line = tidy(without_unread(text), 400)
    if ":" in line:
        line = tidy(_EMOJI.sub(" ", line))
    if not line or _withheld(line) or mine.called(line):
        return None
    paired = handle_of(line)
    if paired:
        line = paired[0]
    line = _apart(announce.without(line))
    while line.endswith(_CLOSING) and len(cut := _BRACKET_TAIL.sub("", line)) < len(line):
        line = cut
    line = cjk.without_title(_upright(_ASIDE.sub("", line) if ")," in line else line))
    parts = [part for part in (_CUT.split(line) if _MAY_CUT.search(line) else [line]) if part]
    if not parts:
        return None
    tokens = parts[0].strip("\"'“”„«»*").split()
    tokens, before = honorific.before(tokens)
    tokens, after = honorific.after(tokens)
    rest = [part for part in parts[1:] if not honorific.only(part)]
    if not tokens:
        return None
    value = _CALLED.sub(r"\1 \2", " ".join(tokens))
    if len(value) > LONGEST or _withheld(value):
        return None
    if value.isupper() and len(value) > 3 and not script.CASELESS.search(value):  # noqa: PLR2004 - initials stay
        value = _titled(value)
    if not rest:
        rest = [
            one.strip(",.")
            for one in parts[0].split()
            if honorific.bare(one) in honorific.OFFICES and one.isupper()
        ][-1:]
    titled = before or after or len(rest) < len(parts) - 1
    return Name(value, looks_of(value), titled, tidy(", ".join(rest), 300))


def _apart(line: str) -> str:
    return _GLUED.sub(r" \1", line) if "(" in line else line


def _upright(line: str) -> str:
    """Put "Roe, Jane Mary" the way it is said, where only a given name follows the comma."""
    line = honorific.within(line)
    found = _INVERTED.match(line)
    turned = inverted(line)
    if found is None or not turned:
        return line
    known = given(found[2].split()[0]) or (given(found[2]) and not given(found[1]))
    return turned if known else line


def inverted(line: str) -> str:
    """Return "Jane Roe" for "Roe, Jane"; empty where the line cannot be such a name."""
    found = _INVERTED.match(line)
    if found is None or len(found[2].split()) > 3:  # noqa: PLR2004 - given names
        return ""
    if _two(found[1].split(), found[2].split()):
        return ""
    turned = f"{found[2]} {found[1]}"
    looks = looks_of(_titled(turned) if turned.isupper() else turned)
    return turned if looks >= _SHOUTED else ""


def _two(before: list[str], behind: list[str]) -> bool:
    """Tell whether what stands before and behind a comma are two people: "Jane Roe, Bo Quill"."""
    return len(before) > 1 < len(behind) and given(before[0]) and not given(behind[-1])


def _titled(value: str) -> str:
    """Return a name in capitals as it is said. Turkish has an I with a dot and one without."""
    if not _TURKISH.isdisjoint(value):
        return _CAPITALS.sub(lambda one: one[1] + one[2].translate(_SMALL).lower(), value)
    said = re.sub(r"[^\W\d_]+", lambda one: one[0].capitalize(), value)
    return _WITHIN.sub(lambda one: one[0].lower(), said)


def looks_of(value: str) -> float:
    """Judge a name by its looks alone, 0 (no name) to 1.

    Digits, question marks and whole sentences are never names; a word of page furniture or of a
    house ("Council", "Ltd") makes it unlikely; one word alone is a handle or a brand as often.
    """
    if mine.called(value):
        return 0.0
    if cjk.written(value):
        return _CJK_LOOKS if cjk.name(value) else _FURNITURE
    tokens = value.split()
    if not tokens or len(tokens) > MOST_WORDS:
        return 0.0
    judged = 1.0
    full = 0
    for place, token in enumerate(tokens):
        inner = 0 < place < len(tokens) - 1
        if place == 0 and fold(token).rstrip(".") in _NOBODY:
            judged *= _FURNITURE
        if 0 < place == len(tokens) - 1 and honorific.younger(token) and given(tokens[0]):
            full += 1
            continue
        if inner and token[0] + token[-1] in _BESIDE and _TOKEN.match(token[1:-1]):
            continue  # a birth name or a nickname: "Jane (Doe) Roe"
        factor = _token_looks(token)
        if factor is not None:
            judged *= factor
            full += factor != _LOWER
    if full == 0:
        return 0.0
    return judged if len(tokens) > 1 else judged * 0.5


_TURKISH = frozenset("\u0130\u011e")
"""Capitals that show in which language a name is written."""
_SMALL = str.maketrans({"\u0130": "i", "I": "\u0131"})
_WITHIN = re.compile(
    r"(?<=\s)(?:De(?:l|r|n)?|Van|Von|D[aoiu]|D[ao]s|Della|L[ae]|Las|Los|El|Y|Te[rn]|Zum?|Vom)(?=\s)"
)
"""Words that stay small within a name."""
_CAPITALS = re.compile(r"([^\W\d_])([^\W\d_]*)")
_BETWEEN = frozenset(("and", "und", "et", "vs"))
"""What stands between two names: "Roe v. Doe"."""
_FURNITURE = 0.15
_BESIDE = frozenset(
    ("()", "\u201c\u201d", "\u201e\u201c", "\u00ab\u00bb", "\u2018\u2019", "''", '""')
)
_PLACES = frozenset(("san", "santa", "santo", "saint", "chez", "mount", "villa", "casa", "rue"))
"""First words of places and houses, not of people."""
_NOBODY = _PLACES | WORDS["ours"]
"""With what many have: "Unser Vorstand", "Notre Bureau"."""
_CJK_LOOKS = 0.98
_LOWER = 0.3
_SHOUTED = 0.9


def _token_looks(token: str) -> float | None:
    """Return how likely one word is part of a name; None where it says nothing."""
    plain = fold(token).strip(".,")
    if not _TOKEN.match(script.bare(token)) or plain in _BETWEEN or token.removeprefix("v") == ".":
        return 0.0
    initial = len(plain) == 1 and token.endswith(".")
    if not initial and (plain in WORDS["not_name"] or plain in WORDS["organisation"]):
        return _FURNITURE
    if plain in WORDS["particles"] or plain in WORDS["suffixes"] or len(plain) == 1:
        return None
    if token[0].isupper() or script.CASELESS.match(token) or _ATTACHED.match(token):
        return _SHOUTED if token.isupper() and len(plain) > 3 and "." not in plain else 1.0  # noqa: PLR2004 - "DUPONT"
    return _LOWER


def given(value: str) -> bool:
    """Tell whether a word of it is a given name somewhere. Half the world's are not listed."""
    if cjk.written(value):
        return cjk.borne(value)
    return any(
        one in _given_names() for token in value.split() for one in (fold(token).strip(".,()"),)
    )


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    text = files("kithbook.extract").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@once
def key(value: str) -> frozenset[str]:
    """Return what makes two spellings one name: its words, in any order, without initials.

    "Josephine \u201cJo\u201d Roe" and "Josephine Roe" are one.
    """
    found = words(value if value.isalpha() else _NICK.sub(" ", value))
    long = frozenset(one for one in found if len(one) > 1 and one not in WORDS["suffixes"])
    return long or frozenset(found)


@once
def matches_handle(value: str, handle: str) -> bool:
    """Tell whether a handle or an e-mail's local part was made from a name.

    "jlord", "j.lord", "jessica", "lordj" and "jessica_lord" all were made from "Jessica Lord".
    """
    return any(_made(one, handle) for one in spellings(value))


def _made(value: str, handle: str) -> bool:
    said = words(handle)
    plain = "".join(one for one in said if not one.isdigit())
    plain = _NUMBERED.sub("", plain)
    parts = words(value)
    if not parts or len(plain) < 3:  # noqa: PLR2004 - two letters match anyone
        return False
    first, last = parts[0], parts[-1]
    long = [one for one in parts if len(one) > 2]  # noqa: PLR2004 - "de", "of"
    if any(one in said for one in long):
        return True
    if any(len(one) > 3 and one in plain for one in long):  # noqa: PLR2004 - short ones hide in words
        return True
    made = {first[0] + last, first + last[0], last + first[0], "".join(parts)}
    initials = "".join(one[0] for one in parts)
    if plain in made or (len(initials) > 2 and plain == initials):  # noqa: PLR2004
        return True
    # "lucio74" for Luciano: a nickname keeps the beginning.
    stems = [one[:_STEM] for one in (first, last) if len(one) > _STEM]
    return len(plain) >= _STEM and plain.startswith(tuple(stems))
