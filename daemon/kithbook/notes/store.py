"""Notes, as rows."""

from collections.abc import Collection
from uuid import UUID

from kithbook.store.database import Connection
from kithbook_protocol.people import Note


def notes(connection: Connection, person: UUID) -> list[Note]:
    """Return a person's notes, newest first."""
    rows = connection.execute(
        "SELECT id, text, written_at FROM note WHERE person = ? ORDER BY written_at DESC, id DESC",
        (person.bytes,),
    )
    return [
        Note(id=UUID(bytes=identifier), text=text or "", written_at=written_at)
        for identifier, text, written_at in rows
    ]


def texts(connection: Connection, people: Collection[UUID]) -> dict[UUID, list[str]]:
    """Return the texts of people's notes, for each the newest first."""
    marks = ", ".join("?" * len(people))
    found: dict[UUID, list[str]] = {}
    for person, text in connection.execute(
        f"SELECT person, text FROM note WHERE person IN ({marks})"  # noqa: S608 - marks only
        " ORDER BY written_at DESC, id DESC",
        [one.bytes for one in people],
    ):
        found.setdefault(UUID(bytes=person), []).append(text or "")
    return found
