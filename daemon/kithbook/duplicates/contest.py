"""A contest: of several who may be one's other record, and are not each other's, only one can be.

Two records of a common name may well be one person's where they are the only two; of seven, any two
hardly are. What is likely of a pair by itself is weighed here against whoever else either of the
two may be: where Fellegi and Sunter's links are one to one, the best assignment is sought (Jaro
1989); a book may hold three records of one person, so who is likely the same as a rival is none.
"""

from collections import defaultdict
from collections.abc import Iterable

Pair = tuple[int, int, float]
"""Two numbers, and how likely they are one."""

CONTENDS = 0.05
"""Likeness from which somebody contends: the less likely change next to nothing."""
DIGITS = 7
"""Of a likelihood, behind the point, wherever it is kept: so that a capture and a scan agree."""
SUREST = 1 - 1e-7


def settled(pairs: Iterable[Pair]) -> list[Pair]:
    """Return the same pairs, each as likely as it is beside the others.

    Args:
        pairs: each once, in either order, as likely as it is by itself; whoever contends.
    """
    listed = list(pairs)
    likely: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, score in listed:
        likely[one][other] = likely[other][one] = score
    found = []
    for one, other, score in listed:
        odds = _odds(score)
        against = max(_against(likely, one, other), _against(likely, other, one))
        found.append((one, other, odds / (1 + odds + against)))
    return found


def _against(likely: dict[int, dict[int, float]], one: int, other: int) -> float:
    """Return the odds that one is somebody else, who is not the other."""
    beside = likely[other]
    return sum(
        _odds(score) * (1 - beside.get(rival, 0.0))
        for rival, score in likely[one].items()
        if rival != other
    )


def _odds(score: float) -> float:
    return min(score, SUREST) / (1 - min(score, SUREST))
