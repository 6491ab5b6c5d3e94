"""A program to be killed: makes a backup of a data folder's vault into a folder.

`maker.py HOME FOLDER STEP` reads the recovery key from its standard input, and kills itself at that
step to the scratch folder or the place, before it is taken.
"""

import asyncio
import os
import signal
import sys
from pathlib import Path

from kithbook.backup.service import BACKUPS
from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving

STEPS = {"os.rename", "os.remove", "os.mkdir", "shutil.rmtree"}
"""Audit events (Python's table of them) of what changes a folder; of `open`, those that write."""


def kill_at(step, *folders):
    """Die by SIGKILL just before the step-th change below the folders."""
    taken = 0

    def look(event, arguments):
        nonlocal taken
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if (event in STEPS or writes) and any(one in str(arguments[0]) for one in folders):
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


async def main(home, folder, step):
    settings = Settings(home=Path(home), port=0, keyring=False)
    async with serving(settings, with_port=False) as app:
        await app[KEEPER].unlock_with_recovery(sys.stdin.readline())
        kill_at(int(step), ".backup", "backups.json", folder)
        await app[BACKUPS].make(lambda *_: None, folder)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
