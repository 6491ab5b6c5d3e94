"""Backups this vault remembers, its keys for them and its settings; nothing but SQL."""

import json
from dataclasses import astuple
from typing import Any

from kithbook.backup.model import Kept
from kithbook.store.database import Connection
from kithbook.store.failure import StoreDamaged

_COLUMNS = "name, place, counter, made_at, size, people, rows, manifest, proven_at, failure"
"""As `Kept` has them."""


def put_secret(connection: Connection, name: str, value: bytes) -> None:
    """Keep a secret of the vault's, in the place of the former one."""
    connection.execute("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", (name, value))


def secret(connection: Connection, name: str) -> bytes:
    """Return a secret of the vault's.

    Raises:
        StoreDamaged: it is not there.
    """
    found = connection.execute("SELECT value FROM secret WHERE name = ?", (name,)).fetchone()
    if found is None:
        raise StoreDamaged("The vault lacks its backup keys; run: kithbook doctor")
    return bytes(found[0])


def setting(connection: Connection, name: str, otherwise: Any) -> Any:
    """Return a setting, or what holds where none was made."""
    found = connection.execute(
        "SELECT value FROM backup_setting WHERE name = ?", (name,)
    ).fetchone()
    return json.loads(found[0]) if found else otherwise


def put_setting(connection: Connection, name: str, value: Any) -> None:
    """Keep a setting."""
    connection.execute(
        "INSERT OR REPLACE INTO backup_setting (name, value) VALUES (?, ?)",
        (name, json.dumps(value, ensure_ascii=False)),
    )


def put(connection: Connection, kept: Kept) -> None:
    """Remember a backup."""
    connection.execute(
        f"INSERT OR REPLACE INTO backup ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our names
        astuple(kept),
    )


def every(connection: Connection) -> list[Kept]:
    """Return all that are remembered, newest first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM backup ORDER BY counter DESC, place"  # noqa: S608 - our names
    )
    return [Kept(*row) for row in rows]


def latest(connection: Connection) -> Kept | None:
    """Return the newest backup."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM backup ORDER BY counter DESC LIMIT 1"  # noqa: S608 - our names
    ).fetchone()
    return Kept(*row) if row else None


def last_proven(connection: Connection) -> Kept | None:
    """Return the newest backup that was restored whole, once."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM backup WHERE proven_at IS NOT NULL AND failure IS NULL"  # noqa: S608 - our names
        " ORDER BY counter DESC LIMIT 1"
    ).fetchone()
    return Kept(*row) if row else None


def judge(connection: Connection, kept: Kept, at: int, failure: str | None) -> None:
    """Note how a proof of a backup ended; one that failed is not proven any more."""
    connection.execute(
        "UPDATE backup SET proven_at = CASE WHEN ?2 IS NULL THEN ?1 END, failure = ?2"
        " WHERE name = ?3 AND place = ?4",
        (at, failure, kept.name, kept.place),
    )


def drop(connection: Connection, name: str, place: str) -> None:
    """Forget a backup that is gone from its place."""
    connection.execute("DELETE FROM backup WHERE name = ? AND place = ?", (name, place))


def steps(connection: Connection) -> int:
    """Return how many migrations the database has seen."""
    return int(connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0])


def began_at(connection: Connection) -> int | None:
    """Return when the first thing was written into the vault; None as long as it is empty."""
    found = connection.execute("SELECT at FROM change_set ORDER BY id LIMIT 1").fetchone()
    return int(found[0]) if found else None
