"""Reminders: made, changed, done, removed; of one that comes again, when that is."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from kithbook.calendar.model import WEEKDAYS, today
from kithbook.errors import InvalidRequest, NotThere
from kithbook.interactions import service as interactions
from kithbook.interactions.service import said_at
from kithbook.notes import store as notes
from kithbook.people import service as people
from kithbook.people.identifier import clean, quoted
from kithbook.reminders import agenda
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.agenda import (
    Reminded,
    Reminder,
    ReminderEdit,
    ReminderNamed,
    ReminderRequest,
    Reminders,
    RemindersRequest,
)

MOST_PASSED = 400
"""Days that are told as passed."""


def make(unit: Unit, request: ReminderRequest) -> Reminded:
    """Make a reminder, for once or by a rule.

    Raises:
        NotThere: no such person.
        InvalidRequest: it says nothing, or the day or the rule is not understood.
    """
    text = clean(request.text)
    if not text:
        raise InvalidRequest("A reminder needs some text.")
    person = people.followed(unit, request.person) if request.person else None
    made = people.new_id()
    unit.create(
        "reminder",
        made,
        person=person.id if person else None,
        text=text,
        state="open",
        made_at=unit.at,
        **_when(unit, request.when, request.rule),
    )
    found = find(unit.connection, str(made))
    return _done(unit, found, f"{_called(found)}: {quoted(text)}, {_coming(found)}.")


def edit(unit: Unit, request: ReminderEdit) -> Reminded:
    """Change a reminder; a new day or rule opens a done one again.

    Raises:
        NotThere: there is none, or more than one.
        InvalidRequest: the day or the rule is not understood.
    """
    before = find(unit.connection, request.reminder)
    values: dict[str, Any] = {}
    if request.text is not None:
        values["text"] = clean(request.text) or before.text
    if request.when is not None or request.rule is not None:
        rule = before.rule if request.rule is None else request.rule
        when = request.when or f"{before.day} {before.time or ''}".strip()
        values |= _when(unit, when, rule or None) | {"snoozed": None, "state": "open"}
    had = before.model_dump() | {"start": agenda.start(unit.connection, before.id)}
    changed = {name: value for name, value in values.items() if value != had[name]}
    if not changed:
        return _done(unit, before, "Nothing changed.")
    unit.set("reminder", before.id, **changed)
    found = find(unit.connection, str(before.id))
    return _done(unit, found, f"Saved: {quoted(found.text)}, {_coming(found)}.")


def done(unit: Unit, request: ReminderNamed) -> Reminded:
    """Say that it is done. One that comes again waits for the next of its days that is not past.

    Raises:
        NotThere: there is none, or more than one.
    """
    before = find(unit.connection, request.reminder)
    if before.state == "done":
        return _done(unit, before, "Nothing changed.")
    coming, passed = _next(unit.connection, before, today(said_at(unit)))
    if coming is None:
        unit.set("reminder", before.id, state="done", snoozed=None)
    else:
        unit.set("reminder", before.id, day=coming.isoformat(), snoozed=None)
    found = find(unit.connection, str(before.id))
    missed = ""
    if passed:
        days = "1 day" if len(passed) == 1 else f"{len(passed)} days"
        missed = f"; {days} of it passed since, from {passed[0]}"
    then = f"; next {_day(coming)}" if coming else ""
    return _done(unit, found, f"Done: {quoted(before.text)}{missed}{then}.", passed)


def remove(unit: Unit, request: ReminderNamed) -> Reminded:
    """Remove a reminder; undo brings it back.

    Raises:
        NotThere: there is none, or more than one.
    """
    found = find(unit.connection, request.reminder)
    unit.remove("reminder", found.id)
    sentence = f"Removed: {quoted(found.text)}."
    return Reminded(change_set=unit.change_set, reminder=None, sentence=sentence)


def show(connection: Connection, request: RemindersRequest) -> Reminders:
    """List reminders, of one person or all, the next one first."""
    person = people.find(connection, request.person).id if request.person else None
    asked = None if person is None else [person]
    found = agenda.reminders(connection, asked, request.limit + 1, done=request.done)
    shown = with_last(connection, found[: request.limit])
    return Reminders(reminders=shown, more=len(found) > request.limit)


def find(connection: Connection, reference: str) -> Reminder:
    """Return the reminder someone means.

    Raises:
        NotThere: none, or more than one, or whom it is about is gone.
    """
    found = agenda.reminder(connection, named(connection, "reminder", reference, "reminder"))
    if found is None:
        raise NotThere("Whom that reminder is about is no longer there.")
    return found


def with_last(connection: Connection, reminders: list[Reminder]) -> list[Reminder]:
    """Return reminders with the last interaction with whom they are about, and the newest note."""
    there = [one.person for one in reminders if one.person]
    lasts, texts = interactions.lasts(connection, there), newest_notes(connection, there)
    return [
        one.model_copy(update={"last": lasts.get(one.person), "note": texts.get(one.person)})
        if one.person
        else one
        for one in reminders
    ]


def newest_notes(connection: Connection, there: list[UUID]) -> dict[UUID, str]:
    """Return the newest note about each of these people, where there is one."""
    return {person: texts[0] for person, texts in notes.texts(connection, there).items()}


def _when(unit: Unit, when: str | None, rule: str | None) -> dict[str, str | None]:
    """Return the first day and time, and the rule with the day that it is counted from.

    Raises:
        InvalidRequest: one of them is not understood, or nothing ever comes of it.
    """
    # Imported late: their patterns cost 15 ms of the start-up budget.
    from kithbook.calendar import recurrence  # noqa: PLC0415
    from kithbook.calendar.rule import read  # noqa: PLC0415
    from kithbook.calendar.service import coming  # noqa: PLC0415

    now = today(said_at(unit))
    day, time = coming(when, said_at(unit)) if when else (None, None)
    if rule is None:
        once = day or now + timedelta(days=1)
        return {"day": once.isoformat(), "time": time, "rule": None, "start": None}
    kept = read(rule, day or now)
    if day is None:
        # Counted from today, it begins with its next day.
        day = recurrence.after(kept, now, now) or recurrence.first(kept, now)
    first = recurrence.first(kept, day).isoformat()
    return {"day": first, "time": time, "rule": kept, "start": first}


def _next(connection: Connection, before: Reminder, now: date) -> tuple[date | None, list[str]]:
    """Return when a reminder comes next, today or later, and which of its days passed till then."""
    from kithbook.calendar import recurrence  # noqa: PLC0415 - as above

    if before.rule is None:
        return None, []
    day = date.fromisoformat(before.day)
    start = date.fromisoformat(agenda.start(connection, before.id) or before.day)
    coming = recurrence.after(before.rule, start, max(day, now - timedelta(days=1)))
    gone = recurrence.between(before.rule, start, day, max(day, now))
    return coming, [one.isoformat() for one, _ in zip(gone, range(MOST_PASSED), strict=False)]


def _called(one: Reminder) -> str:
    return f"Reminder about {quoted(one.name)}" if one.name else "Reminder"


def _coming(one: Reminder) -> str:
    """Return when a reminder comes, in words."""
    when = _day(date.fromisoformat(one.day)) + (f" {one.time}" if one.time else "")
    return f"{one.every}, next {when}" if one.every else when


def _day(day: date) -> str:
    """Return a day with its weekday: a wrong one is seen at once."""
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def _done(unit: Unit, one: Reminder, sentence: str, passed: list[str] | None = None) -> Reminded:
    change_set = unit.change_set if unit.changed else None
    shown = with_last(unit.connection, [one])[0]
    return Reminded(change_set=change_set, reminder=shown, passed=passed or [], sentence=sentence)
