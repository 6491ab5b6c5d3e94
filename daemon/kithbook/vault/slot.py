"""Slots, made and opened: AES-256-GCM with the slot's header authenticated beside the key."""

import secrets
from uuid import UUID, uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from . import argon
from .model import NONCE_BYTES, Argon2, KeyringSlot, PassphraseSlot, canonical

SALT_BYTES = 16  # RFC 9106 section 3.1


class DoesNotOpen(Exception):
    """The secret is not the slot's, or the slot was changed."""


def make_passphrase_slot(
    vault: UUID, key: bytes, passphrase: bytes, cost: Argon2
) -> PassphraseSlot:
    """Wrap the database key with a passphrase. Slow: see argon.py."""
    blank = PassphraseSlot(
        id=uuid4(),
        argon2=cost,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        ciphertext=bytes(48),
    )
    wrapping = argon.derive(passphrase, blank.salt, cost)
    return blank.model_copy(update={"ciphertext": _wrap(vault, blank, wrapping, key)})


def make_keyring_slot(vault: UUID, slot: UUID, key: bytes, secret: bytes) -> KeyringSlot:
    """Wrap the database key with the 32-byte secret that the keyring keeps for this slot."""
    blank = KeyringSlot(id=slot, nonce=secrets.token_bytes(NONCE_BYTES), ciphertext=bytes(48))
    return blank.model_copy(update={"ciphertext": _wrap(vault, blank, secret, key)})


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


def _wrap(vault: UUID, slot: PassphraseSlot | KeyringSlot, wrapping: bytes, key: bytes) -> bytes:
    return AESGCM(wrapping).encrypt(slot.nonce, key, _header(vault, slot))


def _unwrap(vault: UUID, slot: PassphraseSlot | KeyringSlot, wrapping: bytes) -> bytes:
    try:
        return AESGCM(wrapping).decrypt(slot.nonce, slot.ciphertext, _header(vault, slot))
    except InvalidTag as error:
        raise DoesNotOpen from error


def _header(vault: UUID, slot: PassphraseSlot | KeyringSlot) -> bytes:
    """Return what GCM authenticates: all of the slot but its ciphertext, and whose slot it is."""
    return canonical({"vault": str(vault), **slot.model_dump(mode="json", exclude={"ciphertext"})})
