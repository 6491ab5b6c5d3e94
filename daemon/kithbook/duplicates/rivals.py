"""Whom one person is compared with, and how like they are: what a capture waits for.

About fifteen look-ups in the table of keys and, whatever the size of the book, at most
`MOST_COMPARED` comparisons, which are about two dozen in the middle; a scan makes the same ones.
"""

from collections import Counter
from collections.abc import Callable
from uuid import UUID

from kithbook.duplicates import store
from kithbook.duplicates.block import MOST_IN_BLOCK, WORD, contacts, digest, features, keys
from kithbook.duplicates.contest import CONTENDS, DIGITS, Pair
from kithbook.duplicates.likeness import Crowd, Weighed, likeness
from kithbook.duplicates.model import MOST_COMPARED
from kithbook.duplicates.record import Record
from kithbook.store.database import Connection

COUNTED = 2_000
"""Of more people than these a word is common, however many they are."""


def rivals(connection: Connection, person: UUID) -> list[Pair]:
    """Return who may be the same person, as numbers, and how likely that is by itself."""
    number, text = store.record(connection, person) or (0, None)
    if text is None:
        return []
    record = Record.read(text)
    told = {digest(feature): feature for feature in features(record)}
    telling = {digest(contact) for contact in contacts(record)}
    counts: dict[str, int] = {}
    shared: Counter[int] = Counter()
    for key in sorted(keys(record)):
        held = store.holders(connection, key, MOST_IN_BLOCK + 1)
        if key in told:
            many = len(held) > MOST_IN_BLOCK
            counts[told[key]] = store.count(connection, key, COUNTED) if many else len(held)
        if len(held) <= MOST_IN_BLOCK:
            # One number or address says more than all that names have in common.
            shared.update(dict.fromkeys(held, len(told) if key in telling else 1))
    del shared[number]
    people = store.people(connection)
    # What only others have is first taken to be rare, so nobody is less likely than they seem here.
    rough = Crowd(people, lambda feature: counts.get(feature, 1))
    exact = Crowd(people, _counter(connection, counts))
    seeming, own = Weighed(record, rough), Weighed(record, exact)
    chosen = store.records(connection, [one for one, _ in shared.most_common(MOST_COMPARED)])
    found = []
    for other, (_, theirs) in chosen.items():
        read = Record.read(theirs)
        if _likeness(seeming, Weighed(read, rough), rough) >= CONTENDS:
            score = _likeness(own, Weighed(read, exact), exact)
            found.append((number, other, round(score, DIGITS)))
    return [pair for pair in found if pair[2] >= CONTENDS]


def _likeness(one: Weighed, other: Weighed, crowd: Crowd) -> float:
    return likeness(one, other, crowd.prior, CONTENDS)


def _counter(connection: Connection, counts: dict[str, int]) -> Callable[[str], int]:
    """Return what counts the people with a feature, each feature once.

    Of houses and places only those tell that both have, and these are counted already.
    """

    def count(feature: str) -> int:
        if feature not in counts:
            is_word = feature.startswith(WORD)
            counts[feature] = store.count(connection, digest(feature), COUNTED) if is_word else 1
        return counts[feature]

    return count
