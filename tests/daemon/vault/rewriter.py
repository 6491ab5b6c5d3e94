"""A program to be killed: changes key slots with the recovery key from its standard input.

`rewriter.py HOME DEED` does it once; with a number after that it kills itself at that step to the
file system, before it is taken; `rewriter.py HOME for-ever` changes the passphrase to and fro.
"""

import itertools
import json
import os
import signal
import sys
from pathlib import Path

from kithbook.config import Settings
from kithbook.errors import Conflict
from kithbook.files import write_private
from kithbook.vault.recovery import recipient_of
from kithbook.vault.service import Vault

PASSPHRASES = ("correct horse battery", "another horse, another battery")
OTHER_RECOVERY_KEY = "AGE-SECRET-KEY-1M7CKZYVWDE64ZRMTT969RYQRNDM7WS9G33X0WCF3K4AL2KMG9WZSKL0E82"
STEPS = {"os.rename", "os.remove", "os.link"}
"""Audit events (Python's table of them) of what changes a folder; of `open`, those that write."""


class FileDrawer:
    """A keychain in a file, so that it outlives the program."""

    def __init__(self, path):
        self._path = path

    @property
    def secrets(self):
        return json.loads(self._path.read_text()) if self._path.exists() else {}

    def remember(self, name, secret):
        self._keep({**self.secrets, name: secret.hex()})

    def recall(self, name):
        return bytes.fromhex(self.secrets[name])

    def forget(self, name):
        self._keep({kept: secret for kept, secret in self.secrets.items() if kept != name})

    def _keep(self, secrets):
        write_private(self._path, json.dumps(secrets).encode())


def open_vault(home):
    return Vault(Settings(home=home), FileDrawer(home / "ring.json"), unlock_seconds=0.0)


DEEDS = {
    "passphrase": lambda smith, opened: smith.change_passphrase(opened, PASSPHRASES[1], None),
    "strict": lambda smith, opened: smith.make_strict(opened, PASSPHRASES[1]),
    "recovery": lambda smith, opened: smith.replace_recovery(
        opened, recipient_of(OTHER_RECOVERY_KEY)
    ),
}


def kill_at(step):
    """Die by SIGKILL just before the step-th change to the file system."""
    taken = 0

    def look(event, arguments):
        nonlocal taken
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT
        if event in STEPS or writes:
            taken += 1
            if taken == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(look)


def tell(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main(home, deed, *step):
    vault, recovery_key = open_vault(Path(home)), sys.stdin.readline()
    opened = vault.open_with_recovery(recovery_key)
    if deed == "for-ever":
        tell("ready")
        for passphrase in itertools.cycle(PASSPHRASES):
            try:
                vault.locksmith.change_passphrase(opened, passphrase, None)
            except Conflict:  # where the last kill left it
                continue
            tell(passphrase)
            opened = vault.open_with_recovery(recovery_key)
    if step:
        kill_at(int(step[0]))
    DEEDS[deed](vault.locksmith, opened)


if __name__ == "__main__":
    main(*sys.argv[1:])
