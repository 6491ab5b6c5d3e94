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


# Whoever still had contact on the day, by something else, keeps it.
_DROP = """
    DELETE FROM contact_day WHERE day = {day} AND person {who} AND NOT EXISTS (
        SELECT 1 FROM participant AS part CROSS JOIN interaction AS what
        ON what.id = part.interaction
        WHERE part.person = contact_day.person AND what.day = contact_day.day);
"""
_DROP_PART = _DROP.format(
    day="(SELECT day FROM interaction WHERE id = old.interaction)", who="= old.person"
)
_DROP_DAY = _DROP.format(
    day="old.day", who="IN (SELECT person FROM participant WHERE interaction = old.id)"
)
_PUT_PART = """
    INSERT OR IGNORE INTO contact_day SELECT new.person, day FROM interaction
    WHERE id = new.interaction AND day IS NOT NULL AND new.person IS NOT NULL;
"""
_PUT_DAY = """
    INSERT OR IGNORE INTO contact_day SELECT person, new.day FROM participant
    WHERE interaction = new.id AND person IS NOT NULL AND new.day IS NOT NULL;
"""


@migrations()
def m003_days(tables: Tables) -> None:
    """On which days there was contact with whom, each once: what every list of all people asks.

    Triggers keep it, so that it follows whatever writes the two tables. A row that is replaced is
    deleted first: SQLite would not tell of it.
    """
    tables.executescript(f"""
        CREATE TABLE contact_day (
            person BLOB, day TEXT, PRIMARY KEY (person, day)
        ) WITHOUT ROWID;
        INSERT INTO contact_day SELECT DISTINCT person, day
            FROM participant JOIN interaction ON interaction.id = participant.interaction
            WHERE person IS NOT NULL AND day IS NOT NULL ORDER BY 1, 2;
        CREATE TRIGGER participant_replace BEFORE INSERT ON participant
            BEGIN DELETE FROM participant WHERE id = new.id; END;
        CREATE TRIGGER participant_put AFTER INSERT ON participant BEGIN {_PUT_PART} END;
        CREATE TRIGGER participant_set AFTER UPDATE OF person, interaction ON participant
            BEGIN {_DROP_PART} {_PUT_PART} END;
        CREATE TRIGGER participant_drop AFTER DELETE ON participant BEGIN {_DROP_PART} END;
        CREATE TRIGGER interaction_replace BEFORE INSERT ON interaction
            BEGIN DELETE FROM interaction WHERE id = new.id; END;
        CREATE TRIGGER interaction_put AFTER INSERT ON interaction BEGIN {_PUT_DAY} END;
        CREATE TRIGGER interaction_set AFTER UPDATE OF day ON interaction
            BEGIN {_DROP_DAY} {_PUT_DAY} END;
        CREATE TRIGGER interaction_drop AFTER DELETE ON interaction BEGIN {_DROP_DAY} END;
    """)  # noqa: S608 - our names


# Counted anew, and not on: what writes may have its own way with conflicts, which SQLite hands on
# to all that triggers do.
_SUM = """
    DELETE FROM contact_sum WHERE person = {row}.person;
    INSERT INTO contact_sum SELECT person, count(*), min(day), max(day)
        FROM contact_day WHERE person = {row}.person GROUP BY person;
"""


@migrations()
def m004_sums(tables: Tables) -> None:
    """Of each person how many days of contact there are, and the first and the last of them.

    And what is due next, in its order, from the index alone.
    """
    tables.executescript(f"""
        CREATE TABLE contact_sum (
            person BLOB PRIMARY KEY, days INTEGER, first TEXT, last TEXT
        ) WITHOUT ROWID;
        INSERT INTO contact_sum SELECT person, count(*), min(day), max(day)
            FROM contact_day GROUP BY person ORDER BY person;
        CREATE TRIGGER contact_day_put AFTER INSERT ON contact_day
            BEGIN {_SUM.format(row="new")} END;
        CREATE TRIGGER contact_day_drop AFTER DELETE ON contact_day
            BEGIN {_SUM.format(row="old")} END;
        DROP INDEX promise_open;
        CREATE INDEX promise_open ON promise (due, made_at DESC, id DESC, person)
            WHERE state = 'open';
    """)  # noqa: S608 - our names
