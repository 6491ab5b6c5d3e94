"""Parting two who were merged: each has their own again, and what came later stays and is said."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import uuid_utils

from kithbook.store import merging, store
from kithbook.store.fields import fold
from kithbook.store.journal import Unit
from kithbook.store.model import EXISTS, VISIT, Change, ChangeSet, Entity, Row


@dataclass(frozen=True, slots=True)
class Kept:
    """A value that came after the undone action, and therefore stays."""

    entity: str
    row: UUID
    field: str
    undone: Any
    """What the action made it; after a merge also what it was then, None where it was not yet."""
    stays: Any


def part(unit: Unit, change: Change, merge: ChangeSet, dead: Container[UUID]) -> list[Kept]:
    """End a merge for what hangs on the merged row: all of it goes back as it was at the merge.

    What was edited since stays with whom it was merged into, as rows of its own.

    Args:
        unit: the undo, which took the merge's own fields back already.
        change: one of the merge's.
        merge: the merge.
        dead: the actions that are undone.

    Returns:
        All that was changed since, and stays.
    """
    entity = unit.journal.entities.get(change.entity)
    target = change.fields.get(entity.merges) if entity and entity.merges else None
    if target is None:
        return []
    parted = merging.behind(unit.connection, change.row)
    kept: list[Kept] = []
    for owner in parted:
        for (name, row), later in store.changed_since(unit.connection, owner, merge.hlc).items():
            kind = unit.journal.entities.get(name)
            if kind and kind.owner and kind.owner != "id":
                kept += _left(unit, kind, row, target, later - {unit.change_set})
    copies = {one.row for one in kept}
    stayed = merging.family(unit.connection, merging.root(unit.connection, UUID(hex=target)))
    later_on = _later(unit, [one for one in stayed if one not in parted], merge)
    return kept + [one for one in _staying(unit, later_on, dead) if one.row not in copies]


def take_copies_back(unit: Unit, undo_of_merge: ChangeSet, done: Container[Row]) -> None:
    """Undo what the end of a merge did beside its own rows."""
    for change in undo_of_merge.changes:
        if (change.entity, change.row) in done:
            continue
        history = store.changes_of_row(unit.connection, change.entity, change.row)
        now = fold(one.fields for one in history)
        then = fold(one.fields for one in history if one.change_set != undo_of_merge.id)
        wanted = {name: then.get(name) for name in now} if then.get(EXISTS) else {EXISTS: 0}
        set_back(unit, (change.entity, change.row), now, wanted)


def set_back(unit: Unit, row: Row, now: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Make fields of a row what is wanted; return those that were something else."""
    differing = {name: value for name, value in wanted.items() if value != now.get(name)}
    if differing:
        unit.restore(*row, differing)
    return differing


def _left(unit: Unit, entity: Entity, row: UUID, target: str, later: set[UUID]) -> list[Kept]:
    """Put a row back to what it was before these change sets; leave a copy of what it is now."""
    history = store.changes_of_row(unit.connection, entity.table, row)
    now = fold(change.fields for change in history)
    then = fold(change.fields for change in history if change.change_set not in later)
    wanted = {name: then.get(name) for name in now}
    differing = set_back(unit, (entity.table, row), now, wanted)
    if not differing or not now.get(EXISTS):
        return []
    copy = UUID(bytes=uuid_utils.uuid7().bytes)
    values = {name: value for name, value in now.items() if name != EXISTS}
    unit.create(entity.table, copy, **{**values, str(entity.owner): target})
    return [
        Kept(entity.table, copy, name, value, now.get(name))
        for name, value in differing.items()
        if name != EXISTS
    ]


def _later(unit: Unit, owners: Iterable[UUID], merge: ChangeSet) -> dict[Row, set[UUID]]:
    """Return the rows of people that were changed after a merge, and by which actions."""
    found: dict[Row, set[UUID]] = {}
    for owner in owners:
        for row, actions in store.changed_since(unit.connection, owner, merge.hlc).items():
            found.setdefault(row, set()).update(actions - {unit.change_set})
    return found


def _staying(unit: Unit, later: dict[Row, set[UUID]], dead: Container[UUID]) -> Iterator[Kept]:
    """Yield what later actions that still count made of rows."""
    for (name, row), actions in later.items():
        entity = unit.journal.entities.get(name)
        changes = store.changes_of_row(unit.connection, name, row)
        counts = any(
            one.change_set in actions and not one.is_undo and one.kind != VISIT
            for one in changes
            if one.change_set not in dead
        )
        if entity and counts:
            before = fold(one.fields for one in changes if one.change_set not in actions)
            now = fold(one.fields for one in changes)
            yield from _changed(entity, row, before, now)
            if now.get(EXISTS):
                yield from _joined(unit, entity, now)


def _changed(
    entity: Entity, row: UUID, before: dict[str, Any], now: dict[str, Any]
) -> Iterator[Kept]:
    """Yield what became of a row, which may have come since, or be gone."""
    was, is_there = (bool(one.get(EXISTS)) for one in (before, now))
    if was and not is_there:
        yield Kept(entity.table, row, EXISTS, 1, 0)
    for name in entity.columns:
        held, holds = before.get(name) if was else None, now.get(name) if is_there else None
        if name != entity.owner and held != holds:
            yield Kept(entity.table, row, name, held, holds)


def _joined(unit: Unit, entity: Entity, now: dict[str, Any]) -> Iterator[Kept]:
    """Yield what a row says that does nothing but join its person to another row: that row."""
    if not entity.ids.issuperset(entity.columns):
        return
    for name in entity.columns:
        other, value = unit.journal.entities.get(name), now.get(name)
        if other and value and other.owner != "id":
            row = UUID(hex=value)
            changes = store.changes_of_row(unit.connection, name, row)
            yield from _changed(other, row, {}, fold(one.fields for one in changes))
