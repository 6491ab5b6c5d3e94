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


@migrations()
def m002_places(tables: Tables) -> None:
    """What a place must give back, why a backup was made or not proven, and how places fare."""
    tables.executescript("""
        ALTER TABLE backup ADD COLUMN sha256 TEXT;      -- of the file, hex
        ALTER TABLE backup ADD COLUMN reason TEXT;      -- what was about to happen
        ALTER TABLE backup ADD COLUMN hindrance TEXT;   -- why the last proof could not be made
        ALTER TABLE backup ADD COLUMN put_off INTEGER;  -- until when it is not proven by itself
        CREATE TABLE backup_trial (
            place TEXT PRIMARY KEY,
            tried_at INTEGER NOT NULL,
            failure TEXT,
            is_away INTEGER NOT NULL
        ) WITHOUT ROWID;
    """)
