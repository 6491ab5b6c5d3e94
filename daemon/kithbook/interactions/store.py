"""Interactions and promises, as rows."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from kithbook.interactions.model import Contact
from kithbook.store.database import Connection
from kithbook_protocol.interactions import (
    Interaction,
    InteractionKind,
    Participant,
    Promise,
)

NEWEST_FIRST = "day DESC, at DESC, interaction.id DESC"
"""Of one day what has a time comes before what has none: NULL sorts first, so last here."""

_OF_PERSON = f"""
    SELECT interaction.id FROM interaction
    WHERE interaction.id IN (SELECT interaction FROM participant WHERE person = ?)
    ORDER BY {NEWEST_FIRST} LIMIT ?
"""  # noqa: S608 - our names
_OF_ANYBODY = f"""
    SELECT interaction.id FROM interaction
    WHERE EXISTS (
        SELECT 1 FROM participant JOIN person ON person.id = participant.person
        WHERE participant.interaction = interaction.id)
    ORDER BY {NEWEST_FIRST} LIMIT ?
"""  # noqa: S608 - our names


def newest(connection: Connection, person: UUID | None, limit: int) -> list[UUID]:
    """Return interactions with a person, or with anybody who is there, newest first."""
    if person is None:
        rows = connection.execute(_OF_ANYBODY, (limit,))
    else:
        rows = connection.execute(_OF_PERSON, (person.bytes, limit))
    return [UUID(bytes=row[0]) for row in rows]


def interactions(connection: Connection, wanted: Collection[UUID]) -> dict[UUID, Interaction]:
    """Return interactions, with those who took part and are there."""
    ids = [one.bytes for one in wanted]
    marks = ", ".join("?" * len(ids))
    people: dict[bytes, list[Participant]] = {}
    # Merging may have left two rows of one person.
    for interaction, person, name in connection.execute(
        "SELECT DISTINCT interaction, person.id, name FROM participant"  # noqa: S608 - marks only
        f" JOIN person ON person.id = participant.person WHERE interaction IN ({marks})"
        " ORDER BY name COLLATE NOCASE, person.id",
        ids,
    ):
        people.setdefault(interaction, []).append(Participant(id=UUID(bytes=person), name=name))
    rows = connection.execute(
        f"SELECT id, kind, day, at, place, text, begun_by FROM interaction WHERE id IN ({marks})",  # noqa: S608 - marks only
        ids,
    )
    return {
        UUID(bytes=row): Interaction(
            id=UUID(bytes=row),
            kind=InteractionKind(kind),
            day=day,
            at=at,
            people=people.get(row, []),
            text=text,
            place=place,
            begun_by=begun_by,
        )
        for row, kind, day, at, place, text, begun_by in rows
    }


def participants(connection: Connection, interaction: UUID) -> list[tuple[UUID, UUID]]:
    """Return who takes part, the deleted too, each with the row that says so."""
    rows = connection.execute(
        "SELECT id, person FROM participant WHERE interaction = ? ORDER BY id",
        (interaction.bytes,),
    )
    return [(UUID(bytes=row), UUID(bytes=person)) for row, person in rows]


def there(connection: Connection, interaction: UUID) -> list[UUID]:
    """Return who takes part, the deleted too."""
    return [person for _, person in participants(connection, interaction)]


def count(connection: Connection, person: UUID) -> int:
    """Return how many interactions there are with a person."""
    found = connection.execute(
        "SELECT count(DISTINCT interaction) FROM participant WHERE person = ?", (person.bytes,)
    ).fetchone()
    return int(found[0])


def contacts(connection: Connection, people: Collection[UUID]) -> dict[UUID, list[Contact]]:
    """Return people's interactions, for each the first one first."""
    marks = ", ".join("?" * len(people))
    found: dict[UUID, list[Contact]] = {}
    # Merging may have left two rows of one person.
    for person, _row, day, kind, begun_by in connection.execute(
        "SELECT DISTINCT person, interaction, day, kind, begun_by FROM participant"  # noqa: S608 - marks
        " JOIN interaction ON interaction.id = interaction"
        f" WHERE person IN ({marks}) ORDER BY day",
        [one.bytes for one in people],
    ):
        one = Contact(date.fromisoformat(day), kind, begun_by)
        found.setdefault(UUID(bytes=person), []).append(one)
    return found


def texts(connection: Connection, people: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return notes and places of people's interactions, for each the newest first."""
    marks = ", ".join("?" * len(people))
    found: dict[UUID, list[str]] = {}
    for person, *told in connection.execute(
        "SELECT DISTINCT person, interaction.id, text, place FROM participant"  # noqa: S608 - ours
        " JOIN interaction ON interaction.id = interaction"
        f" WHERE person IN ({marks}) AND (text IS NOT NULL OR place IS NOT NULL)"
        f" ORDER BY {NEWEST_FIRST}",
        [one.bytes for one in people],
    ):
        found.setdefault(UUID(bytes=person), []).append(" · ".join(filter(None, told[1:])))
    return found


def ever_alone(connection: Connection, person: UUID) -> list[UUID]:
    """Return the interactions a person takes or took part in, and nobody else of whom is known.

    Who was taken out of one that is there counts no more; of a removed one all still count.
    """
    rows = connection.execute(
        "WITH own AS (SELECT DISTINCT row FROM change WHERE owner = ? AND entity = 'participant'),"
        " joined AS (SELECT DISTINCT fields ->> 'interaction' AS interaction FROM change"
        "   WHERE row IN own AND entity = 'participant' AND fields ->> 'interaction' IS NOT NULL)"
        " SELECT interaction FROM joined WHERE NOT EXISTS (SELECT 1 FROM change"
        "   WHERE entity = 'participant' AND fields ->> 'interaction' = joined.interaction"
        "   AND row NOT IN own AND (row IN (SELECT id FROM participant)"
        "     OR NOT EXISTS (SELECT 1 FROM interaction WHERE id = unhex(joined.interaction))))",
        (person.bytes,),
    )
    return [UUID(hex=row[0]) for row in rows]


def promise_texts(connection: Connection, people: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return what people promised or were promised, for each the newest first."""
    marks = ", ".join("?" * len(people))
    found: dict[UUID, list[str]] = {}
    for person, text in connection.execute(
        f"SELECT person, text FROM promise WHERE person IN ({marks})"  # noqa: S608 - marks only
        " ORDER BY made_at DESC, id DESC",
        [one.bytes for one in people],
    ):
        found.setdefault(UUID(bytes=person), []).append(text)
    return found


_PROMISED = """
    SELECT promise.id, promise.person, name, theirs, text, due, state, interaction, made_at
"""
_PROMISES = f"{_PROMISED} FROM promise JOIN person ON person.id = promise.person"
_PROMISE_ORDER = "due IS NULL, due, made_at DESC, promise.id DESC"
_DUE = f"""
    {_PROMISED} FROM (
        -- First which, from an index that has them in this order; then only what is shown.
        SELECT id AS due_id FROM promise INDEXED BY promise_open WHERE state = 'open' AND due <= ?
            AND EXISTS (SELECT 1 FROM person WHERE person.id = promise.person)
        ORDER BY due, made_at DESC, id DESC LIMIT ?)
    CROSS JOIN promise ON promise.id = due_id CROSS JOIN person ON person.id = promise.person
    ORDER BY {_PROMISE_ORDER}
"""  # noqa: S608 - our names


def promises(
    connection: Connection, person: UUID | None, limit: int, *, ended: bool = False
) -> list[Promise]:
    """Return promises, of all who are there or of one; the open ones, or those ended too."""
    which = ["state = 'open'"] * (not ended) + ["promise.person = ?"] * (person is not None)
    condition = f" WHERE {' AND '.join(which)}" if which else ""
    rows = connection.execute(
        f"{_PROMISES}{condition} ORDER BY {_PROMISE_ORDER} LIMIT ?",
        (*([person.bytes] if person else ()), limit),
    )
    return [_promise(row) for row in rows]


def promises_due(connection: Connection, day: str, limit: int) -> list[Promise]:
    """Return the open promises, of people who are there, that are due on a day or before."""
    rows = connection.execute(_DUE, (day, limit))
    return [_promise(row) for row in rows]


def count_due(connection: Connection, day: str, most: int) -> int:
    """Return how many they are, of at most so many."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM promise WHERE state = 'open' AND due <= ?"
        " AND EXISTS (SELECT 1 FROM person WHERE person.id = promise.person) LIMIT ?)",
        (day, most),
    ).fetchone()
    return int(found[0])


def promise(connection: Connection, row: UUID) -> Promise | None:
    """Return a promise; None if it is not there, or its person is not."""
    found = connection.execute(f"{_PROMISES} WHERE promise.id = ?", (row.bytes,)).fetchone()
    return _promise(found) if found else None


def _promise(found: tuple[Any, ...]) -> Promise:
    row, person, name, theirs, text, due, state, interaction, made_at = found
    return Promise(
        id=UUID(bytes=row),
        person=UUID(bytes=person),
        name=name,
        theirs=bool(theirs),
        text=text,
        due=due,
        state=state,
        interaction=UUID(bytes=interaction) if interaction else None,
        made_at=made_at,
    )
