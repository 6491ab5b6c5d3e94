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
    _applied(connection, migrations)
    for one in migrations:
        one.apply(Tables(connection))


def is_older(connection: Connection, migrations: Sequence[Migrations]) -> bool:
    """Tell whether an older Kithbook made the tables.

    Raises:
        StoreNewer: a newer one did.
    """
    applied = _applied(connection, migrations)
    return bool(applied) and applied != _known(migrations)


def _known(migrations: Sequence[Migrations]) -> set[tuple[str, str]]:
    return {
        (one.name, step.name)
        for one in migrations
        for step in one._migrations  # noqa: SLF001 - no public list
    }


def _applied(connection: Connection, migrations: Sequence[Migrations]) -> set[tuple[str, str]]:
    tables = Tables(connection)
    if "_sqlite_migrations" not in tables.table_names():
        return set()
    applied = {(row["migration_set"], row["name"]) for row in tables["_sqlite_migrations"].rows}
    if applied - _known(migrations):
        raise StoreNewer
    return applied


def steps(migrations: Sequence[Migrations]) -> int:
    """Return how many steps a database of this Kithbook has seen."""
    return sum(len(one._migrations) for one in migrations)  # noqa: SLF001 - no public list
