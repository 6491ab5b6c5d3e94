"""The table of notes, and how it came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("notes")


@migrations()
def m001_notes(tables: Tables) -> None:
    """Notes; written_at is milliseconds since 1970."""
    tables.executescript("""
        CREATE TABLE note (id BLOB PRIMARY KEY, person BLOB, text TEXT, written_at INTEGER);
        CREATE INDEX note_person ON note (person);
    """)
