"""The locksmith: makes, changes and takes away key slots, for whoever opened one of them.

What takes a secret's power away writes both generations, and only then are keyring secrets
forgotten; what is new is in the keyring before any file names it. So a crash at any point leaves
a vault that opens with what opened it before, or with what opens it afterwards.
"""

import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import uuid4

from kithbook.clock import Now
from kithbook.errors import Conflict, KithbookError

from . import argon
from .errors import NoKeyring, WrongPassphrase
from .model import (
    KEY_BYTES,
    VERSION,
    KeyringSlot,
    KeySlots,
    RecoverySlot,
    Slot,
    StrictSlot,
)
from .opening import Opened, open_by_keyring, open_by_passphrase
from .passphrase import normal, refuse_weak
from .recovery import make_recovery_slot
from .ring import Ring, needs_ring, ring_slots
from .rule import Typed, chosen, end, find, refuse_strict, refuse_unsafe, with_passphrase
from .seal import sealed
from .slot import make_keyring_slot, make_passphrase_slot, make_strict_slot
from .store import SlotStore


@dataclass(frozen=True)
class Rekeyed:
    """Slots for a new database key, not written yet."""

    slots: KeySlots
    key: bytes = field(repr=False)
    """The new 32-byte database key."""


class Locksmith:
    """Rewrites the slots of one data folder. Every call may take seconds: run it in a thread.

    Every call may raise, besides what it says itself:
        Conflict: too many slots, too few, or none that a person holds.
        BadSetup: the file cannot be written; what opened the vault still does.
    """

    def __init__(self, store: SlotStore, ring: Ring, unlock_seconds: float, now: Now) -> None:
        self._store = store
        self._ring = ring
        self._unlock_seconds = unlock_seconds
        self._now = now

    def change_passphrase(self, opened: Opened, passphrase: str, reference: str | None) -> None:
        """Exchange a passphrase: the one that was typed, or that of the slot that is named.

        Raises:
            WeakPassphrase: under 8 characters.
            NotThere: no such slot, or it was not said which.
            NoKeyring: a strict slot needs the keyring, which keeps nothing now.
        """
        refuse_weak(passphrase)
        self._refuse_known(opened, passphrase)
        old = with_passphrase(opened, reference)
        make = self._strict if isinstance(old, StrictSlot) else self._passphrase
        self._exchange(opened, [old], lambda: [make(opened, normal(passphrase))])

    def add_passphrase(self, opened: Opened, passphrase: str) -> None:
        """Add one more passphrase.

        Raises:
            WeakPassphrase: under 8 characters.
        """
        refuse_weak(passphrase)
        refuse_strict(opened.slots)
        self._refuse_known(opened, passphrase)
        self._exchange(opened, [], lambda: [self._passphrase(opened, normal(passphrase))])

    def _refuse_known(self, opened: Opened, passphrase: str) -> None:
        """Check that no slot has this passphrase: changed in one, it would still open the other.

        Raises:
            Conflict: one has.
        """
        with suppress(WrongPassphrase, NoKeyring):
            open_by_passphrase(opened.slots, passphrase, self._ring)
            raise Conflict("That passphrase opens this vault already; choose another one.")

    def add_keyring(self, opened: Opened) -> None:
        """Let the system's keyring open the vault; a keyring slot that no longer does goes.

        Raises:
            NoKeyring: it keeps nothing.
        """
        refuse_strict(opened.slots)
        try:
            open_by_keyring(opened.slots, self._ring)
        except NoKeyring:
            dead = [slot for slot in opened.slots.slots if isinstance(slot, KeyringSlot)]
            self._exchange(opened, dead, lambda: [self._keyring(opened)])
        else:
            raise Conflict("The keyring opens this vault already.")

    def remove(self, opened: Opened, reference: str) -> None:
        """Take a slot away; what opened it opens nothing any more.

        Raises:
            NotThere: no such slot.
        """
        gone = find(opened.slots, reference)
        if isinstance(gone, RecoverySlot):
            raise Conflict(
                "The recovery key is the way out when all else is lost; exchange it with: "
                "kithbook keys recovery"
            )
        self._exchange(opened, [gone], list)

    def make_strict(self, opened: Opened, passphrase: str | None) -> None:
        """Need keyring and passphrase together from now on, and let neither alone open the vault.

        Args:
            opened: with the passphrase that stays, unless a new one is given.
            passphrase: a new one.

        Raises:
            WeakPassphrase: under 8 characters.
            NoKeyring: the keyring keeps nothing.
        """
        refuse_strict(opened.slots)
        typed = chosen(opened, passphrase)
        alone = [slot for slot in opened.slots.slots if not isinstance(slot, RecoverySlot)]
        self._exchange(opened, alone, lambda: [self._strict(opened, typed)])

    def relax(self, opened: Opened, passphrase: str | None) -> None:
        """End strict mode: the passphrase alone opens the vault again.

        Raises:
            WeakPassphrase: under 8 characters.
            Conflict: it is not strict.
        """
        strict = [slot for slot in opened.slots.slots if isinstance(slot, StrictSlot)]
        if not strict:
            raise Conflict("Strict mode is off already.")
        typed = chosen(opened, passphrase)
        self._exchange(opened, strict, lambda: [self._passphrase(opened, typed)])

    def replace_recovery(self, opened: Opened, recipient: str) -> None:
        """Wrap to a new recovery key's public half; the old recovery key opens nothing any more.

        Raises:
            InvalidRequest: that is no age recipient.
        """
        old = [slot for slot in opened.slots.slots if isinstance(slot, RecoverySlot)]
        self._exchange(
            opened, old, lambda: [make_recovery_slot(opened.key, recipient, self._now())]
        )

    def rekey(self, opened: Opened, passphrase: str | None) -> Rekeyed:
        """Make slots for a new database key; `commit` writes them, `drop` takes them back.

        The recovery key's slot needs its public half only, a keyring gets a new secret. Of the
        passphrases the one that was typed stays, or the new one: the others are not known here.

        Raises:
            WeakPassphrase: under 8 characters.
            InvalidRequest: opened with the recovery key, and no new passphrase.
            NoKeyring: strict, and the keyring keeps nothing.
        """
        fresh = Opened(opened.slots, opened.slot, secrets.token_bytes(KEY_BYTES), opened.typed)
        typed, made = chosen(opened, passphrase), list[Slot]()
        try:
            for slot in opened.slots.slots:
                if isinstance(slot, RecoverySlot):
                    made.append(make_recovery_slot(fresh.key, slot.recipient, self._now()))
                elif isinstance(slot, KeyringSlot):
                    with suppress(NoKeyring):  # what opens the vault no more is not kept
                        made.append(self._keyring(fresh))
                elif not any(isinstance(one, Typed) for one in made):
                    make = self._strict if isinstance(slot, StrictSlot) else self._passphrase
                    made.append(make(fresh, typed))
            refuse_unsafe(made)
        except BaseException:
            self._ring.forget(opened.slots.vault, [one.id for one in made if needs_ring(one)])
            raise
        return Rekeyed(_rewritten(fresh, made), fresh.key)

    def commit(self, opened: Opened, rekeyed: Rekeyed) -> None:
        """Write the slots of the new key: from here on the old one opens nothing."""
        with self._store.turn:
            self._store.replace_both(rekeyed.slots)
        self._ring.forget(opened.slots.vault, ring_slots(opened.slots))

    def drop(self, rekeyed: Rekeyed) -> None:
        """Take back what was made for slots that were not written."""
        unwritten = [slot.id for slot in rekeyed.slots.slots if self._is_unwritten(slot)]
        self._ring.forget(rekeyed.slots.vault, unwritten)

    def _exchange(
        self, opened: Opened, gone: Sequence[Slot], make: Callable[[], list[Slot]]
    ) -> None:
        """Take slots away, put new ones where the first of them stood, and write it."""
        vault, before = opened.slots.vault, list(opened.slots.slots)
        kept = [slot for slot in before if slot not in gone]
        made = make()
        try:
            place = before.index(gone[0]) if gone else end(before)
            slots = (*kept[:place], *made, *kept[place:])
            refuse_unsafe(slots)
            rewritten = _rewritten(opened, slots)
            write = self._store.replace_both if gone else self._store.replace
            with self._store.turn:
                write(rewritten)
        except BaseException:
            self._ring.forget(vault, [one.id for one in made if self._is_unwritten(one)])
            raise
        self._ring.forget(vault, [slot.id for slot in gone if needs_ring(slot)])

    def _is_unwritten(self, slot: Slot) -> bool:
        """Tell whether a new keyring secret is surely of no use.

        A write may fail after it took place; in doubt the secret stays, which is no harm.
        """
        try:
            current, previous = self._store.load().slots, self._store.previous()
        except KithbookError:
            return False
        written = ring_slots(current) + (ring_slots(previous) if previous else [])
        return needs_ring(slot) and slot.id not in written

    def _passphrase(self, opened: Opened, typed: bytes) -> Slot:
        cost = argon.calibrate(self._unlock_seconds)
        return make_passphrase_slot(opened.slots.vault, opened.key, typed, cost, self._now())

    def _keyring(self, opened: Opened) -> Slot:
        vault, slot = opened.slots.vault, uuid4()
        secret = self._ring.make(vault, slot)
        return make_keyring_slot(vault, slot, opened.key, secret, self._now())

    def _strict(self, opened: Opened, typed: bytes) -> Slot:
        vault, slot = opened.slots.vault, uuid4()
        cost = argon.calibrate(self._unlock_seconds)
        secret = self._ring.make(vault, slot)
        return make_strict_slot(
            vault,
            slot,
            opened.key,
            secret=secret,
            passphrase=typed,
            cost=cost,
            made_at=self._now(),
        )


def _rewritten(opened: Opened, slots: Sequence[Slot]) -> KeySlots:
    """Return the next generation, sealed."""
    changes = {
        "version": VERSION,
        "generation": opened.slots.generation + 1,
        "slots": tuple(slots),
    }
    return sealed(opened.slots.model_copy(update=changes), opened.key)
