"""Following people: whoever keeps something of them current reads them once, together.

A hook of the journal. Indexes are followers: each is told of the people that an action touched, as
they are now, in its transaction.
"""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from kithbook.people import store
from kithbook.people.model import EVERY
from kithbook.store.database import Connection
from kithbook.store.model import Hook, Touched
from kithbook_protocol.people import Person

AT_ONCE = 200
"""People read together."""

_ALONE = frozenset({"person", "organisation"})
"""Kinds of rows that speak of nobody else by themselves."""


@dataclass(frozen=True, slots=True)
class Followed:
    """People whom an action touched."""

    people: Mapping[UUID, Person | None]
    """As they are now; None for who is gone."""
    kinds: Container[str] = EVERY
    """Of rows that may be about them: about whom this very action made nobody else wrote any."""


Follower = Callable[[Connection, Followed], object]
"""Its answer is nobody's."""
Others = Mapping[str, Callable[[Connection, UUID], Iterable[UUID]]]
"""Whom else a row is about, beside its owner, by the kind of row."""


def following(others: Others, *followers: Follower) -> Hook:
    """Return the hook that tells these followers."""

    def hook(connection: Connection, touched: set[Touched]) -> None:
        changed = {one.owner for one in touched if one.owner}
        new = {one.owner for one in touched if one.is_new and one.entity == "person" and one.owner}
        for one in touched:
            # Whoever has a role at a new organisation is touched too; nobody knows a new person.
            if one.entity in others and not (one.is_new and one.entity in _ALONE):
                changed.update(others[one.entity](connection, one.row))
        follow(connection, changed - new, *followers)
        follow(connection, new, *followers, kinds={one.entity for one in touched})

    return hook


def follow(
    connection: Connection,
    people: Iterable[UUID],
    *followers: Follower,
    kinds: Container[str] = EVERY,
) -> None:
    """Tell followers of people."""
    waiting = list(people)
    for batch in (waiting[at : at + AT_ONCE] for at in range(0, len(waiting), AT_ONCE)):
        there = store.persons(connection, batch, kinds)
        now = Followed({one: there.get(one) for one in batch}, kinds)
        for follower in followers:
            follower(connection, now)
