"""The tables of runs and notices, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("drift")


@migrations()
def m001_runs(tables: Tables) -> None:
    """The last run of each capture, and the sites of which a notice stands."""
    tables.executescript("""
        CREATE TABLE run (
            capture BLOB PRIMARY KEY, site TEXT, pipeline INTEGER NOT NULL,
            status TEXT NOT NULL,
            strategies TEXT NOT NULL    -- JSON: field -> index
        ) WITHOUT ROWID;
        CREATE INDEX run_site ON run (site, capture) WHERE site IS NOT NULL;
        CREATE TABLE notice (
            site TEXT PRIMARY KEY,
            dismissed INTEGER NOT NULL  -- 1: not shown again until the site was well in between
        ) WITHOUT ROWID;
    """)
