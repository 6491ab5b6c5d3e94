"""What may be done with interactions."""

from collections.abc import Iterable
from uuid import UUID

from kithbook.calendar.model import told
from kithbook.clock import moment_of_id
from kithbook.errors import InvalidRequest, NotThere
from kithbook.interactions import store
from kithbook.people import service as people
from kithbook.people.identifier import clean, line, quoted
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.interactions import (
    Interaction,
    InteractionKind,
    InteractionRequest,
    Interactions,
    InteractionsRequest,
    LogEdit,
    Logged,
    LogRequest,
)

MOST_NAMED = 3
"""People whom a sentence names."""
DONE = {
    InteractionKind.MET: "Met",
    InteractionKind.CALL: "Called",
    InteractionKind.MESSAGE: "Wrote with",
    InteractionKind.EMAIL: "Mailed with",
    InteractionKind.EVENT: "At an event with",
    InteractionKind.FAVOUR: "A favour with",
    InteractionKind.INTRODUCTION: "An introduction with",
}
"""Kinds, as a sentence begins."""


def said_at(unit: Unit) -> int:
    """Return when a write was wished, in milliseconds: it may have waited in an outbox."""
    return min(unit.at, moment_of_id(unit.change_set))


def log(unit: Unit, request: LogRequest) -> Logged:
    """Log an interaction, once for all who took part.

    Raises:
        NotThere: one of them is nobody, or more than one.
        InvalidRequest: the time is still to come, or not understood.
    """
    # Imported late: its patterns cost 15 ms of the start-up budget.
    from kithbook.calendar.service import happened  # noqa: PLC0415

    when = happened(request.when or "", said_at(unit))
    there = dict.fromkeys(people.followed(unit, one).id for one in request.people)
    made = people.new_id()
    unit.create(
        "interaction",
        made,
        kind=request.kind.value,
        day=when.day.isoformat(),
        at=when.at,
        place=line(request.place),
        text=clean(request.text),
        begun_by=request.begun_by,
    )
    for person in there:
        unit.create("participant", people.new_id(), person=person, interaction=made)
    found = store.interactions(unit.connection, [made])[made]
    sentence = f"{DONE[found.kind]} {_names(found)} on {told(when)}."
    return Logged(change_set=unit.change_set, interaction=found, sentence=sentence)


def edit(unit: Unit, request: LogEdit) -> Logged:
    """Change an interaction, for all who took part; undo changes it back.

    Raises:
        NotThere: there is none, or somebody named is nobody or took no part.
        InvalidRequest: the time is still to come or not understood, or nobody would be left.
    """
    before = find(unit.connection, request.interaction)
    values = _values(unit, request)
    changed = {name: value for name, value in values.items() if value != getattr(before, name)}
    if changed:
        unit.set("interaction", before.id, **changed)
    _change_people(unit, before, request)
    found = store.interactions(unit.connection, [before.id])[before.id]
    if not found.people:
        raise InvalidRequest("Somebody must be left who took part; an interaction can be removed.")
    told = f"Saved: {found.kind.value}, with {_names(found)} on {found.day}."
    return Logged(
        change_set=unit.change_set if unit.changed else None,
        interaction=found,
        sentence=told if unit.changed else "Nothing changed.",
    )


def _values(unit: Unit, request: LogEdit) -> dict[str, str | int | None]:
    """Return what an interaction holds once it is changed, of all that was given.

    Raises:
        InvalidRequest: the time is still to come, or not understood.
    """
    # Imported late, as for `log`.
    from kithbook.calendar.service import happened  # noqa: PLC0415

    values: dict[str, str | int | None] = {}
    if request.kind is not None:
        values["kind"] = request.kind.value
    if request.when is not None:
        when = happened(request.when, said_at(unit))
        values |= {"day": when.day.isoformat(), "at": when.at}
    if request.text is not None:
        values["text"] = clean(request.text)
    if request.place is not None:
        values["place"] = line(request.place)
    if request.begun_by is not None:
        values["begun_by"] = None if request.begun_by == "both" else request.begun_by
    return values


def _change_people(unit: Unit, interaction: Interaction, request: LogEdit) -> None:
    """Put in who took part too, and take out who did not.

    Raises:
        NotThere: somebody named is nobody, or took no part.
    """
    rows = store.participants(unit.connection, interaction.id)
    there = {person for _, person in rows}
    for reference in request.add_people:
        person = people.followed(unit, reference).id
        if person not in there:
            row = people.new_id()
            unit.create("participant", row, person=person, interaction=interaction.id)
            there.add(person)
    for reference in request.remove_people:
        found = people.find(unit.connection, reference)
        # Merging may have left two rows of one person.
        theirs = [row for row, person in rows if person == found.id]
        if not theirs:
            raise NotThere(f"{quoted(found.name)} took no part in that.")
        for row in theirs:
            unit.remove("participant", row)


def remove(unit: Unit, request: InteractionRequest) -> Logged:
    """Remove an interaction, for all who took part; undo brings it back.

    Raises:
        NotThere: there is none, or more than one.
    """
    found = find(unit.connection, request.interaction)
    for row, _person in store.participants(unit.connection, found.id):
        unit.remove("participant", row)
    unit.remove("interaction", found.id)
    sentence = f"Removed: {found.kind.value}, with {_names(found)} on {found.day}."
    return Logged(change_set=unit.change_set, interaction=None, sentence=sentence)


def show(connection: Connection, request: InteractionsRequest) -> Interactions:
    """List interactions, newest first."""
    person = people.find(connection, request.person).id if request.person else None
    rows = store.newest(connection, person, request.limit + 1)
    shown = rows[: request.limit]
    found = store.interactions(connection, shown)
    return Interactions(interactions=[found[row] for row in shown], more=len(rows) > request.limit)


def lasts(connection: Connection, there: Iterable[UUID]) -> dict[UUID, Interaction]:
    """Return the newest interaction with each of these people, where there is one."""
    newest = {person: row for person in there for row in store.newest(connection, person, 1)}
    found = store.interactions(connection, set(newest.values()))
    return {person: found[row] for person, row in newest.items()}


def find(connection: Connection, reference: str) -> Interaction:
    """Return the interaction someone means.

    Raises:
        NotThere: none, or more than one, or nobody is there any more who took part.
    """
    row = named(connection, "interaction", reference, "interaction")
    found = store.interactions(connection, [row])[row]
    if not found.people:
        raise NotThere("Nobody is there any more who took part in that.")
    return found


def _names(interaction: Interaction) -> str:
    names = [quoted(one.name) for one in interaction.people]
    if len(names) > MOST_NAMED:
        names[MOST_NAMED:] = [f"{len(names) - MOST_NAMED} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
