"""The rows that the journal's changes add up to, each kind in a table of its own; only SQL."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from kithbook.store import merging
from kithbook.store.database import Connection
from kithbook.store.fields import plain
from kithbook.store.model import Entity

_ID = 16
"""Bytes."""


def write(connection: Connection, entity: Entity, row: UUID, fields: dict[str, Any]) -> None:
    """Make a row hold exactly these fields."""
    names = ", ".join(entity.columns)
    marks = ", ".join("?" * (len(entity.columns) + 1))
    connection.execute(
        f"INSERT OR REPLACE INTO {entity.table} (id, {names}) VALUES ({marks})",  # noqa: S608 - our names
        (row.bytes, *stored(connection, entity, fields)),
    )


def write_many(
    connection: Connection, entity: Entity, made: Iterable[tuple[UUID, dict[str, Any]]]
) -> None:
    """Make rows that are new hold exactly these fields; ids may also be UUIDs."""
    names = ", ".join(entity.columns)
    marks = ", ".join("?" * (len(entity.columns) + 1))
    if merging.any_merged(connection):
        written = [(row.bytes, *stored(connection, entity, plain(fields))) for row, fields in made]
    else:
        written = [(row.bytes, *_bare(entity, fields)) for row, fields in made]
    connection.executemany(
        f"INSERT INTO {entity.table} (id, {names}) VALUES ({marks})",  # noqa: S608 - our names
        written,
    )


def update(connection: Connection, entity: Entity, row: UUID, fields: dict[str, Any]) -> None:
    """Set some fields of a row that is there."""
    names = [name for name in entity.columns if name in fields]
    if names:
        assignments = ", ".join(f"{name} = ?" for name in names)
        connection.execute(
            f"UPDATE {entity.table} SET {assignments} WHERE id = ?",  # noqa: S608 - our names
            (*(_stored(connection, entity, name, fields[name]) for name in names), row.bytes),
        )


def remove(connection: Connection, entity: Entity, row: UUID) -> None:
    """Take a row out of its table; the journal keeps it."""
    connection.execute(f"DELETE FROM {entity.table} WHERE id = ?", (row.bytes,))  # noqa: S608 - our names


def values(connection: Connection, entity: Entity, row: UUID) -> tuple[Any, ...] | None:
    """Return a row's columns; None if it is not there."""
    found = connection.execute(
        f"SELECT {', '.join(entity.columns)} FROM {entity.table} WHERE id = ?",  # noqa: S608 - our names
        (row.bytes,),
    ).fetchone()
    return tuple(found) if found else None


def stored(connection: Connection, entity: Entity, fields: dict[str, Any]) -> tuple[Any, ...]:
    """Return what a row with these fields holds."""
    return tuple(_stored(connection, entity, name, fields.get(name)) for name in entity.columns)


def _bare(entity: Entity, fields: dict[str, Any]) -> list[Any]:
    """Return the same, where nothing was ever merged."""
    return [
        one.bytes
        if isinstance(one, UUID)
        else bytes.fromhex(one)
        if one is not None and name in entity.ids
        else one
        for name in entity.columns
        for one in (fields.get(name),)
    ]


def _stored(connection: Connection, entity: Entity, name: str, value: Any) -> Any:
    if name not in entity.ids or value is None:
        return value
    # An id may also be a digest, which is longer and was merged into nothing.
    plain = bytes.fromhex(value)
    return merging.root(connection, UUID(bytes=plain)).bytes if len(plain) == _ID else plain
