"""Numbers of the whole book and whom they count, as SQL.

Who is deleted keeps their rows of contact, and has none of roles and tags: so those with whom there
was contact are held against the people who are there, and only once each.
"""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from kithbook.store.database import Connection

# CROSS JOIN is SQLite's way to say in which order: through both tables by the indexes that hold all
# that is asked for.
_GONE = """
    gone AS MATERIALIZED (
        SELECT person FROM contact_sum
        WHERE NOT EXISTS (SELECT 1 FROM person WHERE person.id = contact_sum.person)
    )
"""
# Person by person, as the table has them: by month each would have to be sorted.
_MONTHS_MET = """
    SELECT group_concat(DISTINCT substr(day, 1, 7)) FROM contact_day
    WHERE day BETWEEN :first AND :last GROUP BY person
    HAVING EXISTS (SELECT 1 FROM person WHERE person.id = contact_day.person)
"""
_MET_BETWEEN = """
    SELECT DISTINCT participant.person FROM interaction
    CROSS JOIN participant ON participant.interaction = interaction.id
    WHERE day BETWEEN :first AND :last AND (:kind IS NULL OR kind = :kind)
        AND EXISTS (SELECT 1 FROM person WHERE person.id = participant.person)
    ORDER BY participant.person
"""
_CONTACTS_BY_MONTH = f"""
    WITH {_GONE}, forlorn AS MATERIALIZED (
        SELECT interaction FROM participant WHERE person IN gone
        EXCEPT SELECT interaction FROM participant WHERE person NOT IN gone AND interaction IN (
            SELECT interaction FROM participant WHERE person IN gone)
    )
    SELECT substr(day, 1, 7), kind, count(*) FROM interaction
    WHERE day BETWEEN :first AND :last AND id NOT IN forlorn GROUP BY 1, 2
"""  # noqa: S608 - our names
# One count(DISTINCT) alone takes its rows from the index in order, two of them keep sets. How many
# ever were there is kept, and read only of those that may be shown.
_ORGANISATIONS = """
    WITH there AS (
        SELECT organisation, count(DISTINCT person) AS now FROM role
        WHERE organisation IS NOT NULL AND until IS NULL GROUP BY organisation
    ), house AS MATERIALIZED (
        SELECT id, name, coalesce(now, 0) AS now
        FROM organisation LEFT JOIN there ON there.organisation = organisation.id
    ), counted AS (
        SELECT id, name, now,
            (SELECT people FROM staff WHERE organisation = house.id) AS every
        FROM house
        WHERE now >= (SELECT min(now) FROM (SELECT now FROM house ORDER BY now DESC LIMIT :limit))
    )
    SELECT id, name, now, every FROM counted WHERE every > 0
    ORDER BY now DESC, every DESC, name COLLATE NOCASE, id LIMIT :limit
"""
_PLACE = "trim(substr(location, 1, instr(location || ',', ',') - 1))"
_PLACES = f"""
    SELECT lower({_PLACE}) AS key, min({_PLACE}), count(*) AS count FROM person
    WHERE location IS NOT NULL AND {_PLACE} <> ''
    GROUP BY key ORDER BY count DESC, key LIMIT ?
"""  # noqa: S608 - our names
# An introduction is there while all whom it names are.
_INTRODUCTIONS = """
    there AS (
        SELECT person, other, introducer, state, CASE
            WHEN other IS NULL THEN 'received' WHEN introducer IS NULL THEN 'mine' ELSE 'others'
            END AS side
        FROM introduction WHERE person IN (SELECT id FROM person)
            AND (other IS NULL OR other IN (SELECT id FROM person))
            AND (introducer IS NULL OR introducer IN (SELECT id FROM person))
    )
"""
_COUNTS = """
    counted (person, given, received, came) AS (
        SELECT person, count(nullif(favour.given, 0)), count(*) - count(nullif(favour.given, 0)), 0
        FROM favour GROUP BY person
        UNION ALL SELECT person, 0, 0, count(*) FROM opportunity GROUP BY person
    )
    SELECT person, sum(counted.given), sum(received), sum(came) FROM counted
    WHERE person IN (SELECT id FROM person)
"""


def met_by_month(connection: Connection, first: str, last: date) -> dict[str, int]:
    """Return with how many people there was contact, by month, from a month to a day."""
    rows = connection.execute(_MONTHS_MET, {"first": first, "last": last.isoformat()})
    return Counter(month for (months,) in rows for month in months.split(","))


def met_between(
    connection: Connection, first: date, last: date, kind: str | None = None
) -> list[UUID]:
    """Return with whom there was contact, of a kind or of any, in a stretch of days."""
    values = {"first": first.isoformat(), "last": last.isoformat(), "kind": kind}
    return _ids(connection.execute(_MET_BETWEEN, values))


def contacts_by_month(connection: Connection, first: str, last: date) -> dict[tuple[str, str], int]:
    """Return how often there was contact, by month and kind."""
    values = {"first": first, "last": last.isoformat()}
    rows = connection.execute(_CONTACTS_BY_MONTH, values)
    return {(month, kind): count for month, kind, count in rows}


def organisations(connection: Connection, limit: int) -> list[tuple[UUID, str, int, int]]:
    """Return organisations with how many people are there now, and how many are or were."""
    rows = connection.execute(_ORGANISATIONS, {"limit": limit})
    return [(UUID(bytes=row), *rest) for row, *rest in rows]


def members(connection: Connection, organisation: UUID, *, only_now: bool) -> list[UUID]:
    """Return who is at an organisation, or who is or was."""
    rows = connection.execute(
        "SELECT DISTINCT person FROM role WHERE organisation = ? AND (until IS NULL OR NOT ?)"
        " ORDER BY person",
        (organisation.bytes, only_now),
    )
    return _ids(rows)


def places(connection: Connection, limit: int) -> list[tuple[str, str, int]]:
    """Return places, each as a key and as it is written, and how many people live there."""
    return list(connection.execute(_PLACES, (limit,)))


def living_at(connection: Connection, key: str) -> list[UUID]:
    """Return who lives at a place."""
    rows = connection.execute(
        f"SELECT id FROM person WHERE lower({_PLACE}) = ? ORDER BY id",  # noqa: S608 - our names
        (key,),
    )
    return _ids(rows)


def tags(connection: Connection, limit: int) -> list[str]:
    """Return the tags of most people."""
    rows = connection.execute(
        "SELECT min(name) FROM tag GROUP BY name COLLATE NOCASE"
        " ORDER BY count(DISTINCT person) DESC, 1 COLLATE NOCASE LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]


def count_tied(connection: Connection, least: float, below: float) -> int:
    """Return how many people's ties lie between two kept logarithms, see ties/strength.py."""
    found = connection.execute(
        "SELECT count(*) FROM tie WHERE kept >= ? AND kept < ?", (least, below)
    ).fetchone()
    return int(found[0])


def tied(connection: Connection, least: float, below: float) -> list[UUID]:
    """Return whose ties lie between two kept logarithms."""
    rows = connection.execute(
        "SELECT person FROM tie WHERE kept >= ? AND kept < ? ORDER BY person", (least, below)
    )
    return _ids(rows)


def introductions(connection: Connection) -> dict[tuple[str, str], int]:
    """Return how many introductions there are, by state and whose they are."""
    rows = connection.execute(
        f"WITH {_INTRODUCTIONS} SELECT state, side, count(*) FROM there GROUP BY 1, 2"  # noqa: S608 - ours
    )
    return {(state, side): count for state, side, count in rows}


def introduced(connection: Connection, states: Sequence[str], side: str) -> list[UUID]:
    """Return all whom introductions in these states are about."""
    rows = connection.execute(
        f"WITH {_INTRODUCTIONS}, chosen AS ("  # noqa: S608 - our names
        "  SELECT * FROM there WHERE side = ? AND state IN (SELECT value FROM json_each(?)))"
        " SELECT person FROM chosen UNION SELECT other FROM chosen WHERE other IS NOT NULL"
        " UNION SELECT introducer FROM chosen WHERE introducer IS NOT NULL ORDER BY 1",
        (side, json.dumps([*states])),
    )
    return _ids(rows)


def resources(connection: Connection, limit: int) -> list[tuple[UUID, int, int, int]]:
    """Return people with favours given and received, and opportunities that came through them."""
    rows = connection.execute(
        f"WITH {_COUNTS} GROUP BY person"
        " ORDER BY sum(counted.given + received + came) DESC, person LIMIT ?",
        (limit,),
    )
    return [(UUID(bytes=row), *rest) for row, *rest in rows]


def resources_of(connection: Connection, person: UUID) -> tuple[int, int, int]:
    """Return the same of one person."""
    found = connection.execute(
        f"WITH {_COUNTS} AND person = ? GROUP BY person",
        (person.bytes,),
    ).fetchone()
    return found[1:] if found else (0, 0, 0)


def named(
    connection: Connection, people: Sequence[UUID], limit: int, offset: int
) -> list[tuple[UUID, str, str]]:
    """Return some of these people by name, each with role and organisation, or the headline."""
    rows = connection.execute(
        "SELECT person.id, person.name, coalesce(json_extract(card, '$.line'), '')"
        " FROM json_each(?) JOIN person ON person.id = unhex(value)"
        " LEFT JOIN search_person ON search_person.person = person.id"
        " ORDER BY person.name COLLATE NOCASE, person.id LIMIT ? OFFSET ?",
        (json.dumps([one.hex for one in people]), limit, offset),
    )
    return [(UUID(bytes=row), *rest) for row, *rest in rows]


def _ids(rows: Iterable[tuple[bytes]]) -> list[UUID]:
    return [UUID(bytes=row[0]) for row in rows]
