"""Evidence of who knows whom, as SQL: of some people for their ways, of two for the reasons."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from kithbook.people.facts import ROLE, as_role
from kithbook.store.database import Connection
from kithbook_protocol.organisation import Role

Row = tuple[Any, ...]

# CROSS JOIN is SQLite's way to say in which order: from the few who are asked about to what they
# are tied to. Whoever is deleted keeps their rows of relations and contact, and is nobody's step.
_ASKED = "WITH asked AS MATERIALIZED (SELECT unhex(value) AS id FROM json_each(?1))"
CLOSE = ("partner", "parent", "child", "manager", "report")
"""Labels of relations that few people have, and that say most; indexes hold these alone."""
_IS_CLOSE = f"label IN {CLOSE}"
_MADE = "state IN ('made', 'met', 'done')"
_RELATIONS = """
    SELECT person, other, label{more} FROM asked CROSS JOIN relation ON person = asked.id
    WHERE person <> other AND {which}
    UNION ALL
    SELECT other, person, label{more} FROM asked CROSS JOIN relation ON other = asked.id
    WHERE person <> other AND {which}
"""
_OTHERWISE_RELATED = _ASKED + _RELATIONS.format(which=f"({_IS_CLOSE}) IS NOT TRUE", more="")
# One question, since all three are asked of whoever is read.
_NEAR = f"""
    {_ASKED}, party (id, person, other, introducer, made_on) AS (
        SELECT asked.id, person, other, introducer, made_on
        FROM asked CROSS JOIN introduction ON person = asked.id WHERE {_MADE}
        UNION ALL SELECT asked.id, person, other, introducer, made_on
        FROM asked CROSS JOIN introduction ON other = asked.id WHERE {_MADE}
        UNION ALL SELECT asked.id, person, other, introducer, made_on
        FROM asked CROSS JOIN introduction ON introducer = asked.id WHERE {_MADE}
    )
    SELECT id, NULL, kept,
        iif(EXISTS (SELECT 1 FROM participant WHERE participant.person = asked.id), 'met', NULL)
    FROM asked LEFT JOIN tie ON tie.person = asked.id
    WHERE EXISTS (SELECT 1 FROM person WHERE person.id = asked.id)
    UNION ALL {_RELATIONS.format(which=_IS_CLOSE, more=", 'related'")}
    UNION ALL
    SELECT party.id, there.id, made_on, 'introduced' FROM party
    CROSS JOIN person AS there ON there.id IN (party.person, party.other, party.introducer)
    WHERE there.id <> party.id
"""  # noqa: S608 - our names
# Three indexes, each asked alone; the sort after that is of a few.
_INTRODUCED = f"""
    SELECT person, other, introducer, made_on FROM introduction
    WHERE id IN (
        SELECT id FROM introduction WHERE person = ?1
        UNION SELECT id FROM introduction WHERE other = ?1
        UNION SELECT id FROM introduction WHERE introducer = ?1)
    AND {_MADE} AND ?2 IN (person, other, introducer)
    ORDER BY made_on DESC, id
"""  # noqa: S608 - our names
_COMPANY = f"""
    {_ASKED}
    SELECT one.person, one.interaction FROM asked CROSS JOIN participant AS one
        ON one.person = asked.id
    WHERE EXISTS (
        SELECT 1 FROM participant AS two
        WHERE two.interaction = one.interaction AND two.person <> one.person)
"""  # noqa: S608 - our names
_PARTICIPANTS = f"""
    {_ASKED}
    SELECT participant.interaction, day, kind, participant.person
    FROM asked CROSS JOIN interaction ON interaction.id = asked.id
    CROSS JOIN participant ON participant.interaction = asked.id
    CROSS JOIN person AS there ON there.id = participant.person
"""  # noqa: S608 - our names
_HELD = "substr(since, 1, 4), substr(until, 1, 4), substr(seen, 1, 4), until_seen"
_ROLES = f"""
    {_ASKED}
    SELECT organisation, person, {_HELD} FROM asked CROSS JOIN role ON person = asked.id
    WHERE organisation IS NOT NULL
"""  # noqa: S608 - our names
_SIZES = f"""
    {_ASKED}
    SELECT organisation, min(people, ?2) FROM asked CROSS JOIN staff ON organisation = asked.id
"""  # noqa: S608 - our names
# Whom you met, though nothing was logged: who brought you together, or where that was, is known.
_BROUGHT = "label IN ('met through', 'introduced')"
_SIGNS = (
    ("relation", "person", _BROUGHT),
    ("relation", "other", _BROUGHT),
    ("introduction", "introducer", "other IS NULL"),
    ("introduction", "person", f"introducer IS NULL OR (other IS NULL AND {_MADE})"),
    ("introduction", "other", "introducer IS NULL"),
    ("person", "id", "met_at IS NOT NULL"),
    ("date", "person", "label = 'met' COLLATE NOCASE"),
)
"""Table, column of who was met, condition."""
_MET = " UNION ".join(
    f"SELECT {who} FROM {table} WHERE {sign}"  # noqa: S608 - our names
    for table, who, sign in _SIGNS
)
_MET_AMONG = " OR ".join(
    f"EXISTS (SELECT 1 FROM {table} WHERE {table}.{who} = asked.id AND ({sign}))"  # noqa: S608 - ours
    for table, who, sign in _SIGNS
)


def near(connection: Connection, people: Collection[bytes]) -> Iterable[Row]:
    """Yield who of these people was not deleted, and then the closest steps from any of them.

    The former are rows of person, None, what is kept of your tie, and "met" if they took part in
    anything; the latter of person, other, label or day, and "related" or "introduced". The other
    may have been deleted.
    """
    return _rows(connection, _NEAR, people)


def relations(connection: Connection, people: Collection[bytes]) -> Iterable[Row]:
    """Yield to whom people are related, and not closely: person, other, label.

    The other may have been deleted.
    """
    return _rows(connection, _OTHERWISE_RELATED, people)


def there(connection: Connection, person: bytes) -> bool:
    """Tell whether somebody was not deleted."""
    return bool(connection.execute("SELECT 1 FROM person WHERE id = ?", (person,)).fetchone())


def company(connection: Connection, people: Collection[bytes]) -> list[Row]:
    """Return in what people took part with others: person, interaction."""
    return [*_rows(connection, _COMPANY, people)]


def participants(connection: Connection, interactions: Collection[bytes]) -> Iterable[Row]:
    """Yield who took part: interaction, day, kind, person; by interaction."""
    return _rows(connection, _PARTICIPANTS, interactions)


def roles(connection: Connection, people: Collection[bytes]) -> list[Row]:
    """Return people's roles: organisation, person, and years as texts.

    These are since, until and seen; the last is whether until was only seen.
    """
    return [*_rows(connection, _ROLES, people)]


def sizes(
    connection: Connection, organisations: Collection[bytes], most: int
) -> Iterable[tuple[bytes, int]]:
    """Yield organisations and how many people are or were there, counted up to so many."""
    return _rows(connection, _SIZES, organisations, most)


def members(connection: Connection, organisation: bytes) -> Iterable[Row]:
    """Yield who is or was at an organisation: person, and years as `roles` gives them."""
    found: Iterable[Row] = connection.execute(
        f"SELECT person, {_HELD} FROM role WHERE organisation = ?",  # noqa: S608 - our names
        (organisation,),
    )
    return found


def known(connection: Connection) -> Iterable[Row]:
    """Yield with whom there was contact and what is kept of the ties, the strongest first."""
    found: Iterable[Row] = connection.execute("SELECT person, kept FROM tie ORDER BY kept DESC")
    return found


def met(connection: Connection, people: Collection[bytes] | None = None) -> Iterable[bytes]:
    """Yield whom you met, of these people or of all, though no contact need have been logged."""
    if people is not None:
        query = f"{_ASKED} SELECT id FROM asked WHERE {_MET_AMONG}"  # noqa: S608 - ours
        return (row[0] for row in _rows(connection, query, people))
    rows = connection.execute(f"SELECT id FROM person WHERE id IN ({_MET})")  # noqa: S608 - ours
    return (row[0] for row in rows)


def _rows(connection: Connection, query: str, ids: Collection[bytes], *more: int) -> Iterable[Row]:
    if not ids:
        return ()
    listed = json.dumps([one.hex() for one in ids])
    found: Iterable[Row] = connection.execute(query, (listed, *more))
    return found


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
    return [*connection.execute(_INTRODUCED, (one.bytes, other.bytes))]


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
