"""The one vault that tests get copies of."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from end_to_end.daemon import PASSPHRASE

from kithbook.config import Settings
from kithbook.founding import found
from kithbook.vault.service import Vault


@dataclass(frozen=True)
class Original:
    """A vault that nothing opens; to found one costs seconds, to copy it none."""

    home: Path
    recovery_key: str
    """Opens it without Argon2id."""
    key: bytes
    """SQLCipher's, raw: 32 bytes."""

    @classmethod
    def make(cls, folder: Path) -> "Original":
        """Found it, with Argon2id at its floor."""
        settings = Settings(home=folder / "original", port=0, keyring=False, passphrase_file=None)
        kit = found(settings, PASSPHRASE, unlock_seconds=0).kit
        key = Vault(settings, None).unlock_with_recovery(kit.identity)
        return cls(settings.home, kit.identity, key)

    def copy(self, data: Path) -> Path:
        """Put a copy where no vault is yet, in a folder that may be there; return where."""
        return Path(shutil.copytree(self.home, data, dirs_exist_ok=True))
