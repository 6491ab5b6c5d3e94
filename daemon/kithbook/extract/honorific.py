"""What stands with a name and is no part of it: honorifics before, degrees and orders after."""

import re

from kithbook.extract.text import fold
from kithbook.extract.wordlist import WORDS

OFFICES = frozenset(("mp", "mep", "msp", "mla", "mlc", "mpp", "td", "mna"))
"""Post-nominals that are what someone does."""


_LETTERS = re.compile(r"^(?:[A-Z]{2,6}|(?:[A-Z][A-Za-z]{0,3}\.){2,4})$")
_CHIEF = re.compile(r"^(?:C[A-Z]{1,2}O|[SEA]?VP|SRE|PM|PR|HR|IT|UX|UI|QA|DJ|PI)$")
"""Letters that are what someone does, not what they hold."""

_LETTERED = frozenset(("DI", "(FH)", "FH", "BSc", "MSc", "Ir", "MMag", "Ph.D.", "n."))
"""Titles that only their letters tell from a name: "Di" is one."""
_GLUED = re.compile(r"^((?:Dr|Dra|Prof|Mag|Ing|Avv|Arch)\.)([^\W\d_a-z][^\W\d_]{2,})$")
"""A title without a space behind it: "Dr.Ada"."""
_YEAR = re.compile(r"^[\u2018\u2019']\d\d$")
"""The year of somebody's class, as colleges write it behind a name: "Ada Example \u201909"."""
_YOUNGER = frozenset(("junior", "filho", "neto", "sobrinho"))
_APART = re.compile(r"[\s,/]+")

_SPOKEN = re.compile(r"[^\W\d_]+")
_NICKED = re.compile(r"\([^()]{1,40}\)\s+")


def before(tokens: list[str]) -> tuple[list[str], bool]:
    """Cut what stands before a name, and tell whether anything did."""
    found = False
    if glued := _GLUED.match(tokens[0]) if tokens else None:
        tokens = [glued[1], glued[2], *tokens[1:]]
    while len(tokens) > 1:
        long = next((one for one in (3, 2) if len(tokens) > one and _titles(tokens[:one])), 0)
        if long:
            tokens, found = tokens[long:], True
        elif (
            bare(tokens[0]) in WORDS["honorifics"]
            or (
                len(tokens) > 2  # noqa: PLR2004 - a name is left
                and (_abbreviated(tokens[0]) or tokens[0] in _LETTERED or _monsieur(tokens))
            )
            or (
                # "Mgr. et Mgr. ..."
                found and len(tokens) > 2 and tokens[0] in {"et", "a", "und"}  # noqa: PLR2004
            )
        ):
            tokens, found = tokens[1:], True
        else:
            break
    return tokens, found


def within(line: str) -> str:
    """Cut a title that stands behind the family name: "ROE, the Hon. Jane (Jo) Mary".

    Registers that write it so write the family name in capitals.
    """
    family, comma, behind = line.partition(", ")
    if not comma or " " in family or " " not in behind:
        return line
    tokens, titled = before(behind.split())
    family = _SPOKEN.sub(lambda one: one[0].capitalize(), family) if family.isupper() else family
    return f"{family}, {_NICKED.sub('', ' '.join(tokens))}" if titled else line


def _titles(tokens: list[str]) -> bool:
    """Tell whether several words are one title: "The Rt Hon"."""
    return bare(" ".join(tokens)) in WORDS["honorifics"]


def _monsieur(tokens: list[str]) -> bool:
    """Tell "M. Jean DUPONT", a Frenchman, from "M. Jean Dupont", which may be an initial."""
    return tokens[0] == "M." and tokens[-1].isupper()


def after(tokens: list[str]) -> tuple[list[str], bool]:
    """Cut the letters after a name, and tell whether there were any."""
    found = False
    while len(tokens) > 2 and _YEAR.match(tokens[-1]):  # noqa: PLR2004 - two words are left
        tokens, found = tokens[:-1], True
    # Two words must be left: "Vincent Ma" keeps its Ma.
    while len(tokens) > 2 and _capitals(tokens[-1]) > 1 and _listed(tokens[-1]):  # noqa: PLR2004
        tokens, found = tokens[:-1], True
    return tokens, found


def _listed(token: str) -> bool:
    return bare(token) in WORDS["post_nominals"]


def only(part: str) -> bool:
    """Tell whether what follows a comma is letters after a name: listed, or written as such are."""
    said = [one for one in _APART.split(part) if one]
    if said and _abbreviated(said[0]) and len(said) > 1:
        # "prof. UJ": a rank and the house it was given by.
        said = said[1:]
    return all(_listed(one) or (_LETTERS.match(one) and not _CHIEF.match(one)) for one in said)


def _capitals(token: str) -> int:
    return sum(one.isupper() for one in token)


def _abbreviated(token: str) -> bool:
    """Tell whether a word is a title cut short: "Dipl.-Ing.", "hab.", "inż."; no initial is."""
    plain = bare(token)
    short = len(plain) > 2 and token.endswith(".") and plain not in WORDS["particles"]  # noqa: PLR2004
    return short and all(len(one) > 1 and one.isalpha() for one in re.split(r"[.-]+", plain))


def younger(token: str) -> bool:
    """Tell whether a word stands last in Portuguese names, though a post may begin with it too."""
    return fold(token) in _YOUNGER


def bare(text: str) -> str:
    """Return a word folded, without the stop of an abbreviation."""
    return fold(text).rstrip(".,")
