"""The journal: how everything about people is written, and how it is taken back.

Every action is one change set of changes, in the same transaction as the rows it changes. A row
is the fold of its changes in the order of their stamps (last writer wins per field), so rows can
be rebuilt, and two journals that exchanged their change sets in any order hold the same rows.
There are no foreign keys between journalled rows: a note may arrive before, or outlive, the person
it is about.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from kithbook.clock import HybridClock, moment_of_id
from kithbook.store import merging, redaction, rows, store
from kithbook.store.database import Connection
from kithbook.store.fields import fold, plain
from kithbook.store.model import (
    EXISTS,
    FORGOTTEN,
    Change,
    ChangeSet,
    Entity,
    Forgetting,
    Hook,
    Row,
    Touched,
)

Made = Sequence[tuple[UUID, dict[str, Any]]]
Adopt = Callable[["Unit", UUID], UUID | None]
"""Make the person of an earlier item that made nobody (a draft); None if it is no such item."""


@dataclass
class Journal:
    """What is journalled, who is told, and the clock that stamps it."""

    entities: dict[str, Entity]
    hooks: list[Hook]
    clock: HybridClock
    adopt: Adopt
    forgetting: Forgetting

    def unit(
        self,
        connection: Connection,
        change_set: UUID,
        kind: str,
        by: str,
        at: int,
        *,
        part: bool = False,
    ) -> "Unit":
        """Begin an action inside the open transaction, or with `part` go on with one."""
        return Unit(self, connection, change_set, kind, by, at, part=part)

    def absorb(self, connection: Connection, change_sets: Iterable[ChangeSet]) -> None:
        """Take in change sets made elsewhere, in any order; what was redacted wins over its twin.

        Raises:
            ClockAhead: one is from the far future; the caller rolls back, nothing is taken in.
        """
        touched: set[Touched] = set()
        for foreign in change_sets:
            latest = max((foreign.hlc, *(change.hlc for change in foreign.changes)))
            self.clock.see(latest)
            device = store.device_number(connection, foreign.device)
            number = store.add_change_set(connection, replace(foreign, hlc=latest), device)
            if number is None:
                touched |= self._refilled(connection, foreign)
                continue
            for change in foreign.changes:
                store.add_change(connection, number, change)
                touched.add(Touched(change.entity, change.row, change.owner))
        for one in list(touched):
            touched |= self.materialise(connection, one.entity, one.row)
        forgotten = redaction.forgotten_among(connection, self.entities, touched)
        for person, moment in forgotten.items():
            others = list(self.forgetting(connection, person, moment))
            redaction.shells(connection, self.clock, person, moment, others)
            touched |= self.redact(connection, person, others)
        self.tell(connection, touched)

    def _refilled(self, connection: Connection, known: ChangeSet) -> set[Touched]:
        """Take from a known change set the organisations that only here nobody had any more."""
        return {
            Touched(change.entity, change.row, None)
            for change in known.changes
            if change.fields
            and (entity := self.entities.get(change.entity))
            and entity.shared
            and redaction.refill_shared(connection, known.id, change)
        }

    def rebuild(self, connection: Connection) -> None:
        """Make every row anew from the journal alone."""
        merging.clear(connection)
        for entity in self.entities.values():
            connection.execute(f"DELETE FROM {entity.table}")  # noqa: S608 - our names
        for name, row in store.journalled_rows(connection):
            self.materialise(connection, name, row)

    def materialise(self, connection: Connection, name: str, row: UUID) -> set[Touched]:
        """Make one row what its changes say; return whom else that touched, as a merge does."""
        entity = self.entities.get(name)
        if entity is None:
            return set()  # of a newer version's kind: the journal keeps it until this one knows it
        moved = self._merge(connection, entity, row)
        self._put(connection, entity, row)
        return moved

    def redact(self, connection: Connection, person: UUID, others: Iterable[Row]) -> set[Touched]:
        """Empty what the journal holds of a person, and of these other rows."""
        touched = redaction.redact(connection, self.entities, person, others)
        for entity in self.entities.values():
            if entity.merges and entity.owner == "id":
                touched |= self.materialise(connection, entity.table, person)
        return touched

    def _merge(self, connection: Connection, entity: Entity, row: UUID) -> set[Touched]:
        """Write down what a row was merged into; if that is news, move what hangs on it."""
        if entity.merges is None:
            return set()
        told = fold(one.fields for one in store.changes_of_row(connection, entity.table, row))
        target = told.get(entity.merges)
        moved = merging.merge(connection, row, UUID(hex=target) if target else None)
        for one in moved:
            self._put(connection, entity, one)
        for other in self.entities.values():
            for hanging in merging.standing_with(connection, other, moved):
                self._put(connection, other, hanging)
        own = entity.owner == "id"
        # Of what is nobody's own, what hangs on it is found by where it is led to.
        ends = set() if own else {merging.root(connection, one) for one in moved}
        return {Touched(entity.table, one, one if own else None) for one in moved | ends}

    def _put(self, connection: Connection, entity: Entity, row: UUID) -> None:
        fields = self._told(connection, entity, row)
        if fields is None:
            rows.remove(connection, entity, row)
        else:
            rows.write(connection, entity, row, fields)

    def mend(self, connection: Connection, name: str, row: UUID) -> bool:
        """Make a row what its changes say; True if it was something else."""
        entity = self.entities.get(name)
        if entity is None:
            return False
        moved = self._merge(connection, entity, row)
        fields = self._told(connection, entity, row)
        wanted = None if fields is None else rows.stored(connection, entity, fields)
        if rows.values(connection, entity, row) == wanted:
            return bool(moved)
        self._put(connection, entity, row)
        return True

    def _told(self, connection: Connection, entity: Entity, row: UUID) -> dict[str, Any] | None:
        """Return what a row's changes add up to; None if that is no row (yet, or any more)."""
        changes = store.changes_of_row(connection, entity.table, row)
        fields = fold(change.fields for change in changes)
        whole = all(fields.get(column) is not None for column in entity.needs)
        if entity.merges and merging.root(connection, row) != row:
            return None
        return fields if fields.get(EXISTS) and whole else None

    def tell(self, connection: Connection, touched: set[Touched]) -> None:
        """Tell every hook what was touched, also of whom that was merged into."""
        if touched and merging.any_merged(connection):
            roots = {one.owner: merging.root(connection, one.owner) for one in touched if one.owner}
            touched |= {replace(one, owner=roots[one.owner]) for one in touched if one.owner}
        if touched:
            for hook in self.hooks:
                hook(connection, touched)


@dataclass
class Unit:
    """One action in one transaction: what it changes becomes one change set."""

    journal: Journal
    connection: Connection
    change_set: UUID
    """The item id of the call, so that an action can be named before it is done."""
    kind: str
    by: str
    at: int
    """Milliseconds since 1970."""
    undoes: UUID | None = None
    part: bool = False
    """The change set may be there already: one action in several transactions, as an import is."""
    touched: set[Touched] = field(default_factory=set)
    _number: int | None = None

    @property
    def changed(self) -> bool:
        """Whether anything had to be written."""
        return self._number is not None

    def create(self, name: str, row: UUID, /, **fields: Any) -> None:
        """Make a row: one change with all its fields."""
        kept = {key: value for key, value in fields.items() if value is not None}
        change = self._write(name, row, {EXISTS: 1, **kept})
        rows.write(self.connection, self.journal.entities[name], row, change.fields)

    def create_many(self, name: str, made: Made, *, is_new: bool = True) -> None:
        """Make rows that were never there, each with all its fields; four times as fast."""
        number, entity = self.record(), self.journal.entities[name]
        changes, ticks = [], self.journal.clock.ticks(len(made))
        for stamp, (row, given) in zip(ticks, made, strict=True):
            told = {EXISTS: 1} | plain({key: one for key, one in given.items() if one is not None})
            said = given.get(entity.owner or "")
            owner = said if isinstance(said, UUID) else self._owner(name, row, told)
            changes.append(Change(stamp, name, row, owner, told))
            self.touched.add(Touched(name, row, owner, is_new))
        store.add_changes(self.connection, number, changes)
        rows.write_many(self.connection, entity, made)

    def set(self, name: str, row: UUID, /, **fields: Any) -> None:
        """Change fields of a row that is there."""
        change = self._write(name, row, fields)
        rows.update(self.connection, self.journal.entities[name], row, change.fields)

    def remove(self, name: str, row: UUID) -> None:
        """Delete a row; undo brings it back."""
        self._write(name, row, {EXISTS: 0})
        rows.remove(self.connection, self.journal.entities[name], row)

    def restore(self, name: str, row: UUID, fields: dict[str, Any]) -> None:
        """Set fields, existence too, to what they should be (undo)."""
        self._write(name, row, fields)
        self.touched |= self.journal.materialise(self.connection, name, row)

    def forget(self, person: UUID) -> None:
        """Forget a person, and all who were merged into them.

        Nothing brings them back, here or on another device.
        """
        for one in merging.family(self.connection, person):
            self._forget(one)

    def _forget(self, person: UUID) -> None:
        # When it was wished: the item may have waited in an outbox, with captures behind it.
        moment = min(self.at, moment_of_id(self.change_set))
        self.create(FORGOTTEN.table, person, at=moment)
        others = list(self.journal.forgetting(self.connection, person, moment))
        for entity, row in others:
            # Tells other devices that this is to go too, though it was nobody's.
            shell = Change(self.journal.clock.tick(), entity, row, person, {})
            store.add_change(self.connection, self.record(), shell)
        self.touched |= self.journal.redact(self.connection, person, others)

    def record(self) -> int:
        """Write the change set down, even if it changes no row (an undo of what was overwritten).

        Returns:
            The number it is stored as.

        Raises:
            RuntimeError: it was written before; the inbox answers repeated items.
        """
        if self._number is None:
            device, device_id = store.own_device(self.connection)
            stamp = self.journal.clock.tick()
            head = ChangeSet(
                self.change_set, device_id, self.kind, self.by, self.at, stamp, self.undoes
            )
            self._number = store.add_change_set(self.connection, head, device)
            if self._number is None and self.part:
                self._number = store.change_set_number(self.connection, self.change_set)
            if self._number is None:
                message = f"change set {self.change_set} exists"
                raise RuntimeError(message)
        return self._number

    def finish(self) -> None:
        """Stamp the end and tell the hooks; the caller commits."""
        if self._number is not None:
            store.end_change_set(self.connection, self._number, self.journal.clock.tick())
        self.journal.tell(self.connection, self.touched)

    def _write(self, name: str, row: UUID, fields: dict[str, Any]) -> Change:
        told, number = plain(fields), self.record()
        owner = self._owner(name, row, told)
        change = Change(self.journal.clock.tick(), name, row, owner, told)
        store.add_change(self.connection, number, change)
        self.touched.add(Touched(name, row, owner))
        return change

    def _owner(self, name: str, row: UUID, fields: dict[str, Any]) -> UUID | None:
        """Return the person a row belongs to: from the change, or from what came before it."""
        column = self.journal.entities[name].owner
        if column is None or column == "id":
            return row if column else None
        if column not in fields:
            before = store.changes_of_row(self.connection, name, row)
            fields = fold(change.fields for change in before)
        found = fields.get(column)
        return UUID(hex=found) if found else None
