"""Who is tied to whom, as SQL: related by what you wrote down, or met in the same company."""

import json
from bisect import insort
from collections.abc import Collection
from dataclasses import dataclass
from heapq import merge
from uuid import UUID

from kithbook.people import store as people
from kithbook.store.database import Connection

CROWD = 20
"""People; who took part in something larger need not have met."""

# CROSS JOIN is SQLite's way to say in which order: from the few who are asked about. Both ends of a
# list of thousands would else be tried with each other.
# Added up here: SQLite would sort them all by person.
_IN_COMPANY = """
    SELECT person, others FROM (
        SELECT interaction, count(*) - 1 AS others
        FROM participant INDEXED BY participant_interaction
        GROUP BY interaction HAVING count(*) BETWEEN 2 AND :crowd) AS company
    CROSS JOIN participant ON participant.interaction = company.interaction
    WHERE person IS NOT NULL
"""
_RELATED = "SELECT person, relations FROM acquaintance ORDER BY relations DESC"
_RELATIONS = "SELECT relations FROM acquaintance WHERE person = ?"
_OTHERS = """
    SELECT person.id, 1 FROM (
        SELECT other FROM relation WHERE person = :person
        UNION SELECT person FROM relation WHERE other = :person) AS each
    CROSS JOIN person ON person.id = each.other WHERE person.id <> :person
    UNION ALL
    SELECT DISTINCT person.id, 0 FROM participant AS one
    CROSS JOIN participant AS two ON two.interaction = one.interaction
    CROSS JOIN person ON person.id = two.person
    WHERE one.person = :person AND two.person <> :person
        AND (SELECT count(*) FROM participant AS each
            WHERE each.interaction = one.interaction) <= :crowd
    ORDER BY 1
"""
_CHOSEN = "chosen AS MATERIALIZED (SELECT unhex(value) AS id FROM json_each(:among))"
_AMONG = f"""
    WITH {_CHOSEN}, took AS MATERIALIZED (
        SELECT participant.interaction, person
        FROM chosen CROSS JOIN participant ON person = chosen.id
    ), company AS MATERIALIZED (
        SELECT interaction FROM (
            SELECT interaction FROM took GROUP BY interaction HAVING count(*) > 1) AS each
        WHERE (SELECT count(*) FROM participant
            WHERE participant.interaction = each.interaction) <= :crowd
    )
    SELECT one.person, two.person, count(DISTINCT company.interaction) AS count
    FROM company CROSS JOIN took AS one ON one.interaction = company.interaction
    CROSS JOIN took AS two ON two.interaction = company.interaction
    WHERE one.person < two.person
    GROUP BY 1, 2 ORDER BY count DESC, 1, 2 LIMIT :limit
"""  # noqa: S608 - our names
_RELATED_AMONG = f"""
    WITH {_CHOSEN}
    SELECT min(person, other), max(person, other), count(*), min(label)
    FROM chosen CROSS JOIN relation ON person = chosen.id
    WHERE person <> other AND +other IN (SELECT id FROM chosen)
    GROUP BY 1, 2 ORDER BY 1, 2 LIMIT :limit
"""  # noqa: S608 - our names


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people who are tied."""

    one: bytes
    other: bytes
    count: int
    """Relations, or things they took part in."""
    label: str | None = None
    """What they are to each other; None where they only met in company."""


def connectors(connection: Connection, limit: int) -> list[tuple[UUID, int, int]]:
    """Return who has most ties: how many they are related to, and how many more they met.

    Rows are counted for everybody, people only for those with most rows, who are as many at most:
    Fagin, Lotem and Naor, Optimal Aggregation Algorithms for Middleware (2003).
    """
    company = _in_company(connection)
    most_related = connection.execute(_RELATED).fetchone()
    beside = most_related[1] if most_related else 0
    found: list[tuple[int, int, UUID]] = []
    seen: set[bytes] = set()
    # Whoever was in company is behind in the second list, or has had their turn.
    bounded = merge(
        ((row, company[row] + beside) for row in sorted(company, key=lambda row: -company[row])),
        connection.execute(_RELATED),
        key=lambda row: -row[1],
    )
    for row, most in bounded:
        least = -found[limit - 1][0] if len(found) >= limit else 0
        if most < least:
            break
        if row in seen or company.get(row, 0) + _relations(connection, row) < least:
            continue
        seen.add(row)
        person = UUID(bytes=row)
        related, together = map(len, others(connection, person))
        if related + together and people.names(connection, "person", [person]):
            insort(found, (-related - together, -related, person))
    return [(person, -related, related - both) for both, related, person in found[:limit]]


def _in_company(connection: Connection) -> dict[bytes, int]:
    """Return how many others took part in all that somebody did, each as often as they did."""
    found: dict[bytes, int] = {}
    for person, count in connection.execute(_IN_COMPANY, {"crowd": CROWD}):
        found[person] = found.get(person, 0) + count
    return found


def _relations(connection: Connection, person: bytes) -> int:
    found = connection.execute(_RELATIONS, (person,)).fetchone()
    return int(found[0]) if found else 0


def others(connection: Connection, person: UUID) -> tuple[list[UUID], list[UUID]]:
    """Return to whom somebody is related, and whom else they met in company."""
    rows = connection.execute(_OTHERS, {"person": person.bytes, "crowd": CROWD}).fetchall()
    related = [UUID(bytes=row) for row, written in rows if written]
    known = set(related)
    together = [UUID(bytes=row) for row, written in rows if not written]
    return related, [one for one in together if one not in known]


def among(connection: Connection, people: Collection[bytes], limit: int) -> list[Tie]:
    """Return the ties among people: relations first, then who met most often."""
    values = {"among": json.dumps([one.hex() for one in people]), "crowd": CROWD, "limit": limit}
    related = [Tie(*row) for row in connection.execute(_RELATED_AMONG, values)]
    known = {(tie.one, tie.other) for tie in related}
    together = [Tie(*row) for row in connection.execute(_AMONG, values)]
    return [*related, *(tie for tie in together if (tie.one, tie.other) not in known)][:limit]
