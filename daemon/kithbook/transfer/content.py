"""What the vault holds, for exports and archives; only SQL."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from kithbook.store.database import Connection
from kithbook.store.model import Entity
from kithbook_protocol.card import Card


def rows_after(
    connection: Connection, entity: Entity, after: bytes
) -> Iterator[tuple[bytes, tuple[Any, ...]]]:
    """Yield the rows of a table behind an id: their ids and columns."""
    names = ", ".join(entity.columns)
    for row, *values in connection.execute(
        f"SELECT id, {names} FROM {entity.table} WHERE id > ? ORDER BY id",  # noqa: S608 - our names
        (after,),
    ):
        yield row, tuple(values)


def digests_after(connection: Connection, table: str, after: bytes) -> list[bytes]:
    """Return the next names of pages or pictures that are kept."""
    rows = connection.execute(
        f"SELECT hash FROM {table} WHERE hash > ? ORDER BY hash LIMIT 50",  # noqa: S608 - our names
        (after,),
    )
    return [row[0] for row in rows]


SAID = ("key", "digest", "card", "raw", "name", "person")
"""Columns of a row that say what a file said of somebody."""


def said_after(connection: Connection, after: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what files said of people, behind a row: its number and `SAID`, bytes as hex."""
    for row, *values in connection.execute(
        f"SELECT id, {', '.join(SAID)} FROM import_row"  # noqa: S608 - our names
        " WHERE card IS NOT NULL AND person IS NOT NULL AND id > ? ORDER BY id",
        (after,),
    ):
        told = zip(SAID, values, strict=True)
        yield (
            str(row),
            {name: one.hex() if isinstance(one, bytes) else one for name, one in told if one},
        )


def put_said(
    connection: Connection, identifier: UUID, number: int, fields: Mapping[str, Any]
) -> None:
    """Keep what a file said of somebody, from an archive; once.

    Raises:
        ValueError: it is not as `said_after` gives it.
    """
    Card.model_validate_json(str(fields["card"]))
    values = {name: fields.get(name) for name in SAID}
    for name in ("key", "digest", "person"):
        values[name] = bytes.fromhex(str(values[name])) if values[name] else None
    connection.execute(
        f"INSERT INTO import_row (import, number, state, {', '.join(SAID)})"  # noqa: S608 - our names
        " SELECT ?1, ?2, 'part', ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS"
        " (SELECT 1 FROM import_row WHERE key IS ?3 AND digest IS ?4 AND person IS ?8)",
        (identifier.bytes, number, *values.values()),
    )


def there(connection: Connection, people: Iterable[UUID]) -> dict[UUID | None, UUID]:
    """Return those of people who are there, and as whom."""
    rows = connection.execute(
        "SELECT unhex(value), person.id FROM json_each(?)"
        " LEFT JOIN merged ON merged.id = unhex(value)"
        " JOIN person ON person.id = coalesce(merged.root, unhex(value))",
        (json.dumps([one.hex for one in people]),),
    )
    return {UUID(bytes=said): UUID(bytes=found) for said, found in rows}


def people_after(connection: Connection, after: UUID | None, limit: int) -> list[UUID]:
    """Return the next people, in the order of their ids."""
    rows = connection.execute(
        "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?",
        (after.bytes if after else b"", limit),
    )
    return [UUID(bytes=row[0]) for row in rows]
