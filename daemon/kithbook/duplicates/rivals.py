"""Whom one person is compared with, and how like they are: what a capture waits for.

About fifteen look-ups in the table of keys and at most `MOST_COMPARED` comparisons, whatever the
size of the book.
"""

from collections import Counter
from uuid import UUID

from kithbook.duplicates import store
from kithbook.duplicates.block import MOST_IN_BLOCK, digest, features, keys
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
    chosen = [one for one, _ in shared.most_common(MOST_COMPARED)]
    crowd = Crowd(store.people(connection), lambda feature: counts.get(feature, 1))
    own, prior = Weighed(record, crowd), crowd.prior
    compared = [
        (other, likeness(own, Weighed(Record.read(theirs), crowd), prior, PROPOSED))
        for other, theirs in store.records(connection, chosen).values()
    ]
    likest = sorted(compared, key=lambda one: -one[1])[:MOST_PROPOSED]
    return [(other, score) for other, score in likest if score >= PROPOSED]
