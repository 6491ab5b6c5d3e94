"""The order of hits: the kind of match, and within a kind how close somebody is. Pure.

    score = kind + lift,   lift = 9 x / (1 + x)

x is that of the strength of the tie (see ../ties/strength.py), and more by a quarter for each time
you opened them here, fading in the same way; so the lift is nine times the strength for whomever
you never opened.
A lift is less than the step between two kinds, so no closeness makes a weaker match the better one.
Of equals the newest comes first.
"""

import math
from datetime import date
from enum import IntEnum

from kithbook.ties.strength import added, strength

STEP = 10
HIGHEST_LIFT = 9.0
OPENED_WEIGHT = 0.25


class Kind(IntEnum):
    """How somebody was found, best last: the weakest match of all that was typed."""

    SOUND = 1
    SPELLING = 2
    FRAGMENT = 3
    NOTE = 4
    ABOUT = 5
    DETAIL = 6
    WORK = 7
    ALIAS = 8
    BEGINNING = 9
    FIRST = 10
    NAME = 11
    WHOLE = 12
    ASKED = 13

    @property
    def score(self) -> int:
        """What it is worth."""
        return self.value * STEP


SAID = {
    Kind.ASKED: "all that was asked for",
    Kind.WHOLE: "the whole name",
    Kind.NAME: "words of the name",
    Kind.FIRST: "the name begins so",
    Kind.BEGINNING: "a word of the name begins so",
    Kind.ALIAS: "another way to write or say the name",
    Kind.WORK: "role or organisation",
    Kind.DETAIL: "an address, tag, place or relation",
    Kind.ABOUT: "what is said about them",
    Kind.NOTE: "a note",
    Kind.FRAGMENT: "a piece of a number, address or handle",
    Kind.SPELLING: "nearly the same letters",
    Kind.SOUND: "nearly the same sound",
}


def tie(kept: float | None, opened: float | None = None) -> float | None:
    """Return how close somebody is, as it is kept; None if you had nothing to do with each other.

    Args:
        kept: of the strength of the tie.
        opened: the same of each time they were opened.
    """
    known = [] if kept is None else [kept]
    if opened is not None:
        known.append(opened + math.log2(OPENED_WEIGHT))
    return added(known)


def lift(kept: float | None, today: date) -> float:
    """Return what closeness adds to a score, on a day."""
    return HIGHEST_LIFT * strength(kept, today)
