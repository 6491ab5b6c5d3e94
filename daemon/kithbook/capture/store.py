"""Captures, the snapshots behind them, and those that wait."""

import hashlib
import json
from collections.abc import Iterable
from uuid import UUID

import zstandard

from kithbook.capture.model import Captured, Kept, Waiting
from kithbook.store.database import Connection

LEVEL = 3  # zstd: 200 kB of HTML in 1.5 ms; level 9 saves 8 % more for 5 times the time


def keep_blob(connection: Connection, content: bytes) -> bytes:
    """Store bytes under their SHA-256, once."""
    digest = hashlib.sha256(content).digest()
    connection.execute(
        "INSERT OR IGNORE INTO blob (hash, content) VALUES (?, ?)",
        (digest, zstandard.ZstdCompressor(LEVEL).compress(content)),
    )
    return digest


def blob(connection: Connection, digest: bytes) -> bytes | None:
    """Return stored bytes; None once they were pruned."""
    row = connection.execute("SELECT content FROM blob WHERE hash = ?", (digest,)).fetchone()
    return zstandard.ZstdDecompressor().decompress(row[0]) if row else None


def snapshot(connection: Connection, capture: UUID) -> bytes | None:
    """Return a capture's snapshot; None where it is not kept, or the capture was undone."""
    row = connection.execute(
        "SELECT snapshot FROM capture WHERE id = ?", (capture.bytes,)
    ).fetchone()
    return blob(connection, row[0]) if row else None


def put_waiting(connection: Connection, waiting: Waiting) -> None:
    """Store a capture of which something is still to be made."""
    connection.execute(
        "INSERT INTO capture_waiting (id, by, received_at, snapshot, note) VALUES (?, ?, ?, ?, ?)",
        (waiting.id.bytes, waiting.by, waiting.received_at, waiting.snapshot, waiting.note),
    )


def first_waiting(connection: Connection) -> Waiting | None:
    """Return the capture that came first of those that wait."""
    row = connection.execute(
        "SELECT id, by, received_at, snapshot, note, came FROM capture_waiting"
        " ORDER BY came LIMIT 1"
    ).fetchone()
    return Waiting(UUID(bytes=row[0]), *row[1:]) if row else None


def last_waiting(connection: Connection) -> int:
    """Return the place of the capture that came last of those that wait; 0 if none does."""
    found = connection.execute("SELECT coalesce(max(came), 0) FROM capture_waiting").fetchone()
    return int(found[0])


def is_waiting(connection: Connection, capture: UUID) -> bool:
    """Tell whether a capture waits."""
    found = connection.execute("SELECT 1 FROM capture_waiting WHERE id = ?", (capture.bytes,))
    return found.fetchone() is not None


def count_waiting(connection: Connection) -> int:
    """Return how many captures wait."""
    return int(connection.execute("SELECT count(*) FROM capture_waiting").fetchone()[0])


def end_waiting(connection: Connection, capture: UUID) -> None:
    """Take a capture off the list of those that wait."""
    connection.execute("DELETE FROM capture_waiting WHERE id = ?", (capture.bytes,))


def put_outcome(connection: Connection, capture: UUID, receipt: str, extraction: str) -> None:
    """Write down what became of a capture."""
    connection.execute(
        "INSERT OR REPLACE INTO capture_outcome (capture, receipt, extraction) VALUES (?, ?, ?)",
        (
            capture.bytes,
            receipt,
            zstandard.ZstdCompressor(LEVEL).compress(extraction.encode()),
        ),
    )


def outcome(connection: Connection, capture: UUID) -> tuple[str, str] | None:
    """Return a capture's receipt and extraction, both as JSON."""
    row = connection.execute(
        "SELECT receipt, extraction FROM capture_outcome WHERE capture = ?", (capture.bytes,)
    ).fetchone()
    return (row[0], zstandard.ZstdDecompressor().decompress(row[1]).decode()) if row else None


def first_captured(connection: Connection, person: UUID) -> int | None:
    """Return when a person was first captured."""
    row = connection.execute(
        "SELECT min(captured_at) FROM capture WHERE person = ?", (person.bytes,)
    ).fetchone()
    return row[0] if row else None


def is_draft(connection: Connection, capture: UUID) -> bool:
    """Tell whether a capture is there and has no person."""
    found = connection.execute(
        "SELECT 1 FROM capture WHERE id = ? AND person IS NULL", (capture.bytes,)
    )
    return found.fetchone() is not None


def draft_note(connection: Connection, capture: UUID) -> str | None:
    """Return the note that was taken with a page that named nobody."""
    row = connection.execute("SELECT note FROM capture WHERE id = ?", (capture.bytes,)).fetchone()
    return row[0] if row else None


def address(connection: Connection, capture: UUID) -> str | None:
    """Return a capture's canonical URL."""
    row = connection.execute("SELECT url FROM capture WHERE id = ?", (capture.bytes,)).fetchone()
    return row[0] if row else None


def captured(connection: Connection, capture: UUID) -> Captured | None:
    """Return what is known of a capture; None where there is none."""
    row = connection.execute(
        "SELECT by, kind, url, captured_at FROM capture WHERE id = ?", (capture.bytes,)
    ).fetchone()
    return Captured(*row) if row else None


def kept_pages(connection: Connection, since: int) -> list[Kept]:
    """Return the captures whose snapshots are kept, newest first: drafts, and of people there."""
    rows = connection.execute(
        "SELECT capture.id, capture.person, capture.url, snapshot FROM capture"
        " JOIN blob ON blob.hash = snapshot LEFT JOIN person ON person.id = capture.person"
        " WHERE captured_at >= ? AND (capture.person IS NULL OR person.id IS NOT NULL)"
        " ORDER BY captured_at DESC, capture.id DESC",
        (since,),
    )
    return [
        Kept(UUID(bytes=row), UUID(bytes=person) if person else None, url, digest)
        for row, person, url, digest in rows
    ]


def is_kept(connection: Connection, kept: Kept) -> bool:
    """Tell whether a capture is still there, and still that person's."""
    found = connection.execute(
        "SELECT 1 FROM capture WHERE id = ? AND person IS ?",
        (kept.capture.bytes, kept.person.bytes if kept.person else None),
    )
    return found.fetchone() is not None


def prune_snapshots(connection: Connection, person: UUID, kept: int) -> None:
    """Drop the snapshots of a person's older captures; the captures themselves stay."""
    connection.execute(
        "DELETE FROM blob WHERE hash IN ("
        "  SELECT snapshot FROM capture WHERE person = ?1 ORDER BY captured_at DESC, id DESC"
        "  LIMIT -1 OFFSET ?2)"
        " AND hash NOT IN (SELECT snapshot FROM capture_waiting)"
        " AND hash NOT IN ("
        "  SELECT snapshot FROM capture WHERE person = ?1 ORDER BY captured_at DESC, id DESC"
        "  LIMIT ?2)",
        (person.bytes, kept),
    )


def drafts(connection: Connection, person: UUID) -> list[tuple[UUID, str]]:
    """Return captures, undone ones too, that were never anybody else's, with their addresses."""
    rows = connection.execute(
        "SELECT row, fields ->> 'url' FROM change AS first"
        " WHERE entity = 'capture' AND owner IS NULL AND fields ->> 'url' IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE row = first.row AND owner <> ?)",
        (person.bytes,),
    )
    return [(UUID(bytes=row), url) for row, url in rows]


def drafts_naming(connection: Connection, names: Iterable[str]) -> list[UUID]:
    """Return captures that are nobody's, and whose receipt has one of these names: lists of people.

    What a page names beside its own person stays: it is about that one.
    """
    found: set[bytes] = set()
    for name in names:
        rows = connection.execute(
            "SELECT DISTINCT row FROM change AS first"
            " JOIN capture_outcome ON capture_outcome.capture = first.row"
            " WHERE entity = 'capture' AND owner IS NULL AND instr(receipt, ?)"
            " AND NOT EXISTS (SELECT 1 FROM change WHERE row = first.row AND owner IS NOT NULL)",
            (json.dumps(name, ensure_ascii=False),),
        )
        found.update(row[0] for row in rows)
    return [UUID(bytes=row) for row in found]


def digests(connection: Connection, captures: Iterable[UUID]) -> set[bytes]:
    """Return the names of the snapshots that captures had."""
    found: set[bytes] = set()
    for capture in captures:
        rows = connection.execute(
            "SELECT DISTINCT unhex(fields ->> 'snapshot') FROM change"
            " WHERE row = ? AND entity = 'capture' AND fields ->> 'snapshot' IS NOT NULL",
            (capture.bytes,),
        )
        found.update(row[0] for row in rows)
    return found


def forget(connection: Connection, capture: UUID, receipt: str) -> None:
    """Drop what is kept of a capture beside the journal; the receipt says only that."""
    connection.execute("DELETE FROM capture WHERE id = ?", (capture.bytes,))
    put_outcome(connection, capture, receipt, "")


def drop_blobs(connection: Connection, names: Iterable[bytes]) -> None:
    """Drop those stored bytes that no capture needs any more."""
    connection.executemany(
        "DELETE FROM blob WHERE hash = ?1"
        " AND NOT EXISTS (SELECT 1 FROM capture WHERE snapshot = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM capture_waiting WHERE snapshot = ?1)",
        [(name,) for name in names],
    )
