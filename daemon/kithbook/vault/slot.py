"""Slots, made and opened: AES-256-GCM with the slot's header authenticated beside the key."""

import secrets
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from . import argon
from .model import (
    KEY_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    Argon2,
    KeyringSlot,
    PassphraseSlot,
    StrictSlot,
    canonical,
    plain,
)

SALT_BYTES = 16  # RFC 9106 section 3.1
_STRICT = b"kithbook strict slot 1"
_EMPTY = bytes(KEY_BYTES + TAG_BYTES)


class DoesNotOpen(Exception):
    """The secret is not the slot's, or the slot was changed."""


def make_passphrase_slot(
    vault: UUID, key: bytes, passphrase: bytes, cost: Argon2, made_at: int | None = None
) -> PassphraseSlot:
    """Wrap the database key with a passphrase. Slow: see argon.py."""
    blank = PassphraseSlot(
        id=uuid4(),
        made_at=made_at,
        argon2=cost,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        ciphertext=_EMPTY,
    )
    wrapping = argon.derive(passphrase, blank.salt, cost)
    return blank.model_copy(update={"ciphertext": _wrap(vault, blank, wrapping, key)})


def make_keyring_slot(
    vault: UUID, slot: UUID, key: bytes, secret: bytes, made_at: int | None = None
) -> KeyringSlot:
    """Wrap the database key with the 32-byte secret that the keyring keeps for this slot."""
    blank = KeyringSlot(
        id=slot, made_at=made_at, nonce=secrets.token_bytes(NONCE_BYTES), ciphertext=_EMPTY
    )
    return blank.model_copy(update={"ciphertext": _wrap(vault, blank, secret, key)})


def make_strict_slot(
    vault: UUID,
    slot: UUID,
    key: bytes,
    *,
    secret: bytes,
    passphrase: bytes,
    cost: Argon2,
    made_at: int | None = None,
) -> StrictSlot:
    """Wrap the database key with passphrase and keyring secret together. Slow: see argon.py."""
    blank = StrictSlot(
        id=slot,
        made_at=made_at,
        argon2=cost,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        ciphertext=_EMPTY,
    )
    wrapping = _both(argon.derive(passphrase, blank.salt, cost), secret)
    return blank.model_copy(update={"ciphertext": _wrap(vault, blank, wrapping, key)})


def open_passphrase_slot(vault: UUID, slot: PassphraseSlot, passphrase: bytes) -> bytes:
    """Return the database key. Slow: see argon.py.

    Raises:
        DoesNotOpen: wrong passphrase, or anything in the slot was changed.
    """
    return _unwrap(vault, slot, argon.derive(passphrase, slot.salt, slot.argon2))


def open_keyring_slot(vault: UUID, slot: KeyringSlot, secret: bytes) -> bytes:
    """Return the database key.

    Raises:
        DoesNotOpen: another secret, or anything in the slot was changed.
    """
    return _unwrap(vault, slot, secret)


def open_strict_slot(vault: UUID, slot: StrictSlot, secret: bytes, passphrase: bytes) -> bytes:
    """Return the database key. Slow: see argon.py.

    Raises:
        DoesNotOpen: wrong passphrase, another secret, or anything in the slot was changed.
    """
    return _unwrap(vault, slot, _both(argon.derive(passphrase, slot.salt, slot.argon2), secret))


def _both(derived: bytes, secret: bytes) -> bytes:
    """Return one wrapping key of two secrets, 32 bytes each."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=_STRICT)
    return kdf.derive(derived + secret)


_Wrapped = PassphraseSlot | KeyringSlot | StrictSlot


def _wrap(vault: UUID, slot: _Wrapped, wrapping: bytes, key: bytes) -> bytes:
    return AESGCM(wrapping).encrypt(slot.nonce, key, _header(vault, slot))


def _unwrap(vault: UUID, slot: _Wrapped, wrapping: bytes) -> bytes:
    try:
        return AESGCM(wrapping).decrypt(slot.nonce, slot.ciphertext, _header(vault, slot))
    except InvalidTag as error:
        raise DoesNotOpen from error


def _header(vault: UUID, slot: _Wrapped) -> bytes:
    """Return what GCM authenticates: all of the slot but its ciphertext, and whose slot it is."""
    return canonical({"vault": str(vault), **plain(slot, "ciphertext")})
