"""Notes, as rows."""

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
