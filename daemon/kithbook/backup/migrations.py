"""The tables of backups, and the keys that sign and prove them."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

from kithbook.backup import signer

migrations = Migrations("backup")


@migrations()
def m001_backup(tables: Tables) -> None:
    """Backups that were made, where they lie, and what was said of how; and the vault's keys."""
    tables.executescript("""
        CREATE TABLE backup (
            name TEXT NOT NULL, place TEXT NOT NULL,
            counter INTEGER NOT NULL,
            made_at INTEGER NOT NULL,    -- milliseconds since 1970
            size INTEGER NOT NULL,       -- bytes
            people INTEGER NOT NULL,
            rows INTEGER NOT NULL,       -- of all tables
            manifest TEXT NOT NULL,      -- SHA-256, hex
            proven_at INTEGER,
            failure TEXT,                -- what the last proof found wrong
            PRIMARY KEY (name, place)
        ) WITHOUT ROWID;
        CREATE TABLE backup_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    """)
    signer.renew(tables.conn)
