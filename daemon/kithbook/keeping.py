"""The keeper's routes: status, lock and unlock."""

from kithbook.errors import VaultLocked
from kithbook.keeper import KEEPER, LOCKED_MEANWHILE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.hello import VaultState
from kithbook_protocol.vault import Status
from kithbook_protocol.vault_operations import LOCAL_UNLOCK, LOCK, STATUS, UNLOCK


async def status(call: Call) -> Status:
    """Say how things stand: to who asks while the vault is being opened, that it is open."""
    keeper = call.app[KEEPER]
    await keeper.settled()
    return await keeper.status()


async def lock(call: Call) -> Status:
    """Lock."""
    keeper = call.app[KEEPER]
    await keeper.lock()
    return await keeper.status()


async def unlock(call: Call) -> Status:
    """Try the keyring slot, else ask the person: an extension holds no secret to send along."""
    keeper = call.app[KEEPER]
    await keeper.unlock_with_dialog()
    return await keeper.status()


async def unlock_locally(call: Call) -> Status:
    """Unlock with what the person typed at the command line, or from the keyring."""
    keeper, request = call.app[KEEPER], call.body
    if request.passphrase is not None:
        await keeper.unlock_with_passphrase(request.passphrase.get_secret_value())
    elif request.recovery_key is not None:
        await keeper.unlock_with_recovery(request.recovery_key.get_secret_value())
    else:
        await keeper.unlock_with_keyring()
    status = await keeper.status()
    if status.state is not VaultState.READY:  # a lock came between the unlock and its answer
        raise VaultLocked(LOCKED_MEANWHILE)
    return status


ROUTES = [
    Route(STATUS, status),
    Route(LOCK, lock),
    Route(UNLOCK, unlock),
    Route(LOCAL_UNLOCK, unlock_locally),
]
