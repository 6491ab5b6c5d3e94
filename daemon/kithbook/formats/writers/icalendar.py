"""A calendar of birthdays and other days, reminders, when contact is due, and promises."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kithbook.calendar.model import today
from kithbook.formats import event
from kithbook.formats.interface import Piece
from kithbook.formats.partial import is_day, partial
from kithbook_protocol.card import Card

if TYPE_CHECKING:
    from icalendar import Event, Todo


class _ICalendar:
    """The writer."""

    NAME = "icalendar"
    TITLE = "iCalendar"
    SUFFIX = "ics"
    MEDIA_TYPE = "text/calendar"
    CADENCES_OF_TAGS = True

    def head(self) -> str:
        """Return the calendar's beginning."""
        written: bytes = event.calendar().to_ical()
        return written.decode().removesuffix(self.foot())

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield each person's entries; of their words, names, labels and reminders' texts."""
        for card in cards:
            yield Piece(b"".join(one.to_ical() for one in _entries(card)).decode())

    def foot(self) -> str:
        """Return the calendar's end."""
        return "END:VCALENDAR\r\n"


def _entries(card: Card) -> "Iterator[Event | Todo]":
    name = event.line(card.name)
    for day in card.dates:
        if is_day(day.day) and partial(day.day):
            uid = _uid(card, "date", day.label)
            yield event.yearly(uid, f"{name}: {event.line(day.label)}", day.day, day.label)
    for promise in card.promises:
        if promise.due and partial(promise.due):
            by = f"{name} promised" if promise.theirs else f"Promised to {name}"
            uid = _uid(card, "promise", promise.text)
            yield event.task(uid, by, promise.due, done=promise.kept)
    for one in card.reminders:
        if not one.done and partial(one.day):
            uid = _uid(card, "reminder", one.text)
            yield event.reminder(uid, f"{name}: {one.text}", one.day, one.time, one.rule)
    if card.cadence and (since := _since(card)):
        due = since + timedelta(days=card.cadence)
        yield event.contact(_uid(card, "contact", ""), f"Be in touch: {name}", due.isoformat())


def _since(card: Card) -> date | None:
    """Return the day of the last contact; of who was never met, the day they were added."""
    last = max((one.day for one in card.interactions if partial(one.day)), default=None)
    if last:
        return date.fromisoformat(last)
    return today(card.added_at) if card.added_at is not None else None


def _uid(card: Card, kind: str, label: str) -> str:
    return event.uid(card.key or card.name, kind, label)


WRITER = _ICalendar()
