"""The recovery key: an age X25519 identity (age-encryption.org/v1) that any age program takes."""

from uuid import uuid4

import pyrage
from pyrage import x25519

from kithbook.errors import InvalidRequest

from .errors import MistypedRecoveryKey
from .model import KEY_BYTES, RecoverySlot
from .slot import DoesNotOpen


def make_identity() -> str:
    """Return a new `AGE-SECRET-KEY-1...`, 74 characters. It is shown once and kept nowhere."""
    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return an identity's public half, `age1...`."""
    return str(x25519.Identity.from_str(identity).to_public())


def make_recovery_slot(key: bytes, recipient: str, made_at: int | None = None) -> RecoverySlot:
    """Wrap the database key to the public half; the recovery key itself is not needed.

    Raises:
        InvalidRequest: that is no age recipient.
    """
    try:
        known = x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise InvalidRequest("That is not the public half of a recovery key.") from error
    return RecoverySlot(
        id=uuid4(),
        made_at=made_at,
        recipient=recipient,
        ciphertext=pyrage.encrypt(key, [known]),
    )


def open_recovery_slot(slot: RecoverySlot, typed: str) -> bytes:
    """Return the database key.

    age authenticates none of our header: the caller checks the seal (seal.py).

    Raises:
        MistypedRecoveryKey: no age identity; its checksum tells.
        DoesNotOpen: another one, or a changed slot.
    """
    try:
        # Copied from paper: spaces, line ends and lower case are no mistakes. Bech32 has a
        # checksum, so any other slip is noticed here.
        identity = x25519.Identity.from_str("".join(typed.split()).upper())
        key: bytes = pyrage.decrypt(slot.ciphertext, [identity])
    except pyrage.IdentityError:
        # Without `from`: nothing that was typed may travel in an error.
        raise MistypedRecoveryKey from None
    except pyrage.DecryptError:
        raise DoesNotOpen from None
    if len(key) != KEY_BYTES:
        raise DoesNotOpen
    return key
