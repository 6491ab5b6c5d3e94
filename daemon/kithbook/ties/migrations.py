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


@migrations()
def m002_strongest(tables: Tables) -> None:
    """The strongest first, for ways that begin with them and bands that are counted."""
    tables.executescript("CREATE INDEX tie_kept ON tie (kept);")
