"""People, as rows."""

from collections.abc import Callable, Collection, Container, Iterable
from typing import TypeVar
from uuid import UUID

from kithbook.people import called, facts
from kithbook.people.facts import CURRENT_FIRST, ROLE, as_role
from kithbook.people.model import EVERY
from kithbook.store import merging
from kithbook.store.database import Connection
from kithbook_protocol.organisation import Role
from kithbook_protocol.people import Identity, IdentityKind, Person

T = TypeVar("T")

MARK_KEY = "marks:1"


def person(connection: Connection, identifier: UUID) -> Person | None:
    """Return a person with all that hangs on them but notes and pages."""
    return persons(connection, [identifier]).get(identifier)


def persons(
    connection: Connection, wanted: Collection[UUID], kinds: Container[str] = EVERY
) -> dict[UUID, Person]:
    """Return people with all that hangs on them but notes and pages; one look-up a table.

    Args:
        connection: to read from.
        wanted: people, there or not.
        kinds: of rows, which are looked up; what they are to others (`relation`) takes longer than
            all the rest.
    """
    marks = ", ".join("?" * len(wanted))
    rows = connection.execute(
        "SELECT id, name, headline, location, about, met_at, added_at,"  # noqa: S608 - marks only
        " (SELECT max(hlc) >> 16 FROM change WHERE owner = person.id"
        "  OR owner IN (SELECT id FROM merged WHERE root = person.id))"
        f" FROM person WHERE id IN ({marks})",
        [one.bytes for one in wanted],
    ).fetchall()
    ids = {one.bytes: one for one in wanted}
    there = [ids[row[0]] for row in rows]
    if not there:
        return {}

    def look(
        kind: str, look_up: Callable[[Connection, list[UUID]], dict[UUID, T]]
    ) -> dict[UUID, T]:
        return look_up(connection, there) if kind in kinds else {}

    held, known, tagged = (
        look("role", roles_of),
        look("identity", identities_of),
        look("tag", facts.tags_of),
    )
    own, days, ties = (
        look("custom", facts.values),
        look("date", facts.dates),
        look("relation", facts.relations),
    )
    return {
        one: Person(
            id=one,
            name=name or "",
            headline=headline,
            location=location,
            about=about,
            met_at=met_at,
            # Who was merged may have had the same.
            roles=_first_of(held.get(one, ()), _as_held),
            identities=_first_of(known.get(one, ()), lambda each: (each.kind, each.value)),
            tags=_first_of(tagged.get(one, ()), str.casefold),
            values=own.get(one, []),
            dates=days.get(one, []),
            relations=ties.get(one, []),
            added_at=added_at,
            changed_at=changed_at or added_at,
        )
        for one, (_, name, headline, location, about, met_at, added_at, changed_at) in zip(
            there, rows, strict=True
        )
    }


def _first_of(rows: Iterable[T], same: Callable[[T], object]) -> list[T]:
    """Return the first of those that are the same."""
    found: dict[object, T] = {}
    for row in rows:
        found.setdefault(same(row), row)
    return list(found.values())


def _as_held(one: Role) -> tuple[str | None, ...]:
    return one.title, one.organisation, one.since, one.until


def roles(connection: Connection, person_id: UUID) -> list[Role]:
    """Return what someone does, as `roles_of` has it."""
    return roles_of(connection, [person_id]).get(person_id, [])


def roles_of(connection: Connection, wanted: Collection[UUID]) -> dict[UUID, list[Role]]:
    """Return what people do, first the role shown beside the name, then what ended, last first.

    As text, a partial date sorts before what lies wholly after it.
    """
    marks = ", ".join("?" * len(wanted))
    ids = {one.bytes: one for one in wanted}
    found: dict[UUID, list[Role]] = {}
    for one, *row in connection.execute(
        f"SELECT role.person, {ROLE} FROM role"  # noqa: S608 - ours
        " LEFT JOIN organisation ON organisation.id = role.organisation"
        f" WHERE role.person IN ({marks}) ORDER BY {CURRENT_FIRST}",
        [one.bytes for one in wanted],
    ):
        found.setdefault(ids[one], []).append(as_role(*row))
    return found


def rank(connection: Connection, role: UUID) -> int | None:
    """Return behind how many merges a role stands."""
    found = connection.execute("SELECT rank FROM role WHERE id = ?", (role.bytes,)).fetchone()
    return found[0] if found else None


def identities(connection: Connection, person_id: UUID) -> list[Identity]:
    """Return someone's e-mails, phones, profiles and links."""
    return identities_of(connection, [person_id]).get(person_id, [])


def identities_of(connection: Connection, wanted: Collection[UUID]) -> dict[UUID, list[Identity]]:
    """Return e-mails, phones, profiles and links of people."""
    marks = ", ".join("?" * len(wanted))
    ids = {one.bytes: one for one in wanted}
    found: dict[UUID, list[Identity]] = {}
    for one, identifier, kind, value, generic in connection.execute(
        "SELECT person, id, kind, value, generic FROM identity"  # noqa: S608 - marks only
        f" WHERE person IN ({marks}) ORDER BY kind, id",
        [one.bytes for one in wanted],
    ):
        found.setdefault(ids[one], []).append(
            Identity(
                id=UUID(bytes=identifier),
                kind=IdentityKind(kind),
                value=value,
                generic=bool(generic),
            )
        )
    return found


def all_tags(connection: Connection) -> list[str]:
    """Return every tag in use, most used first; of two spellings the one with capitals."""
    rows = connection.execute(
        "SELECT min(name) AS spelt FROM tag GROUP BY name COLLATE NOCASE HAVING EXISTS ("
        "  SELECT 1 FROM tag AS used JOIN person ON person.id = used.person"
        "  WHERE used.name = tag.name COLLATE NOCASE)"
        " ORDER BY count(*) DESC, spelt"
    )
    return [row[0] for row in rows]


def count(connection: Connection) -> int:
    """Return how many people there are."""
    return int(connection.execute("SELECT count(*) FROM person").fetchone()[0])


def organisation_called(connection: Connection, name: str) -> UUID | None:
    """Return the organisation of that name, as `called.organisations` has it."""
    return next(iter(called.organisations(connection, [name]).values()), None)


def names(connection: Connection, table: str, rows: Collection[UUID]) -> dict[UUID, str]:
    """Return the names of organisations, people or fields."""
    marks = ", ".join("?" * len(rows))
    found = connection.execute(
        f"SELECT id, name FROM {table} WHERE id IN ({marks})",  # noqa: S608 - our names
        [row.bytes for row in rows],
    )
    return {UUID(bytes=row): name for row, name in found}


def members(connection: Connection, organisation: UUID) -> list[UUID]:
    """Return the people with a role at an organisation."""
    rows = connection.execute(
        "SELECT DISTINCT person FROM role WHERE organisation = ?", (organisation.bytes,)
    )
    return [UUID(bytes=row[0]) for row in rows]


def holders(connection: Connection, kind: str, *values: str) -> list[UUID]:
    """Return the people who are there and have one of these as their own, oldest first."""
    marks = ", ".join("?" * len(values))
    rows = connection.execute(
        "SELECT DISTINCT identity.person FROM identity"  # noqa: S608 - marks only
        " JOIN person ON person.id = identity.person"
        f" WHERE identity.value IN ({marks}) AND identity.kind = ? AND identity.generic IS NOT 1"
        " ORDER BY identity.person",
        (*values, kind),
    )
    return [UUID(bytes=row[0]) for row in rows]


def first_holders(connection: Connection, values: Collection[str], *kinds: str) -> dict[str, UUID]:
    """Return who is there and has each of these as their own; the oldest where several do."""
    marks, of = (", ".join("?" * len(one)) for one in (values, kinds))
    rows = connection.execute(
        "SELECT identity.value, min(identity.person) FROM identity"  # noqa: S608 - marks only
        " JOIN person ON person.id = identity.person"
        f" WHERE identity.value IN ({marks}) AND identity.kind IN ({of})"
        " AND identity.generic IS NOT 1 GROUP BY identity.value",
        (*values, *kinds),
    )
    return {value: UUID(bytes=row) for value, row in rows}


def person_of_item(connection: Connection, item: UUID) -> UUID | None:
    """Return the person an item made or met."""
    row = connection.execute(
        "SELECT person FROM item_person WHERE item = ?", (item.bytes,)
    ).fetchone()
    return merging.root(connection, UUID(bytes=row[0])) if row else None


def remember_item(connection: Connection, item: UUID, person_id: UUID) -> None:
    """Write down which person an item made or met."""
    connection.execute(
        "INSERT OR REPLACE INTO item_person (item, person) VALUES (?, ?)",
        (item.bytes, person_id.bytes),
    )


def drop_items(connection: Connection, person_id: UUID) -> None:
    """Drop which items made or met a person."""
    connection.execute("DELETE FROM item_person WHERE person = ?", (person_id.bytes,))


def organisations_ever(connection: Connection, person_id: UUID) -> list[UUID]:
    """Return the organisations that a person has or once had a role at."""
    rows = connection.execute(
        "SELECT DISTINCT fields ->> 'organisation' FROM change"
        " WHERE owner = ? AND entity = 'role' AND fields ->> 'organisation' IS NOT NULL",
        (person_id.bytes,),
    )
    return [UUID(hex=row[0]) for row in rows]


def suggestions(
    connection: Connection, person_id: UUID | None = None
) -> list[tuple[UUID, UUID, str, str, str | None]]:
    """Return what is suggested, of everybody or of one: id, person, field, value and page."""
    of = "" if person_id is None else "WHERE person = ?"
    rows = connection.execute(
        f"SELECT id, person, field, value, url FROM suggestion {of} ORDER BY person, field, id",  # noqa: S608 - ours
        () if person_id is None else (person_id.bytes,),
    )
    return [(UUID(bytes=row), UUID(bytes=person), *rest) for row, person, *rest in rows]


def mark_key(connection: Connection) -> bytes:
    """Return the key of the marks, making it on first use."""
    connection.execute(
        "INSERT OR IGNORE INTO secret (name, value) VALUES (?, randomblob(32))", (MARK_KEY,)
    )
    found = connection.execute("SELECT value FROM secret WHERE name = ?", (MARK_KEY,)).fetchone()
    return bytes(found[0])


def put_marks(connection: Connection, marks: Iterable[bytes], moment: int) -> None:
    """Write marks down, each with the latest moment it was left at."""
    connection.executemany(
        "INSERT INTO mark (hash, at) VALUES (?1, ?2)"
        " ON CONFLICT (hash) DO UPDATE SET at = max(at, ?2)",
        [(one, moment) for one in marks],
    )


def any_marked(connection: Connection) -> bool:
    """Tell whether anybody was forgotten who left a mark."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM mark)").fetchone()[0])


def is_marked(connection: Connection, marks: Collection[bytes], moment: int) -> bool:
    """Tell whether one of the marks was left after a moment."""
    places = ", ".join("?" * len(marks))
    found = connection.execute(
        f"SELECT EXISTS (SELECT 1 FROM mark WHERE hash IN ({places}) AND at > ?)",  # noqa: S608 - marks only
        (*marks, moment),
    ).fetchone()
    return bool(found[0])
