"""What is still to be wiped from the file, and who may be meant."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from kithbook.store.database import Connection


@dataclass(frozen=True, slots=True)
class Pending:
    """What may still stand in the file of somebody forgotten."""

    numbers: tuple[int, ...]
    texts: frozenset[str]
    digests: frozenset[bytes]
    """Names of dropped snapshots."""
    told: frozenset[str]
    """Ids, names and addresses, by which a refused write may name them."""


def count(connection: Connection, table: str, person: UUID) -> int:
    """Return how many rows of a table are a person's."""
    found = connection.execute(
        f"SELECT count(*) FROM {table} WHERE person = ?",  # noqa: S608 - our names
        (person.bytes,),
    ).fetchone()
    return int(found[0])


def owners(connection: Connection, tail: str) -> list[UUID]:
    """Return at most two people, deleted ones too, whose id ends with these hex digits."""
    rows = connection.execute(
        "SELECT DISTINCT owner FROM change WHERE owner IS NOT NULL AND hex(owner) LIKE ? LIMIT 2",
        (f"%{tail.strip().replace('-', '').upper()}",),
    )
    return [UUID(bytes=row[0]) for row in rows]


def put_pending(
    connection: Connection,
    texts: Collection[str],
    digests: Collection[bytes],
    told: Collection[str],
) -> None:
    """Keep, until the file is clean, what to look for in it."""
    content = json.dumps([sorted(set(texts)), [one.hex() for one in digests], sorted(set(told))])
    connection.execute("INSERT INTO forgetting (content) VALUES (?)", (content,))


def pending(connection: Connection) -> Pending | None:
    """Return all that is still to be wiped; None if nothing is."""
    rows = connection.execute("SELECT id, content FROM forgetting").fetchall()
    if not rows:
        return None
    contents = [json.loads(content) for _, content in rows]
    return Pending(
        tuple(number for number, _ in rows),
        frozenset(text for texts, *_ in contents for text in texts),
        frozenset(bytes.fromhex(one) for _, digests, _ in contents for one in digests),
        frozenset(one for *_, told in contents for one in told),
    )


def end_pending(connection: Connection, wiped: Pending) -> None:
    """Drop what was looked for, and was wiped."""
    connection.executemany(
        "DELETE FROM forgetting WHERE id = ?", [(number,) for number in wiped.numbers]
    )
    if pending(connection) is None:
        # Without a condition SQLite clears the table page by page, slack too.
        connection.execute("DELETE FROM forgetting")
