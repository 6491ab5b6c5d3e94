"""The journal as a person reads it: what each action changed, from what to what."""

from uuid import UUID

from kithbook.errors import NotThere
from kithbook.store import store
from kithbook.store.database import Connection
from kithbook.store.journal import fold
from kithbook.store.model import EXISTS, ChangeSet
from kithbook.store.undo import undone_actions
from kithbook_protocol.journal import Deed, FieldEdit, History

SHORTEST_TAIL = 4
"""Hex digits. The tail of a UUIDv7 is random, its head is only the time."""


def history(connection: Connection, owner: UUID | None, limit: int) -> History:
    """Return the newest actions, of all or on one person."""
    dead = undone_actions(connection)
    found = store.change_sets(connection, owner, limit)
    return History(deeds=[_deed(connection, one, undone=one.id in dead) for one in found])


def _deed(connection: Connection, change_set: ChangeSet, *, undone: bool) -> Deed:
    edits = []
    for change in change_set.changes:
        earlier = []
        for other in store.changes_of_row(connection, change.entity, change.row):
            if other.change_set == change_set.id:
                break
            earlier.append(other.fields)
        before = fold(earlier)
        edits += [
            FieldEdit(
                entity=change.entity,
                row=change.row,
                field="exists" if name == EXISTS else name,
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


def setters(connection: Connection, entity: str, row: UUID) -> dict[str, tuple[UUID, str]]:
    """Return, for each field of a row, the action that set it last and that action's kind."""
    found: dict[str, tuple[UUID, str]] = {}
    for change in store.changes_of_row(connection, entity, row):
        found.update(dict.fromkeys(change.fields, (change.change_set, change.kind)))
    return found


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
            raise NotThere(f'More than one {noun} ends with "{reference}"; give more of the id.')
    raise NotThere(f'There is no {noun} "{reference}".')
