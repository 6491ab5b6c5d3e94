"""The calls of key care, for the command line only."""

from functools import partial

from pydantic import SecretStr

from kithbook.backup.service import BACKUPS
from kithbook.errors import InvalidRequest
from kithbook.jobs.service import JOBS
from kithbook.keeper import KEEPER
from kithbook.keys import service
from kithbook.keys.rotation import Rotation
from kithbook.vault.locksmith import Locksmith
from kithbook.vault.opening import Opened
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol import vault_operations as operations
from kithbook_protocol.journal import Job
from kithbook_protocol.keys import KeySlots, SlotTrials


async def listing(call: Call) -> KeySlots:
    """List the slots; with a secret, only if it opens one."""
    if call.body.model_fields_set:
        return await service.proven(call.app[KEEPER], call.body)
    return service.listed(call.app[KEEPER])


async def passphrase(call: Call) -> KeySlots:
    """Exchange a passphrase."""
    request = call.body

    def work(locksmith: Locksmith, opened: Opened) -> None:
        chosen = request.new_passphrase.get_secret_value()
        locksmith.change_passphrase(opened, chosen, request.slot)

    return await service.change(call.app[KEEPER], request, "passphrase", work)


async def add(call: Call) -> KeySlots:
    """Add a passphrase or the keyring."""
    request = call.body

    def work(locksmith: Locksmith, opened: Opened) -> None:
        if request.kind == "keyring":
            locksmith.add_keyring(opened)
        else:
            locksmith.add_passphrase(opened, _needed(_chosen(request.new_passphrase)))

    return await service.change(call.app[KEEPER], request, f"{request.kind} added", work)


async def remove(call: Call) -> KeySlots:
    """Take a slot away."""
    request = call.body
    return await service.change(
        call.app[KEEPER],
        request,
        "slot removed",
        lambda locksmith, opened: locksmith.remove(opened, request.slot),
    )


async def strict(call: Call) -> KeySlots:
    """Turn strict mode on or off."""
    request = call.body

    def work(locksmith: Locksmith, opened: Opened) -> None:
        turn = locksmith.make_strict if request.on else locksmith.relax
        turn(opened, _chosen(request.new_passphrase))

    what = "strict on" if request.on else "strict off"
    return await service.change(call.app[KEEPER], request, what, work)


async def recovery(call: Call) -> KeySlots:
    """Exchange the recovery key."""
    request = call.body
    return await service.change(
        call.app[KEEPER],
        request,
        "recovery key",
        lambda locksmith, opened: locksmith.replace_recovery(opened, request.recipient),
    )


async def rotate(call: Call) -> Job:
    """Give the database a new key."""
    keeper, request, making = call.app[KEEPER], call.body, call.app[BACKUPS].making
    first = partial(making.precaution, "before a new key")
    return call.app[JOBS].start(
        "rotate", lambda progress: Rotation(keeper, request, progress, first).run(), firm=True
    )


async def check(call: Call) -> SlotTrials:
    """Try each slot alone."""
    return await service.check(call.app[KEEPER], call.body)


def _chosen(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None


def _needed(passphrase: str | None) -> str:
    if passphrase is None:
        raise InvalidRequest("Say the new passphrase.")
    return passphrase


ROUTES = [
    Route(operations.KEYS, listing),
    Route(operations.KEYS_PASSPHRASE, passphrase),
    Route(operations.KEYS_ADD, add),
    Route(operations.KEYS_REMOVE, remove),
    Route(operations.KEYS_STRICT, strict),
    Route(operations.KEYS_RECOVERY, recovery),
    Route(operations.KEYS_ROTATE, rotate),
    Route(operations.KEYS_CHECK, check),
]
