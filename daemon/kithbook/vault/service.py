"""The vault: make it, and open it with a passphrase, the keyring or the recovery key."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from kithbook.config import Settings, private_folder
from kithbook_protocol.hello import VaultState

from . import argon
from .errors import NoKeyring, SlotsDamaged, WrongPassphrase, WrongRecoveryKey
from .keychain import Keychain
from .model import KEY_BYTES, KeyringSlot, KeySlots, PassphraseSlot, RecoverySlot, Slot
from .passphrase import normal, refuse_weak
from .recovery import make_identity, make_recovery_slot, open_recovery_slot
from .seal import is_sealed, sealed
from .slot import (
    DoesNotOpen,
    make_keyring_slot,
    make_passphrase_slot,
    open_keyring_slot,
    open_passphrase_slot,
)
from .store import SlotStore


@dataclass(frozen=True)
class Created:
    """A new vault. Holds secrets: show the recovery key once, then let this go."""

    vault: UUID
    kinds: tuple[str, ...]
    """Of slots: passphrase, keyring where there is one, recovery."""
    recovery_identity: str = field(repr=False)
    """`AGE-SECRET-KEY-1...`; kept nowhere."""
    key: bytes = field(repr=False)
    """The 32-byte database key."""


@dataclass(frozen=True)
class Description:
    """What the key slots say without a key. Nobody vouches for it before an unlock."""

    vault: UUID
    generation: int
    kinds: tuple[str, ...]
    warning: str | None
    """A sentence for the person when the current file was not usable."""


class Vault:
    """The key slots of one data folder. It hands the database key out and does not keep it.

    All calls are synchronous, and those that take a passphrase take about half a second without
    holding the GIL: run them in a thread. The caller holds the folder's Guardian.
    """

    def __init__(
        self,
        settings: Settings,
        keychain: Keychain | None,
        unlock_seconds: float = argon.TARGET_SECONDS,
    ) -> None:
        self._home = settings.home
        self._store = SlotStore(settings)
        self._keychain = keychain if settings.keyring else None
        self._unlock_seconds = unlock_seconds
        self._state = VaultState.LOCKED

    @property
    def exists(self) -> bool:
        """Whether anything of a vault is in the folder, be it damaged or half gone."""
        return self._store.exists

    @property
    def state(self) -> VaultState:
        """READY since a successful create or unlock, LOCKED since the start or `lock`."""
        return self._state

    def describe(self) -> Description:
        """Return what the key slots say without a key.

        Raises:
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        found = self._store.load()
        slots = found.slots
        return Description(slots.vault, slots.generation, _kinds(slots), found.warning)

    def create(self, passphrase: str) -> Created:
        """Make a vault: a random key, wrapped in a slot each for what can open it.

        Raises:
            WeakPassphrase: under 8 characters.
            VaultExists: something of a vault is here already.
            BadSetup: the folder is not ours alone, or cannot be written.
        """
        refuse_weak(passphrase)
        self._store.refuse_existing()
        private_folder(self._home)
        vault, key, identity = uuid4(), secrets.token_bytes(KEY_BYTES), make_identity()
        cost = argon.calibrate(self._unlock_seconds)
        made: list[Slot] = [make_passphrase_slot(vault, key, normal(passphrase), cost)]
        ring = self._keyring_slot(vault, key)
        if ring is not None:
            made.append(ring)
        made.append(make_recovery_slot(key, identity))
        slots = sealed(KeySlots(vault=vault, generation=1, slots=tuple(made)), key)
        try:
            self._store.create(slots)
        except BaseException:
            self._forget_secrets(slots)
            raise
        self._state = VaultState.READY
        return Created(vault, _kinds(slots), identity, key)

    def abandon(self, created: Created) -> None:
        """Take back a vault just made, because the rest of the making failed. Its key is gone.

        Does nothing where the folder holds another vault's slots.

        Raises:
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots = self._store.load().slots
        if slots.vault == created.vault and is_sealed(slots, created.key):
            self._store.remove()
            self._forget_secrets(slots)
            self._state = VaultState.LOCKED

    def unlock_with_passphrase(self, passphrase: str) -> bytes:
        """Return the 32-byte database key.

        Raises:
            WrongPassphrase: no passphrase slot opens.
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots, typed = self._store.load().slots, normal(passphrase)
        for slot in slots.slots:
            if isinstance(slot, PassphraseSlot):
                with suppress(DoesNotOpen):
                    return self._opened(slots, open_passphrase_slot(slots.vault, slot, typed))
        raise WrongPassphrase

    def unlock_with_keyring(self) -> bytes:
        """Return the 32-byte database key. Asks the keyring, so it may take 5 s.

        Raises:
            NoKeyring: no keyring slot, or the keyring failed, hung or has another secret.
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots = self._store.load().slots
        for slot in slots.slots:
            if isinstance(slot, KeyringSlot) and self._keychain is not None:
                secret = self._keychain.recall(_secret_name(slots.vault, slot.id))
                if len(secret) != KEY_BYTES:
                    raise NoKeyring
                with suppress(DoesNotOpen):
                    return self._opened(slots, open_keyring_slot(slots.vault, slot, secret))
                raise NoKeyring
        raise NoKeyring("The keyring is not set up for this vault; unlock it with the passphrase.")

    def unlock_with_recovery(self, identity: str) -> bytes:
        """Return the 32-byte database key. Case and spaces in what was typed do not matter.

        Raises:
            WrongRecoveryKey: no recovery slot opens.
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots = self._store.load().slots
        for slot in slots.slots:
            if isinstance(slot, RecoverySlot):
                with suppress(DoesNotOpen):
                    return self._opened(slots, open_recovery_slot(slot, identity))
        raise WrongRecoveryKey

    def lock(self) -> None:
        """Say that the key was dropped; whoever has the database open closes it."""
        self._state = VaultState.LOCKED

    def _opened(self, slots: KeySlots, key: bytes) -> bytes:
        if not is_sealed(slots, key):
            raise SlotsDamaged(
                f"The key slots in {self._home} were changed by something other than Kithbook; "
                "put back keyslots.json from a backup."
            )
        self._state = VaultState.READY
        return key

    def _keyring_slot(self, vault: UUID, key: bytes) -> KeyringSlot | None:
        if self._keychain is None:
            return None
        slot, secret = uuid4(), secrets.token_bytes(KEY_BYTES)
        try:
            self._keychain.remember(_secret_name(vault, slot), secret)
        except NoKeyring:
            return None
        return make_keyring_slot(vault, slot, key, secret)

    def _forget_secrets(self, slots: KeySlots) -> None:
        for slot in slots.slots:
            if isinstance(slot, KeyringSlot) and self._keychain is not None:
                with suppress(NoKeyring):  # a secret that wraps nothing any more is no harm
                    self._keychain.forget(_secret_name(slots.vault, slot.id))


def _kinds(slots: KeySlots) -> tuple[str, ...]:
    return tuple(slot.kind for slot in slots.slots)


def _secret_name(vault: UUID, slot: UUID) -> str:
    """Return the keyring's name for a secret; a slot's own, so that a new slot replaces none."""
    return f"{vault}/{slot}"
