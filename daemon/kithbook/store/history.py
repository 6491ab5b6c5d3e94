"""The journal as a person reads it: what each action changed, from what to what."""

from itertools import takewhile
from typing import Any
from uuid import UUID

from kithbook.errors import NotThere
from kithbook.store import store
from kithbook.store.database import Connection
from kithbook.store.journal import fold
from kithbook.store.model import EXISTS, ChangeSet, RowChange
from kithbook.store.undo import undone_actions
from kithbook_protocol.journal import Deed, FieldEdit, History

SHORTEST_TAIL = 4
"""Hex digits. The tail of a UUIDv7 is random, its head is only the time."""
LONGEST_QUOTE = 100
"""Characters of what a person typed that an error repeats."""


def history(connection: Connection, owner: UUID | None, limit: int) -> History:
    """Return the newest actions, of all or on one person."""
    dead = undone_actions(connection)
    pasts = _Pasts(connection)
    found = store.change_sets(connection, owner, limit)
    return History(deeds=[_deed(pasts, one, undone=one.id in dead) for one in found])


class _Pasts:
    """The changes of each row, read once: a row much edited stands in many actions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[tuple[str, UUID], list[RowChange]] = {}

    def before(self, change_set: UUID, entity: str, row: UUID) -> dict[str, Any]:
        """Return what a row held when an action came to it."""
        if (entity, row) not in self._read:
            self._read[entity, row] = store.changes_of_row(self._connection, entity, row)
        earlier = takewhile(lambda one: one.change_set != change_set, self._read[entity, row])
        return fold(change.fields for change in earlier)


def _deed(pasts: _Pasts, change_set: ChangeSet, *, undone: bool) -> Deed:
    edits = []
    for change in change_set.changes:
        before = pasts.before(change_set.id, change.entity, change.row)
        edits += [
            FieldEdit(
                entity=change.entity,
                row=change.row,
                field=shown(name),
                before=before.get(name),
                after=value,
            )
            for name, value in change.fields.items()
        ]
    return Deed(
        id=change_set.id,
        kind=change_set.kind,
        at=change_set.at,
        by=change_set.by,
        undone=undone,
        edits=edits,
    )


def shown(name: str) -> str:
    """Return what a field is called to people."""
    return "exists" if name == EXISTS else name


def setters(connection: Connection, entity: str, row: UUID) -> dict[str, tuple[UUID, str]]:
    """Return, for each field of a row, the action that set it last and that action's kind."""
    found: dict[str, tuple[UUID, str]] = {}
    for change in store.changes_of_row(connection, entity, row):
        found.update(dict.fromkeys(change.fields, (change.change_set, change.kind)))
    return found


def removed(connection: Connection, entity: str, owner: UUID) -> list[dict[str, Any]]:
    """Return what the rows held that a person once had."""
    rows = (
        fold(change.fields for change in store.changes_of_row(connection, entity, row))
        for row in store.rows_of(connection, entity, owner)
    )
    return [fields for fields in rows if not fields.get(EXISTS)]


def named(connection: Connection, table: str, reference: str, noun: str) -> UUID:
    """Return the one id that is, or ends with, what a person typed.

    Raises:
        NotThere: none, or more than one.
    """
    tail = reference.strip().lower().replace("-", "")
    if len(tail) >= SHORTEST_TAIL and all(digit in "0123456789abcdef" for digit in tail):
        found = store.tails(connection, table, tail)
        if len(found) == 1:
            return found[0]
        if found:
            raise NotThere(f'More than one {noun} ends with "{tail}"; give more of the id.')
    raise NotThere(f'There is no {noun} "{reference[:LONGEST_QUOTE]}".')
