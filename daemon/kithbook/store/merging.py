"""Rows that were merged into others: whoever names the one is led to the other.

A merge sets one field of the merged row, and nothing of what hangs on it: in the journal a note
stays the note of whom it was written about. Only in the tables it stands with whom it was merged
into. So taking a merge back is one change too, and it does not matter which device hears first of
the merge and which of a new note. Two rows merged into each other on two devices are one: the one
with the smaller id.

The table `merged` is made of these fields, as every row is of its changes.
"""

from collections.abc import Iterable
from uuid import UUID

from kithbook.store.database import Connection
from kithbook.store.model import Entity


def root(connection: Connection, row: UUID) -> UUID:
    """Return the row that one was merged into, at the end of all merges; itself if it was not."""
    found = connection.execute("SELECT root FROM merged WHERE id = ?", (row.bytes,)).fetchone()
    return UUID(bytes=found[0]) if found else row


def any_merged(connection: Connection) -> bool:
    """Tell whether anything is merged into anything."""
    return bool(connection.execute("SELECT EXISTS (SELECT 1 FROM merged)").fetchone()[0])


def family(connection: Connection, row: UUID) -> list[UUID]:
    """Return a row, and those that were merged into it."""
    rows = connection.execute(
        "SELECT id FROM merged WHERE root = ?1 AND id <> ?1 ORDER BY id", (row.bytes,)
    )
    return [row, *(UUID(bytes=one[0]) for one in rows)]


def behind(connection: Connection, row: UUID) -> list[UUID]:
    """Return a row, and those that were merged into it before it was merged itself."""
    rows = connection.execute(
        "WITH RECURSIVE behind (id) AS (VALUES (?)"
        " UNION SELECT merged.id FROM merged JOIN behind ON merged.target = behind.id)"
        " SELECT id FROM behind",
        (row.bytes,),
    )
    return [UUID(bytes=one[0]) for one in rows]


def merge(connection: Connection, row: UUID, target: UUID | None) -> set[UUID]:
    """Write down what a row is merged into; None for nothing.

    Returns:
        The rows that are led elsewhere than before, and whom they were led to before: what stands
        with any of these may have to stand elsewhere. Nothing where it was written down already.
    """
    known = connection.execute("SELECT target FROM merged WHERE id = ?", (row.bytes,)).fetchone()
    if (known[0] if known else None) == (target.bytes if target else None):
        return set()
    old = root(connection, row)
    concerned = {row, *family(connection, old), *behind(connection, row)}
    before = {one: root(connection, one) for one in concerned}
    if target is None:
        connection.execute("DELETE FROM merged WHERE id = ?", (row.bytes,))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO merged (id, target, root) VALUES (?1, ?2, ?2)",
            (row.bytes, target.bytes),
        )
    for one in concerned:
        connection.execute(
            "UPDATE merged SET root = ? WHERE id = ?", (_end(connection, one).bytes, one.bytes)
        )
    moved = {one for one in concerned if root(connection, one) != before[one]}
    return {row, *moved, *(before[one] for one in moved)}


def _end(connection: Connection, row: UUID) -> UUID:
    """Follow the merges from a row to their end; of a circle the smallest id is the end."""
    path = [row.bytes]
    while found := connection.execute(
        "SELECT target FROM merged WHERE id = ?", (path[-1],)
    ).fetchone():
        if found[0] in path:
            return UUID(bytes=min(path[path.index(found[0]) :]))
        path.append(found[0])
    return UUID(bytes=path[-1])


def standing_with(connection: Connection, entity: Entity, rows: Iterable[UUID]) -> list[UUID]:
    """Return the rows of a table that name one of these in any column."""
    return [
        UUID(bytes=found[0])
        for one in rows
        for column in sorted(entity.ids)
        for found in connection.execute(
            f"SELECT id FROM {entity.table} WHERE {column} = ?",  # noqa: S608 - our names
            (one.bytes,),
        )
    ]


def clear(connection: Connection) -> None:
    """Empty the table, to be made anew from the journal."""
    connection.execute("DELETE FROM merged")
