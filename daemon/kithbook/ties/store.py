"""Ties, as rows."""

import json
from collections.abc import Collection, Iterable
from uuid import UUID

from kithbook.store.database import Connection


def put(connection: Connection, ties: Iterable[tuple[UUID, float]]) -> None:
    """Keep ties; what is the same already is not written."""
    connection.executemany(
        "INSERT INTO tie (person, kept) VALUES (?1, ?2)"
        " ON CONFLICT (person) DO UPDATE SET kept = ?2 WHERE kept <> ?2",
        [(person.bytes, kept) for person, kept in ties],
    )


def drop(connection: Connection, people: Iterable[UUID]) -> None:
    """Keep no ties of these."""
    connection.executemany("DELETE FROM tie WHERE person = ?", [(one.bytes,) for one in people])


def ties(connection: Connection, people: Collection[UUID]) -> dict[UUID, float]:
    """Return what is kept of people's ties, of those who have one."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        f"SELECT person, kept FROM tie WHERE person IN ({marks})",  # noqa: S608 - marks only
        [one.bytes for one in people],
    )
    return {UUID(bytes=person): kept for person, kept in rows}


def every(connection: Connection) -> dict[bytes, float]:
    """Return what is kept of every tie, by the person's id."""
    return dict(connection.execute("SELECT person, kept FROM tie"))


def standing(
    connection: Connection, people: Collection[UUID], day: str
) -> list[tuple[UUID, float | None]]:
    """Return with whom of these there was ever contact, and what is kept of their ties.

    That is None where it says more than it did before a day, or nothing is kept yet.
    """
    rows = connection.execute(
        "SELECT contact_sum.person, iif(last < ?2, kept, NULL) FROM json_each(?1)"
        " CROSS JOIN contact_sum ON contact_sum.person = unhex(value)"
        " LEFT JOIN tie ON tie.person = contact_sum.person",
        (json.dumps([one.hex for one in people]), day),
    )
    return [(UUID(bytes=person), kept) for person, kept in rows]
