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
"""Organisations looked up for one answer; SQLite takes 32,766 values, nobody reads as many."""


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
    """Put the names of organisations in the place of their ids."""
    ids = {
        UUID(hex=value)
        for deed in deeds
        for edit in deed.edits
        for value in (edit.before, edit.after)
        if _is_house(edit) and value
    }
    names = {
        row.hex: name
        for row, name in store.names_of_organisations(connection, list(ids)[:MOST_NAMED]).items()
    }
    return [
        deed.model_copy(update={"edits": [_named(edit, names) for edit in deed.edits]})
        for deed in deeds
    ]


def _is_house(edit: FieldEdit) -> bool:
    return (edit.entity, edit.field) == ("role", "organisation")


def _named(edit: FieldEdit, names: dict[str, str]) -> FieldEdit:
    if not _is_house(edit):
        return edit
    before, after = (names.get(value, value) for value in (edit.before, edit.after))
    return edit.model_copy(update={"before": before, "after": after})
