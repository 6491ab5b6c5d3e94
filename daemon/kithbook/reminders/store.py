"""Cadences, and with whom it is time again, as SQL."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kithbook.store.database import Connection
from kithbook_protocol.reminders import Cadence

# CROSS JOIN is SQLite's way to say in which order: from the few cadences to the many tags and
# people. Each page that is not read is one less to decrypt.
_WANTED = """
    wanted (person, ideal, latest, is_own) AS (
        -- Merging, or two devices, may have left two of one person or tag: the strictest counts.
        SELECT person, min(ideal), min(latest), 1 FROM cadence GROUP BY person
        UNION ALL
        SELECT tag.person, min(ideal), min(latest), 0
        FROM tag_cadence CROSS JOIN tag ON tag.name = tag_cadence.name COLLATE NOCASE
        WHERE tag.person NOT IN (SELECT person FROM cadence) GROUP BY tag.person
        -- In one pass through the people, each of whom is here once; without a limit SQLite may
        -- leave the order away.
        ORDER BY 1 LIMIT -1
    )
"""
# From the sums; only with whom there was contact since, from the days themselves.
_BEFORE = """
    FROM contact_day WHERE contact_day.person = contact_sum.person AND day < :before
"""
_LAST_DAY = f"iif(last < :before, last, (SELECT max(day) {_BEFORE}))"
_LAST = f"""
    (SELECT {_LAST_DAY} FROM contact_sum WHERE contact_sum.person = wanted.person)
"""  # noqa: S608 - our names
_DUE = f"""
    WITH {_WANTED}, standing AS MATERIALIZED (
        SELECT person.id, ideal, latest, is_own, {_LAST} AS day, added_at / 900000 AS quarter
        FROM wanted CROSS JOIN person INDEXED BY person_added ON person.id = wanted.person
    ), added AS MATERIALIZED (
        -- Local time costs more than all the rest, and people who came by one import came at once.
        -- Clocks differ by whole quarters of an hour.
        SELECT quarter, date(quarter * 900, 'unixepoch', 'localtime') AS day
        FROM standing WHERE day IS NULL GROUP BY quarter
    ), counted AS MATERIALIZED (
        SELECT standing.*, coalesce(standing.day, added.day) AS since, CAST(
            julianday(:today) - julianday(coalesce(standing.day, added.day)) AS INTEGER) AS days
        FROM standing LEFT JOIN added USING (quarter)
    )
    SELECT id, ideal, latest, is_own, since, days FROM counted
    WHERE days >= ideal
        AND NOT EXISTS (SELECT 1 FROM snooze WHERE snooze.person = counted.id AND until > :awake)
    ORDER BY days > latest DESC, days - iif(days > latest, latest, ideal) DESC, id
    LIMIT :limit
"""  # noqa: S608 - our names
_COUNT_DUE = f"""
    WITH {_WANTED} SELECT count(*) FROM (
        SELECT 1 FROM wanted CROSS JOIN person INDEXED BY person_added ON person.id = wanted.person
        WHERE julianday(:today) - julianday(coalesce({_LAST},
                date(added_at / 900000 * 900, 'unixepoch', 'localtime'))) >= ideal
            AND NOT EXISTS (SELECT 1 FROM snooze WHERE snooze.person = person.id AND until > :awake)
        LIMIT :limit)
"""  # noqa: S608 - our names
_OFTEN_MET = f"""
    WITH met AS (
        SELECT person, first, {_LAST_DAY} AS last,
            iif(last < :before, days, (SELECT count(*) {_BEFORE})) AS days FROM contact_sum
    )
    SELECT person, julianday(:today) - julianday(last) AS silence,
        (julianday(last) - julianday(first)) / (days - 1) AS mean
    FROM met
    WHERE days >= :fewest AND last < :today
        AND julianday(last) - julianday(first) >= :shortest AND silence >= :means * mean
"""  # noqa: S608 - our names
_DAYS = """
    SELECT person, group_concat(day ORDER BY day) FROM contact_day
    WHERE person IN (SELECT unhex(value) FROM json_each(:people)) AND day < :before
    GROUP BY person
    HAVING NOT EXISTS (SELECT 1 FROM cadence WHERE cadence.person = contact_day.person)
        AND NOT EXISTS (
            SELECT 1 FROM tag JOIN tag_cadence ON tag_cadence.name = tag.name COLLATE NOCASE
            WHERE tag.person = contact_day.person)
        AND EXISTS (SELECT 1 FROM person WHERE person.id = contact_day.person)
        AND NOT EXISTS (
            SELECT 1 FROM snooze WHERE snooze.person = contact_day.person AND until > :awake)
"""
_NEVER = "9999-12-31"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a cadence stands: days since somebody's last interaction, or since they were added."""

    person: UUID
    ideal: int
    latest: int
    is_own: bool
    """Whether the cadence is the person's, and not one of their tags'."""
    since: str
    days: int


@dataclass(frozen=True, slots=True)
class View:
    """From which day all of it is looked at, and what is left out of sight."""

    day: date
    """Which is today."""
    before: date | None = None
    """Interactions of this day and later are not looked at; None is none."""
    awake: date | None = None
    """Who is left for later until a day behind this one is left out; None is today."""

    @property
    def values(self) -> dict[str, str]:
        """Return what the queries are told."""
        return {
            "today": self.day.isoformat(),
            "before": self.before.isoformat() if self.before else _NEVER,
            "awake": (self.awake or self.day).isoformat(),
        }


def due(connection: Connection, view: View, limit: int) -> list[Standing]:
    """Return with whom it is time again: the most overdue first, then who is only due."""
    rows = connection.execute(_DUE, view.values | {"limit": limit})
    return [
        Standing(UUID(bytes=person), ideal, latest, bool(is_own), since, days)
        for person, ideal, latest, is_own, since, days in rows
    ]


def count_due(connection: Connection, view: View, most: int) -> int:
    """Return with how many people it is time again, of at most so many."""
    found = connection.execute(_COUNT_DUE, view.values | {"limit": most}).fetchone()
    return int(found[0])


def often_met(
    connection: Connection, view: View, *, fewest: int, shortest: int, means: float
) -> list[tuple[bytes, float, float]]:
    """Return people, the days since the last one of contact, and the mean gap.

    Args:
        connection: to read from.
        view: nobody whose last one is of that very day.
        fewest: days with an interaction.
        shortest: days between the first and the last of them.
        means: mean gaps that have passed since.
    """
    values = view.values | {"fewest": fewest, "shortest": shortest, "means": means}
    return [*connection.execute(_OFTEN_MET, values)]


def days_of(
    connection: Connection, view: View, people: Collection[bytes]
) -> dict[bytes, list[date]]:
    """Return the days of contact with people, the first one first.

    Of those only who are there, have no cadence, and are not left for later.
    """
    values = view.values | {"people": json.dumps([one.hex() for one in people])}
    rows = connection.execute(_DAYS, values)
    return {person: [*map(date.fromisoformat, days.split(","))] for person, days in rows}


def of_tags_of(connection: Connection, person: UUID) -> list[tuple[str, int, int]]:
    """Return the cadences of a person's tags: tag, ideal, latest."""
    rows = connection.execute(
        "SELECT tag.name, ideal, latest FROM tag CROSS JOIN tag_cadence"
        " ON tag_cadence.name = tag.name COLLATE NOCASE WHERE tag.person = ?"
        " ORDER BY tag.name COLLATE NOCASE",
        (person.bytes,),
    )
    return [(tag, ideal, latest) for tag, ideal, latest in rows]


def own(connection: Connection, person: UUID) -> list[tuple[UUID, int, int]]:
    """Return a person's own cadences: row, ideal, latest."""
    rows = connection.execute(
        "SELECT id, ideal, latest FROM cadence WHERE person = ? ORDER BY id", (person.bytes,)
    )
    return [(UUID(bytes=row), ideal, latest) for row, ideal, latest in rows]


def own_of(connection: Connection, people: Collection[UUID]) -> dict[UUID, tuple[int, int]]:
    """Return people's own cadences, of two the strictest: ideal and latest."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        "SELECT person, min(ideal), min(latest) FROM cadence"  # noqa: S608 - marks only
        f" WHERE person IN ({marks}) GROUP BY person",
        [one.bytes for one in people],
    )
    return {UUID(bytes=person): (ideal, latest) for person, ideal, latest in rows}


def of_tags(connection: Connection) -> list[tuple[UUID, str, int, int]]:
    """Return the tags' cadences: row, tag, ideal, latest."""
    rows = connection.execute("SELECT id, name, ideal, latest FROM tag_cadence ORDER BY id")
    return [(UUID(bytes=row), *rest) for row, *rest in rows]


def every(connection: Connection) -> list[Cadence]:
    """Return every cadence that is set: tags by name, then people who are there by name."""
    rows = connection.execute(
        "SELECT * FROM ("
        "  SELECT NULL AS person, name, min(ideal), min(latest) FROM tag_cadence"
        "  GROUP BY name COLLATE NOCASE"
        "  UNION ALL SELECT person.id, name, min(ideal), min(latest) FROM cadence"
        "  JOIN person ON person.id = person GROUP BY person)"
        " ORDER BY person IS NOT NULL, name COLLATE NOCASE, person"
    )
    return [
        Cadence(person=UUID(bytes=row) if row else None, name=name, ideal=ideal, latest=latest)
        for row, name, ideal, latest in rows
    ]


def count_tagged(connection: Connection, tag: str) -> int:
    """Return how many people who are there have a tag, whatever its case."""
    found = connection.execute(
        "SELECT count(DISTINCT person.id) FROM tag JOIN person ON person.id = tag.person"
        " WHERE tag.name = ? COLLATE NOCASE",
        (tag,),
    ).fetchone()
    return int(found[0])


def others_have(connection: Connection, tag: str, person: UUID) -> bool:
    """Tell whether anybody else has a tag, whatever its case."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM tag WHERE name = ? COLLATE NOCASE AND person IS NOT ?)",
        (tag, person.bytes),
    ).fetchone()
    return bool(found[0])


def tag_cadences_ever(connection: Connection) -> list[tuple[UUID, str]]:
    """Return every cadence that a tag ever had: row and tag."""
    rows = connection.execute(
        "SELECT DISTINCT row, fields ->> 'name' FROM change INDEXED BY change_tag_cadence"
        " WHERE entity = 'tag_cadence' AND fields ->> 'name' IS NOT NULL"
    )
    return [(UUID(bytes=row), name) for row, name in rows]
