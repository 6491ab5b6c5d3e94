"""Turning plain functions on the store into routes, and taking back what an action did."""

from collections.abc import Callable, Sequence
from typing import Any

from kithbook.errors import Conflict
from kithbook.store import actions
from kithbook.store.database import Connection
from kithbook.store.history import deed, named, root, shown
from kithbook.store.journal import Unit
from kithbook.store.model import IMPORT, UNDO_IMPORT, ChangeSet
from kithbook.store.rows import values
from kithbook.store.service import STORE
from kithbook.store.undo import newest_undoable, undo
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.base import WireModel
from kithbook_protocol.journal import FieldEdit, Undone, UndoRequest
from kithbook_protocol.operation import Operation

MOST_AT_ONCE = 2_000
"""Changes that are taken back in one transaction; about 0.5 s."""


def reads(operation: Operation[Any, Any], work: Callable[[Connection, Any], WireModel]) -> Route:
    """Make a route of a function that reads on one snapshot."""

    async def handle(call: Call) -> WireModel:
        return await call.app[STORE].read(lambda connection: work(connection, call.body))

    return Route(operation, handle)


def writes(
    operation: Operation[Any, Any], kind: str, work: Callable[[Unit, Any], WireModel]
) -> Route:
    """Make a route of a function that writes: one action, applied exactly once per item id."""

    async def handle(call: Call) -> WireModel:
        store = call.app[STORE]
        await store.settled()
        await store.before(kind, call.body)
        return await store.apply(call, kind, operation, work)

    return Route(operation, handle)


def take_back(unit: Unit, request: UndoRequest) -> Undone:
    """Undo the action named, or the newest one."""
    connection = unit.connection
    identifier = (
        named(connection, "change_set", request.change_set, "action")
        if request.change_set
        else newest_undoable(connection)
    )
    if actions.count_changes(connection, identifier) > MOST_AT_ONCE:
        raise Conflict(
            "That was an import of many; take it back as a whole with: kithbook imports undo"
        )
    target = actions.change_set(connection, identifier)
    if target is None:
        raise Conflict("There is nothing to undo.")
    if target.kind == IMPORT:
        unit.kind = UNDO_IMPORT
    action, depth = root(connection, target)
    before = _rows(unit, action)
    kept = undo(unit, target)
    # An undo takes back, an undo of an undo does again, and so on in turns.
    verb = "Done again" if depth % 2 else "Undone"
    return Undone(
        change_set=unit.change_set,
        undid=target.id,
        sentence=f"{verb}: {deed(connection, action)}{_unseen(unit, action, before, kept)}.",
        kept=[
            FieldEdit(
                entity=one.entity,
                row=one.row,
                field=shown(one.field),
                before=one.undone,
                after=one.stays,
            )
            for one in kept
        ],
    )


def _rows(unit: Unit, action: ChangeSet) -> list[object]:
    """Return the rows that an action touched, as they stand."""
    entities = unit.journal.entities
    return [
        values(unit.connection, entities[one.entity], one.row)
        for one in action.changes
        if one.entity in entities
    ]


def _unseen(unit: Unit, action: ChangeSet, before: list[object], kept: Sequence[object]) -> str:
    """Say of an undo after which all stands as before why that is; nothing of any other."""
    if not action.changes or _rows(unit, action) != before:
        return ""
    if kept:
        return "; all stands as it was, since it was changed again later"
    return "; all stands as it was, since other actions have done, or undone, the same"
