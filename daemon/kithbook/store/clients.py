"""The browsers this vault let in: daemon.json holds a copy, for as long as the vault is locked.

Whoever can write the data folder can write daemon.json; only who opened the vault can write here.
So at each unlock, before anything sealed is opened, the copy is held against these rows.
"""

from typing import Any
from uuid import UUID

from kithbook.store.database import Connection
from kithbook.web.identity import Identity, PairedClient
from kithbook_protocol.vault import VaultWarning

_FIELDS = ("key", "origin", "scope", "name", "paired_at")
"""What never changes once a client is paired."""
SHOWN = 5
"""Strangers that a warning names."""


def put(connection: Connection, client: PairedClient) -> None:
    """Let a client in; one that is known stays what it is."""
    connection.execute(
        "INSERT OR IGNORE INTO client (id, key, origin, scope, name, paired_at, revoked_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (client.id.bytes, *_fixed(client), client.revoked_at),
    )


def revoke(connection: Connection, client: PairedClient) -> None:
    """Stop trusting a client, if it is revoked; the first moment stays."""
    connection.execute(
        "UPDATE client SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?",
        (client.revoked_at, client.id.bytes),
    )


def agree(connection: Connection, identity: Identity, moment: int) -> list[UUID]:
    """Hold daemon.json against the vault; what either calls revoked is revoked in both.

    Whom the vault does not know, or not so, is locked out, unless it paired in this run while the
    vault was locked.

    Args:
        connection: in a transaction.
        identity: daemon.json; nothing is written to it here.
        moment: the time of revocations, milliseconds since 1970.

    Returns:
        The clients that are locked out.
    """
    unheld = _is_unheld(connection)
    strangers = []
    for client in identity.clients:
        if unheld or client.id in identity.admitted:
            put(connection, client)
        if client.revoked_at is None and _row(connection, client.id) != _fixed(client):
            strangers.append(client.id)
            revoke(connection, client.model_copy(update={"revoked_at": moment}))
        revoke(connection, client)
    return strangers


def revoked(connection: Connection) -> dict[UUID, int]:
    """Return who is revoked, and since when."""
    rows = connection.execute("SELECT id, revoked_at FROM client WHERE revoked_at IS NOT NULL")
    return {UUID(bytes=client): moment for client, moment in rows}


def warning(strangers: list[UUID]) -> VaultWarning:
    """Say who was locked out: by ids, for a name would be the intruder's words."""
    count = len(strangers)
    more = ", ..." if count > SHOWN else ""
    ids = ", ".join(client.hex[-8:] for client in strangers[:SHOWN]) + more
    told = (
        "A browser that this vault never let in was in daemon.json "
        f"({ids}); it was locked out: kithbook clients"
        if count == 1
        else f"{count} browsers that this vault never let in were in daemon.json "
        f"({ids}); they were locked out: kithbook clients"
    )
    return VaultWarning(kind="strangers", what=ids, count=count, sentence=told)


def _is_unheld(connection: Connection) -> bool:
    """Tell, once, whether the vault is older than its list: it then takes over daemon.json's."""
    taken = connection.execute("DELETE FROM secret WHERE name = 'clients unheld' RETURNING 1")
    return bool(taken.fetchall())


def _row(connection: Connection, client: UUID) -> tuple[Any, ...] | None:
    found = connection.execute(
        f"SELECT {', '.join(_FIELDS)} FROM client WHERE id = ?",  # noqa: S608 - our names
        (client.bytes,),
    ).fetchone()
    return tuple(found) if found else None


def _fixed(client: PairedClient) -> tuple[Any, ...]:
    return tuple(getattr(client, name) for name in _FIELDS)
