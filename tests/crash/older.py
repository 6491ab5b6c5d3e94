"""An older vault: this one without what the newest migration steps made."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database as Tables

from kithbook.schema import schema
from kithbook.store.database import open_store

MADE_ANEW = {"search"}
"""Sets of migrations whose tables hold nothing that is not elsewhere too."""


def make_older(path: Path, key: bytes) -> int:
    """Take away the newest steps that made only tables, as long as those are empty.

    What people and the journal hold stays, and must still be there after the migration.

    Returns:
        How many steps are to be made again.
    """
    connection = open_store(path, key)
    connection.execute("BEGIN IMMEDIATE")
    taken = 0
    for kind, step, made in reversed(_steps()):
        if not made or (kind not in MADE_ANEW and any(_holds(connection, one) for one in made)):
            break
        for table in made:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.execute(
            "DELETE FROM _sqlite_migrations WHERE migration_set = ? AND name = ?", (kind, step)
        )
        taken += 1
    connection.execute("COMMIT")
    connection.close()
    return taken


def _steps() -> list[tuple[str, str, list[str]]]:
    """Return every step of the schema: its set, its name, and the tables it makes."""
    scratch = Tables(sqlcipher.connect(":memory:", isolation_level=None))
    found = []
    for migrations in schema().migrations:
        for step in migrations._migrations:
            before = set(scratch.table_names())
            step.fn(scratch)
            found.append((migrations.name, step.name, _ours(scratch, before)))
    return found


def _ours(tables: Tables, before: set[str]) -> list[str]:
    """Return the new tables but for those that full-text search keeps for itself."""
    rows = tables.query("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'")
    kept = tuple(f"{row['name']}_" for row in rows)
    new = set(tables.table_names()) - before
    return sorted(name for name in new if not name.startswith(kept))


def _holds(connection: Any, table: str) -> bool:
    found = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our names
    return bool(found[0])
