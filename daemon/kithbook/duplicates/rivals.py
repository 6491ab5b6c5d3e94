"""Whom one person is compared with, and how like they are: what a capture waits for.

About fifteen look-ups in the table of keys and at most `MOST_COMPARED` comparisons, then some fifty
of each for whom that leaves, whatever the size of the book. A scan, which compares everybody, knows
the rivals of the others too.
"""

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from uuid import UUID

from kithbook.duplicates import store
from kithbook.duplicates.block import MOST_IN_BLOCK, digest, features, keys
from kithbook.duplicates.contest import CONTENDS, Pair, settled
from kithbook.duplicates.likeness import Crowd, Weighed, likeness
from kithbook.duplicates.model import MOST_COMPARED, MOST_PROPOSED, PROPOSED
from kithbook.duplicates.record import Record
from kithbook.store.database import Connection

COUNTED = 2_000
"""Of more people than these a word is common, however many they are."""


def rivals(connection: Connection, person: UUID) -> list[tuple[UUID, float]]:
    """Return who may be the same person, and how likely, likest first."""
    number, text = store.record(connection, person) or (0, None)
    if text is None:
        return []
    record = Record.read(text)
    told = {digest(feature): feature for feature in features(record)}
    counts: dict[str, int] = {}
    shared: Counter[int] = Counter()
    for key in sorted(keys(record)):
        held = store.holders(connection, key, MOST_IN_BLOCK + 1)
        if key in told:
            many = len(held) > MOST_IN_BLOCK
            counts[told[key]] = store.count(connection, key, COUNTED) if many else len(held)
        if len(held) <= MOST_IN_BLOCK:
            shared.update(held)
    del shared[number]
    people = store.people(connection)
    # What only others have is first taken to be rare, so nobody is less likely than they seem here.
    rough = Crowd(people, lambda feature: counts.get(feature, 1))
    own = Weighed(record, rough)
    chosen = store.records(connection, [one for one, _ in shared.most_common(MOST_COMPARED)])
    read = {one: Record.read(theirs) for one, (_, theirs) in chosen.items()}
    seemed = {one: _likeness(own, Weighed(other, rough), rough) for one, other in read.items()}
    likest = sorted(
        (one for one in seemed if seemed[one] >= CONTENDS), key=lambda one: -seemed[one]
    )
    contending = {number: record} | {one: read[one] for one in likest[:MOST_PROPOSED]}
    found = _settled(contending, Crowd(people, _counter(connection, counts)))
    return sorted(
        (
            (chosen[two[1]][0], score)
            for *two, score in found
            if two[0] == number and score >= PROPOSED
        ),
        key=lambda one: -one[1],
    )


def _settled(records: dict[int, Record], crowd: Crowd) -> list[Pair]:
    """Weigh records, the first of whom is asked about, among each other."""
    weighed = {number: Weighed(record, crowd) for number, record in records.items()}
    return settled(
        (one, other, score)
        for one, other in combinations(weighed, 2)
        if (score := _likeness(weighed[one], weighed[other], crowd)) >= CONTENDS
    )


def _likeness(one: Weighed, other: Weighed, crowd: Crowd) -> float:
    return likeness(one, other, crowd.prior, CONTENDS)


def _counter(connection: Connection, counts: dict[str, int]) -> Callable[[str], int]:
    """Return what counts the people with a feature, each feature once."""

    def count(feature: str) -> int:
        if feature not in counts:
            counts[feature] = store.count(connection, digest(feature), COUNTED)
        return counts[feature]

    return count
