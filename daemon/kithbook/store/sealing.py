"""The vault's sealing key: X25519, one per epoch; the database keeps that of the present epoch."""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kithbook.store.database import Connection
from kithbook.store.failure import StoreDamaged

PREFIX = "sealing:"
"""Of the name of the secret; the epoch follows."""


def sealing_key(connection: Connection) -> tuple[int, X25519PrivateKey]:
    """Return the present epoch and its private key.

    Raises:
        StoreDamaged: there is none, so the vault was never finished.
    """
    found = connection.execute(
        "SELECT name, value FROM secret WHERE name GLOB ?", (f"{PREFIX}[0-9]*",)
    ).fetchall()
    if not found:
        raise StoreDamaged("The vault was never finished; bring it back from a backup.")
    epoch, value = max((int(name.removeprefix(PREFIX)), value) for name, value in found)
    return epoch, X25519PrivateKey.from_private_bytes(value)


def keep_sealing_key(connection: Connection, epoch: int, key: X25519PrivateKey) -> None:
    """Keep an epoch's private key; those of earlier ones go, with all that is sealed to them."""
    connection.execute("DELETE FROM secret WHERE name GLOB ?", (f"{PREFIX}[0-9]*",))
    connection.execute(
        "INSERT INTO secret (name, value) VALUES (?, ?)",
        (f"{PREFIX}{epoch}", key.private_bytes_raw()),
    )


def renew_sealing_key(connection: Connection, above: int = 0) -> None:
    """Exchange the private key for one of a later epoch, which is above another one too."""
    epoch, _old = sealing_key(connection)
    keep_sealing_key(connection, max(epoch, above) + 1, X25519PrivateKey.generate())
