"""What was done with people, and what an undo would do, told in names."""

from uuid import UUID

from kithbook.people import store
from kithbook.people.service import resolve
from kithbook.store.database import Connection
from kithbook.store.history import history, told
from kithbook.store.journal import Unit
from kithbook.store.routes import take_back
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook_protocol.base import WireModel
from kithbook_protocol.journal import (
    Deed,
    FieldEdit,
    History,
    HistoryRequest,
    UndoPreview,
    UndoRequest,
)

MOST_NAMED = 500
"""Rows looked up for one answer; SQLite takes 32,766 values, nobody reads as many."""
LONGEST_NEWS = 500
"""Characters."""
POINTING = {
    ("role", "organisation"): "organisation",
    ("custom", "field"): "field",
    ("relation", "other"): "person",
}
"""Fields that hold the id of a row with a name, and the table of that."""


def past(connection: Connection, request: HistoryRequest) -> History:
    """List what was done, of all or on one person; deleted people have a history too."""
    owner = resolve(connection, request.person) if request.person else None
    found = history(connection, owner, request.limit)
    return History(deeds=_in_names(connection, found.deeds))


async def foretell(call: Call) -> WireModel:
    """Say what an undo would do, by doing it and taking that back.

    Raises:
        Conflict: it cannot be undone, and why.
        NotThere: there is no such action.
    """
    request: UndoRequest = call.body

    def rehearse(unit: Unit) -> UndoPreview:
        done = take_back(unit, request)
        action = told(unit.connection, done.undid)
        undo = told(unit.connection, unit.change_set)
        action, undo = _in_names(unit.connection, [action, undo])
        # As it stands now, before the undo that is only tried.
        action = action.model_copy(update={"undone": False})
        return UndoPreview(undoes=action, sentence=done.sentence, edits=undo.edits, kept=done.kept)

    return await call.app[STORE].rehearse(rehearse)


def _in_names(connection: Connection, deeds: list[Deed]) -> list[Deed]:
    """Put names in the place of the ids of what has one."""
    names = _names(connection, deeds)
    found = []
    for deed in deeds:
        edits = [_named(edit, names) for edit in deed.edits]
        news = _news(edits) if deed.kind == "capture" else None
        found.append(deed.model_copy(update={"edits": edits, "news": news}))
    return found


def _news(edits: list[FieldEdit]) -> str | None:
    """Say what a page has newly of the role that somebody has, if it had one before."""
    changes = [
        f"{edit.before} → {edit.after or 'nothing'}"
        for edit in edits
        if edit.entity == "role" and edit.field in {"title", "organisation"} and edit.before
    ]
    return f"New job: {', '.join(changes)}"[:LONGEST_NEWS] if changes else None


def _names(connection: Connection, deeds: list[Deed]) -> dict[str, str]:
    """Return the names of the rows that changes point to, by their ids in hex."""
    ids: dict[str, set[UUID]] = {table: set() for table in POINTING.values()}
    for edit in (edit for deed in deeds for edit in deed.edits):
        table = POINTING.get((edit.entity, edit.field))
        if table:
            ids[table].update(UUID(hex=value) for value in (edit.before, edit.after) if value)
    return {
        row.hex: name
        for table, rows in ids.items()
        for row, name in store.names(connection, table, list(rows)[:MOST_NAMED]).items()
    }


def _named(edit: FieldEdit, names: dict[str, str]) -> FieldEdit:
    if (edit.entity, edit.field) not in POINTING:
        return edit
    before, after = (names.get(value, value) for value in (edit.before, edit.after))
    return edit.model_copy(update={"before": before, "after": after})
