"""The tables of imports, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("transfer")


@migrations()
def m001_import(tables: Tables) -> None:
    """Imports, what became of each card or row, and what was said of a table's columns."""
    tables.executescript("""
        CREATE TABLE import (
            id BLOB PRIMARY KEY,
            name TEXT NOT NULL, size INTEGER NOT NULL,
            by TEXT NOT NULL, at INTEGER NOT NULL,   -- milliseconds since 1970
            state TEXT NOT NULL,
            format TEXT,
            key BLOB,                                -- of its staged file; NULL once that is gone
            change_set BLOB,
            sentence TEXT
        );
        CREATE TABLE import_row (
            id INTEGER PRIMARY KEY,
            import BLOB NOT NULL, number INTEGER NOT NULL,
            state TEXT NOT NULL,                     -- "read" until it is settled
            key BLOB,                                -- digest of format and the card's key
            digest BLOB,                             -- of the card
            card TEXT,                               -- Card, JSON
            raw TEXT,                                -- the row as it stood in the file
            name TEXT,
            person BLOB,
            sentences TEXT NOT NULL DEFAULT '[]',    -- JSON
            converted INTEGER NOT NULL DEFAULT 0,
            related INTEGER NOT NULL DEFAULT 0       -- it names other cards
        );
        CREATE INDEX import_row_of ON import_row (import);  -- and, in it, their order
        CREATE INDEX import_row_key ON import_row (key) WHERE key IS NOT NULL;
        CREATE INDEX import_row_person ON import_row (person) WHERE person IS NOT NULL;
        CREATE TABLE import_mapping (
            headings BLOB PRIMARY KEY,               -- digest of a table's headings
            mapping TEXT NOT NULL                    -- JSON
        ) WITHOUT ROWID;
    """)


@migrations()
def m002_counts(tables: Tables) -> None:
    """What an import had brought that was taken back: its rows are gone by then."""
    tables.executescript("ALTER TABLE import ADD COLUMN counts TEXT;  -- ImportCounts, JSON")


@migrations()
def m003_file(tables: Tables) -> None:
    """What search reads of imports: the names of their files, by the number of a change set."""
    tables.executescript("""
        CREATE VIEW imported_file (name, change_set) AS
            SELECT import.name, change_set.id
            FROM import JOIN change_set ON change_set.uuid = import.change_set
            WHERE import.name <> '';
    """)


@migrations()
def m004_remarks(tables: Tables) -> None:
    """Sentences about rows say of what kind they are. Of earlier ones that is known in part."""
    tables.executescript("""
        ALTER TABLE import_row RENAME COLUMN sentences TO remarks;
        UPDATE import_row SET remarks = (
            SELECT json_group_array(json_array(
                CASE WHEN value LIKE 'Suggested: %' THEN 'suggested'
                     WHEN state = 'skipped' THEN 'skipped' ELSE 'converted' END, value))
            FROM json_each(remarks))
        WHERE remarks <> '[]';
    """)
