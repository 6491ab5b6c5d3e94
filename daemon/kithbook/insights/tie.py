"""Who is tied to whom, as SQL: related by what you wrote down, or met in the same company."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kithbook.store.database import Connection

CROWD = 20
"""People; who took part in something larger need not have met."""

# Rows of contact and relations outlive the deletion of a person, so that undoing it is whole.
_TIES = """
    gone AS MATERIALIZED (
        SELECT person FROM (
            SELECT DISTINCT person FROM participant
            UNION SELECT person FROM relation UNION SELECT other FROM relation)
        WHERE person NOT IN (SELECT id FROM person)
    ), company AS MATERIALIZED (
        SELECT interaction FROM participant INDEXED BY participant_interaction
        GROUP BY interaction HAVING count(*) BETWEEN 2 AND :crowd
    ), related (person, other) AS MATERIALIZED (
        SELECT person, other FROM relation WHERE person <> other
            AND person NOT IN gone AND other NOT IN gone
        UNION SELECT other, person FROM relation WHERE person <> other
            AND person NOT IN gone AND other NOT IN gone
    )
"""
_CONNECTORS = f"""
    WITH {_TIES}, together (person, other) AS (
        SELECT one.person, two.person
        FROM company CROSS JOIN participant AS one ON one.interaction = company.interaction
        CROSS JOIN participant AS two ON two.interaction = company.interaction
        WHERE one.person <> two.person AND one.person NOT IN gone AND two.person NOT IN gone
        EXCEPT SELECT person, other FROM related
    )
    SELECT person, sum(written) AS related, sum(NOT written) AS together FROM (
        SELECT person, 1 AS written FROM related UNION ALL SELECT person, 0 FROM together)
    GROUP BY person ORDER BY count(*) DESC, related DESC, person LIMIT :limit
"""  # noqa: S608 - our names
_OTHERS = """
    SELECT other, 1 FROM (
        SELECT other FROM relation WHERE person = :person
        UNION SELECT person FROM relation WHERE other = :person)
    WHERE other <> :person AND other IN (SELECT id FROM person)
    UNION ALL
    SELECT DISTINCT two.person, 0
    FROM participant AS one JOIN participant AS two USING (interaction)
    WHERE one.person = :person AND two.person <> :person
        AND two.person IN (SELECT id FROM person)
        AND (SELECT count(*) FROM participant AS each
            WHERE each.interaction = one.interaction) <= :crowd
    ORDER BY 1
"""
_AMONG = f"""
    WITH {_TIES}, chosen AS MATERIALIZED (SELECT unhex(value) AS id FROM json_each(:among))
    SELECT one.person, two.person, count(DISTINCT company.interaction) AS count
    FROM company CROSS JOIN participant AS one ON one.interaction = company.interaction
    CROSS JOIN participant AS two ON two.interaction = company.interaction
    WHERE one.person < two.person AND one.person IN chosen AND two.person IN chosen
    GROUP BY 1, 2 ORDER BY count DESC, 1, 2 LIMIT :limit
"""  # noqa: S608 - our names
_RELATED_AMONG = """
    SELECT min(person, other), max(person, other), count(*), min(label)
    FROM relation WHERE person <> other
        AND person IN (SELECT unhex(value) FROM json_each(:among))
        AND other IN (SELECT unhex(value) FROM json_each(:among))
    GROUP BY 1, 2 ORDER BY 1, 2 LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two people who are tied."""

    one: UUID
    other: UUID
    count: int
    """Relations, or things they took part in."""
    label: str | None = None
    """What they are to each other; None where they only met in company."""


def connectors(connection: Connection, limit: int) -> list[tuple[UUID, int, int]]:
    """Return who has most ties: how many they are related to, and how many more they met."""
    rows = connection.execute(_CONNECTORS, {"crowd": CROWD, "limit": limit})
    return [(UUID(bytes=row), related, together) for row, related, together in rows]


def others(connection: Connection, person: UUID) -> tuple[list[UUID], list[UUID]]:
    """Return to whom somebody is related, and whom else they met in company."""
    rows = connection.execute(_OTHERS, {"person": person.bytes, "crowd": CROWD}).fetchall()
    related = [UUID(bytes=row) for row, written in rows if written]
    known = set(related)
    together = [UUID(bytes=row) for row, written in rows if not written]
    return related, [one for one in together if one not in known]


def among(connection: Connection, people: Collection[UUID], limit: int) -> list[Tie]:
    """Return the ties among people: relations first, then who met most often."""
    values = {"among": json.dumps([one.hex for one in people]), "crowd": CROWD, "limit": limit}
    related = [
        Tie(UUID(bytes=one), UUID(bytes=other), count, label)
        for one, other, count, label in connection.execute(_RELATED_AMONG, values)
    ]
    known = {(tie.one, tie.other) for tie in related}
    together = [
        Tie(UUID(bytes=one), UUID(bytes=other), count)
        for one, other, count in connection.execute(_AMONG, values)
    ]
    return [*related, *(tie for tie in together if (tie.one, tie.other) not in known)][:limit]
