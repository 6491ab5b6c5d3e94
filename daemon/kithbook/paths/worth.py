"""How far each kind of evidence makes it likely that two people know each other. Pure.

A way is worth the product of its steps, so its costs, their negative logarithms, add up, and the
shortest way is the best one. What was once so counts half after five years, and never less than a
quarter of what it did. What a crowd shares says less of any two of them than what two do: Newman
(2001) divides by how many wrote a paper together, Adamic and Adar (2003) by the logarithm of how
many share something; it is the logarithm here, since a house of a hundred is not a hundred times
one of two. Of an organisation all who are or were there are counted. The numbers are ours.
"""

import math
from collections.abc import Mapping

RELATION: Mapping[str, float] = {
    "partner": 0.95,
    "parent": 0.9,
    "child": 0.9,
    "manager": 0.8,
    "report": 0.8,
    "colleague": 0.7,
    "knows": 0.7,
    "met through": 0.7,
    "introduced": 0.7,
}
OTHER_RELATION = 0.6
INTRODUCED = 0.8
TOGETHER: Mapping[str, float] = {
    "met": 0.6,
    "favour": 0.6,
    "introduction": 0.8,
    "call": 0.5,
    "event": 0.4,
    "message": 0.4,
    "email": 0.4,
}
"""Who took part in the same interaction, by its kind."""
WORKED = 0.5
"""Who were at the same organisation in the same year."""
KNOWN = 0.05
"""Of your own tie with whom you met, however long ago: the least."""
HALF_LIFE_YEARS = 5
LEAST_LEFT = 0.25
CROWD = 500
"""People who share something; more of them say no less."""
OLDEST_YEARS = 25
"""Years at the same organisation count no further back."""


def faded(worth: float, years: float) -> float:
    """Return what is left of a worth after some years."""
    left: float = 2.0 ** (-max(0.0, years) / HALF_LIFE_YEARS)
    return worth * max(LEAST_LEFT, left)


def shared(worth: float, people: int) -> float:
    """Return the worth between any two of so many people who share something."""
    return worth / max(1.0, math.log2(min(people, CROWD)))


def own(strength: float) -> float:
    """Return the worth of your own tie, from its strength below 1."""
    return max(KNOWN, strength)


def cost(worth: float) -> float:
    """Return the length of a step in a way."""
    return -math.log(worth)
