"""Answers, and who was seen in another role, as SQL."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kithbook.store.database import Connection

# From the few roles that were seen to have ended to the one of now of the same person.
_CHANGED = """
    SELECT past.person, role.title, organisation.name, role.seen
    FROM role AS past INDEXED BY role_left
    CROSS JOIN role ON role.person = past.person AND role.until IS NULL AND role.seen = past.until
    LEFT JOIN organisation ON organisation.id = role.organisation
    WHERE past.until_seen = 1 AND past.until >= ?
        AND (role.title IS NOT NULL OR organisation.name IS NOT NULL)
        AND EXISTS (SELECT 1 FROM person WHERE person.id = past.person)
    GROUP BY past.person ORDER BY role.seen DESC, past.person LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Changed:
    """Somebody in another role than before, and the day on which a page showed it."""

    person: UUID
    title: str | None
    organisation: str | None
    seen: str


def changed_roles(connection: Connection, since: str, limit: int) -> list[Changed]:
    """Return who was seen in another role on a day or later, the newest first."""
    rows = connection.execute(_CHANGED, (since, limit))
    return [Changed(UUID(bytes=person), *rest) for person, *rest in rows]


def answers(connection: Connection, person: UUID, monday: str) -> list[tuple[UUID, str]]:
    """Return what was said of somebody in a week: row and answer."""
    rows = connection.execute(
        "SELECT id, answer FROM week_answer WHERE person = ? AND monday = ? ORDER BY id",
        (person.bytes, monday),
    )
    return [(UUID(bytes=row), answer) for row, answer in rows]


def answered(connection: Connection, since: str, until: str) -> list[tuple[UUID, str, str]]:
    """Return what was said in the weeks from one to another: person, Monday, answer."""
    rows = connection.execute(
        "SELECT person, monday, answer FROM week_answer WHERE monday BETWEEN ? AND ?",
        (since, until),
    )
    return [(UUID(bytes=person), monday, answer) for person, monday, answer in rows]


def met_since(connection: Connection, people: Collection[UUID], day: str) -> set[UUID]:
    """Return with whom of these people there was an interaction on a day or later."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        "SELECT DISTINCT person FROM participant"  # noqa: S608 - marks only
        " JOIN interaction ON interaction.id = interaction"
        f" WHERE person IN ({marks}) AND day >= ?",
        (*(one.bytes for one in people), day),
    )
    return {UUID(bytes=row[0]) for row in rows}
