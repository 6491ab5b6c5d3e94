"""The keyring's secrets of one vault: each slot's own, under a name of its own."""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from uuid import UUID

from .errors import NoKeyring
from .keychain import Keychain
from .model import KEY_BYTES, KeyringSlot, KeySlots, Slot, StrictSlot


class Ring:
    """Makes, finds and forgets the secrets that slots need from the system's keyring."""

    def __init__(self, keychain: Keychain | None) -> None:
        self._keychain = keychain
        """None where the settings forbid it."""

    def make(self, vault: UUID, slot: UUID) -> bytes:
        """Give the keyring a new 32-byte secret to keep for a slot, and return it.

        Raises:
            NoKeyring: it did not keep it.
        """
        secret = secrets.token_bytes(KEY_BYTES)
        self._asked().remember(_name(vault, slot), secret)
        return secret

    def find(self, vault: UUID, slot: UUID) -> bytes:
        """Return a slot's secret.

        Raises:
            NoKeyring: the keyring has none, or failed or hung.
        """
        secret = self._asked().recall(_name(vault, slot))
        if len(secret) != KEY_BYTES:
            raise NoKeyring
        return secret

    def forget(self, vault: UUID, slots: Iterable[UUID]) -> None:
        """Remove the secrets of slots that are gone."""
        for slot in slots:
            with suppress(NoKeyring):  # a secret that wraps nothing any more is no harm
                self._asked().forget(_name(vault, slot))

    def _asked(self) -> Keychain:
        if self._keychain is None:
            raise NoKeyring("The keyring is switched off (KITHBOOK_KEYRING).")
        return self._keychain


def needs_ring(slot: Slot) -> bool:
    """Tell whether a slot opens only with a secret from the keyring."""
    return isinstance(slot, KeyringSlot | StrictSlot)


def ring_slots(slots: KeySlots) -> list[UUID]:
    """Return the ids of the slots the keyring keeps a secret for."""
    return [slot.id for slot in slots.slots if needs_ring(slot)]


def _name(vault: UUID, slot: UUID) -> str:
    """Return the keyring's name for a secret; a slot's own, so that a new slot replaces none."""
    return f"{vault}/{slot}"
