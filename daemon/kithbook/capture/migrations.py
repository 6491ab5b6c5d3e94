"""The tables of captures, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("capture")


@migrations()
def m001_captures(tables: Tables) -> None:
    """Captures are journalled; snapshots, what waits and what came of it are not."""
    tables.executescript("""
        CREATE TABLE capture (
            id BLOB PRIMARY KEY, person BLOB, url TEXT, title TEXT, captured_at INTEGER,
            by TEXT, snapshot BLOB, kind TEXT, status TEXT, note TEXT
        );
        CREATE INDEX capture_person ON capture (person, captured_at);
        CREATE TABLE blob (hash BLOB PRIMARY KEY, content BLOB NOT NULL);  -- zstd
        CREATE TABLE capture_waiting (
            came INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL UNIQUE, by TEXT NOT NULL,
            received_at INTEGER NOT NULL, snapshot BLOB NOT NULL, note TEXT
        );
        CREATE TABLE capture_outcome (
            capture BLOB PRIMARY KEY,
            receipt TEXT NOT NULL,      -- JSON, without the person
            extraction BLOB NOT NULL    -- JSON, zstd: every candidate, losers too
        ) WITHOUT ROWID;
    """)


@migrations()
def m002_drafts(tables: Tables) -> None:
    """Captures that were nobody's, so that those of a forgotten person's page are found."""
    tables.executescript("""
        CREATE INDEX change_draft ON change (row) WHERE entity = 'capture' AND owner IS NULL;
        CREATE INDEX capture_snapshot ON capture (snapshot);
    """)
