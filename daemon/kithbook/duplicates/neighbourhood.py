"""A neighbourhood: the pairs whose contest an action touches, weighed anew.

Who may be somebody's other record is weighed against their rivals, and against the other's. So what
is done with one person may change what every pair is worth that one of their rivals is of, and none
beyond. Each pair is kept as likely as it is by itself: nobody is compared for it.
"""

from collections.abc import Iterable

from kithbook.duplicates import contender, store
from kithbook.duplicates.contest import Pair, settled
from kithbook.duplicates.model import PROPOSED
from kithbook.store.database import Connection


def settle_around(connection: Connection, numbers: set[int]) -> None:
    """Propose what is likely of the pairs that these are of, and withdraw what is likely no more.

    Two who were said not to be the same are no rivals to anybody, as they are in a scan.
    """
    if not numbers:
        return
    ends = {end for pair in contender.of(connection, numbers) for end in pair[:2]}
    wider = contender.of(connection, ends) if ends else set()
    near = [pair for pair in wider if not numbers.isdisjoint(pair[:2])]
    weighed = {
        pair[:2]: pair[2] for pair in settled(rivals(wider, contender.apart(connection, ends)))
    }
    people = {number: one for number, (one, _) in store.records(connection, ends).items()}
    proposed = [
        (people[one], people[other], weighed.get((one, other), 0.0))
        for one, other, _ in near
        if one in people and other in people
    ]
    store.withdraw(
        connection,
        [store.ordered(one, other) for one, other, score in proposed if score < PROPOSED],
    )
    store.put_proposals(connection, [pair for pair in proposed if pair[2] >= PROPOSED])


def rivals(pairs: Iterable[Pair], apart: set[tuple[int, int]]) -> list[Pair]:
    """Return the pairs that contend: all but those that were said to be two people."""
    return sorted(pair for pair in pairs if (min(pair[:2]), max(pair[:2])) not in apart)
