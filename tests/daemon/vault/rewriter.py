"""Changes key slots with the recovery key, to be killed meanwhile."""

import itertools
import json

from daemon.mortal import kill_at

from kithbook.config import Settings
from kithbook.errors import Conflict
from kithbook.files import write_private
from kithbook.vault.recovery import recipient_of
from kithbook.vault.service import Vault

PASSPHRASES = ("correct horse battery", "another horse, another battery")
OTHER_RECOVERY_KEY = "AGE-SECRET-KEY-1M7CKZYVWDE64ZRMTT969RYQRNDM7WS9G33X0WCF3K4AL2KMG9WZSKL0E82"
CHANGES = {"open", "os.rename", "os.remove", "os.link"}


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


def rewrite(home, recovery_key, deed, step=None):
    """Do one deed; die before a step to what the folder holds, unless None."""
    vault = open_vault(home)
    opened = vault.open_with_recovery(recovery_key)
    if step is not None:
        kill_at(step, CHANGES, str(home))
    DEEDS[deed](vault.locksmith, opened)


def rewrite_for_ever(home, recovery_key, told):
    """Change the passphrase to and fro; tell when it begins, and each one that counts."""
    vault = open_vault(home)
    opened = vault.open_with_recovery(recovery_key)
    told.send("ready")
    for passphrase in itertools.cycle(PASSPHRASES):
        try:
            vault.locksmith.change_passphrase(opened, passphrase, None)
        except Conflict:  # where the last kill left it
            continue
        told.send(passphrase)
        opened = vault.open_with_recovery(recovery_key)
