"""Refused writes, as rows."""

from typing import Any
from uuid import UUID

from kithbook.errors import NotThere
from kithbook.spool.model import Refused
from kithbook.store.database import Connection
from kithbook_protocol.failure import ErrorCode


def put(connection: Connection, refused: Refused) -> None:
    """Write one down, in place of what the same item was refused for before."""
    client = refused.client.bytes if refused.client else None
    connection.execute(
        "DELETE FROM spool_refused WHERE client = ? AND item = ?", (client, refused.item.bytes)
    )
    connection.execute(
        "INSERT OR REPLACE INTO spool_refused"
        " (id, item, client, path, kept_at, refused_at, code, sentence, record)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            refused.id.bytes,
            refused.item.bytes,
            client,
            refused.path,
            refused.kept_at,
            refused.refused_at,
            refused.code,
            refused.sentence,
            refused.record,
        ),
    )


_REFUSED = "SELECT id, item, client, path, kept_at, refused_at, code, sentence"


def every(connection: Connection) -> list[Refused]:
    """Return all of them without their records, first kept first."""
    rows = connection.execute(f"{_REFUSED}, x'' FROM spool_refused ORDER BY kept_at, id")
    return [_refused(row) for row in rows]


def one(connection: Connection, identifier: UUID) -> Refused:
    """Return one, with its record.

    Raises:
        NotThere: it was retried or discarded meanwhile.
    """
    row = connection.execute(
        f"{_REFUSED}, record FROM spool_refused WHERE id = ?", (identifier.bytes,)
    ).fetchone()
    if row is None:
        raise NotThere("That is no longer in the spool.")
    return _refused(row)


def remove(connection: Connection, identifier: UUID) -> None:
    """Forget one."""
    connection.execute("DELETE FROM spool_refused WHERE id = ?", (identifier.bytes,))


def count(connection: Connection) -> int:
    """Return how many there are."""
    return int(connection.execute("SELECT count(*) FROM spool_refused").fetchone()[0])


def _refused(row: tuple[Any, ...]) -> Refused:
    identifier, item, client, path, kept_at, refused_at, code, sentence, record = row
    return Refused(
        id=UUID(bytes=identifier),
        item=UUID(bytes=item),
        client=UUID(bytes=client) if client else None,
        path=path,
        kept_at=kept_at,
        refused_at=refused_at,
        code=ErrorCode(code),
        sentence=sentence,
        record=record,
    )
