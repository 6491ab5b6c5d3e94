"""The table of ties, and how it came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("ties")


@migrations()
def m001_ties(tables: Tables) -> None:
    """What is kept of each tie, see strength.py; filled with the index of search."""
    tables.executescript(
        "CREATE TABLE tie (person BLOB PRIMARY KEY, kept REAL NOT NULL) WITHOUT ROWID;"
    )
