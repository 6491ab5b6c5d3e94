"""Bringing the tables up to date, through sqlite-utils."""

from collections.abc import Sequence

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

from kithbook.store.database import Connection
from kithbook.store.failure import StoreNewer


def migrate(connection: Connection, migrations: Sequence[Migrations]) -> None:
    """Apply what was not applied yet, each step in a transaction of its own.

    Raises:
        StoreNewer: a step was applied that this Kithbook does not know; nothing was changed.
    """
    tables = Tables(connection)
    known = {
        (one.name, step.name)
        for one in migrations
        for step in one._migrations  # noqa: SLF001 - no public list
    }
    if "_sqlite_migrations" in tables.table_names():
        applied = {(row["migration_set"], row["name"]) for row in tables["_sqlite_migrations"].rows}
        if applied - known:
            raise StoreNewer
    for one in migrations:
        one.apply(tables)


def steps(migrations: Sequence[Migrations]) -> int:
    """Return how many steps a database of this Kithbook has seen."""
    return sum(len(one._migrations) for one in migrations)  # noqa: SLF001 - no public list
