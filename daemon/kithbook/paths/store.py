"""Evidence of who knows whom, as SQL: of everybody for the graph, of two for the reasons."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from kithbook.people.facts import ROLE, as_role
from kithbook.store.database import Connection
from kithbook_protocol.organisation import Role

Row = tuple[Any, ...]

_RELATIONS = "SELECT person, other, label FROM relation WHERE person <> other"
_INTRODUCED = """
    SELECT person, other, introducer, made_on FROM introduction
    WHERE state IN ('made', 'met', 'done')
"""
_TOGETHER = """
    SELECT interaction.id, day, kind, person
    FROM participant INDEXED BY participant_interaction
    CROSS JOIN interaction ON interaction.id = participant.interaction
    WHERE participant.interaction IN (
        SELECT interaction FROM participant INDEXED BY participant_interaction
        GROUP BY interaction HAVING min(person) < max(person))
    ORDER BY participant.interaction
"""
_ROLES = """
    SELECT organisation, person, substr(since, 1, 4), substr(until, 1, 4), substr(seen, 1, 4),
        until_seen
    FROM role WHERE organisation IN (
        SELECT organisation FROM role INDEXED BY role_organisation WHERE organisation IS NOT NULL
        GROUP BY organisation HAVING min(person) < max(person))
    ORDER BY organisation
"""
# Whom you met, though nothing was logged: who brought you together, or where that was, is known.
_MET = """
    SELECT person FROM relation WHERE label IN ('met through', 'introduced')
    UNION SELECT other FROM relation WHERE label IN ('met through', 'introduced')
    UNION SELECT introducer FROM introduction WHERE introducer IS NOT NULL AND other IS NULL
    UNION SELECT person FROM introduction WHERE introducer IS NULL
        OR (other IS NULL AND state IN ('made', 'met', 'done'))
    UNION SELECT other FROM introduction WHERE introducer IS NULL
    UNION SELECT id FROM person WHERE met_at IS NOT NULL
    UNION SELECT person FROM date WHERE label = 'met' COLLATE NOCASE
"""


def sequence(connection: Connection) -> int:
    """Return a number that grows with every change there is."""
    found = connection.execute("SELECT coalesce(max(rowid), 0) FROM change").fetchone()
    return int(found[0])


def people(connection: Connection) -> list[bytes]:
    """Return everybody who is there."""
    return [row[0] for row in connection.execute("SELECT id FROM person")]


def relations(connection: Connection) -> Iterable[Row]:
    """Yield relations: person, other, label."""
    found: Iterable[Row] = connection.execute(_RELATIONS)
    return found


def introduced(connection: Connection) -> Iterable[Row]:
    """Yield introductions that were made: person, other, introducer, day; None is you."""
    found: Iterable[Row] = connection.execute(_INTRODUCED)
    return found


def together(connection: Connection) -> Iterable[Row]:
    """Yield who took part with others: interaction, day, kind, person, by interaction."""
    found: Iterable[Row] = connection.execute(_TOGETHER)
    return found


def roles(connection: Connection) -> Iterable[Row]:
    """Yield roles where others have or had one: organisation, person, and years as texts.

    These are since, until and seen; the last is whether until was only seen. By organisation.
    """
    found: Iterable[Row] = connection.execute(_ROLES)
    return found


def met(connection: Connection) -> Iterable[bytes]:
    """Yield whom you met, though no contact need have been logged."""
    return (row[0] for row in connection.execute(_MET))


def any_contact(connection: Connection) -> bool:
    """Tell whether there was ever contact with anybody."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM tie)").fetchone()[0])


_PAIR = "(person = ?1 AND other = ?2 OR person = ?2 AND other = ?1)"
_OF_TWO = """
    SELECT kind, day, place, text FROM interaction
    WHERE id IN (SELECT interaction FROM participant WHERE person = ?1)
        AND id IN (SELECT interaction FROM participant WHERE person = ?2)
    ORDER BY day DESC, interaction.id DESC
"""


def relations_of(connection: Connection, one: UUID, other: UUID) -> list[tuple[bytes, str]]:
    """Return what two are to each other: who says it of the other, and the label."""
    rows = connection.execute(
        f"SELECT person, label FROM relation WHERE {_PAIR} ORDER BY relation.id",  # noqa: S608 - ours
        (one.bytes, other.bytes),
    )
    return [*rows]


def introductions_of(connection: Connection, one: UUID, other: UUID) -> list[Row]:
    """Return introductions that two took part in: person, other, introducer, day."""
    rows = connection.execute(
        f"{_INTRODUCED} AND ?1 IN (person, other, introducer) AND ?2 IN (person, other, introducer)"
        " ORDER BY made_on DESC",
        (one.bytes, other.bytes),
    )
    return [*rows]


def interactions_of(connection: Connection, one: UUID, other: UUID) -> list[Row]:
    """Return what two took part in: kind, day, place, text; the newest first."""
    return [*connection.execute(_OF_TWO, (one.bytes, other.bytes))]


def roles_of(connection: Connection, one: UUID, other: UUID) -> Iterator[tuple[str, Role, Role]]:
    """Yield roles of two at the same organisation: its name, and each one's."""
    query = (
        f"SELECT organisation, {ROLE} FROM role"  # noqa: S608 - ours
        " JOIN organisation ON organisation.id = organisation WHERE person = ?"
    )
    theirs = [connection.execute(query, (each.bytes,)).fetchall() for each in (one, other)]
    for where, *own in theirs[0]:
        for there, *others in theirs[1]:
            if where == there:
                first, second = as_role(*own), as_role(*others)
                yield first.organisation or "", first, second


def lasts(connection: Connection, people: Iterable[UUID]) -> dict[UUID, str]:
    """Return the day of the last contact with people."""
    found = {}
    for one in people:
        row = connection.execute(
            "SELECT max(day) FROM participant CROSS JOIN interaction"
            " ON interaction.id = interaction WHERE person = ?",
            (one.bytes,),
        ).fetchone()
        if row[0]:
            found[one] = row[0]
    return found
