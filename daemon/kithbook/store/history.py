"""The journal as a person reads it: what each action changed, from what to what."""

from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any
from uuid import UUID

from kithbook.errors import NotThere
from kithbook.store import actions, merging, store
from kithbook.store.database import Connection
from kithbook.store.fields import fold
from kithbook.store.model import (
    EXISTS,
    FORGET,
    MERGE,
    MERGED_INTO,
    REDACTED,
    Change,
    ChangeSet,
    RowChange,
)
from kithbook.store.undo import undone_actions
from kithbook_protocol.journal import Deed, FieldEdit, History

TAIL = 8
"""Hex digits of an id that are shown and suffice to name it."""
SHORTEST_TAIL = 4
"""Hex digits. The tail of a UUIDv7 is random, its head is only the time."""
LONGEST_QUOTE = 100
"""Characters of a name, or of what a person typed, that a sentence repeats."""
MOST_CHANGES = 500
"""Of one action that are told; an import has more, and lists them itself."""
MOST_NAMES = 3
"""Of people, told of one action."""
PHRASES = {
    "ask change": "change of an ask of",
    "ask removal": "removal of an ask of",
    "distinct": '"not the same" of',
    "favour removal": "removal of a favour with",
    "favour": "favour with",
    "field": "change of the field",
    "join": "join of the organisations",
    "met": "ask met with",
    "offer change": "change of an offer of",
    "offer removal": "removal of an offer of",
    "opportunity change": "change of an opportunity through",
    "opportunity removal": "removal of an opportunity through",
    "opportunity": "opportunity through",
    "organisation": "change of the organisation",
    "reextract": "another reading of pages of",
    "relog": "change of an interaction with",
    "unlog": "removal of an interaction with",
}
"""Kinds of actions as a sentence has them, where "kind of" says less."""


def history(connection: Connection, owner: UUID | None, limit: int) -> History:
    """Return the newest actions, of all or on one person."""
    dead = undone_actions(connection)
    pasts = _Pasts(connection)
    owners = merging.family(connection, owner) if owner else None
    found = actions.change_sets(connection, owners, limit, REDACTED, MOST_CHANGES)
    return History(deeds=[_deed(pasts, one, undone=one.id in dead, asked=owner) for one in found])


class _Pasts:
    """The changes of each row, read once: a row much edited stands in many actions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[tuple[str, UUID], list[RowChange]] = {}

    def before(self, change_set: UUID, entity: str, row: UUID) -> dict[str, Any]:
        """Return what a row held when an action came to it."""
        changes = self._changes(entity, row)
        earlier = takewhile(lambda one: one.change_set != change_set, changes)
        return fold(change.fields for change in earlier)

    def about(self, change_set: ChangeSet, asked: UUID | None = None) -> tuple[list[str], int]:
        """Return whom an action touched: the first names, and how many people more.

        Of many, only who is asked about is named. Where it touched nobody, what it touched.
        """
        # An undo of what was overwritten changes no row: it is about whom its action is about.
        if not change_set.changes and change_set.undoes:
            change_set = root(self._connection, change_set)[0]
        if change_set.kind == FORGET:
            return [], 0
        # An empty change is all that is left of somebody forgotten.
        alive = [one for one in change_set.changes if one.fields]
        told = {one.fields.get("interaction") for one in alive if one.entity == "participant"}
        first = actions.owners(self._connection, change_set.id, MOST_NAMES + 1)
        owners = dict.fromkeys(_merging(change_set) or first)
        for one in alive:
            if one.entity == "interaction" and one.row.hex not in told:
                # Nobody's own: it is about all who take part.
                owners |= dict.fromkeys(self._taking_part(one.row))
        if not owners:
            return self._things(alive)
        count = len(owners)
        if len(first) > MOST_NAMES:
            count = actions.count_owners(self._connection, change_set.id)
        shown = [asked] if asked and count > MOST_NAMES else list(owners)[:MOST_NAMES]
        names = [self._name(one) for one in shown]
        if len(set(names)) < len(names):
            names = [f"{name} ({_tail(one)})" for name, one in zip(names, shown, strict=True)]
        return names, count - len(shown)

    def _things(self, changes: list[Change]) -> tuple[list[str], int]:
        """Return the names of what is nobody's own, the first ones, and how many there are more."""
        rows = {(one.entity, one.row): None for one in changes}
        for one in changes:
            if target := one.fields.get(MERGED_INTO):
                rows[one.entity, UUID(hex=target)] = None
        held = [fold(one.fields for one in self._changes(*row)).get("name") for row in rows]
        names = list(dict.fromkeys(filter(None, held)))
        return names[:MOST_NAMES], len(names[MOST_NAMES:])

    def _taking_part(self, interaction: UUID) -> list[UUID]:
        """Return who takes part in an interaction; of a removed one, who did."""
        rows = actions.participants(self._connection, interaction)
        held = [fold(one.fields for one in self._changes("participant", row)) for row in rows]
        there = [one for one in held if one.get(EXISTS)] or held
        return [UUID(hex=one["person"]) for one in there if one.get("person")]

    def merged(self, merge: ChangeSet) -> str:
        """Return who was merged into whom, with the ends of their ids."""
        names = [f"{_short(self._name(one))} ({_tail(one)})" for one in _merging(merge)]
        return " into ".join(names[:2])

    def _name(self, person: UUID) -> str:
        """Return a person's name, or the last the journal knows; a note may come before both."""
        told = fold(change.fields for change in self._changes("person", person))
        return told.get("name") or "somebody"

    def _changes(self, entity: str, row: UUID) -> list[RowChange]:
        if (entity, row) not in self._read:
            self._read[entity, row] = store.changes_of_row(self._connection, entity, row)
        return self._read[entity, row]


def root(connection: Connection, change_set: ChangeSet) -> tuple[ChangeSet, int]:
    """Return the action that an undo (of an undo …) is about, and how many undos lie between."""
    depth = 0
    while change_set.undoes and (earlier := actions.change_set(connection, change_set.undoes)):
        change_set, depth = earlier, depth + 1
    return change_set, depth


def deed(connection: Connection, action: ChangeSet) -> str:
    """Return an action as a piece of a sentence: "delete of Ada Lovelace"."""
    if action.kind == MERGE:
        return f"{action.kind} of {_Pasts(connection).merged(action)}"
    names, others = _Pasts(connection).about(action)
    people = ", ".join(map(_short, names)) + (f" and {others} more" if others else "")
    phrase = PHRASES.get(action.kind, f"{action.kind} of")
    if action.kind == "cadence" and not any(one.owner for one in action.changes):
        phrase = "cadence of the tag"
    return f"{phrase} {people}" if people else action.kind


def _merging(change_set: ChangeSet) -> list[UUID]:
    """Return who was merged and into whom; nobody where that is no merge."""
    if change_set.kind == MERGE:
        for one in change_set.changes:
            if target := one.fields.get(MERGED_INTO):
                return [one.row, UUID(hex=target)]
    return []


def _tail(person: UUID) -> str:
    return person.hex[-TAIL:]


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_QUOTE else name[: LONGEST_QUOTE - 1] + "…"


def told(connection: Connection, action: UUID) -> Deed:
    """Return one action as a person reads it, also one that is not committed yet.

    Raises:
        NotThere: there is none of that id.
    """
    found = actions.change_set(connection, action, MOST_CHANGES)
    if found is None:
        raise NotThere("There is no such action.")
    return _deed(_Pasts(connection), found, undone=action in undone_actions(connection))


def _deed(pasts: _Pasts, change_set: ChangeSet, *, undone: bool, asked: UUID | None = None) -> Deed:
    if change_set.kind == FORGET:
        change_set = replace(change_set, changes=[])  # that it was done, and when
    edits = []
    for change in change_set.changes:
        held = pasts.before(change_set.id, change.entity, change.row)
        after, before = _effect(change.fields, held)
        edits += [
            FieldEdit(
                entity=change.entity,
                row=change.row,
                field=shown(name),
                before=before.get(name),
                after=value,
            )
            for name, value in sorted(after.items(), key=lambda one: one[0] != EXISTS)
        ]
    names, others = pasts.about(change_set, asked)
    return Deed(
        id=change_set.id,
        kind=change_set.kind,
        at=change_set.at,
        by=change_set.by,
        undone=undone,
        about=names,
        others=others,
        edits=edits,
    )


def _effect(
    fields: dict[str, Any], before: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a row held after a change, of all that this concerns, and before it.

    A removal sets only that, and took every value; what comes back has all of them again.
    """
    values = {name: value for name, value in before.items() if name != EXISTS and value is not None}
    if not fields.get(EXISTS, 1):
        return fields | dict.fromkeys(values), before
    if EXISTS in fields and before.get(EXISTS) == 0:
        return values | fields, {EXISTS: 0}
    if EXISTS in fields and before.get(EXISTS):
        # A merge says so of what it leaves in force.
        return {name: value for name, value in fields.items() if name != EXISTS}, before
    return fields, before


def shown(name: str) -> str:
    """Return what a field is called to people."""
    return "exists" if name == EXISTS else name


def setters(connection: Connection, entity: str, row: UUID) -> dict[str, tuple[UUID, str]]:
    """Return, for each field of a row, the action that set it last and that action's kind."""
    found: dict[str, tuple[UUID, str]] = {}
    for change in store.changes_of_row(connection, entity, row):
        found.update(dict.fromkeys(change.fields, (change.change_set, change.kind)))
    return found


@dataclass(frozen=True, slots=True)
class Said:
    """What an action set on a row, and whose action that was."""

    fields: dict[str, Any]
    change_set: UUID
    kind: str
    by: str
    at: int
    """Milliseconds since 1970."""


def sayings(connection: Connection, entity: str, row: UUID) -> list[Said]:
    """Return what each action set on a row, in the order that counts."""
    return [Said(*found) for found in store.sayings(connection, entity, row)]


def removed(connection: Connection, entity: str, owner: UUID) -> list[dict[str, Any]]:
    """Return what the rows held that a person once had."""
    return [fields for fields in ever(connection, entity, owner) if not fields.get(EXISTS)]


def ever(connection: Connection, entity: str, owner: UUID) -> list[dict[str, Any]]:
    """Return what the rows hold that a person has, and held that a person once had."""
    return [
        fold(change.fields for change in store.changes_of_row(connection, entity, row))
        for one in merging.family(connection, owner)
        for row in store.rows_of(connection, entity, one)
    ]


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
