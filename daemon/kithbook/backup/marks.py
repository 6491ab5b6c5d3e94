"""backups.json: how far this vault's backups have come, and who signed them.

It is readable while the vault is locked, and when it is damaged: a restore is held against it. It
holds no secret; the vault itself is the authority on everything but the highest counter.
"""

import json
from contextlib import suppress
from pathlib import Path
from typing import Literal
from uuid import UUID

from pydantic import Field

from kithbook.backup.model import Record, plain
from kithbook.files import read_private, write_private

LARGEST = 64 * 1024  # bytes
MOST_SIGNERS = 100


class Marks(Record):
    """The content of backups.json."""

    format: Literal[1] = 1
    vault: UUID
    counter: int = Field(default=0, ge=0)
    """Of the newest backup that was made or restored here."""
    signers: tuple[str, ...] = ()
    """Public keys that signed for this vault, base64url, newest last."""

    def with_signer(self, signer: str) -> "Marks":
        """Return them with a signer who is known from now on."""
        others = tuple(one for one in self.signers if one != signer)
        return self.model_copy(update={"signers": (*others, signer)[-MOST_SIGNERS:]})

    def counted(self, counter: int) -> "Marks":
        """Return them after a backup; the counter never goes back."""
        return self.model_copy(update={"counter": max(self.counter, counter)})


def read(path: Path) -> Marks | None:
    """Return what is known; None where nothing is, or no longer.

    Raises:
        BadSetup: the file is a link, or others can read it.
    """
    with suppress(FileNotFoundError, ValueError):
        return Marks.model_validate_json(read_private(path, limit=LARGEST))
    return None


def of(path: Path, vault: UUID) -> Marks:
    """Return what is known of one vault's backups, if anything.

    Raises:
        BadSetup: the file is a link, or others can read it.
    """
    known = read(path)
    return known if known and known.vault == vault else Marks(vault=vault)


def write(path: Path, marks: Marks) -> None:
    """Write them, whole or not at all.

    Raises:
        BadSetup: they cannot be written.
    """
    write_private(path, json.dumps(plain(marks), indent=1).encode())
