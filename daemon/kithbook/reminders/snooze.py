"""Leaving somebody, or a reminder, for later: until a day, whatever happens before."""

from datetime import date

from kithbook.calendar.model import WEEKDAYS, today
from kithbook.errors import InvalidRequest
from kithbook.interactions.service import said_at
from kithbook.people import service as people
from kithbook.people.identifier import derived, quoted
from kithbook.reminders import agenda, reminder
from kithbook.store.journal import Unit
from kithbook_protocol.agenda import Snoozed, SnoozeRequest


def snooze(unit: Unit, request: SnoozeRequest) -> Snoozed:
    """Leave a person or a reminder for later, or take it up again.

    Raises:
        NotThere: no such person or reminder.
        InvalidRequest: neither or both were named, or the day is not one to come.
    """
    if (request.person is None) == (request.reminder is None):
        raise InvalidRequest("Name either a person or a reminder.")
    until = _until(unit, request.until)
    if request.person:
        person = people.followed(unit, request.person)
        called, rows = quoted(person.name), agenda.snoozes(unit.connection, person.id)
        if until and not rows:
            row = derived("snooze", person.id.bytes)
            unit.create("snooze", row, person=person.id, until=until)
        for number, (row, had) in enumerate(rows):
            if until is None or number:
                unit.remove("snooze", row)
            elif had != until:
                unit.set("snooze", row, until=until)
    else:
        found = reminder.find(unit.connection, request.reminder or "")
        called = quoted(found.text)
        if found.snoozed != until:
            unit.set("reminder", found.id, snoozed=until)
    left = f"Left for later: {called}, until {_day(until)}." if until else f"Back: {called}."
    return Snoozed(
        change_set=unit.change_set if unit.changed else None,
        until=until,
        sentence=left if unit.changed else "Nothing changed.",
    )


def _until(unit: Unit, text: str | None) -> str | None:
    # Imported late: its patterns cost 15 ms of the start-up budget.
    from kithbook.calendar.service import expected  # noqa: PLC0415

    if text is None:
        return None
    day = expected(text, said_at(unit))
    if day <= today(said_at(unit)):
        raise InvalidRequest(f"{day.isoformat()} is not to come; give a day from tomorrow on.")
    return day.isoformat()


def _day(day: str) -> str:
    return f"{WEEKDAYS[date.fromisoformat(day).weekday()]} {day}"
