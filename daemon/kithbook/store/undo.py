"""Taking an action back: as if it had never been, but for what came later.

An undo is a change set of its own that sets each field the action touched to what the remaining
actions make of it. So undoing an undo does the action again, and values changed later stay.
"""

from collections.abc import Container, Iterable
from uuid import UUID

from kithbook.errors import Conflict
from kithbook.store import actions, store
from kithbook.store.database import Connection
from kithbook.store.fields import fold
from kithbook.store.journal import Unit
from kithbook.store.model import (
    EXISTS,
    FORGET,
    IMPORT,
    PHOTO,
    REDACTED,
    VISIT,
    ChangeSet,
    Row,
)
from kithbook.store.parting import Kept, part, set_back, take_copies_back


def undone_actions(connection: Connection) -> set[UUID]:
    """Return the actions (never undos themselves) that are undone now."""
    return _effects(connection)[0]


def _effects(connection: Connection) -> tuple[set[UUID], dict[UUID, tuple[UUID, bool]]]:
    """Return undone actions, and for each undo (the action it is about, whether it kills it)."""
    dead: set[UUID] = set()
    about: dict[UUID, tuple[UUID, bool]] = {}
    for undo, target in actions.undos(connection):
        action, kills = about.get(target, (target, False))
        about[undo] = (action, not kills)
        if kills:
            dead.discard(action)
        else:
            dead.add(action)
    return dead, about


def newest_undoable(connection: Connection) -> UUID:
    """Return the newest action that is not undone.

    Raises:
        Conflict: there is none, or the newest is a forgetting: who says "undo" means that.
    """
    if actions.newest_kind(connection, passed=(VISIT, PHOTO, REDACTED)) == FORGET:
        raise Conflict(
            "Forgetting cannot be undone; for what came before it name the action, which "
            "`kithbook history` lists."
        )
    dead = undone_actions(connection)
    for action in actions.actions(connection, passed=(VISIT, PHOTO, FORGET, REDACTED)):
        if action not in dead:
            return action
    raise Conflict("There is nothing to undo.")


def undo(unit: Unit, target: ChangeSet) -> list[Kept]:
    """Take a change set back; `unit` becomes the undo.

    Raises:
        Conflict: it is undone already, or forgetting somebody, or about somebody forgotten.
    """
    connection = unit.connection
    if target.kind == FORGET:
        raise Conflict("Forgetting somebody cannot be undone.")
    if target.kind == REDACTED:
        raise Conflict("That was about somebody who was forgotten since; it cannot be undone.")
    dead, about = _effects(connection)
    action, kills = about.get(target.id, (target.id, False))
    if (action in dead) == (not kills):
        raise Conflict("That is undone already.")
    dead = dead - {action} if kills else dead | {action}
    original = target if action == target.id else actions.change_set(connection, action)
    if original is None:
        raise Conflict("What that undid is no longer known.")
    unit.undoes = target.id
    # Also where every value was changed since: the action counts no more, whatever is undone later.
    unit.record()
    changes = original.changes
    if original.kind == IMPORT:
        # Whom somebody worked on since stays, and all that the file said of them.
        owners = {change.owner for change in changes if change.owner}
        stay = {one for one in owners if actions.worked_on_since(connection, action, one, VISIT)}
        # So does what is nobody's own (an interaction, a field): it may be theirs.
        changes = [
            change for change in changes if change.owner not in stay and (change.owner or not stay)
        ]
    rows = {(change.entity, change.row): None for change in changes}
    kept = [one for row in rows for one in _taken_back(unit, action, row, dead, kills=kills)]
    if kills:
        take_copies_back(unit, target, rows)
        return kept
    said = {(one.row, one.field) for one in kept}
    parted = [one for change in original.changes for one in part(unit, change, original, dead)]
    return kept + [one for one in parted if (one.row, one.field) not in said]


def undo_part(unit: Unit, action: UUID, rows: Iterable[Row]) -> None:
    """Take some rows of a large action back; `unit` is the part of its undo.

    Whoever asks goes through all rows, and sees to it that nothing else undoes the action.
    """
    unit.undoes = action
    unit.record()
    dead = undone_actions(unit.connection) | {action}
    for row in rows:
        _taken_back(unit, action, row, dead, kills=False)


def _taken_back(
    unit: Unit, action: UUID, which: Row, dead: Container[UUID], *, kills: bool
) -> list[Kept]:
    """Set what an action touched of a row to what the remaining actions make of it."""
    entity, row = which
    history = store.changes_of_row(unit.connection, entity, row)
    now = fold(change.fields for change in history)
    mine = fold(change.fields for change in history if change.change_set == action)
    then = fold(
        change.fields for change in history if not change.is_undo and change.change_set not in dead
    )
    # A row that goes needs nothing but its end written down; its values wait for a redo.
    goes = EXISTS in mine and not then.get(EXISTS)
    if goes and _is_shared(unit, entity):
        return []
    wanted = {EXISTS: 0} if goes else {name: then.get(name) for name in mine}
    differing = set_back(unit, which, now, wanted)
    if kills or goes:
        return []
    return [
        Kept(entity, row, name, mine[name], now.get(name))
        for name in mine
        if name not in differing and mine[name] != now.get(name)
    ]


def _is_shared(unit: Unit, name: str) -> bool:
    entity = unit.journal.entities.get(name)
    return entity is not None and entity.shared
