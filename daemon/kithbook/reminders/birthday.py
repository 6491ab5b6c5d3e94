"""Birthdays that are near, with their year or without."""

from calendar import isleap
from datetime import date, timedelta
from uuid import UUID

from kithbook.reminders import agenda
from kithbook.store.database import Connection
from kithbook_protocol.agenda import Birthday


def near(connection: Connection, day: date, horizon: int, limit: int) -> list[Birthday]:
    """Return the birthdays of a day and of so many days after it, the next one first."""
    days = [day + timedelta(days=one) for one in range(min(horizon, (date.max - day).days) + 1)]
    kept: dict[int, list[str]] = {}
    seen: set[str] = set()
    for number, one in enumerate(days):
        # A year ahead, the same day comes again.
        if new := [each for each in _kept(one) if each not in seen]:
            kept[number] = new
            seen.update(new)
    found: list[Birthday] = []
    # Day by day, for the nearest are asked for; within one by name.
    for ahead, own in kept.items():
        rows = agenda.birthdays(connection, own, seen, limit - len(found))
        found += [_birthday(person, name, known, day, ahead) for person, name, known in rows]
        if len(found) >= limit:
            break
    return found


def _birthday(person: UUID, name: str, known: str, day: date, ahead: int) -> Birthday:
    on = day + timedelta(days=ahead)
    year = known[:-6]
    born = int(year) if year.isdecimal() else None
    turns = None if born is None or born > on.year else on.year - born
    return Birthday(person=person, name=name, day=known, on=on.isoformat(), days=ahead, turns=turns)


def _kept(day: date) -> tuple[str, ...]:
    """Return which days of the year are kept on a day: 29 February on the 28th in other years."""
    own = day.strftime("%m-%d")
    return (own, "02-29") if own == "02-28" and not isleap(day.year) else (own,)
