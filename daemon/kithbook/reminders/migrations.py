"""The tables of cadences and reminders, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("reminders")


@migrations()
def m001_cadences(tables: Tables) -> None:
    """Thresholds are days; a tag's cadence is found by the tag's name, whatever its case."""
    tables.executescript("""
        CREATE TABLE cadence (id BLOB PRIMARY KEY, person BLOB, ideal INTEGER, latest INTEGER);
        CREATE INDEX cadence_person ON cadence (person);
        CREATE TABLE tag_cadence (id BLOB PRIMARY KEY, name TEXT, ideal INTEGER, latest INTEGER);
        -- Whoever has a cadence and no interaction yet: read from this, and not from whole rows.
        CREATE INDEX person_added ON person (id, added_at);
        -- Those once set too: a tag that only somebody forgotten had leaves no trace here.
        CREATE INDEX change_tag_cadence ON change (row) WHERE entity = 'tag_cadence';
    """)


@migrations()
def m002_reminders(tables: Tables) -> None:
    """Reminders, who is left for later, and birthdays by the day of the year."""
    tables.executescript("""
        CREATE TABLE reminder (
            id BLOB PRIMARY KEY, person BLOB, text TEXT, day TEXT, time TEXT, rule TEXT,
            start TEXT, snoozed TEXT, state TEXT, made_at INTEGER
        );
        CREATE INDEX reminder_person ON reminder (person);
        CREATE INDEX reminder_open ON reminder (day) WHERE state = 'open';
        CREATE TABLE snooze (id BLOB PRIMARY KEY, person BLOB, until TEXT);
        CREATE INDEX snooze_person ON snooze (person, until);
        CREATE INDEX date_birthday ON date (substr(day, -5), person) WHERE label = 'birthday';
    """)


@migrations()
def m003_come(tables: Tables) -> None:
    """What has come is put in order from the index alone."""
    tables.executescript("""
        DROP INDEX reminder_open;
        CREATE INDEX reminder_open ON reminder (day, snoozed, time, id, person)
            WHERE state = 'open';
    """)
