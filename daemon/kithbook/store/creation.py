"""A new database, with the first sealing key."""

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kithbook.config import Settings
from kithbook.store import store
from kithbook.store.database import check_encrypted, open_store
from kithbook.store.failure import ours
from kithbook.store.sealing import keep_sealing_key
from kithbook.store.service import Schema


def create_store(settings: Settings, key: bytes, schema: Schema) -> bytes:
    """Make the encrypted database; return the public half of its new sealing key.

    Raises:
        StoreDamaged: there is a file already, or what was written is not encrypted.
        StoreFull: there is no room for it.
    """
    from kithbook.store.migrate import migrate  # noqa: PLC0415 - as in Store

    sealing = X25519PrivateKey.generate()
    connection = open_store(settings.database, key, create=True)
    try:
        with ours():
            migrate(connection, schema.migrations)
            keep_sealing_key(connection, 1, sealing)
            store.own_device(connection)
    finally:
        connection.close()
    settings.database.chmod(0o600)
    check_encrypted(settings.database)
    return sealing.public_key().public_bytes_raw()
