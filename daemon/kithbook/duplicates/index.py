"""Keeping records, keys and proposals current: a follower of people.

A record follows its person in the same transaction. Proposals follow too, where an action changed
only a few people, of them and of all whose rivals they are or were: the list is as a scan would
make it. After a larger one (an import, an organisation renamed) a scan finds them.
"""

from collections.abc import Mapping
from uuid import UUID

from kithbook.duplicates import contender, store
from kithbook.duplicates.block import keys
from kithbook.duplicates.neighbourhood import settle_around
from kithbook.duplicates.record import Record
from kithbook.duplicates.rivals import rivals
from kithbook.duplicates.spelling import words
from kithbook.people.following import Followed, follow
from kithbook.store.database import Connection
from kithbook_protocol.people import Person

MOST_AT_ONCE = 4
"""People changed by one action who are compared in it."""
BATCH = 200
"""Records made in one transaction; about 50 ms."""


def refresh(connection: Connection, followed: Followed) -> None:
    """Bring records up to date, and the proposals of a few: a follower.

    Of many who are new the records are to come (`backlog.py`).
    """
    people = followed.people
    if len(people) > MOST_AT_ONCE:
        known = store.numbers(connection, people) if "likeness" in followed.kinds else {}
        new = [one for one, person in people.items() if person and one not in known]
        store.note(connection, new)
        people = {one: people[one] for one in people.keys() - {*new}}
        if not people:
            return
    before = contender.neighbours(connection, people)
    changed = _write(connection, people)
    if len(people) <= MOST_AT_ONCE:
        for person in changed:
            compare(connection, person)
        before |= contender.neighbours(connection, people)
    settle_around(connection, before)


def write(connection: Connection, followed: Followed) -> None:
    """Write people's records anew, or take them out: a follower."""
    _write(connection, followed.people)


def _write(connection: Connection, people: Mapping[UUID, Person | None]) -> list[UUID]:
    """Return of whom one was written."""
    before = store.records_of(connection, people)
    changed: list[store.Kept] = []
    for identifier, person in people.items():
        text = before.get(identifier)
        old = keys(Record.read(text)) if text else set()
        if person is None:
            store.drop(connection, identifier, old)
            continue
        record = Record.of(person)
        written = record.written()
        if written != text:
            new = keys(record)
            changed.append((identifier, written, new - old, old - new))
    store.put(connection, changed)
    return [one[0] for one in changed]


def compare(connection: Connection, person: UUID) -> None:
    """Compare a person with whoever may be the same; nothing is proposed yet."""
    store.drop_proposals(connection, person)
    found = store.record(connection, person)
    if found:
        contender.drop(connection, found[0])
        contender.put(connection, rivals(connection, person))


def traces(connection: Connection, person: UUID, texts: list[str]) -> tuple[list[str], set[bytes]]:
    """Return by what somebody who is forgotten could be told here.

    Returns:
        Texts of theirs as records spell them, and keys that nobody else has.
    """
    written = [" ".join(words(text)) for text in texts if not text.isascii()]
    found = store.record(connection, person)
    if found is None or found[1] is None:
        return written, set()
    own = keys(Record.read(found[1]))
    return written, {key for key in own if store.count(connection, key, 2) == 1}


def catch_up(connection: Connection) -> int:
    """Make the next few records that are to come, as one step; return how many were made."""
    batch = store.to_come(connection, BATCH)
    follow(connection, batch, write)
    return len(batch)
