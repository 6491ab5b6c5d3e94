"""Backups this vault remembers, its keys for them and its settings; nothing but SQL."""

import json
from dataclasses import astuple
from typing import Any
from uuid import UUID

from kithbook.backup.model import Kept, Trial
from kithbook.store.database import Connection
from kithbook.store.failure import StoreDamaged

_COLUMNS = (
    "name, place, counter, made_at, size, people, rows, manifest, proven_at, failure, sha256, "
    "reason, hindrance, put_off"
)
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


def secrets(connection: Connection, beginning: str) -> dict[str, bytes]:
    """Return the secrets whose names begin so, by what stands behind that."""
    rows = connection.execute(
        "SELECT substr(name, length(?1) + 1), value FROM secret"
        " WHERE substr(name, 1, length(?1)) = ?1",
        (beginning,),
    )
    return {name: bytes(value) for name, value in rows}


def drop_secret(connection: Connection, name: str) -> None:
    """Drop a secret, if it is there."""
    connection.execute("DELETE FROM secret WHERE name = ?", (name,))


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
        f"INSERT OR REPLACE INTO backup ({_COLUMNS}) VALUES ({', '.join('?' * 14)})",  # noqa: S608 - our names
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
        "UPDATE backup SET proven_at = CASE WHEN ?2 IS NULL THEN ?1 END, failure = ?2,"
        " hindrance = NULL, put_off = NULL WHERE name = ?3 AND place = ?4",
        (at, failure, kept.name, kept.place),
    )


def put_off(connection: Connection, kept: Kept, until: int, hindrance: str) -> None:
    """Note why a backup could not be proven, and until when that is not tried by itself."""
    connection.execute(
        "UPDATE backup SET hindrance = ?, put_off = ? WHERE name = ? AND place = ?",
        (hindrance, until, kept.name, kept.place),
    )


def trials(connection: Connection) -> dict[str, Trial]:
    """Return how it went when backups were last meant to go to places, by their addresses."""
    rows = connection.execute("SELECT place, tried_at, failure, is_away FROM backup_trial")
    return {place: Trial(tried_at, failure, bool(away)) for place, tried_at, failure, away in rows}


def put_trial(connection: Connection, place: str, trial: Trial) -> None:
    """Note how it went with a place."""
    connection.execute(
        "INSERT OR REPLACE INTO backup_trial (place, tried_at, failure, is_away)"
        " VALUES (?, ?, ?, ?)",
        (place, trial.at, trial.failure, trial.is_away),
    )


def drop_trial(connection: Connection, place: str) -> None:
    """Forget how it went with a place."""
    connection.execute("DELETE FROM backup_trial WHERE place = ?", (place,))


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


def has_tables(connection: Connection) -> bool:
    """Tell whether a vault, perhaps an older one, has backups at all."""
    found = connection.execute(
        "SELECT count(*) FROM sqlite_master WHERE name IN ('backup', 'backup_setting', 'secret')"
    ).fetchone()
    return bool(found[0] == 3)  # noqa: PLR2004 - all of them


def latest_manifest(connection: Connection) -> tuple[int, str | None]:
    """Return number and manifest's SHA-256 of the newest backup, in an older vault too."""
    row = connection.execute(
        "SELECT counter, manifest FROM backup ORDER BY counter DESC LIMIT 1"
    ).fetchone()
    return row or (0, None)


def merges_since(connection: Connection, moment: int) -> int:
    """Return how many people were merged into others since a moment, milliseconds since 1970."""
    found = connection.execute(
        "SELECT count(*) FROM change_set WHERE kind = 'merge' AND hlc >= ? << 16", (moment,)
    ).fetchone()
    return int(found[0])


def changes_of(connection: Connection, person: UUID) -> int:
    """Return how many changes the history of a person has."""
    found = connection.execute("SELECT count(*) FROM change WHERE owner = ?", (person.bytes,))
    return int(found.fetchone()[0])
