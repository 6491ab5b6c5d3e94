"""How well two texts fit each other, by the words they share. Pure.

    score = shared / (shared + MISSING x (what only one has + what only the other has) / 2)

`shared` adds up the weights of words that both have: rare ones count most. So it is between 0 and
1, the same from both sides, and a word more that both have never lowers it.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import fsum, log

from kithbook.favours.tongue import Said

MISSING = 0.3
"""What a word weighs against the fit that only one of the two has."""
FEWEST = 100
"""People, as many as which even a small book is taken to have: of five, each word is rare."""
LEAST = 0.3
"""The score from which something is proposed."""

ROUNDING = 1e-9
"""More than what a sum of weights may be off by."""

Weight = Callable[[str, str], float]
"""Of a stem in a language: between 0 and 1."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How well two texts fit."""

    score: float
    shared: AbstractSet[str] = frozenset()
    """Stems of the first text that the second has too."""
    others: AbstractSet[str] = frozenset()
    """The same of the second."""


NONE = Likeness(0)
"""Of two that share no word."""


def weight(having: int, people: int) -> float:
    """Return what a word weighs that so many of so many people have: between 0 and 1."""
    count = max(people, FEWEST)
    return log(1 + count / max(1, having)) / log(1 + count)


def likeness(one: Said, other: Said, weigh: Weight) -> Likeness:
    """Return how well two texts fit.

    In one language words are the same that have one stem; of two languages only those that are
    written alike.
    """
    mine = theirs = one.concepts.keys() & other.concepts.keys()
    if one.tongue != other.tongue:
        mine, theirs = _alike(one, other), _alike(other, one)
    if not mine:
        return NONE
    missing = len(one.concepts) - len(mine) + len(other.concepts) - len(theirs)
    # Rounded once, so in whatever order the words stand.
    own = foreign = fsum([weigh(stem, one.tongue) for stem in mine])
    if one.tongue != other.tongue:
        foreign = fsum([weigh(stem, other.tongue) for stem in theirs])
    return Likeness(score((own + foreign) / 2, missing / 2), mine, theirs)


def at_most(one: Said, other: Said, weights: Mapping[str, float]) -> float:
    """Return what the likeness of two texts is not above, by much less work than it takes itself.

    Args:
        one: what many others are held against.
        other: one of these.
        weights: of the words of the first.
    """
    if one.tongue != other.tongue:
        return 1.0
    mine = one.concepts.keys() & other.concepts.keys()
    missing = len(one.concepts) + len(other.concepts) - 2 * len(mine)
    return score(sum([weights[stem] for stem in mine]), missing / 2) + ROUNDING


def score(shared: float, missing: float) -> float:
    """Return the score of what two share and of what they do not."""
    return shared / (shared + MISSING * missing) if shared else 0.0


def _alike(one: Said, other: Said) -> set[str]:
    """Return the stems of a text of which a word is written as one of the other's."""
    theirs = _forms(other.concepts)
    return {stem for stem, forms in one.concepts.items() if not theirs.isdisjoint(forms)}


def _forms(concepts: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {form for forms in concepts.values() for form in forms}
