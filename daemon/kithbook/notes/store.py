"""Notes, as rows."""

from uuid import UUID

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

from kithbook.store.database import Connection
from kithbook_protocol.people import Note

migrations = Migrations("notes")


@migrations()
def m001_notes(tables: Tables) -> None:
    """Notes; written_at is milliseconds since 1970."""
    tables.executescript("""
        CREATE TABLE note (id BLOB PRIMARY KEY, person BLOB, text TEXT, written_at INTEGER);
        CREATE INDEX note_person ON note (person);
    """)


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
