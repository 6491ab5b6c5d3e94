"""Trying each slot alone: does it still open the vault by itself?"""

from dataclasses import dataclass, field
from typing import Literal

from .errors import MistypedRecoveryKey, NoKeyring
from .model import KeyringSlot, KeySlots, PassphraseSlot, RecoverySlot, Slot
from .opening import open_slot
from .ring import Ring
from .slot import DoesNotOpen

Outcome = Literal["opens", "fails", "untried"]

_REFUSALS = {
    "passphrase": "The passphrase does not open it.",
    "keyring": "The keyring has another secret; renew it with: kithbook keys add keyring",
    "strict": "Passphrase and keyring together do not open it.",
    "recovery": "That recovery key does not open it; make a new one with: kithbook keys recovery",
}


@dataclass(frozen=True)
class Trial:
    """One slot, and what came of it."""

    slot: Slot
    outcome: Outcome
    sentence: str
    key: bytes | None = field(default=None, repr=False)
    """The key it gave; the caller sees whether it is this database's."""


def try_each(
    slots: KeySlots, ring: Ring, passphrase: str | None, recovery_key: str | None
) -> list[Trial]:
    """Try every slot with what was typed, and with the keyring. Half a second per passphrase."""
    trials = [_try(slots, slot, ring, passphrase, recovery_key) for slot in slots.slots]
    if any(trial.key and isinstance(trial.slot, PassphraseSlot) for trial in trials):
        # What was typed is one passphrase of several: the others did not fail for that.
        return [_excused(trial) for trial in trials]
    return trials


def _try(
    slots: KeySlots, slot: Slot, ring: Ring, passphrase: str | None, recovery_key: str | None
) -> Trial:
    typed = recovery_key if isinstance(slot, RecoverySlot) else passphrase
    if typed is None and not isinstance(slot, KeyringSlot):
        return Trial(slot, "untried", "Nothing was typed for it.")
    try:
        key = open_slot(slots, slot, ring, typed or "")
    except DoesNotOpen:
        return Trial(slot, "fails", _REFUSALS[slot.kind])
    except (NoKeyring, MistypedRecoveryKey) as error:
        return Trial(slot, "fails", str(error))
    return Trial(slot, "opens", "It opens the vault.", key)


def _excused(trial: Trial) -> Trial:
    if trial.outcome == "fails" and isinstance(trial.slot, PassphraseSlot):
        return Trial(trial.slot, "untried", "It has another passphrase.")
    return trial
