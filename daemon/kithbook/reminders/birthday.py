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
    ahead = {kept: number for number, one in reversed([*enumerate(days)]) for kept in _kept(one)}
    found = [
        _birthday(person, name, known, day, ahead[known[-5:]])
        for person, name, known in agenda.birthdays(connection, ahead)
    ]
    # By day; within one by name, as they came.
    return sorted(found, key=lambda one: one.days)[:limit]


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
