"""Reminders, who is left for later, and birthdays, as rows: SQL that `store.py` has no room for."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from kithbook.store.database import Connection
from kithbook_protocol.agenda import Reminder, Resting

# Of a deleted person nothing is shown; what is about nobody always is.
_REMINDERS = """
    SELECT reminder.id, reminder.person, name, text, day, time, rule, snoozed, state, made_at
    FROM reminder LEFT JOIN person ON person.id = reminder.person
    WHERE (reminder.person IS NULL OR person.id IS NOT NULL)
"""
COMES = "max(day, coalesce(snoozed, ''))"
_ORDER = f"{COMES}, time IS NULL, time, reminder.id"


def reminder(connection: Connection, row: UUID) -> Reminder | None:
    """Return a reminder; None if it is not there, or its person is not."""
    found = connection.execute(f"{_REMINDERS} AND reminder.id = ?", (row.bytes,)).fetchone()
    return _reminder(found) if found else None


def start(connection: Connection, row: UUID) -> str | None:
    """Return the day from which a reminder's rule is counted; None where it has none."""
    found = connection.execute("SELECT start FROM reminder WHERE id = ?", (row.bytes,)).fetchone()
    return found[0] if found else None


def reminders(
    connection: Connection, people: Collection[UUID] | None, limit: int, *, done: bool = False
) -> list[Reminder]:
    """Return reminders, all or those about some people; the open ones, or the done too."""
    which = ["state = 'open'"] * (not done)
    if people is not None:
        which.append(f"reminder.person IN ({', '.join('?' * len(people))})")
    condition = "".join(f" AND {one}" for one in which)
    rows = connection.execute(
        f"{_REMINDERS}{condition} ORDER BY state = 'done', {_ORDER} LIMIT ?",
        (*(one.bytes for one in people or ()), limit),
    )
    return [_reminder(row) for row in rows]


def texts(connection: Connection, person: UUID) -> set[str]:
    """Return of what there are reminders about somebody, the done too."""
    rows = connection.execute("SELECT text FROM reminder WHERE person = ?", (person.bytes,))
    return {text for (text,) in rows}


def due(connection: Connection, day: str, limit: int) -> list[Reminder]:
    """Return the open reminders that have come by a day and are not left for later."""
    rows = connection.execute(
        f"{_REMINDERS} AND state = 'open' AND day <= ?1 AND {COMES} <= ?1"
        f" ORDER BY {_ORDER} LIMIT ?2",
        (day, limit),
    )
    return [_reminder(row) for row in rows]


def snoozes(connection: Connection, person: UUID) -> list[tuple[UUID, str]]:
    """Return the rows by which somebody is left for later, and until when."""
    rows = connection.execute(
        "SELECT id, until FROM snooze WHERE person = ? ORDER BY id", (person.bytes,)
    )
    return [(UUID(bytes=row), until) for row, until in rows]


def resting(connection: Connection, day: str, limit: int) -> list[Resting]:
    """Return who is left for later than a day, whoever is back next first."""
    rows = connection.execute(
        # Merging, or two devices, may have left two of one person: the later one counts.
        "SELECT person.id, name, max(until) AS back FROM snooze"
        " JOIN person ON person.id = snooze.person WHERE until > ?"
        " GROUP BY person.id ORDER BY back, name COLLATE NOCASE, person.id LIMIT ?",
        (day, limit),
    )
    return [Resting(person=UUID(bytes=row), name=name, until=until) for row, name, until in rows]


def snoozed(connection: Connection, people: Iterable[UUID], day: str) -> dict[UUID, str]:
    """Return until when each of these people is left for later than a day."""
    ids = [one.bytes for one in people]
    rows = connection.execute(
        "SELECT person, max(until) FROM snooze"  # noqa: S608 - marks only
        f" WHERE person IN ({', '.join('?' * len(ids))}) AND until > ? GROUP BY person",
        (*ids, day),
    )
    return {UUID(bytes=person): until for person, until in rows}


def birthdays(
    connection: Connection, days: Collection[str], limit: int = -1
) -> list[tuple[UUID, str, str]]:
    """Return whose birthdays are on days of the year: person, name, the day as it is known.

    Args:
        connection: to read from.
        days: as `04-12`.
        limit: rows; -1 is all.
    """
    marks = ", ".join("?" * len(days))
    rows = connection.execute(
        # Merging, or two devices, may have left two of one person: the first one counts.
        "SELECT person.id, name, date.day, min(date.id) FROM date INDEXED BY date_birthday"  # noqa: S608 - marks only
        " CROSS JOIN person ON person.id = date.person"
        f" WHERE label = 'birthday' AND substr(date.day, -5) IN ({marks})"
        # What knows only a month ends in two digits and a month as well: 1912-04.
        " AND date.day GLOB '*-[0-9][0-9]-[0-9][0-9]'"
        " GROUP BY person.id ORDER BY name COLLATE NOCASE, person.id LIMIT ?",
        (*days, limit),
    )
    return [(UUID(bytes=person), name, day) for person, name, day, _ in rows]


def _reminder(found: tuple[Any, ...]) -> Reminder:
    # Imported late: its patterns cost 15 ms of the start-up budget.
    from kithbook.calendar.rule import told  # noqa: PLC0415

    row, person, name, text, day, time, rule, snoozed_until, state, made_at = found
    return Reminder(
        id=UUID(bytes=row),
        person=UUID(bytes=person) if person else None,
        name=name,
        text=text,
        day=day,
        time=time,
        rule=rule,
        every=told(rule) if rule else None,
        snoozed=snoozed_until,
        state=state,
        made_at=made_at,
        last=None,
        note=None,
    )
