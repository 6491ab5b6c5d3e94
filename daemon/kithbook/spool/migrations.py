"""The table of refused writes, and how it came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("spool")


@migrations()
def m001_refused(tables: Tables) -> None:
    """Times are milliseconds since 1970; the record is the file as it was, still sealed."""
    tables.executescript("""
        CREATE TABLE spool_refused (
            id BLOB PRIMARY KEY,
            item BLOB NOT NULL, client BLOB, path TEXT NOT NULL,
            kept_at INTEGER NOT NULL, refused_at INTEGER NOT NULL,
            code TEXT NOT NULL, sentence TEXT NOT NULL,
            record BLOB NOT NULL
        );
        CREATE INDEX spool_refused_item ON spool_refused (client, item);
    """)
