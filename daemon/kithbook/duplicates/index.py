"""Keeping records, keys and proposals current: a hook of the journal.

A record follows its person in the same transaction. Proposals follow too, where an action changed
only a few people; after a larger one (an import, an organisation renamed) a scan finds them.
"""

from uuid import UUID

from kithbook.duplicates import store
from kithbook.duplicates.block import keys
from kithbook.duplicates.record import Record
from kithbook.duplicates.rivals import rivals
from kithbook.duplicates.spelling import words
from kithbook.people import store as people
from kithbook.store.database import Connection
from kithbook.store.model import Touched

MOST_AT_ONCE = 4
"""People changed by one action who are compared in it."""
BATCH = 200
"""Records made in one transaction; about 50 ms."""


def refresh(connection: Connection, touched: set[Touched]) -> None:
    """Bring up to date whoever a change set touched, in the same transaction."""
    stale = {one.owner for one in touched if one.owner}
    for one in touched:
        if one.entity == "organisation":
            stale.update(people.members(connection, one.row))
    changed = [person for person in stale if index(connection, person)]
    if len(changed) <= MOST_AT_ONCE:
        for person in changed:
            propose(connection, person)


def index(connection: Connection, identifier: UUID) -> bool:
    """Write a person's record anew, or take it out if they are gone; True if one was written."""
    person = people.person(connection, identifier)
    before = store.record(connection, identifier)
    text = before[1] if before else None
    old = keys(Record.read(text)) if text else set()
    if person is None:
        store.drop(connection, identifier, old)
        return False
    record = Record.of(person)
    if record.written() == text:
        return False
    new = keys(record)
    store.put(connection, identifier, record.written(), new - old, old - new)
    return True


def propose(connection: Connection, person: UUID) -> None:
    """Compare a person with whoever may be the same, and propose the likest."""
    store.drop_proposals(connection, person)
    found = rivals(connection, person)
    store.put_proposals(connection, ((person, other, score) for other, score in found))


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
    """Make the next records that are to come; return how many were made."""
    batch = store.to_come(connection, BATCH)
    for person in batch:
        index(connection, person)
    return len(batch)
