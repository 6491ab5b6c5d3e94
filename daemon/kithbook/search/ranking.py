"""The order of hits: the kind of match, and within a kind how close somebody is. Pure.

    score = kind + lift,   lift = 9 x / (1 + x),   x = sum of 2 ^ -(age / half-life)

over every day on which you had to do with somebody, and a quarter of it over each time you
opened them here.
A lift is less than the step between two kinds, so no closeness makes a weaker match the better one.
Of equals the newest comes first. The sum is kept as its logarithm at a fixed day: time lowers all
of them alike and never changes who is closer, so nothing has to be counted anew as days pass.
"""

import math
from collections.abc import Iterable
from datetime import date
from enum import IntEnum

STEP = 10
HIGHEST_LIFT = 9.0
HALF_LIFE_DAYS = 90
OPENED_WEIGHT = 0.25
_EPOCH = date(2020, 1, 1)


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


def moment(day: date) -> float:
    """Return a day as half-lives since a fixed one."""
    return (day - _EPOCH).days / HALF_LIFE_DAYS


def tie(days: Iterable[date], opened: float | None = None) -> float | None:
    """Return how close somebody is, as it is kept; None if you had nothing to do with each other.

    Args:
        days: of every interaction.
        opened: the same of each time they were opened.
    """
    known = [moment(day) for day in days]
    if opened is not None:
        known.append(opened + math.log2(OPENED_WEIGHT))
    return added(known)


def added(ties: Iterable[float]) -> float | None:
    """Return the logarithm of the sum of powers of two."""
    known = [*ties]
    if not known:
        return None
    highest = max(known)
    return highest + math.log2(math.fsum(2.0 ** (one - highest) for one in known))


def lift(kept: float | None, today: date) -> float:
    """Return what closeness adds to a score, on a day."""
    if kept is None:
        return 0.0
    # 9 x / (1 + x) with each step of it monotone also after rounding, so that a closer person is
    # never the lower one by the last bit.
    faded: float = 2.0 ** min(moment(today) - kept, 1000.0)
    return HIGHEST_LIFT / (1 + faded)
