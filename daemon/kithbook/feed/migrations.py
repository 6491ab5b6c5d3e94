"""The table of the feed, and how it came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("feed")


@migrations()
def m001_feed(tables: Tables) -> None:
    """At most one row; `token` is NULL where the address was told once, times are milliseconds."""
    tables.executescript("""
        CREATE TABLE feed (
            digest BLOB PRIMARY KEY,    -- SHA-256 of the token
            token TEXT,
            names INTEGER NOT NULL,
            epoch INTEGER NOT NULL,     -- of the vault's key: a new one ends it
            made_at INTEGER NOT NULL
        ) WITHOUT ROWID;
    """)
