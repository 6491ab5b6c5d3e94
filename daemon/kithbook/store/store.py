"""The journal's tables, and nothing but SQL."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import uuid_utils
from pydantic_core import to_json

from kithbook.store.database import Connection
from kithbook.store.model import (
    FORGOTTEN,
    Change,
    ChangeSet,
    Entity,
    Row,
    RowChange,
)


def own_device(connection: Connection) -> tuple[int, UUID]:
    """Return this device's number and id, making them on first use."""
    row = connection.execute("SELECT id, uuid FROM device ORDER BY id LIMIT 1").fetchone()
    if row is None:
        made = UUID(bytes=uuid_utils.uuid7().bytes)
        return device_number(connection, made), made
    return row[0], UUID(bytes=row[1])


def device_number(connection: Connection, device: UUID) -> int:
    """Return the number a device's id is stored as."""
    connection.execute("INSERT OR IGNORE INTO device (uuid) VALUES (?)", (device.bytes,))
    row = connection.execute("SELECT id FROM device WHERE uuid = ?", (device.bytes,)).fetchone()
    return int(row[0])


def latest_stamp(connection: Connection) -> int:
    """Return the highest stamp in the journal: a change set ends with the stamp of its head."""
    found = connection.execute("SELECT coalesce(max(hlc), 0) FROM change_set").fetchone()
    return int(found[0])


def add_change_set(connection: Connection, change_set: ChangeSet, device: int) -> int | None:
    """Write a change set's head; None if it is there already."""
    found = connection.execute(
        "INSERT OR IGNORE INTO change_set (uuid, device, kind, by, at, hlc, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            change_set.id.bytes,
            device,
            change_set.kind,
            change_set.by,
            change_set.at,
            change_set.hlc,
            change_set.undoes.bytes if change_set.undoes else None,
        ),
    ).fetchone()
    return int(found[0]) if found else None


def change_set_number(connection: Connection, identifier: UUID) -> int | None:
    """Return the number a change set is stored as."""
    found = connection.execute(
        "SELECT id FROM change_set WHERE uuid = ?", (identifier.bytes,)
    ).fetchone()
    return int(found[0]) if found else None


def newest_change(connection: Connection) -> int:
    """Return the number of the change that was written last."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM change").fetchone()[0])


def changed_rows(connection: Connection, entity: str, after: int) -> list[UUID]:
    """Return the rows of a kind that were changed after a change of that number."""
    # From that change on: sorted by row, as DISTINCT would have it, it is the whole journal.
    found = connection.execute(
        "SELECT DISTINCT row FROM change NOT INDEXED WHERE id > ? AND entity = ?", (after, entity)
    )
    return [UUID(bytes=row[0]) for row in found]


def end_change_set(connection: Connection, number: int, hlc: int) -> None:
    """Stamp a change set after its last change."""
    connection.execute("UPDATE change_set SET hlc = ? WHERE id = ?", (hlc, number))


def add_change(connection: Connection, change_set: int, change: Change) -> None:
    """Write one change."""
    connection.execute(_ADD, _stored(change_set, change))


def add_changes(connection: Connection, change_set: int, changes: Iterable[Change]) -> None:
    """Write changes."""
    connection.executemany(_ADD, [_stored(change_set, change) for change in changes])


_ADD = "INSERT INTO change (change_set, hlc, entity, row, owner, fields) VALUES (?, ?, ?, ?, ?, ?)"


def _stored(change_set: int, change: Change) -> tuple[Any, ...]:
    owner = change.owner.bytes if change.owner else None
    fields = as_json(change.fields)
    return change_set, change.hlc, change.entity, change.row.bytes, owner, fields


def as_json(fields: dict[str, Any]) -> str:
    """Return fields as a change holds them."""
    return to_json(fields).decode()


_CHANGES_OF_ROW = """
    SELECT change.fields, change_set.uuid, change_set.kind, change_set.undoes IS NOT NULL
    FROM change
    JOIN change_set ON change_set.id = change.change_set
    JOIN device ON device.id = change_set.device
    WHERE change.row = ? AND change.entity = ?
    ORDER BY change.hlc, device.uuid
"""


def changes_of_row(connection: Connection, entity: str, row: UUID) -> list[RowChange]:
    """Return a row's changes in the order that counts."""
    return [
        RowChange(json.loads(fields), UUID(bytes=change_set), kind, bool(is_undo))
        for fields, change_set, kind, is_undo in connection.execute(
            _CHANGES_OF_ROW, (row.bytes, entity)
        )
    ]


def sayings(
    connection: Connection, entity: str, row: UUID
) -> list[tuple[dict[str, Any], UUID, str, str, int]]:
    """Return a row's changes in the order that counts: fields, action, its kind, by whom, when."""
    rows = connection.execute(
        "SELECT change.fields, change_set.uuid, change_set.kind, change_set.by, change_set.at"
        " FROM change JOIN change_set ON change_set.id = change.change_set"
        " JOIN device ON device.id = change_set.device"
        " WHERE change.row = ? AND change.entity = ? ORDER BY change.hlc, device.uuid",
        (row.bytes, entity),
    )
    return [(json.loads(fields), UUID(bytes=action), *rest) for fields, action, *rest in rows]


def rows_of(connection: Connection, entity: str, owner: UUID) -> list[UUID]:
    """Return the rows of a kind that a person ever had, first made first."""
    rows = connection.execute(
        "SELECT row FROM change WHERE owner = ? AND entity = ? GROUP BY row ORDER BY min(hlc)",
        (owner.bytes, entity),
    )
    return [UUID(bytes=row[0]) for row in rows]


def rows_ever(connection: Connection, owner: UUID) -> set[Row]:
    """Return every row that is or ever was a person's, but for what says they are forgotten."""
    rows = connection.execute(
        "SELECT DISTINCT entity, row FROM change WHERE owner = ? AND entity <> ?",
        (owner.bytes, FORGOTTEN.table),
    )
    return {(entity, UUID(bytes=row)) for entity, row in rows}


def others_point_to(
    connection: Connection, entity: str, field: str, row: UUID, person: UUID
) -> bool:
    """Tell whether a field of anybody else's row of a kind holds, or once held, the id of a row."""
    found = connection.execute(
        # The kind stands in the text, as the partial indexes want it.
        f"SELECT EXISTS (SELECT 1 FROM change WHERE entity = '{entity}'"  # noqa: S608 - our names
        f" AND fields ->> '{field}' = ? AND owner IS NOT ?)",
        (row.hex, person.bytes),
    ).fetchone()
    return bool(found[0])


def changed_since(connection: Connection, owner: UUID, hlc: int) -> dict[Row, set[UUID]]:
    """Return which of a person's rows were changed after a stamp, and by which change sets."""
    found: dict[Row, set[UUID]] = {}
    for entity, row, change_set in connection.execute(
        "SELECT entity, row, uuid FROM change JOIN change_set ON change_set.id = change_set"
        " WHERE owner = ? AND change.hlc > ? ORDER BY change.hlc",
        (owner.bytes, hlc),
    ):
        found.setdefault((entity, UUID(bytes=row)), set()).add(UUID(bytes=change_set))
    return found


def tails(connection: Connection, table: str, tail: str) -> list[UUID]:
    """Return the ids in a table's `id` (or a change set's `uuid`) that end with hex digits."""
    column = "uuid" if table == "change_set" else "id"
    rows = connection.execute(
        f"SELECT {column} FROM {table} WHERE hex({column}) LIKE ?1"  # noqa: S608 - our names
        # Whoever was merged into another is called by either's.
        f" UNION SELECT root FROM merged JOIN {table} ON {table}.id = root"
        " WHERE hex(merged.id) LIKE ?1 LIMIT 2",
        (f"%{tail.upper()}",),
    )
    return [UUID(bytes=row[0]) for row in rows]


def journalled_after(connection: Connection, after: bytes, limit: int) -> list[tuple[str, UUID]]:
    """Return the next rows the journal speaks of, in order of their ids."""
    rows = connection.execute(
        "SELECT DISTINCT entity, row FROM change"
        " WHERE row IN (SELECT DISTINCT row FROM change WHERE row > ? ORDER BY row LIMIT ?)"
        " ORDER BY row",
        (after, limit),
    )
    return [(entity, UUID(bytes=row)) for entity, row in rows]


def count_journalled(connection: Connection) -> int:
    """Return how many rows the journal speaks of."""
    return int(connection.execute("SELECT count(DISTINCT row) FROM change").fetchone()[0])


def count_unknown(connection: Connection, entity: Entity) -> int:
    """Return how many rows of a table the journal never heard of."""
    found = connection.execute(
        f"SELECT count(*) FROM {entity.table} WHERE id NOT IN (SELECT row FROM change)"  # noqa: S608 - our names
    ).fetchone()
    return int(found[0])


def damage(connection: Connection) -> int:
    """Return how many places of the file are not as they were written: every page is read."""
    pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    structure = connection.execute("PRAGMA integrity_check(100)").fetchall()
    # A broken search index is no loss: it can be made anew.
    return len(pages) + len(
        [row for row in structure if row[0] != "ok" and "fts5" not in row[0].lower()]
    )


def journalled_rows(connection: Connection) -> list[tuple[str, UUID]]:
    """Return every row the journal ever spoke of."""
    rows = connection.execute("SELECT DISTINCT entity, row FROM change")
    return [(entity, UUID(bytes=row)) for entity, row in rows]
