"""Exactly once: what was answered to each item id, in the transaction that did the work."""

import json
from collections.abc import Iterable
from uuid import UUID

from kithbook.errors import Conflict
from kithbook.store.database import Connection

KEPT_DAYS = 30
"""Replies are kept this long; item ids for ever, since an outbox may have been away for long."""
_DAY = 24 * 60 * 60 * 1000


def answered(connection: Connection, item: UUID, path: str, by: str) -> str | None:
    """Return the reply an item got before; None if it is new.

    Raises:
        Conflict: the id was used for something else, or the reply is gone: it is old, or it told
            of somebody who was forgotten since.
    """
    found = connection.execute(
        "SELECT path, by, reply FROM inbox WHERE item = ?", (item.bytes,)
    ).fetchone()
    if found is None:
        return None
    if (found[0], found[1]) != (path, by):
        raise Conflict("That item id was used for something else.")
    if found[2] is None:
        raise Conflict("That was done already; its answer is no longer kept.")
    return str(found[2])


def settle(connection: Connection, item: UUID, *, path: str, by: str, at: int, reply: str) -> None:
    """Write down the reply to an item."""
    connection.execute(
        "INSERT INTO inbox (item, path, by, at, reply) VALUES (?, ?, ?, ?, ?)",
        (item.bytes, path, by, at, reply),
    )


def drop_replies(connection: Connection, words: Iterable[str]) -> None:
    """Drop replies in which one of these stands; an item that is sent again is still known."""
    for word in words:
        plain = json.dumps(word, ensure_ascii=False)[1:-1]  # as in the replies, which are JSON
        connection.execute(
            "UPDATE inbox SET reply = NULL WHERE reply IS NOT NULL AND instr(reply, ?)", (plain,)
        )


def forget_replies(connection: Connection, now: int) -> None:
    """Drop replies nobody will ask for again."""
    connection.execute(
        "UPDATE inbox SET reply = NULL WHERE reply IS NOT NULL AND at < ?",
        (now - KEPT_DAYS * _DAY,),
    )
