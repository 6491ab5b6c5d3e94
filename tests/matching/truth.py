"""Records of which it is known who is whom, and how well that is found."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Self

from kithbook.duplicates.block import MOST_IN_BLOCK, features, keys
from kithbook.duplicates.contest import CONTENDS, settled
from kithbook.duplicates.likeness import Crowd, Weighed, likeness
from kithbook.duplicates.record import Record

Pair = tuple[int, int]


@dataclass(frozen=True)
class Truth:
    """Records, and for each the number of its person."""

    name: str
    records: list[Record]
    people: list[int]

    def pairs(self) -> set[Pair]:
        """Return the pairs that are one person."""
        places = defaultdict(list)
        for place, person in enumerate(self.people):
            places[person].append(place)
        return {pair for found in places.values() for pair in combinations(found, 2)}

    @cached_property
    def crowd(self) -> Crowd:
        """Return among whom they are."""
        counts = Counter(one for record in self.records for one in features(record))
        return Crowd(len(self.records), lambda feature: counts[feature])

    def candidates(self) -> set[Pair]:
        """Return the pairs that share a block."""
        blocks = defaultdict(list)
        for place, record in enumerate(self.records):
            for key in keys(record):
                blocks[key].append(place)
        return {
            pair
            for block in blocks.values()
            if len(block) <= MOST_IN_BLOCK
            for pair in combinations(block, 2)
        }

    def scores(self, candidates: set[Pair]) -> Iterator[tuple[float, bool, Pair]]:
        """Yield the likeness of each candidate, and whether it is one person."""
        crowd = self.crowd
        weighed = [Weighed(record, crowd) for record in self.records]
        for one, other in candidates:
            score = likeness(weighed[one], weighed[other], crowd.prior)
            yield score, self.people[one] == self.people[other], (one, other)

    def figures(self, least: float) -> "Figures":
        """Return how well the pairs are found that are at least so likely beside the others."""
        candidates = self.candidates()
        scores = self.scores(candidates)
        likely = ((*pair, score) for score, _, pair in scores if score >= CONTENDS)
        found = {(one, other) for one, other, score in settled(likely) if score >= least}
        return Figures.of(self.pairs(), found, len(self.pairs() & candidates))


@dataclass(frozen=True, slots=True)
class Figures:
    """How well something was found."""

    found: int
    right: int
    wanted: int
    reachable: int
    """Of the wanted, those that share a key at all."""

    @classmethod
    def of(cls, wanted: set[Pair], found: set[Pair], reachable: int = 0) -> Self:
        """Return how well what was found is what was wanted."""
        return cls(len(found), len(wanted & found), len(wanted), reachable)

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 where nothing was."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 1.0
