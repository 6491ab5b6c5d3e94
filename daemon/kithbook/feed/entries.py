"""What stands in the feed: birthdays, reminders, when contact is due, promises."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.calendar.recurrence import rest
from kithbook.formats import event
from kithbook.interactions import store as interactions
from kithbook.people import store as people
from kithbook.people.model import BIRTHDAY
from kithbook.reminders import agenda, birthday, store
from kithbook.reminders.store import View
from kithbook.store.database import Connection
from kithbook_protocol.agenda import Reminder

if TYPE_CHECKING:
    from icalendar import Event, Todo

AHEAD = timedelta(days=60)
"""So far ahead it is said when contact is due."""
MOST = 2_000
"""Of each kind."""
YEAR = 366


def written(connection: Connection, moment: int, *, names: bool) -> bytes:
    """Return the calendar as of a moment in milliseconds; without names it says of nobody what."""
    day = today(moment)
    calendar = event.calendar()
    for part in _entries(connection, day, names=names):
        calendar.add_component(part)
    made: bytes = calendar.to_ical()
    return made


def _entries(connection: Connection, day: date, *, names: bool) -> "Iterator[Event | Todo]":
    for born in birthday.near(connection, day, YEAR, MOST):
        summary = f"{born.name}: {BIRTHDAY}" if names else "A birthday"
        # Its year would tell whose it is.
        on = born.day if names else f"-{born.day[-6:]}"
        yield event.yearly(_uid(born.person, "birthday"), summary, on, BIRTHDAY)
    for one in agenda.reminders(connection, None, MOST):
        yield _reminder(connection, one, day, names=names)
    standings = store.due(connection, View(day + AHEAD, awake=day), MOST)
    called = people.names(connection, "person", [one.person for one in standings])
    for each in standings:
        due = max(day, date.fromisoformat(each.since) + timedelta(days=each.ideal))
        whom = called[each.person] if names else "somebody"
        uid = _uid(each.person, "contact")
        yield event.contact(uid, f"Be in touch: {whom}", due.isoformat())
    for promise in interactions.promises(connection, None, MOST):
        if promise.due:
            by = "promised you" if promise.theirs else "You promised"
            summary = f"{promise.name} {by}" if promise.theirs else f"{by} {promise.name}"
            said = f"{summary}: {promise.text}" if names else "A promise"
            yield event.task(_uid(promise.id, "promise"), said, promise.due, done=False)


def _reminder(connection: Connection, one: Reminder, day: date, *, names: bool) -> "Event":
    whom = f"{one.name}: " if one.name else ""
    said = f"{whom}{one.text}" if names else "A reminder"
    uid = _uid(one.id, "reminder")
    if one.snoozed and one.snoozed > max(one.day, day.isoformat()):
        return event.reminder(uid, said, one.snoozed, None, None)
    start = agenda.start(connection, one.id)
    rule = None
    if one.rule and start:
        rule = rest(one.rule, date.fromisoformat(start), date.fromisoformat(one.day))
    return event.reminder(uid, said, one.day, one.time, rule)


def _uid(row: UUID, kind: str) -> str:
    return event.uid(row.hex, kind)
