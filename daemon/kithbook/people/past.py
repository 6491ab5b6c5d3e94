"""What was done with people, and what an undo would do, told in names."""

from kithbook.people.service import resolve
from kithbook.people.telling import Telling
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
    Undone,
    UndoPreview,
    UndoRequest,
)

LONGEST_NEWS = 500
"""Characters."""


def past(connection: Connection, request: HistoryRequest) -> History:
    """List what was done, of all or on one person; deleted people have a history too."""
    owner = resolve(connection, request.person) if request.person else None
    found = history(connection, owner, request.limit)
    return History(deeds=_in_names(connection, found.deeds))


def undo(unit: Unit, request: UndoRequest) -> Undone:
    """Take an action back, and tell in names what stays.

    Raises:
        Conflict, NotThere: as in `foretell`.
    """
    done = take_back(unit, request)
    telling = Telling(unit.connection)
    return done.model_copy(update={"kept": [_told(telling, edit) for edit in done.kept]})


async def foretell(call: Call) -> WireModel:
    """Say what an undo would do, by doing it and taking that back.

    Raises:
        Conflict: it cannot be undone, and why.
        NotThere: there is no such action.
    """
    request: UndoRequest = call.body

    def rehearse(unit: Unit) -> UndoPreview:
        done = undo(unit, request)
        action = told(unit.connection, done.undid)
        taken_back = told(unit.connection, unit.change_set)
        action, taken_back = _in_names(unit.connection, [action, taken_back])
        # As it stands now, before the undo that is only tried.
        action = action.model_copy(update={"undone": False})
        return UndoPreview(
            undoes=action, sentence=done.sentence, edits=taken_back.edits, kept=done.kept
        )

    return await call.app[STORE].rehearse(rehearse)


def _in_names(connection: Connection, deeds: list[Deed]) -> list[Deed]:
    """Say in words what changed: of which row, and names in the place of ids."""
    telling = Telling(connection)
    found = []
    for deed in deeds:
        edits = [_told(telling, edit) for edit in deed.edits]
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


def _told(telling: Telling, edit: FieldEdit) -> FieldEdit:
    words = {
        "of": telling.row(edit.entity, edit.row),
        "label": telling.label(edit.entity, edit.field, edit.row),
        "before": telling.value(edit.entity, edit.field, edit.before),
        "after": telling.value(edit.entity, edit.field, edit.after),
    }
    return edit.model_copy(update=words)
