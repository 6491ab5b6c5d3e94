"""How well two texts fit each other, by the words they share. Pure.

    score = shared / (shared + MISSING x (what only one has + what only the other has) / 2)

`shared` adds up the weights of words that both have: rare ones count most. So it is between 0 and
1, the same from both sides, and a word more that both have never lowers it.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from math import log

from kithbook.favours.tongue import Said

MISSING = 0.3
"""What a word weighs against the fit that only one of the two has."""
FEWEST = 100
"""People, as many as which even a small book is taken to have: of five, each word is rare."""
LEAST = 0.3
"""The score from which something is proposed."""

Weight = Callable[[str, str], float]
"""Of a stem in a language: between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well two texts fit."""

    score: float
    shared: tuple[str, ...] = ()
    """Stems of the first text that the second has too."""
    others: tuple[str, ...] = ()
    """The same of the second."""


def weight(having: int, people: int) -> float:
    """Return what a word weighs that so many of so many people have: between 0 and 1."""
    count = max(people, FEWEST)
    return log(1 + count / max(1, having)) / log(1 + count)


def likeness(one: Said, other: Said, weigh: Weight) -> Likeness:
    """Return how well two texts fit.

    In one language words are the same that have one stem; of two languages only those that are
    written alike.
    """
    mine, theirs = _shared(one, other), _shared(other, one)
    own = {stem: weigh(stem, one.tongue) for stem in mine}
    foreign = {stem: weigh(stem, other.tongue) for stem in theirs}
    missing = len(one.concepts) - len(mine) + len(other.concepts) - len(theirs)
    shared = (sum(own.values()) + sum(foreign.values())) / 2
    return Likeness(score(shared, missing / 2), tuple(mine), tuple(theirs))


def score(shared: float, missing: float) -> float:
    """Return the score of what two share and of what they do not."""
    return shared / (shared + MISSING * missing) if shared else 0.0


def _shared(one: Said, other: Said) -> Collection[str]:
    if one.tongue == other.tongue:
        return [stem for stem in one.concepts if stem in other.concepts]
    theirs = _forms(other.concepts)
    return [stem for stem, forms in one.concepts.items() if not theirs.isdisjoint(forms)]


def _forms(concepts: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {form for forms in concepts.values() for form in forms}
