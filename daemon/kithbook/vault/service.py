"""The vault: make it, and open it with a passphrase, the keyring or the recovery key."""

import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from kithbook.clock import Now, wall_clock
from kithbook.config import Settings, private_folder
from kithbook.errors import BadSetup
from kithbook.log import log
from kithbook_protocol.hello import VaultState
from kithbook_protocol.vault import VaultWarning

from . import argon
from .errors import NewerSlots, NoKeyring, SlotsDamaged
from .keychain import Keychain
from .locksmith import Locksmith
from .model import KEY_BYTES, KeySlots, Slot
from .opening import Opened, open_by_keyring, open_by_passphrase, open_by_recovery
from .passphrase import normal, refuse_weak
from .recovery import make_identity, make_recovery_slot, recipient_of
from .ring import Ring, ring_slots
from .seal import is_sealed, sealed
from .slot import make_keyring_slot, make_passphrase_slot
from .store import Loaded, SlotStore
from .trial import Trial, try_each

_MENDED = VaultWarning(
    kind="mended",
    sentence="The key slots were damaged; Kithbook wrote them anew from the copy beside them: "
    "check this disk and make a backup.",
)


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
    slots: tuple[Slot, ...]
    warning: VaultWarning | None
    """For the person, when the current file is not usable, or was not."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """What opens the vault."""
        return tuple(slot.kind for slot in self.slots)


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
        now: Now = wall_clock,
    ) -> None:
        self._home = settings.home
        self._store = SlotStore(settings)
        self._ring = Ring(keychain if settings.keyring else None)
        self._unlock_seconds = unlock_seconds
        self._now = now
        self._state = VaultState.LOCKED
        self._mended: VaultWarning | None = None
        self.locksmith = Locksmith(self._store, self._ring, unlock_seconds, now)

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
        return Description(
            slots.vault, slots.generation, slots.slots, found.warning or self._mended
        )

    def create(
        self, passphrase: str, vault: UUID | None = None, recovery: str | None = None
    ) -> Created:
        """Make a vault: a random key, wrapped in a slot each for what can open it.

        Args:
            passphrase: what will open it.
            vault: its id, where it is one that was before.
            recovery: its recovery key, where a person has one; else one is made.

        Raises:
            WeakPassphrase: under 8 characters.
            VaultExists: something of a vault is here already.
            BadSetup: the folder is not ours alone, or cannot be written.
        """
        refuse_weak(passphrase)
        self._store.refuse_existing()
        private_folder(self._home)
        vault, key = vault or uuid4(), secrets.token_bytes(KEY_BYTES)
        identity = recovery or make_identity()
        cost, now = argon.calibrate(self._unlock_seconds), self._now()
        made: list[Slot] = [make_passphrase_slot(vault, key, normal(passphrase), cost, now)]
        with suppress(NoKeyring):
            slot = uuid4()
            made.append(make_keyring_slot(vault, slot, key, self._ring.make(vault, slot), now))
        made.append(make_recovery_slot(key, recipient_of(identity), now))
        slots = sealed(KeySlots(vault=vault, generation=1, slots=tuple(made)), key)
        try:
            self._store.create(slots)
        except BaseException:
            self._ring.forget(vault, ring_slots(slots))
            raise
        self._state = VaultState.READY
        return Created(vault, tuple(slot.kind for slot in made), identity, key)

    def abandon(self, created: Created) -> None:
        """Take back a vault just made, because the rest of the making failed. Its key is gone.

        Does nothing where the folder holds another vault's slots.

        Raises:
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots = self._store.load().slots
        if slots.vault == created.vault and is_sealed(slots, created.key):
            self._store.remove()
            self._ring.forget(slots.vault, ring_slots(slots))
            self._state = VaultState.LOCKED

    def unlock_with_passphrase(self, passphrase: str) -> bytes:
        """Return the 32-byte database key; in strict mode the keyring is asked too.

        Raises:
            WrongPassphrase: no passphrase slot opens.
            NoKeyring: strict, and the keyring failed, hung or has no secret.
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        return self._unlocked(self.open_with_passphrase(passphrase))

    def unlock_with_keyring(self) -> bytes:
        """Return the 32-byte database key. Asks the keyring, so it may take 5 s.

        Raises:
            NoKeyring: no keyring slot, or the keyring failed, hung or has another secret.
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        found = self._store.load()
        return self._unlocked(self._trusted(found, open_by_keyring(found.slots, self._ring)))

    def unlock_with_recovery(self, identity: str) -> bytes:
        """Return the 32-byte database key. Case and spaces in what was typed do not matter.

        Raises:
            WrongRecoveryKey: no recovery slot opens.
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        return self._unlocked(self.open_with_recovery(identity))

    def open_with_passphrase(self, passphrase: str) -> Opened:
        """Return what the passphrase opens, without unlocking: for changes of the slots.

        Raises:
            WrongPassphrase, NoKeyring, and what SlotStore.load raises: as for an unlock.
        """
        found = self._store.load()
        return self._trusted(found, open_by_passphrase(found.slots, passphrase, self._ring))

    def open_with_recovery(self, identity: str) -> Opened:
        """Return what the recovery key opens, without unlocking: for changes of the slots.

        Raises:
            WrongRecoveryKey, and what SlotStore.load raises: as for an unlock.
        """
        found = self._store.load()
        return self._trusted(found, open_by_recovery(found.slots, identity))

    def try_each(self, passphrase: str | None, recovery_key: str | None) -> list[Trial]:
        """Try every slot alone, with what was typed and with the keyring; changes nothing.

        Raises:
            NoVault, SlotsDamaged, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots = self._store.load().slots
        trials = try_each(slots, self._ring, passphrase, recovery_key)
        if any(trial.key and not is_sealed(slots, trial.key) for trial in trials):
            raise SlotsDamaged(self._changed())
        return trials

    def key_in_force(self, *keys: bytes) -> bytes:
        """Return the one of some keys that the slots on disk wrap.

        Raises:
            SlotsDamaged: they wrap none of them.
            NoVault, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots = self._store.load().slots
        for key in keys:
            if is_sealed(slots, key):
                return key
        raise SlotsDamaged(self._changed())

    def sealed_slots(self, key: bytes) -> KeySlots:
        """Return the slots, for whoever has the database open: backups are encrypted to them.

        Raises:
            SlotsDamaged: something else than Kithbook changed them.
            NoVault, NewerSlots, BadSetup: see SlotStore.load.
        """
        slots = self._store.load().slots
        if not is_sealed(slots, key):
            raise SlotsDamaged(self._changed())
        return slots

    def lock(self) -> None:
        """Say that the key was dropped; whoever has the database open closes it."""
        self._state = VaultState.LOCKED

    def _unlocked(self, opened: Opened) -> bytes:
        self._state = VaultState.READY
        return opened.key

    def _trusted(self, found: Loaded, opened: Opened) -> Opened:
        """Check the file as a whole with the key that one slot gave, and mend what is beside it.

        Raises:
            SlotsDamaged: something else than Kithbook changed it.
        """
        if not is_sealed(found.slots, opened.key):
            raise SlotsDamaged(self._changed())
        try:
            with self._store.turn:
                self._mend(opened.key)
        except (BadSetup, NewerSlots) as error:
            # The vault opens all the same; the warning stays until it can be done.
            log.warning("key slots not mended", error=type(error).__name__)
        return opened

    def _changed(self) -> str:
        return (
            f"The key slots in {self._home} were changed by something other than Kithbook; "
            "put back keyslots.json from a backup."
        )

    def _mend(self, key: bytes) -> None:
        """Leave two generations that both open this vault and honour no secret taken away."""
        found = self._store.load()
        if not is_sealed(found.slots, key):
            return
        if found.warning:
            self._store.replace_both(found.slots)
            self._mended = _MENDED
            log.warning("key slots mended", damaged="keyslots.json")
            return
        previous = self._store.previous()
        # A rewrite that was broken off leaves a newer one, or one of another database key.
        if (
            previous is None
            or previous.generation > found.slots.generation
            or not is_sealed(previous, key)
        ):
            self._store.replace_both(found.slots)
            log.warning("key slots mended", damaged="keyslots.previous.json")
            if previous is None:
                self._mended = _MENDED
