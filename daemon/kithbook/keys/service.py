"""What may be done with the key slots, by whoever types a secret that opens the vault."""

import asyncio
from collections.abc import Callable

from kithbook.errors import InvalidRequest
from kithbook.keeper import Keeper
from kithbook.log import log
from kithbook.store.database import open_store
from kithbook.store.failure import StoreDamaged
from kithbook.vault.locksmith import Locksmith
from kithbook.vault.model import PassphraseSlot, Slot, StrictSlot
from kithbook.vault.opening import Opened
from kithbook.vault.service import Vault
from kithbook.vault.trial import Trial
from kithbook_protocol.keys import Argon2Cost, KeySlot, KeySlots, Proof, SlotTrial, SlotTrials

NEEDS = {
    "passphrase": "a passphrase",
    "keyring": "this computer's keyring",
    "strict": "a passphrase and this computer's keyring together",
    "recovery": "the recovery key",
}
"""What opens a slot, in words."""


def listed(keeper: Keeper) -> KeySlots:
    """List the slots as their file says."""
    found = keeper.vault.describe()
    return KeySlots(
        vault=found.vault,
        generation=found.generation,
        signer=keeper.session.identity.fingerprint,
        strict="strict" in found.kinds,
        slots=[_shown(slot) for slot in found.slots],
        warning=found.warning and found.warning.sentence,
    )


async def proven(keeper: Keeper, proof: Proof) -> KeySlots:
    """List the slots if the typed secret opens one.

    Raises:
        WrongPassphrase, WrongRecoveryKey, NoKeyring: it does not.
    """
    await keeper.alone(lambda: opened(keeper.vault, proof))
    return listed(keeper)


async def change(
    keeper: Keeper, proof: Proof, what: str, work: Callable[[Locksmith, Opened], None]
) -> KeySlots:
    """Let the locksmith do something, if the typed secret opens the vault; list what is then.

    Raises:
        WrongPassphrase, WrongRecoveryKey, NoKeyring: it does not; nothing was changed.
        KithbookError: what the work raises.
    """
    vault = keeper.vault
    await keeper.alone(lambda: work(vault.locksmith, opened(vault, proof)))
    log.info("keys changed", what=what)
    return listed(keeper)


async def check(keeper: Keeper, proof: Proof) -> SlotTrials:
    """Open the database with each slot alone, as far as the keyring and what was typed go."""
    passphrase, recovery_key = typed(proof)
    trials = await asyncio.to_thread(keeper.vault.try_each, passphrase, recovery_key)
    found = [await asyncio.to_thread(_opens_database, keeper, trial) for trial in trials]
    return SlotTrials(
        trials=[
            SlotTrial(
                id=trial.slot.id,
                kind=trial.slot.kind,
                outcome=trial.outcome,
                sentence=trial.sentence,
            )
            for trial in found
        ]
    )


def opened(vault: Vault, proof: Proof) -> Opened:
    """Return what the typed secret opens. Takes half a second per passphrase slot.

    Raises:
        InvalidRequest: not one secret, but none or two.
        WrongPassphrase, WrongRecoveryKey, NoKeyring: it opens nothing.
    """
    passphrase, recovery_key = typed(proof)
    if passphrase is not None and recovery_key is None:
        return vault.open_with_passphrase(passphrase)
    if recovery_key is not None and passphrase is None:
        return vault.open_with_recovery(recovery_key)
    raise InvalidRequest("Say either the passphrase or the recovery key.")


def typed(proof: Proof) -> tuple[str | None, str | None]:
    """Return passphrase and recovery key, as far as they were typed."""
    passphrase, recovery_key = proof.passphrase, proof.recovery_key
    return (
        passphrase.get_secret_value() if passphrase else None,
        recovery_key.get_secret_value() if recovery_key else None,
    )


def _opens_database(keeper: Keeper, trial: Trial) -> Trial:
    if trial.key is None:
        return trial
    try:
        open_store(keeper.settings.database, trial.key).close()
    except StoreDamaged:
        return Trial(trial.slot, "fails", "Its key is not the one of this database.")
    return trial


def _shown(slot: Slot) -> KeySlot:
    cost = slot.argon2 if isinstance(slot, PassphraseSlot | StrictSlot) else None
    return KeySlot(
        id=slot.id,
        kind=slot.kind,
        needs=NEEDS[slot.kind],
        made_at=slot.made_at,
        argon2=Argon2Cost(**cost.model_dump()) if cost else None,
    )
