"""The tables of records, keys, proposals and distinctions, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("duplicates")


@migrations()
def m001_duplicates(tables: Tables) -> None:
    """Distinctions are journalled; the others can be made again from the people.

    Whoever is there already has a record to come: it is made after the unlock.
    """
    tables.executescript("""
        CREATE TABLE distinction (id BLOB PRIMARY KEY, person BLOB, other BLOB);
        CREATE INDEX distinction_person ON distinction (person, other);
        CREATE INDEX distinction_other ON distinction (other, person);
        CREATE INDEX change_distinction ON change (fields ->> 'other')
            WHERE entity = 'distinction';
        CREATE TABLE likeness (
            id INTEGER PRIMARY KEY, person BLOB NOT NULL UNIQUE,
            record TEXT     -- JSON; NULL where it is to come
        );
        CREATE INDEX likeness_to_come ON likeness (id) WHERE record IS NULL;
        CREATE TABLE likeness_key (
            key BLOB, likeness INTEGER, PRIMARY KEY (key, likeness)
        ) WITHOUT ROWID;
        CREATE TABLE proposal (
            one BLOB, other BLOB, score REAL NOT NULL, PRIMARY KEY (one, other)
        ) WITHOUT ROWID;
        CREATE INDEX proposal_other ON proposal (other);
        CREATE INDEX proposal_score ON proposal (score);
        INSERT INTO likeness (person) SELECT id FROM person ORDER BY id;
    """)


@migrations()
def m002_contenders(tables: Tables) -> None:
    """Pairs by their numbers, the lower first, each as likely as it is by itself.

    Until a scan, only of those who are compared from now on.
    """
    tables.executescript("""
        CREATE TABLE contender (
            one INTEGER, other INTEGER, score REAL NOT NULL, PRIMARY KEY (one, other)
        ) WITHOUT ROWID;
        CREATE INDEX contender_other ON contender (other);
    """)
