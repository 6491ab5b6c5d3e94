"""The tables of introductions, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("introductions")


@migrations()
def m001_introductions(tables: Tables) -> None:
    """Days are texts like 2025-11-23, as they were where it was said; times are milliseconds."""
    tables.executescript("""
        CREATE TABLE introduction (
            id BLOB PRIMARY KEY, person BLOB, other BLOB, introducer BLOB, why TEXT, state TEXT,
            outcome TEXT, note TEXT, asked_on TEXT, agreed_on TEXT, relayed_on TEXT,
            mutual_on TEXT, made_on TEXT, met_on TEXT, ended_on TEXT, thanked_on TEXT,
            created_at INTEGER
        );
        CREATE INDEX introduction_person ON introduction (person);
        CREATE INDEX introduction_other ON introduction (other) WHERE other IS NOT NULL;
        CREATE INDEX introduction_introducer ON introduction (introducer)
            WHERE introducer IS NOT NULL;
        CREATE TABLE introduction_template (id BLOB PRIMARY KEY, name TEXT, text TEXT);
        -- Whom one ever named: it goes with whoever of them is forgotten.
        CREATE INDEX change_introduced ON change (fields ->> 'other')
            WHERE entity = 'introduction';
        CREATE INDEX change_introducer ON change (fields ->> 'introducer')
            WHERE entity = 'introduction';
    """)
