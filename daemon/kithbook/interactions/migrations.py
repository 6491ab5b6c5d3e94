"""The tables of interactions and promises, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("interactions")


@migrations()
def m001_interactions(tables: Tables) -> None:
    """Days are texts like 2025-11-23, as they were where it was said; times are milliseconds."""
    tables.executescript("""
        CREATE TABLE interaction (
            id BLOB PRIMARY KEY, kind TEXT, day TEXT, at INTEGER, place TEXT, text TEXT
        );
        CREATE INDEX interaction_day ON interaction (day, at, id);
        CREATE TABLE participant (id BLOB PRIMARY KEY, person BLOB, interaction BLOB);
        CREATE INDEX participant_person ON participant (person, interaction);
        CREATE INDEX participant_interaction ON participant (interaction, person);
        CREATE TABLE promise (
            id BLOB PRIMARY KEY, person BLOB, interaction BLOB, theirs INTEGER, text TEXT,
            due TEXT, state TEXT, made_at INTEGER
        );
        CREATE INDEX promise_person ON promise (person);
        CREATE INDEX promise_open ON promise (due) WHERE state = 'open';
        -- Who ever took part: an interaction goes with the last of them.
        CREATE INDEX change_participant ON change (fields ->> 'interaction')
            WHERE entity = 'participant';
    """)


@migrations()
def m002_sides(tables: Tables) -> None:
    """Who began it: `me`, `them`, or nothing for both."""
    tables.executescript("ALTER TABLE interaction ADD COLUMN begun_by TEXT;")
