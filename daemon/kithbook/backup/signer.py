"""The vault's own keys for backups: what signs them, and what proves them without a person.

Both lie in the encrypted database. The signer's fingerprint is what the recovery kit shows.
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import x25519

from kithbook.backup import store
from kithbook.backup.errors import BackupForeign
from kithbook.errors import InvalidRequest
from kithbook.store.database import Connection
from kithbook.web.identity import fingerprint
from kithbook.web.model import to_bytes, to_text

SIGNER, PROOF = "backup signer", "backup proof"
_CONTEXT = b"kithbook backup manifest 1\0"
"""Before what is signed, so that no signature made for anything else fits."""


def renew(connection: Connection) -> str:
    """Make both keys anew; return the signer's public half.

    What was encrypted to the former proof key is opened by the recovery key alone from now on.
    """
    key = Ed25519PrivateKey.generate()
    store.put_secret(connection, SIGNER, key.private_bytes_raw())
    store.put_secret(connection, PROOF, str(x25519.Identity.generate()).encode())
    return public(key)


def signer(connection: Connection) -> Ed25519PrivateKey:
    """Return the key that signs backups; a vault has one from its first day."""
    return Ed25519PrivateKey.from_private_bytes(store.secret(connection, SIGNER))


def proof(connection: Connection) -> str:
    """Return the age identity that opens this vault's backups to be proven."""
    return store.secret(connection, PROOF).decode()


def public(key: Ed25519PrivateKey) -> str:
    """Return a key's public half, base64url."""
    return to_text(key.public_key().public_bytes_raw())


def shown(signer: str) -> str:
    """Return a public key's fingerprint, as the recovery kit has it."""
    return fingerprint(to_bytes(signer, 32))


def sign(key: Ed25519PrivateKey, manifest: bytes) -> bytes:
    """Return the signature of a manifest, as text."""
    return to_text(key.sign(_CONTEXT + manifest)).encode()


def check(signer: str, manifest: bytes, signature: bytes) -> None:
    """See that whoever has the signer's key wrote this manifest.

    Raises:
        BackupForeign: they did not.
    """
    try:
        known = Ed25519PublicKey.from_public_bytes(to_bytes(signer, 32))
        known.verify(to_bytes(signature.decode("ascii"), 64), _CONTEXT + manifest)
    except (InvalidSignature, InvalidRequest, ValueError) as error:
        raise BackupForeign(
            "The backup is not signed by the vault that it says it is of; do not use it."
        ) from error
