"""The weights of `likeness`, fitted on the halves that are not measured on.

Coordinate descent: each constant is moved by steps as long as the sum of logarithmic losses over
the pairs of all sets falls. The best is printed, to be rounded and written down by hand.
"""

from collections.abc import Sequence
from math import log2

from matching.truth import Truth

from kithbook.duplicates import likeness as weighing
from kithbook.duplicates.likeness import Weighed, likeness

STEPS = {
    "SOUNDS": 0.05, "SHORT": 0.05, "CLOSE": 0.05, "NEAR": 0.05, "INITIAL": 0.5, "ABSENT": 0.2,
    "OTHER_FIRST": 0.5, "OTHER_LAST": 0.5, "UNSEEN": 500.0, "MOST_WORD": 1.0,
    "HOUSE_AGREES": 0.1, "MOST_HOUSE": 1.0, "OTHER_HOUSE": 0.5,
    "PLACE_SHARE": 0.1, "MOST_PLACE": 1.0, "MOST_PLACE_WORD": 1.0, "OTHER_PLACE": 0.5,
    "SAME_PHONE": 1.0,
}  # fmt: skip
BOUNDS = {
    "SOUNDS": (0.1, 1.0), "SHORT": (0.1, 1.0), "CLOSE": (0.1, 1.0), "NEAR": (0.1, 1.0),
    "ABSENT": (-3.0, 0.0), "UNSEEN": (500.0, 5_000.0), "HOUSE_AGREES": (0.3, 0.9),
    "SAME_PHONE": (0.0, 9.0), "MOST_WORD": (8.0, 15.0),
}  # fmt: skip
"""What the theory allows, and of what made data are surer than the world."""
LEAST = 1e-4
"""Pairs that were found less likely before the first step weigh nothing, and are left out."""

Case = tuple[Truth, int, int, bool]


def fit(sets: Sequence[Truth], rounds: int = 2) -> dict[str, float]:
    """Return the constants that fit the sets best, found from those that stand now."""
    cases = [case for truth in sets for case in _cases(truth)]
    best = _loss(cases)
    for _ in range(rounds):
        for name, step in STEPS.items():
            for by in (step, -step):
                while (better := _moved(name, by, cases, best)) is not None:
                    best = better
    return {name: round(getattr(weighing, name), 3) for name in STEPS}


def _cases(truth: Truth) -> list[Case]:
    return [
        (truth, one, other, same)
        for score, same, (one, other) in truth.scores(truth.candidates())
        if same or score > LEAST
    ]


def _moved(name: str, by: float, cases: list[Case], best: float) -> float | None:
    """Move a constant; return the new loss, or put it back and return None."""
    before = getattr(weighing, name)
    low, high = BOUNDS.get(name, (-30.0, 30.0))
    setattr(weighing, name, before + by)
    if low <= before + by <= high and (loss := _loss(cases)) < best - 0.5:
        return loss
    setattr(weighing, name, before)
    return None


def _loss(cases: list[Case]) -> float:
    total, weighed = 0.0, {}
    for truth, one, other, same in cases:
        for place in (one, other):
            if (truth.name, place) not in weighed:
                weighed[truth.name, place] = Weighed(truth.records[place], truth.crowd)
        score = likeness(weighed[truth.name, one], weighed[truth.name, other], truth.crowd.prior)
        total -= log2(max(1e-9, score if same else 1 - score))
    return total
