"""A program to be killed: gives the database of a data folder a new key.

`rotator.py HOME` reads the recovery key from its standard input; with a number after that it kills
itself at that step to the vault's files, before it is taken.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from pydantic import SecretStr

from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.keys.rotation import Rotation
from kithbook.server import serving
from kithbook.vault.service import Vault
from kithbook_protocol.keys import RotationRequest

PASSPHRASE = "the passphrase of afterwards"
FILES = ("keyslots", "vault.db", "vault.next", "daemon.json")
STEPS = {"os.rename", "os.remove"}
"""Audit events (Python's table of them) of what changes a folder; of `open`, those that write."""


def kill_at(step):
    """Die by SIGKILL just before the step-th change to the vault's files."""
    taken = 0

    def look(event, arguments):
        nonlocal taken
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if (event in STEPS or writes) and any(file in str(arguments[0]) for file in FILES):
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


async def main(home, *step):
    settings = Settings(home=Path(home), port=0, keyring=False)
    request = RotationRequest(
        recovery_key=SecretStr(sys.stdin.readline()), new_passphrase=SecretStr(PASSPHRASE)
    )
    async with serving(settings, with_port=False) as app:
        keeper = app[KEEPER]
        keeper.vault = Vault(settings, None, unlock_seconds=0.0)
        if step:
            kill_at(int(step[0]))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        await Rotation(keeper, request, lambda *_: None).run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
