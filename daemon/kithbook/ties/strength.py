"""The strength of a tie, from 0 to below 1: how much you have to do with each other now. Pure.

    strength = x / (1 + x)
    x = 2/3 A + 1/3 min(A, 2 M, 2 T)
    A, M, T = sums over days of contact of   worth of the kind * 2 ^ -(age / 90 days)

A counts every day on which you had to do with each other, by the richest contact of that day; M
counts what you began, T what they began, and each half of what was of both. Granovetter, The
Strength of Weak Ties (1973): "a combination of the amount of time, the emotional intensity, the
intimacy, and the reciprocal services". So there are four parts:

- recency: half of it is gone after 90 days. What is past fades exponentially, as in Burt, Decay
  Functions (2000); how long since you last spoke tells most of all in Gilbert and Karahalios,
  Predicting Tie Strength with Social Media (2009).
- frequency: days add up, and x / (1 + x) lets each further one count less.
- kind: the richer the medium, the more it counts: Daft and Lengel, Organizational Information
  Requirements, Media Richness and Structural Design (1986), for the order; the numbers are ours.
- reciprocity: a third counts only as far as it comes from both sides. It is a minimum of two sums
  and no quotient, so that writing once more never lowers it.

More contact never lowers it, time without contact never raises it, and the order in which things
were written down does not matter. All sums fade alike, so what is kept of x is its logarithm at a
fixed day: nothing has to be counted anew as days pass.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date

from kithbook.interactions.model import Contact

HALF_LIFE_DAYS = 90
RECIPROCAL = 1 / 3
"""The share that counts only as far as it comes from both sides."""
WORTH: Mapping[str, float] = {
    "met": 1.0,
    "favour": 1.0,
    "call": 0.8,
    "introduction": 0.8,
    "event": 0.6,
    "message": 0.4,
    "email": 0.4,
}
"""Of a day with such a contact, on that day."""
_EPOCH = date(2020, 1, 1)
_SHARES = {"me": (1.0, 0.0), "them": (0.0, 1.0), None: (0.5, 0.5)}
"""Of M and T, by who began it."""


def moment(day: date) -> float:
    """Return a day as half-lives since a fixed one."""
    return (day - _EPOCH).days / HALF_LIFE_DAYS


def kept(contacts: Iterable[Contact]) -> float | None:
    """Return the logarithm of x at the fixed day, to base 2; None if there was no contact."""
    days: dict[date, tuple[float, float, float]] = {}
    for day, kind, begun_by in contacts:
        worth = WORTH[kind]
        mine, theirs = _SHARES[begun_by]
        all_, my, their = days.get(day, (0.0, 0.0, 0.0))
        days[day] = max(all_, worth), max(my, mine * worth), max(their, theirs * worth)
    if not days:
        return None
    highest = moment(max(days))
    faded = [(2.0 ** (moment(day) - highest), sums) for day, sums in days.items()]
    every, mine, theirs = (math.fsum(one * sums[at] for one, sums in faded) for at in range(3))
    both = min(every, 2 * mine, 2 * theirs)
    return highest + math.log2((1 - RECIPROCAL) * every + RECIPROCAL * both)


def added(logarithms: Iterable[float]) -> float | None:
    """Return the logarithm of the sum of powers of two."""
    known = [*logarithms]
    if not known:
        return None
    highest = max(known)
    return highest + math.log2(math.fsum(2.0 ** (one - highest) for one in known))


def total(logarithm: float, today: date) -> float:
    """Return x on a day."""
    return float(2.0 ** min(logarithm - moment(today), 1000.0))


def strength(logarithm: float | None, today: date) -> float:
    """Return the strength on a day, of what is kept."""
    if logarithm is None:
        return 0.0
    # x / (1 + x) with each step of it monotone also after rounding.
    faded: float = 2.0 ** min(moment(today) - logarithm, 1000.0)
    return 1 / (1 + faded)
