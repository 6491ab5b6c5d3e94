"""The feed's row, as SQL."""

from dataclasses import dataclass

from kithbook.store.database import Connection


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of the feed."""

    digest: bytes
    """SHA-256 of the token."""
    token: str | None
    names: bool
    made_at: int
    """Milliseconds since 1970."""


def kept(connection: Connection, epoch: int) -> Kept | None:
    """Return the feed that was made under an epoch of the vault's key; None where it is off."""
    found = connection.execute(
        "SELECT digest, token, names, made_at FROM feed WHERE epoch = ?", (epoch,)
    ).fetchone()
    if not found:
        return None
    digest, token, names, made_at = found
    return Kept(bytes(digest), token, bool(names), made_at)


def put(connection: Connection, one: Kept, epoch: int) -> None:
    """Keep this feed, and no other."""
    drop(connection)
    connection.execute(
        "INSERT INTO feed (digest, token, names, epoch, made_at) VALUES (?, ?, ?, ?, ?)",
        (one.digest, one.token, int(one.names), epoch, one.made_at),
    )


def drop(connection: Connection) -> None:
    """Keep no feed."""
    connection.execute("DELETE FROM feed")
