"""A calendar of birthdays and other days, every year, and of what was promised by a day."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kithbook.formats.draft import plain
from kithbook.formats.interface import Piece
from kithbook.formats.partial import is_day, partial
from kithbook_protocol.card import Card, CardDate, CardPromise

if TYPE_CHECKING:
    from icalendar import Event, Todo

_LEAP_YEAR = 2000
"""For days without a year: every day is in it."""
_WRITTEN = datetime(1970, 1, 1, tzinfo=UTC)
"""DTSTAMP must be there (RFC 5545, 3.8.7.2), and who writes has no clock: the same is written
alike each time."""


class _ICalendar:
    """The writer."""

    NAME = "icalendar"
    TITLE = "iCalendar"
    SUFFIX = "ics"
    MEDIA_TYPE = "text/calendar"

    def head(self) -> str:
        """Return the calendar's beginning."""
        # Where it is used, as below: its import takes longer than the rest of a start.
        from icalendar import Calendar  # noqa: PLC0415

        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", "-//Kithbook//Kithbook//EN")
        calendar.add("x-wr-calname", "Kithbook")
        written: bytes = calendar.to_ical()
        return written.decode().removesuffix(self.foot())

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield each person's events; of their words, only names and labels."""
        for card in cards:
            parts: list[Event | Todo] = [
                _event(card, one) for one in card.dates if is_day(one.day) and partial(one.day)
            ]
            parts += (_task(card, one) for one in card.promises if one.due and partial(one.due))
            yield Piece(b"".join(one.to_ical() for one in parts).decode())

    def foot(self) -> str:
        """Return the calendar's end."""
        return "END:VCALENDAR\r\n"


def _event(card: Card, one: CardDate) -> "Event":
    """Return a day of every year; what falls on 29 February is on the 28th in other years."""
    from icalendar import Event  # noqa: PLC0415

    year, month, day = one.day.rsplit("-", 2)
    first = date(_LEAP_YEAR if year == "-" else int(year), int(month), int(day))
    rule: dict[str, object] = {"freq": "yearly"}
    if (first.month, first.day) == (2, 29):
        # Without it, calendars show such a day once in four years (RFC 5545, 3.3.10).
        rule |= {"bymonth": 2, "bymonthday": -1}
    event = Event()
    event.add("uid", _uid(card, "date", one.label))
    event.add("dtstamp", _WRITTEN)
    event.add("summary", f"{_line(card.name)}: {_line(one.label)}")
    event.add("dtstart", first)
    event.add("rrule", rule)
    event.add("transp", "TRANSPARENT")
    event.add("categories", [_line(one.label) or "day"])
    return event


def _task(card: Card, one: CardPromise) -> "Todo":
    from icalendar import Todo  # noqa: PLC0415

    task = Todo()
    task.add("uid", _uid(card, "promise", one.text))
    task.add("dtstamp", _WRITTEN)
    by = f"{_line(card.name)} promised" if one.theirs else f"Promised to {_line(card.name)}"
    task.add("summary", by)
    task.add("due", date.fromisoformat(one.due or ""))
    task.add("status", "COMPLETED" if one.kept else "NEEDS-ACTION")
    return task


def _uid(card: Card, kind: str, label: str) -> str:
    """Return a UID that is the same in each export, and says nothing of the person."""
    told = "\x00".join((card.key or card.name, kind, label))
    return f"{hashlib.sha256(told.encode()).hexdigest()[:32]}@kithbook"


def _line(text: str) -> str:
    return " ".join(plain(text).split())


WRITER = _ICalendar()
