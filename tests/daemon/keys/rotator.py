"""Gives the database of a data folder a new key, to be killed meanwhile."""

import asyncio

from daemon.mortal import kill_at
from pydantic import SecretStr

from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.keys.rotation import Rotation
from kithbook.server import serving
from kithbook.vault.service import Vault
from kithbook_protocol.keys import RotationRequest

PASSPHRASE = "the passphrase of afterwards"
FILES = ("keyslots", "vault.db", "vault.next", "daemon.json")
CHANGES = {"open", "os.rename", "os.remove"}


def rotate(home, recovery_key, step, told):
    """Rotate; tell when it begins, and die before a step to the vault's files, unless None."""
    asyncio.run(_rotate(home, recovery_key, step, told))


async def _rotate(home, recovery_key, step, told):
    settings = Settings(home=home, port=0, keyring=False)
    request = RotationRequest(
        recovery_key=SecretStr(recovery_key), new_passphrase=SecretStr(PASSPHRASE)
    )
    async with serving(settings, with_port=False) as app:
        keeper = app[KEEPER]
        keeper.vault = Vault(settings, None, unlock_seconds=0.0)
        if step is not None:
            kill_at(step, CHANGES, *FILES)
        told.send("ready")
        await Rotation(keeper, request, lambda *_: None).run()
