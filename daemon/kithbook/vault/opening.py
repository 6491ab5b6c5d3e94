"""Opening: which slot a secret fits, and the database key in it.

Nothing here vouches for the file as a whole yet: the caller checks the seal.
"""

from contextlib import suppress
from dataclasses import dataclass, field

from .errors import NoKeyring, WrongPassphrase, WrongRecoveryKey
from .model import KeyringSlot, KeySlots, PassphraseSlot, RecoverySlot, Slot, StrictSlot
from .passphrase import normal
from .recovery import open_recovery_slot
from .ring import Ring
from .slot import DoesNotOpen, open_keyring_slot, open_passphrase_slot, open_strict_slot


@dataclass(frozen=True)
class Opened:
    """The key slots, and the one that a secret opened."""

    slots: KeySlots
    slot: Slot
    key: bytes = field(repr=False)
    """The 32-byte database key."""
    typed: bytes | None = field(default=None, repr=False)
    """The passphrase in normal form, where it was one."""


def open_slot(slots: KeySlots, slot: Slot, ring: Ring, typed: str) -> bytes:
    """Return the database key out of one slot, with what it needs of typed secret and keyring.

    A passphrase takes about half a second, the keyring at most 5.

    Raises:
        DoesNotOpen: wrong secret, or anything in the slot was changed.
        NoKeyring: the keyring has no secret for it now.
    """
    if isinstance(slot, RecoverySlot):
        return open_recovery_slot(slot, typed)
    if isinstance(slot, PassphraseSlot):
        return open_passphrase_slot(slots.vault, slot, normal(typed))
    if isinstance(slot, KeyringSlot):
        return open_keyring_slot(slots.vault, slot, ring.find(slots.vault, slot.id))
    try:
        secret = ring.find(slots.vault, slot.id)
    except NoKeyring as error:
        raise NoKeyring(
            "This vault opens only with passphrase and keyring together, and the keyring does "
            "not answer; unlock the keyring, or use the recovery key: kithbook unlock --recovery"
        ) from error
    return open_strict_slot(slots.vault, slot, secret, normal(typed))


def open_by_passphrase(slots: KeySlots, passphrase: str, ring: Ring) -> Opened:
    """Try the passphrase on every slot it could fit.

    Raises:
        WrongPassphrase: it opens none.
        NoKeyring: a strict slot needs the keyring too, which has no secret now.
    """
    for slot in slots.slots:
        if isinstance(slot, PassphraseSlot | StrictSlot):
            with suppress(DoesNotOpen):
                key = open_slot(slots, slot, ring, passphrase)
                return Opened(slots, slot, key, normal(passphrase))
    raise WrongPassphrase


def open_by_keyring(slots: KeySlots, ring: Ring) -> Opened:
    """Ask the keyring for the secrets of its slots.

    Raises:
        NoKeyring: no keyring slot, or the keyring failed, hung or has another secret.
    """
    found = [slot for slot in slots.slots if isinstance(slot, KeyringSlot)]
    if not found:
        raise NoKeyring(
            "The keyring alone does not open this vault; unlock it with the passphrase."
        )
    for slot in found:
        with suppress(DoesNotOpen):
            return Opened(slots, slot, open_slot(slots, slot, ring, ""))
    raise NoKeyring


def open_by_recovery(slots: KeySlots, identity: str) -> Opened:
    """Try the recovery key. Case and spaces in what was typed do not matter.

    Raises:
        MistypedRecoveryKey: it is none at all.
        WrongRecoveryKey: no recovery slot opens.
    """
    for slot in slots.slots:
        if isinstance(slot, RecoverySlot):
            with suppress(DoesNotOpen):
                return Opened(slots, slot, open_recovery_slot(slot, identity))
    raise WrongRecoveryKey
