"""The rules of key slots: which one is meant, how many there are, what strict mode forbids."""

from collections.abc import Sequence

from kithbook.errors import Conflict, InvalidRequest, NotThere

from .model import (
    FEWEST,
    MOST,
    KeyringSlot,
    KeySlots,
    PassphraseSlot,
    RecoverySlot,
    Slot,
    StrictSlot,
)
from .opening import Opened
from .passphrase import normal, refuse_weak

Typed = PassphraseSlot | StrictSlot
"""Slots with a passphrase in them."""


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


def with_passphrase(opened: Opened, reference: str | None) -> Typed:
    """Return the slot whose passphrase is meant: the named, the typed, or the only one.

    Raises:
        NotThere: no such slot, or it is not clear which.
        Conflict: the named one has no passphrase.
    """
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


def chosen(opened: Opened, passphrase: str | None) -> bytes:
    """Return the new passphrase, or the one that was typed, in normal form.

    Raises:
        WeakPassphrase: the new one is under 8 characters.
        InvalidRequest: there is neither.
    """
    if passphrase is not None:
        refuse_weak(passphrase)
        return normal(passphrase)
    if opened.typed is None:
        raise InvalidRequest("With the recovery key a new passphrase is needed too.")
    return opened.typed


def refuse_strict(slots: KeySlots) -> None:
    """See that a slot that opens alone undermines nothing.

    Raises:
        Conflict: strict mode is on.
    """
    if any(isinstance(slot, StrictSlot) for slot in slots.slots):
        raise Conflict(
            "Strict mode is on: keyring and passphrase open this vault only together; end it "
            "first with: kithbook keys strict --off"
        )


def refuse_unsafe(slots: Sequence[Slot]) -> None:
    """See that losing one secret cannot lose the vault.

    Raises:
        Conflict: too many slots, too few, or none that a person holds.
    """
    if len(slots) > MOST:
        raise Conflict(f"There are {MOST} key slots already; remove one first.")
    if len(slots) < FEWEST or all(isinstance(slot, KeyringSlot) for slot in slots):
        raise Conflict(
            "Two key slots must remain, one of them a passphrase or the recovery key; add "
            "another first with: kithbook keys add"
        )


def end(slots: Sequence[Slot]) -> int:
    """Return where a further slot goes: before the recovery key, which stays last."""
    return next(
        (place for place, slot in enumerate(slots) if isinstance(slot, RecoverySlot)), len(slots)
    )
