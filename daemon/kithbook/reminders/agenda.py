"""Reminders, who is left for later, and birthdays, as rows: SQL that `store.py` has no room for."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from kithbook.store.database import Connection
from kithbook_protocol.agenda import Reminder, Resting

# Of a deleted person nothing is shown; what is about nobody always is.
_TOLD = "text, day, time, rule, snoozed, state, made_at"
_REMINDERS = f"""
    SELECT reminder.id, reminder.person, name, {_TOLD}
    FROM reminder LEFT JOIN person ON person.id = reminder.person
    WHERE (reminder.person IS NULL OR person.id IS NOT NULL)
"""  # noqa: S608 - our names
COMES = "max(day, coalesce(snoozed, ''))"
# What knows only a month ends in two digits and a month as well: 1912-04.
_WHOLE = "date.day GLOB '*-[0-9][0-9]-[0-9][0-9]'"
_COME = f"FROM reminder WHERE state = 'open' AND day <= ?1 AND {COMES} <= ?1"
_ORDER = f"{COMES}, time IS NULL, time, reminder.id"
_NAME = "SELECT name FROM person WHERE id = ?"
_THERE = "(person IS NULL OR EXISTS (SELECT 1 FROM person WHERE person.id = reminder.person))"


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
        # First which, from an index that holds all of it; then only what is shown.
        f"SELECT reminder.id, reminder.person, name, {_TOLD} FROM ("  # noqa: S608 - our names
        f"  SELECT id AS due_id {_COME} AND {_THERE} ORDER BY {_ORDER} LIMIT ?2)"
        " CROSS JOIN reminder ON reminder.id = due_id"
        f" LEFT JOIN person ON person.id = reminder.person ORDER BY {_ORDER}",
        (day, limit),
    )
    return [_reminder(row) for row in rows]


def count_due(connection: Connection, day: str, most: int) -> int:
    """Return how many they are, of at most so many."""
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 {_COME}"  # noqa: S608 - our names
        f" AND {_THERE} LIMIT ?2)",
        (day, most),
    ).fetchone()
    return int(found[0])


def due_names(connection: Connection, day: str, limit: int) -> Iterator[str]:
    """Yield whom so many of them are about, in their order."""
    rows = connection.execute(
        f"SELECT person {_COME} AND person IS NOT NULL ORDER BY {_ORDER} LIMIT ?2",
        (day, limit),
    )
    # One by one: whoever reads these stops after a few.
    for row in rows:
        yield from (name for (name,) in connection.execute(_NAME, row))


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
        " CROSS JOIN person ON person.id = snooze.person WHERE until > ?"
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
    connection: Connection, days: Collection[str], among: Collection[str], limit: int = -1
) -> list[tuple[UUID, str, str]]:
    """Return whose birthdays are on days of the year: person, name, the day as it is known.

    Args:
        connection: to read from.
        days: as `04-12`.
        among: all that are asked about: who has two days of these is told by the first one.
        limit: rows; -1 is all.
    """
    marks, all_marks = (", ".join("?" * len(each)) for each in (days, among))
    rows = connection.execute(
        "SELECT person.id, name, date.day, min(date.id) FROM date INDEXED BY date_birthday"  # noqa: S608 - marks only
        " CROSS JOIN person ON person.id = date.person"
        f" WHERE label = 'birthday' AND substr(date.day, -5) IN ({marks}) AND {_WHOLE}"
        # Merging, or two devices, may have left two of one person: the first one counts.
        " AND NOT EXISTS (SELECT 1 FROM date AS first WHERE first.person = date.person"
        "   AND first.label = 'birthday' AND first.id < date.id"
        f"  AND substr(first.day, -5) IN ({all_marks}) AND {_WHOLE.replace('date.', 'first.')})"
        " GROUP BY person.id ORDER BY name COLLATE NOCASE, person.id LIMIT ?",
        (*days, *among, limit),
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
