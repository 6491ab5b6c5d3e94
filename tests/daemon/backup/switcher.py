"""A program to be killed: lets the vault in `.restoring` take its place in a data folder.

`switcher.py HOME STEP` kills itself at that step to the folder, before it is taken.
"""

import os
import signal
import sys
from pathlib import Path

from kithbook.backup.switch import switch
from kithbook.config import Settings

STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}
"""Audit events (Python's table of them) of what changes a folder."""


def kill_at(step):
    """Die by SIGKILL just before the step-th change to what the folder holds."""
    taken = 0

    def look(event, _arguments):
        nonlocal taken
        if event in STEPS:
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


if __name__ == "__main__":
    kill_at(int(sys.argv[2]))
    switch(Settings(home=Path(sys.argv[1]), port=0, keyring=False), 1_800_000_000_000)
