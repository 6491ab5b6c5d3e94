"""An older vault: this one without what the newest migration steps made."""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database as Tables

from kithbook.schema import schema
from kithbook.store.database import open_store

MADE_ANEW = {
    *("search", "client", "likeness", "likeness_key", "proposal", "contender"),
    *("contact_day", "contact_sum", "acquaintance", "staff"),
}
"""Sets of migrations, and tables, that hold nothing that is not elsewhere too."""


def make_older(path: Path, key: bytes) -> int:
    """Take away each room's newest steps, as long as what they made is empty.

    What people and the journal hold stays, and must still be there after the migration.

    Returns:
        How many steps are to be made again.
    """
    connection = open_store(path, key)
    connection.execute("BEGIN IMMEDIATE")
    taken = 0
    needed: set[str] = set()
    for kind, step, made, before in reversed(_steps()):
        kept = [
            one for one in made if one[0] in {"table", "column"} and not {kind, one[1]} & MADE_ANEW
        ]
        if kind in needed or any(_holds(connection, *one) for one in kept):
            needed.add(kind)
            continue
        for name, sql in before.items():
            connection.execute(f"DROP INDEX IF EXISTS {name}")
            connection.execute(sql)
        for what, name in made:
            if what == "column" and kind in MADE_ANEW:
                continue  # goes with its table, which an earlier step of the set made
            if what == "column":
                table, column = name.split(".")
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
            else:
                connection.execute(f"DROP {what} IF EXISTS {name}")
        connection.execute(
            "DELETE FROM _sqlite_migrations WHERE migration_set = ? AND name = ?", (kind, step)
        )
        taken += 1
    connection.execute("COMMIT")
    connection.close()
    return taken


def _steps() -> list[tuple[str, str, list[tuple[str, str]], dict[str, str]]]:
    """Return every step of the schema: its set, its name, what it makes, what it makes anew.

    It makes tables, indexes, and columns ("role.rank") of tables that were there before; anew
    indexes, with the SQL of the one before.
    """
    scratch = Tables(sqlcipher.connect(":memory:", isolation_level=None))
    found = []
    for migrations in schema().migrations:
        for step in migrations._migrations:
            before = set(_everything(scratch)) | set(_columns(scratch))
            indexes = _indexes(scratch)
            step.fn(scratch)
            now = _indexes(scratch)
            anew = {name: sql for name, sql in indexes.items() if now.get(name, sql) != sql}
            made = [one for one in _everything(scratch) if one not in before]
            tables = {name for what, name in made if what == "table"}
            made += [
                one
                for one in _columns(scratch)
                if one not in before and one[1].split(".")[0] not in tables
            ]
            found.append((migrations.name, step.name, made, anew))
    return found


def _everything(tables: Tables) -> list[tuple[str, str]]:
    """Return tables and indexes, but for what full-text search and SQLite keep for themselves."""
    rows = list(tables.query("SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL"))
    virtual = [row["name"] for row in rows if row["sql"].startswith("CREATE VIRTUAL")]
    kept = ("sqlite_", *(f"{name}_" for name in virtual))
    return [(row["type"], row["name"]) for row in rows if not row["name"].startswith(kept)]


def _indexes(tables: Tables) -> dict[str, str]:
    """Return the SQL of every index, by name."""
    found = tables.query(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql NOT NULL"
    )
    return {row["name"]: row["sql"] for row in found}


def _columns(tables: Tables) -> list[tuple[str, str]]:
    """Return every column, as `table.column`."""
    return [
        ("column", f"{table}.{row['name']}")
        for what, table in _everything(tables)
        if what == "table"
        for row in tables.query("SELECT name FROM pragma_table_info(?)", [table])
    ]


def _holds(connection: Any, what: str, name: str) -> bool:
    table, _, column = name.partition(".")
    counted = column if what == "column" else "*"
    found = connection.execute(f"SELECT count({counted}) FROM {table}").fetchone()  # noqa: S608 - our names
    return bool(found[0])
