"""Entries of a calendar (RFC 5545): a day of every year, a day or a time, something to do."""

import hashlib
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from kithbook.formats.draft import plain

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Todo

LEAP_YEAR = 2000
"""For days without a year: every day is in it."""
_WRITTEN = datetime(1970, 1, 1, tzinfo=UTC)
"""DTSTAMP must be there (RFC 5545, 3.8.7.2), and who writes has no clock: the same is written
alike each time."""


def calendar() -> "Calendar":
    """Return an empty calendar."""
    # Where it is used, as below: its import takes longer than the rest of a start.
    from icalendar import Calendar  # noqa: PLC0415

    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//Kithbook//Kithbook//EN")
    made.add("x-wr-calname", "Kithbook")
    return made


def yearly(uid: str, summary: str, day: str, category: str) -> "Event":
    """Return a day of every year; what falls on 29 February is on the 28th in other years.

    Args:
        uid: as `uid` makes it.
        summary: what it is called.
        day: 1984-04-12, or without its year --04-12.
        category: birthday, anniversary, words of somebody's own.
    """
    year, month, number = day.rsplit("-", 2)
    first = date(LEAP_YEAR if year == "-" else int(year), int(month), int(number))
    rule: dict[str, object] = {"freq": "yearly"}
    if (first.month, first.day) == (2, 29):
        # Without it, calendars show such a day once in four years (RFC 5545, 3.3.10).
        rule |= {"bymonth": 2, "bymonthday": -1}
    event = _event(uid, summary, first, line(category) or "day")
    event.add("rrule", rule)
    return event


def reminder(uid: str, summary: str, day: str, at: str | None, rule: str | None) -> "Event":
    """Return something to be reminded of, on a day or at a time by the clock on the wall.

    Args:
        uid: as `uid` makes it.
        summary: of what.
        day: on which it is next.
        at: 09:30; it has no time zone and so is that time everywhere (RFC 5545, 3.3.5).
        rule: an RRULE that the day fits.
    """
    from icalendar.prop import vRecur  # noqa: PLC0415

    on = date.fromisoformat(day)
    when = datetime.combine(on, time.fromisoformat(at)) if at else on
    event = _event(uid, summary, when, "reminder")
    if rule:
        event.add("rrule", vRecur.from_ical(rule))
    return event


def contact(uid: str, summary: str, day: str) -> "Event":
    """Return a day on which it is time to be in touch."""
    return _event(uid, summary, date.fromisoformat(day), "contact")


def task(uid: str, summary: str, due: str, *, done: bool) -> "Todo":
    """Return something to do by a day."""
    from icalendar import Todo  # noqa: PLC0415

    made = Todo()
    made.add("uid", uid)
    made.add("dtstamp", _WRITTEN)
    made.add("summary", line(summary))
    made.add("due", date.fromisoformat(due))
    made.add("status", "COMPLETED" if done else "NEEDS-ACTION")
    return made


def uid(*told: str) -> str:
    """Return a UID that is the same each time, and says nothing of the person."""
    return f"{hashlib.sha256(chr(0).join(told).encode()).hexdigest()[:32]}@kithbook"


def line(text: str) -> str:
    """Return a text in one line."""
    return " ".join(plain(text).split())


def _event(identifier: str, summary: str, start: date, category: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    event.add("uid", identifier)
    event.add("dtstamp", _WRITTEN)
    event.add("summary", line(summary))
    event.add("dtstart", start)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [category])
    return event
