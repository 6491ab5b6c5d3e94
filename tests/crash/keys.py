"""Changes of what opens the vault, killed: those who make them have no client to promise to.

After each kill the vault must open by what opened it before or by what was chosen, with every row.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

from crash.campaign import Outcome
from daemon.keys.killing import kill_rotations
from daemon.terminal import call
from daemon.vault.killing import kill_slot_rewrites
from daemon.vault.rewriter import PASSPHRASES, open_vault
from original import Original

from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook_protocol.operations import ADD

PEOPLE = 20


def rewriting(folder: Path, kills: int, seed: int) -> None:
    """Kill changes of the passphrase."""
    home = folder / "slots"
    home.mkdir(mode=0o700)
    created = open_vault(home).create(PASSPHRASES[0])
    kill_slot_rewrites(home, created.recovery_identity, created.key, kills, seed)


def rotating(folder: Path, kills: int, seed: int) -> None:
    """Kill exchanges of the database key."""
    original = Original.make(folder)
    settings = Settings(home=original.home, port=0, keyring=False, passphrase_file=None)

    async def fill() -> None:
        async with serving(settings, with_port=False) as app:
            await app[KEEPER].unlock_with_recovery(original.recovery_key)
            for number in range(PEOPLE):
                await call(settings.socket, ADD, {"fields": {"name": f"Ada Number {number}"}})

    asyncio.run(fill())
    kill_rotations(original.home, original.recovery_key, kills, seed)


CHANGES: dict[str, Callable[[Path, int, int], None]] = {"slots": rewriting, "rotation": rotating}


def killed(name: str, folder: Path, kills: int, seed: int) -> Outcome:
    """Return what came of killing one kind of change."""
    outcome = Outcome(name, rounds=kills, kills=kills)
    try:
        CHANGES[name](folder, kills, seed)
    except AssertionError as error:
        outcome.faults.append(f"after a kill: {error}")
    return outcome
