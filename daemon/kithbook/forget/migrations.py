"""The table of what is still to be wiped, and how it came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("forget")


@migrations()
def m001_forgetting(tables: Tables) -> None:
    """What to look for in the file's pages; a row goes once they are clean."""
    tables.executescript("CREATE TABLE forgetting (id INTEGER PRIMARY KEY, content TEXT NOT NULL);")
