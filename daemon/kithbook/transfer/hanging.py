"""What hangs on somebody: tags, notes, dates, fields, cadence, interactions, promises, reminders.

All of it is only ever added to. What a person took off, no file brings back; where a file says
another date, or another value where there can be one, what is there stays, and the import says so.
"""

from datetime import date, time
from uuid import UUID

from kithbook.calendar.recurrence import first, normal
from kithbook.errors import InvalidRequest
from kithbook.interactions import store as interactions
from kithbook.notes import store as notes
from kithbook.people import facts
from kithbook.people import field as fields
from kithbook.people.identifier import derived, line, new_id, quoted
from kithbook.reminders import agenda
from kithbook.reminders import store as reminders
from kithbook.store import merging
from kithbook.store import store as journal
from kithbook.store.fields import fold
from kithbook.store.journal import Unit
from kithbook.store.model import EXISTS, UNDO_IMPORT
from kithbook.transfer.known import referred
from kithbook.transfer.making import Making
from kithbook.transfer.model import Remark
from kithbook_protocol.card import Card, CardInteraction
from kithbook_protocol.field import FieldKind
from kithbook_protocol.people import Person

LATEST = 1.5
"""Of a cadence, where a file gives only the ideal: times that, as when one is set by hand."""


def hang(making: Making, person: UUID, card: Card, known: Person | None) -> list[Remark]:
    """Hang on a person what a card has for them; `known` where they were there before.

    Returns:
        What is new on somebody known, and what could not be.
    """
    if card.fields:
        making.write()  # own fields are looked up
    news = _tags(making, person, card, known)
    news += _notes(making, person, card, known)
    news += _dates(making, person, card, known)
    news += _fields(making.unit, person, card)
    news += _cadence(making, person, card)
    news += _promises(making, person, card, known)
    news += _reminders(making, person, card, known)
    if count := sum(_interaction(making, person, one) for one in card.interactions):
        told = f"Added: {count} interaction{'' if count == 1 else 's'}."
        news.append(Remark("interactions", told, str(count)))
    return news


def added(what: str) -> Remark:
    """Return that something was added, which is said by itself."""
    return Remark("added", f"Added: {what}.", what)


def gone(unit: Unit, person: UUID, entity: str, columns: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return what rows held that a person once had; what an undone import took off counts not."""
    found = set()
    for one in merging.family(unit.connection, person):
        for row in journal.rows_of(unit.connection, entity, one):
            changes = journal.changes_of_row(unit.connection, entity, row)
            fields_ = fold(change.fields for change in changes)
            if not fields_.get(EXISTS) and changes[-1].kind != UNDO_IMPORT:
                found.add(tuple(fields_.get(column) or "" for column in columns))
    return found


def _tags(making: Making, person: UUID, card: Card, known: Person | None) -> list[Remark]:
    had = {one.casefold() for one in known.tags} if known else set()
    if card.tags and known:
        had |= {name.casefold() for (name,) in gone(making.unit, person, "tag", ("name",))}
    new = [one for one in card.tags if one.casefold() not in had]
    for one in new:
        making.add("tag", derived("tag", person.bytes, one.casefold()), person=person, name=one)
    return [Remark("added", f"Added: tag {quoted(one)}.", f"#{quoted(one)}") for one in new]


def _notes(making: Making, person: UUID, card: Card, known: Person | None) -> list[Remark]:
    if not card.notes:
        return []
    had: set[str] = set()
    if known:
        had = _note_texts(making.unit, person)
        had |= {text for (text,) in gone(making.unit, person, "note", ("text",))}
    news: list[Remark] = []
    for one in card.notes:
        if one.text not in had:
            had.add(one.text)
            written = making.unit.at if one.written_at is None else one.written_at
            making.add("note", new_id(), person=person, text=one.text, written_at=written)
            news.append(Remark("note", "Added: a note."))
    return news


def _note_texts(unit: Unit, person: UUID) -> set[str]:
    return {one.text for one in notes.notes(unit.connection, person)}


def _dates(making: Making, person: UUID, card: Card, known: Person | None) -> list[Remark]:
    news: list[Remark] = []
    unwanted = gone(making.unit, person, "date", ("label",)) if card.dates and known else set()
    for one in card.dates:
        rows = facts.dates_called(making.unit.connection, person, one.label) if known else []
        if rows and all(day != one.day for _, day in rows):
            had = rows[0][1]
            told = f"Kept: {one.label} {had}, though the file says {one.day}."
            news.append(Remark("kept", told, one.label, had, one.day))
        elif not rows and (one.label,) not in unwanted:
            row = derived("date", person.bytes, one.label.casefold())
            making.add("date", row, person=person, label=one.label, day=one.day)
            news.append(added(f"{one.label} {one.day}"))
    return news


def _fields(unit: Unit, person: UUID, card: Card) -> list[Remark]:
    news: list[Remark] = []
    for one in card.fields:
        name = line(one.name) or ""
        try:
            known = fields.find_or_create(unit, name, FieldKind.TEXT)
            rows = facts.values_in(unit.connection, person, known.id)
            plain = fields.normal(known, one.value)
            if any(had == plain for _, had in rows):
                continue
            if rows and not known.several:
                told = f"Kept: {quoted(name)} as it is; the file says otherwise."
                news.append(Remark("unchanged", told, quoted(name)))
                continue
            if _was_taken_off(unit, person, known.id, plain):
                continue
            fields.put(unit, person, known.name, one.value)
            news.append(added(quoted(name)))
        except InvalidRequest:
            text = f"{name}: {one.value}"
            if text not in _note_texts(unit, person):
                unit.create("note", new_id(), person=person, text=text, written_at=unit.at)
                news.append(Remark("noted", f"Kept as a note: {quoted(name)}.", quoted(name)))
    return news


def _was_taken_off(unit: Unit, person: UUID, field: UUID, value: str) -> bool:
    return (field.hex, value) in gone(unit, person, "custom", ("field", "value"))


def _cadence(making: Making, person: UUID, card: Card) -> list[Remark]:
    if card.cadence is None or reminders.own(making.unit.connection, person):
        return []
    row = derived("cadence", person.bytes)
    if journal.changes_of_row(making.unit.connection, "cadence", row):
        return []  # was taken off
    latest = min(round(card.cadence * LATEST), 3_650)
    making.add("cadence", row, person=person, ideal=card.cadence, latest=latest)
    told = f"Added: to be in touch every {card.cadence} days."
    return [Remark("cadence", told, str(card.cadence))]


def _reminders(making: Making, person: UUID, card: Card, known: Person | None) -> list[Remark]:
    news: list[Remark] = []
    had = agenda.texts(making.unit.connection, person) if known and card.reminders else set()
    for one in card.reminders:
        if one.text in had:
            continue
        row = derived("imported reminder", person.bytes, one.text, one.rule or one.day)
        if journal.changes_of_row(making.unit.connection, "reminder", row) or making.has(row):
            continue
        try:
            day = date.fromisoformat(one.day)
            at = time.fromisoformat(one.time).strftime("%H:%M") if one.time else None
            rule = normal(one.rule) if one.rule else None
            start = first(rule, day).isoformat() if rule else None
        except (InvalidRequest, ValueError):
            told = f"A reminder is left out, its rule or day is not understood: {one.day}."
            news.append(Remark("converted", told))
            continue
        making.add(
            "reminder",
            row,
            person=person,
            text=one.text,
            day=start or one.day,
            time=at,
            rule=rule,
            start=start,
            state="done" if one.done else "open",
            made_at=making.unit.at,
        )
        news.append(Remark("reminder", "Added: a reminder."))
    return news


def _promises(making: Making, person: UUID, card: Card, known: Person | None) -> list[Remark]:
    news: list[Remark] = []
    had = interactions.promise_texts(making.unit.connection, [person]) if known else {}
    for one in card.promises:
        if one.text in had.get(person, ()):
            continue
        row = derived("imported promise", person.bytes, one.text, str(one.due))
        if known and journal.changes_of_row(making.unit.connection, "promise", row):
            continue
        making.add(
            "promise",
            row,
            person=person,
            theirs=1 if one.theirs else None,
            text=one.text,
            due=one.due,
            state="kept" if one.kept else "open",
            made_at=making.unit.at,
        )
        news.append(Remark("promise", "Added: a promise."))
    return news


def _interaction(making: Making, person: UUID, one: CardInteraction) -> bool:
    """Log an interaction that others may have part in; False where it was logged before."""
    row = referred(one.key)
    who = interactions.there(making.unit.connection, row) if row else []
    if person in who:
        return False  # of an export of ours
    if row is None or not who:
        row = derived("imported interaction", one.key)
    there = derived("imported participant", row.bytes, person.bytes)
    if _is_new(making, "interaction", row):
        making.add(
            "interaction",
            row,
            kind=one.kind.value,
            day=one.day,
            at=one.at,
            place=one.place,
            text=one.text,
            begun_by=one.begun_by,
        )
    if not _is_new(making, "participant", there):
        return False
    making.add("participant", there, person=person, interaction=row)
    return True


def _is_new(making: Making, entity: str, row: UUID) -> bool:
    """Tell whether a row was never there, or only until an import was undone."""
    if making.has(row):
        return False
    changes = journal.changes_of_row(making.unit.connection, entity, row)
    return not changes or changes[-1].kind == UNDO_IMPORT
