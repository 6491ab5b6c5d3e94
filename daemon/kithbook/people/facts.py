"""What hangs on people, and what they have in common, as rows: SQL that `store.py` has no room for.

Of what two devices made, or a merge brought together, twice, one is shown.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from kithbook.people.model import INVERSES
from kithbook.store import merging
from kithbook.store.database import Connection
from kithbook_protocol.field import CustomField, CustomValue, FieldKind
from kithbook_protocol.organisation import Member, Organisation, OrganisationLine, Role
from kithbook_protocol.relation import ImportantDate, Relation

ROLE = "role.id, title, organisation.name, since, until, seen, until_seen"
CURRENT_FIRST = "until IS NOT NULL, until DESC, coalesce(rank, 0), role.id"


def as_role(identifier: bytes, *rest: Any) -> Role:
    """Return a role from the columns of `ROLE`."""
    title, organisation, since, until, seen, until_seen = rest
    return Role(
        id=UUID(bytes=identifier),
        title=title,
        organisation=organisation,
        since=since,
        until=until,
        seen=seen,
        until_seen=bool(until_seen),
    )


def fields(connection: Connection) -> list[CustomField]:
    """Return every field of one's own making, oldest first."""
    rows = connection.execute(
        "SELECT id, name, kind, choices, several,"
        " (SELECT count(DISTINCT custom.person) FROM custom"
        "  JOIN person ON person.id = custom.person WHERE custom.field = field.id)"
        " FROM field ORDER BY id"
    )
    return [
        CustomField(
            id=UUID(bytes=identifier),
            name=name,
            kind=FieldKind(kind),
            choices=json.loads(choices or "[]"),
            several=bool(several),
            people=people,
        )
        for identifier, name, kind, choices, several, people in rows
    ]


def tags(connection: Connection, person_id: UUID) -> list[tuple[UUID, str]]:
    """Return a person's tags with their row ids, in order of the alphabet."""
    return [(row, name) for _, row, name in tag_rows(connection, [person_id])]


def tags_of(connection: Connection, wanted: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return people's tags, in order of the alphabet."""
    found: dict[UUID, list[str]] = {}
    for one, _, name in tag_rows(connection, wanted):
        found.setdefault(one, []).append(name)
    return found


def tag_rows(connection: Connection, wanted: Collection[UUID]) -> list[tuple[UUID, UUID, str]]:
    """Return people's tags: person, row and name, in order of the alphabet."""
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        f"SELECT person, id, name FROM tag WHERE person IN ({marks})"  # noqa: S608 - marks only
        " ORDER BY name COLLATE NOCASE, id",
        [one.bytes for one in wanted],
    )
    return [(UUID(bytes=one), UUID(bytes=row), name) for one, row, name in rows]


def values(connection: Connection, people: Collection[UUID]) -> dict[UUID, list[CustomValue]]:
    """Return what people have in fields of one's own making; of a removed field nothing."""
    rows = connection.execute(
        "SELECT custom.person, custom.id, field.id, name, kind, value FROM custom"  # noqa: S608 - marks
        " JOIN field ON field.id = custom.field"
        f" WHERE custom.person IN ({_marks(people)})"
        " ORDER BY field.id, value COLLATE NOCASE, custom.id",
        [one.bytes for one in people],
    )
    found: dict[UUID, dict[object, CustomValue]] = {}
    for person, identifier, field, name, kind, value in rows:
        found.setdefault(UUID(bytes=person), {})[field, value] = CustomValue(
            id=UUID(bytes=identifier),
            field=UUID(bytes=field),
            name=name,
            kind=FieldKind(kind),
            value=value,
        )
    return {person: list(each.values()) for person, each in found.items()}


def _marks(people: Collection[UUID]) -> str:
    return ", ".join("?" * len(people))


def values_in(connection: Connection, person: UUID, field: UUID) -> list[tuple[UUID, str]]:
    """Return every row that someone has in a field: its id and value."""
    rows = connection.execute(
        "SELECT id, value FROM custom WHERE person = ? AND field = ? ORDER BY id",
        (person.bytes, field.bytes),
    )
    return [(UUID(bytes=identifier), value) for identifier, value in rows]


def holders_of_field(connection: Connection, field: UUID) -> list[UUID]:
    """Return the people with a value in a field."""
    rows = connection.execute("SELECT DISTINCT person FROM custom WHERE field = ?", (field.bytes,))
    return [UUID(bytes=row[0]) for row in rows]


def dates(connection: Connection, people: Collection[UUID]) -> dict[UUID, list[ImportantDate]]:
    """Return the days of people that matter, in the order of their labels."""
    rows = connection.execute(
        f"SELECT person, id, label, day FROM date WHERE person IN ({_marks(people)})"  # noqa: S608 - marks
        " ORDER BY label COLLATE NOCASE, day DESC, id",
        [one.bytes for one in people],
    )
    found: dict[UUID, dict[object, ImportantDate]] = {}
    for person, identifier, label, day in rows:
        one = ImportantDate(id=UUID(bytes=identifier), label=label, day=day)
        found.setdefault(UUID(bytes=person), {})[label.casefold(), day] = one
    return {person: list(each.values()) for person, each in found.items()}


def dated(connection: Connection, person: UUID) -> list[tuple[UUID, str, str]]:
    """Return every row of someone's dates: its id, label and day."""
    rows = connection.execute(
        "SELECT id, label, day FROM date WHERE person = ? ORDER BY id", (person.bytes,)
    )
    return [(UUID(bytes=identifier), label, day) for identifier, label, day in rows]


def dates_called(connection: Connection, person: UUID, label: str) -> list[tuple[UUID, str]]:
    """Return every row of someone with a label, whatever its case: its id and day."""
    return [
        (identifier, day)
        for identifier, had, day in dated(connection, person)
        if had.casefold() == label.casefold()
    ]


_RELATIONS = """
    SELECT relation.person, relation.id, person.id, name, label, inverse, note, 0 FROM relation
    JOIN person ON person.id = other WHERE other <> relation.person AND relation.person IN ({0})
    UNION ALL
    SELECT other, relation.id, person.id, name, label, inverse, note, 1 FROM relation
    JOIN person ON person.id = relation.person WHERE relation.person <> other AND other IN ({0})
    ORDER BY 4 COLLATE NOCASE, 5, 2
"""


def relations(connection: Connection, people: Collection[UUID]) -> dict[UUID, list[Relation]]:
    """Return what others are to people, as told from either side, in the order of their names.

    After a merge a person may be related to themselves: that is not shown.
    """
    ids = [one.bytes for one in people]
    found: dict[UUID, dict[tuple[UUID, str, bool], Relation]] = {}
    for person, identifier, other, name, label, inverse, note, is_other_side in connection.execute(
        _RELATIONS.format(_marks(people)), ids + ids
    ):
        told, reverse = label, False
        if is_other_side:
            opposite = inverse or INVERSES.get(label)
            told, reverse = opposite or label, opposite is None
        one = Relation(
            id=UUID(bytes=identifier),
            person=UUID(bytes=other),
            name=name or "",
            label=told,
            reverse=reverse,
            note=note,
        )
        known = found.setdefault(UUID(bytes=person), {})
        known.setdefault((one.person, told.casefold(), reverse), one)
    return {person: list(each.values()) for person, each in found.items()}


def related(connection: Connection, person: UUID) -> list[UUID]:
    """Return whom someone is related to, be they there or not."""
    rows = connection.execute(
        "SELECT other FROM relation WHERE person = ?1"
        " UNION SELECT person FROM relation WHERE other = ?1",
        (person.bytes,),
    )
    return [UUID(bytes=row[0]) for row in rows]


def ends_ever(connection: Connection, relation: UUID) -> list[UUID]:
    """Return everybody whom a relation joins or once joined, as who they were merged into."""
    rows = connection.execute(
        "SELECT unhex(fields ->> 'person') FROM change"
        " WHERE row = ?1 AND entity = 'relation' AND fields ->> 'person' IS NOT NULL"
        " UNION SELECT unhex(fields ->> 'other') FROM change"
        " WHERE row = ?1 AND entity = 'relation' AND fields ->> 'other' IS NOT NULL",
        (relation.bytes,),
    )
    return [merging.root(connection, UUID(bytes=row[0])) for row in rows]


def organisations(connection: Connection) -> list[OrganisationLine]:
    """Return the organisations where somebody is or was, or of which something is known."""
    rows = connection.execute(
        "SELECT organisation.id, organisation.name, website,"
        " count(DISTINCT iif(until IS NULL, person.id, NULL)), count(DISTINCT person.id)"
        " FROM organisation LEFT JOIN role ON role.organisation = organisation.id"
        " LEFT JOIN person ON person.id = role.person GROUP BY organisation.id"
        " HAVING count(person.id) OR website IS NOT NULL OR note IS NOT NULL"
        " ORDER BY organisation.name COLLATE NOCASE, organisation.id"
    )
    return [
        OrganisationLine(
            id=UUID(bytes=identifier),
            name=name,
            website=website,
            current=current,
            past=everybody - current,
        )
        for identifier, name, website, current, everybody in rows
    ]


def organisation(connection: Connection, identifier: UUID) -> Organisation | None:
    """Return an organisation with who is or was there."""
    row = connection.execute(
        "SELECT name, website, note FROM organisation WHERE id = ?", (identifier.bytes,)
    ).fetchone()
    if row is None:
        return None
    name, website, note = row
    return Organisation(
        id=identifier,
        name=name,
        website=website,
        note=note,
        people=members(connection, identifier),
    )


def members(connection: Connection, organisation: UUID) -> list[Member]:
    """Return who is or was at an organisation, once for each role there; those of now first."""
    rows = connection.execute(
        f"SELECT person.id, person.name, {ROLE} FROM role"  # noqa: S608 - ours
        " JOIN organisation ON organisation.id = role.organisation"
        " JOIN person ON person.id = role.person WHERE organisation.id = ?"
        " ORDER BY until IS NOT NULL, until DESC, person.name COLLATE NOCASE, role.id",
        (organisation.bytes,),
    )
    return [
        Member(person=UUID(bytes=person), name=name or "", role=as_role(*rest))
        for person, name, *rest in rows
    ]


def values_held(connection: Connection, values: Iterable[str]) -> set[str]:
    """Return those of these values that an identity of anybody has."""
    rows = connection.execute(
        "SELECT DISTINCT value FROM identity WHERE value IN (SELECT value FROM json_each(?))",
        (json.dumps([*values]),),
    )
    return {row[0] for row in rows}
