"""A backup, crashed while it is made, proven or pruned: what has its name is whole."""

import asyncio
import random
from contextlib import suppress
from pathlib import Path

import pyrage
from crash.scenario import Scenario, capture_one, edit_one
from crash.vault import GONE, TrialVault
from daemon.extension import Refused
from daemon.terminal import call
from pyrage import x25519

from kithbook.backup.model import SUFFIX
from kithbook_protocol.backup_operations import BACKUP_CREATE, BACKUP_PLACE, BACKUP_VERIFY, BACKUPS

ENDED = bytes(1024)
"""Two empty blocks, as a tar ends that is whole."""


class BackingUp(Scenario):
    """A backup is made in two places and proven, while pages come in."""

    name = "backup"

    async def prepare(self, vault: TrialVault, chance: random.Random) -> None:
        """Have somebody in the vault, and a second place."""
        del chance
        await capture_one(vault)
        await vault.settled()
        _second(vault).mkdir(exist_ok=True)
        await vault.finished(BACKUP_PLACE, {"address": str(_second(vault))})

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Make it, go on writing, and prove it."""

        async def write() -> None:
            while True:
                await capture_one(vault)
                await edit_one(vault, chance)

        writing = asyncio.create_task(write())
        try:
            await vault.finished(BACKUP_CREATE)
            await vault.finished(BACKUP_VERIFY)
        finally:
            writing.cancel()
            with suppress(asyncio.CancelledError, *GONE, Refused):
                await writing
        await vault.settled()

    async def recover(self, vault: TrialVault, *, gone: bool) -> None:
        """Start again; every backup opens to its end, and what is remembered is there."""
        await super().recover(vault, gone=gone)
        opens = [x25519.Identity.from_str(vault.original.recovery_key)]
        for place in (vault.settings.backups, _second(vault)):
            for file in await asyncio.to_thread(list, place.glob(f"*{SUFFIX}")):
                content = await asyncio.to_thread(file.read_bytes)
                if not pyrage.decrypt(content, opens).endswith(ENDED):
                    raise AssertionError(f"half a backup has its name: {file.name}")
        told = await call(vault.settings.socket, BACKUPS)
        lost = [one.name for one in told.backups if one.there is False or one.failure]
        if lost:
            raise AssertionError(f"remembered, and not there or not whole: {lost}")
        made = await vault.finished(BACKUP_CREATE)
        if made.state != "done" or made.result["failures"]:
            raise AssertionError(f"no backup afterwards: {made.sentence} {made.result}")


def _second(vault: TrialVault) -> Path:
    return vault.settings.home.parent / "second place"
