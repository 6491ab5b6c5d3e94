"""Photos, as rows, and the pictures behind them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kithbook.store.database import Connection


@dataclass(frozen=True, slots=True)
class Row:
    """A photo as it is stored."""

    id: UUID
    image: bytes
    """SHA-256 of the picture, which names it."""
    content: bytes | None
    """None where the picture was taken on another device."""
    width: int
    height: int
    url: str
    source: str
    taken_at: int


def photo(connection: Connection, person: UUID) -> Row | None:
    """Return a person's photo; of two, since somebody was merged into them, the newest."""
    row = connection.execute(
        "SELECT id, image, content, width, height, url, source, taken_at FROM photo"
        " LEFT JOIN picture ON hash = image WHERE person = ?"
        " ORDER BY taken_at DESC, photo.id LIMIT 1",
        (person.bytes,),
    ).fetchone()
    if row is None:
        return None
    identifier, image, content, width, height, url, source, taken_at = row
    return Row(
        UUID(bytes=identifier),
        image,
        content,
        width or 0,
        height or 0,
        url or "",
        source or "",
        taken_at,
    )


def keep(connection: Connection, content: bytes) -> bytes:
    """Store a picture under its SHA-256, once."""
    digest = hashlib.sha256(content).digest()
    connection.execute(
        "INSERT OR IGNORE INTO picture (hash, content) VALUES (?, ?)", (digest, content)
    )
    return digest


def picture(connection: Connection, digest: bytes) -> bytes | None:
    """Return a stored picture."""
    row = connection.execute("SELECT content FROM picture WHERE hash = ?", (digest,)).fetchone()
    return bytes(row[0]) if row else None


def digests(connection: Connection, person: UUID) -> set[bytes]:
    """Return the names of all pictures that a person has or ever had."""
    rows = connection.execute(
        "SELECT DISTINCT unhex(fields ->> 'image') FROM change"
        " WHERE owner = ? AND entity = 'photo' AND fields ->> 'image' IS NOT NULL",
        (person.bytes,),
    )
    return {row[0] for row in rows}


def drop(connection: Connection, names: Iterable[bytes], person: UUID) -> None:
    """Drop those pictures that nobody but this person has."""
    connection.executemany(
        "DELETE FROM picture WHERE hash = ?1"
        " AND NOT EXISTS (SELECT 1 FROM photo WHERE image = ?1 AND person <> ?2)",
        [(name, person.bytes) for name in names],
    )
