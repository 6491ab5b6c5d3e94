"""The tables of people, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("people")


@migrations()
def m001_people(tables: Tables) -> None:
    """Persons and what hangs on them; ids are UUIDs, times milliseconds since 1970."""
    tables.executescript("""
        CREATE TABLE person (
            id BLOB PRIMARY KEY, name TEXT, headline TEXT, location TEXT, about TEXT,
            met_at TEXT, added_at INTEGER
        );
        CREATE TABLE organisation (id BLOB PRIMARY KEY, name TEXT);
        CREATE INDEX organisation_name ON organisation (name COLLATE NOCASE);
        CREATE TABLE role (id BLOB PRIMARY KEY, person BLOB, title TEXT, organisation BLOB);
        CREATE INDEX role_person ON role (person);
        CREATE INDEX role_organisation ON role (organisation) WHERE organisation IS NOT NULL;
        CREATE TABLE identity (
            id BLOB PRIMARY KEY, person BLOB, kind TEXT, value TEXT, generic INTEGER
        );
        CREATE INDEX identity_person ON identity (person);
        CREATE INDEX identity_value ON identity (value, kind);
        CREATE TABLE tag (id BLOB PRIMARY KEY, person BLOB, name TEXT);
        CREATE INDEX tag_person ON tag (person);
        CREATE INDEX tag_name ON tag (name COLLATE NOCASE);
        -- Which person an item made or met, so that a later item can say "the person of that one"
        -- while the daemon is off. Not journalled: items are this device's own.
        CREATE TABLE item_person (item BLOB PRIMARY KEY, person BLOB NOT NULL) WITHOUT ROWID;
    """)


@migrations()
def m002_marks(tables: Tables) -> None:
    """Keyed hashes of the identities of people who were forgotten; `at` is milliseconds."""
    tables.executescript("""
        CREATE TABLE mark (hash BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        -- Who ever had a role there: an organisation goes with the last of them.
        CREATE INDEX change_house ON change (fields ->> 'organisation') WHERE entity = 'role';
    """)


@migrations()
def m003_suggestions(tables: Tables) -> None:
    """Values that wait to be accepted or dismissed, and the page that gives them."""
    tables.executescript("""
        CREATE TABLE suggestion (
            id BLOB PRIMARY KEY, person BLOB, field TEXT, value TEXT, url TEXT
        );
        CREATE INDEX suggestion_person ON suggestion (person);
    """)


@migrations()
def m004_rank(tables: Tables) -> None:
    """Which of somebody's roles stands first, once two people were merged."""
    tables.executescript("ALTER TABLE role ADD COLUMN rank INTEGER;")
