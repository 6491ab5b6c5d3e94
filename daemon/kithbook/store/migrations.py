"""The journal's tables, and how they came to be."""

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

migrations = Migrations("store")


@migrations()
def m001_journal(tables: Tables) -> None:
    """Devices, change sets, changes, the inbox and the vault's own secrets."""
    tables.executescript("""
        CREATE TABLE device (id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE);
        CREATE TABLE change_set (
            id INTEGER PRIMARY KEY,
            uuid BLOB NOT NULL UNIQUE,
            device INTEGER NOT NULL REFERENCES device (id),
            kind TEXT NOT NULL,
            by TEXT NOT NULL,
            at INTEGER NOT NULL,      -- milliseconds since 1970
            hlc INTEGER NOT NULL,     -- hybrid logical clock, see clock.py
            undoes BLOB               -- uuid of a change set
        );
        CREATE INDEX change_set_hlc ON change_set (hlc);
        CREATE INDEX change_set_undoes ON change_set (hlc) WHERE undoes IS NOT NULL;
        CREATE TABLE change (
            id INTEGER PRIMARY KEY,
            change_set INTEGER NOT NULL REFERENCES change_set (id),
            hlc INTEGER NOT NULL,
            entity TEXT NOT NULL,
            row BLOB NOT NULL,
            owner BLOB,               -- the person the row belongs to
            fields TEXT NOT NULL      -- JSON; ids as hex
        );
        CREATE INDEX change_row ON change (row);
        -- With the stamp, so that "last changed" is one seek.
        CREATE INDEX change_owner ON change (owner, hlc) WHERE owner IS NOT NULL;
        CREATE INDEX change_of_set ON change (change_set);
        CREATE TABLE inbox (
            item BLOB PRIMARY KEY,
            path TEXT NOT NULL,
            by TEXT NOT NULL,
            at INTEGER NOT NULL,
            reply TEXT                -- what was answered; NULL once it is old
        ) WITHOUT ROWID;
        CREATE INDEX inbox_kept ON inbox (at) WHERE reply IS NOT NULL;
        CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    """)


@migrations()
def m002_forgotten(tables: Tables) -> None:
    """People of whom nothing is kept; `at` is when that was wished, milliseconds since 1970."""
    tables.executescript("CREATE TABLE forgotten (id BLOB PRIMARY KEY, at INTEGER);")


@migrations()
def m003_client(tables: Tables) -> None:
    """The browsers that were let in; times are milliseconds since 1970.

    A vault that was in use before (it has a sealing key) takes over daemon.json's list, once.
    """
    tables.executescript("""
        CREATE TABLE client (
            id BLOB PRIMARY KEY,
            key TEXT NOT NULL, origin TEXT NOT NULL, scope TEXT NOT NULL,
            name TEXT NOT NULL,
            paired_at INTEGER NOT NULL, revoked_at INTEGER
        );
        INSERT OR IGNORE INTO secret (name, value)
            SELECT 'clients unheld', x'' WHERE EXISTS (SELECT 1 FROM secret);
    """)


@migrations()
def m004_merged(tables: Tables) -> None:
    """What was merged into what: at once (`target`), and at the end of all merges (`root`)."""
    tables.executescript("""
        CREATE TABLE merged (
            id BLOB PRIMARY KEY, target BLOB NOT NULL, root BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX merged_target ON merged (target);
        CREATE INDEX merged_root ON merged (root);
    """)
