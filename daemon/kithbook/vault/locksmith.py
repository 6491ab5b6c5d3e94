"""The locksmith: makes, changes and takes away key slots, for whoever opened one of them.

What takes a secret's power away writes both generations, and only then are keyring secrets
forgotten; what is new is in the keyring before any file names it. So a crash at any point leaves
a vault that opens with what opened it before, or with what opens it afterwards.
"""

from collections.abc import Callable, Sequence
from uuid import uuid4

from kithbook.clock import Now
from kithbook.errors import Conflict, InvalidRequest, KithbookError, NotThere

from . import argon
from .errors import NoKeyring
from .model import (
    FEWEST,
    MOST,
    VERSION,
    KeyringSlot,
    KeySlots,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    StrictSlot,
)
from .opening import Opened, open_by_keyring
from .passphrase import normal, refuse_weak
from .recovery import make_recovery_slot
from .ring import Ring, needs_ring, ring_slots
from .seal import sealed
from .slot import make_keyring_slot, make_passphrase_slot, make_strict_slot
from .store import SlotStore

Typed = PassphraseSlot | StrictSlot
"""Slots with a passphrase in them."""


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
        old = _with_passphrase(opened, reference)
        make = self._strict if isinstance(old, StrictSlot) else self._passphrase
        self._exchange(opened, [old], lambda: [make(opened, normal(passphrase))])

    def add_passphrase(self, opened: Opened, passphrase: str) -> None:
        """Add one more passphrase.

        Raises:
            WeakPassphrase: under 8 characters.
        """
        refuse_weak(passphrase)
        _refuse_strict(opened.slots)
        self._exchange(opened, [], lambda: [self._passphrase(opened, normal(passphrase))])

    def add_keyring(self, opened: Opened) -> None:
        """Let the system's keyring open the vault; a keyring slot that no longer does goes.

        Raises:
            NoKeyring: it keeps nothing.
        """
        _refuse_strict(opened.slots)
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
        _refuse_strict(opened.slots)
        typed = _chosen(opened, passphrase)
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
        typed = _chosen(opened, passphrase)
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

    def _exchange(
        self, opened: Opened, gone: Sequence[Slot], make: Callable[[], list[Slot]]
    ) -> None:
        """Take slots away, put new ones where the first of them stood, and write it."""
        vault, before = opened.slots.vault, list(opened.slots.slots)
        kept = [slot for slot in before if slot not in gone]
        made = make()
        try:
            place = before.index(gone[0]) if gone else _end(before)
            slots = (*kept[:place], *made, *kept[place:])
            _refuse_unsafe(slots)
            rewritten = sealed(
                opened.slots.model_copy(
                    update={
                        "version": VERSION,
                        "generation": opened.slots.generation + 1,
                        "slots": slots,
                    }
                ),
                opened.key,
            )
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


def find(slots: KeySlots, reference: str) -> Slot:
    """Return the slot with an id, or with the last characters of one.

    Raises:
        NotThere: none, or more than one.
    """
    tail = reference.lower().replace("-", "")
    found = [slot for slot in slots.slots if tail and slot.id.hex.endswith(tail)]
    if len(found) != 1:
        raise NotThere(f'No single key slot is called "{reference}"; see: kithbook keys')
    return found[0]


def _with_passphrase(opened: Opened, reference: str | None) -> Typed:
    if reference is not None:
        named = find(opened.slots, reference)
        if not isinstance(named, Typed):
            raise Conflict("That slot has no passphrase; see: kithbook keys")
        return named
    if isinstance(opened.slot, Typed):
        return opened.slot
    every = [slot for slot in opened.slots.slots if isinstance(slot, Typed)]
    if len(every) != 1:
        raise NotThere(
            f"There are {len(every)} passphrases; name the slot whose passphrase to change "
            "(kithbook keys), or add one: kithbook keys add passphrase"
        )
    return every[0]


def _chosen(opened: Opened, passphrase: str | None) -> bytes:
    if passphrase is not None:
        refuse_weak(passphrase)
        return normal(passphrase)
    if opened.typed is None:
        raise InvalidRequest("With the recovery key a new passphrase is needed too.")
    return opened.typed


def _refuse_strict(slots: KeySlots) -> None:
    if any(isinstance(slot, StrictSlot) for slot in slots.slots):
        raise Conflict(
            "Strict mode is on: keyring and passphrase open this vault only together; end it "
            "first with: kithbook keys strict --off"
        )


def _refuse_unsafe(slots: Sequence[Slot]) -> None:
    if len(slots) > MOST:
        raise Conflict(f"There are {MOST} key slots already; remove one first.")
    if len(slots) < FEWEST or all(isinstance(slot, KeyringSlot) for slot in slots):
        raise Conflict(
            "Two key slots must remain, one of them a passphrase or the recovery key; add "
            "another first with: kithbook keys add"
        )


def _end(slots: Sequence[Slot]) -> int:
    """Return where a further slot goes: before the recovery key, which stays last."""
    return next(
        (place for place, slot in enumerate(slots) if isinstance(slot, RecoverySlot)), len(slots)
    )
