"""The tables of the index, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

from kithbook.search.store import COLUMNS

migrations = Migrations("search")


@migrations()
def m001_index(tables: Tables) -> None:
    """Text arrives folded (text.py): words between spaces, and nothing else in ASCII.

    So the tokenizer is `ascii`, to which all beyond ASCII is a letter: one rule, ours, decides
    what a word is, whatever version of Unicode SQLite was built with.
    """
    columns = ", ".join(COLUMNS)
    tables.executescript(f"""
        CREATE TABLE search_person (
            id INTEGER PRIMARY KEY,   -- rowid in the index
            person BLOB NOT NULL UNIQUE,
            name TEXT NOT NULL,       -- folded
            card TEXT NOT NULL        -- JSON: what a hit shows
        );
        CREATE VIRTUAL TABLE search_index USING fts5 (
            {columns},
            content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'ascii'
        );
        -- Names alone: a word that stands in everybody's address but in nobody's name is looked up
        -- here in no time, where the big index would go through everybody.
        CREATE VIRTUAL TABLE search_name USING fts5 (
            name, content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'ascii'
        );
    """)
