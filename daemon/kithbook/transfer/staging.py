"""Files that wait to be imported: in chunks, each encrypted with a key that only the vault has.

Without the row that holds the key, what lies in the folder is noise. AES-256-GCM; a chunk's import
and number are authenticated with it, so that none can take another's place.
"""

import os
import shutil
from collections.abc import Collection
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kithbook.config import private_folder
from kithbook.errors import BadSetup, Conflict
from kithbook.files import read_private, write_private
from kithbook_protocol.transfer import CHUNK

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


def new_key() -> bytes:
    """Return a key for one file."""
    return os.urandom(KEY_BYTES)


class Staging:
    """`staging/` in the data folder. Every call blocks for as long as the disk takes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def put(self, identifier: UUID, key: bytes, number: int, content: bytes) -> None:
        """Keep a chunk; what was kept of it before is replaced.

        Raises:
            BadSetup: it cannot be written.
        """
        folder = private_folder(private_folder(self._path) / identifier.hex)
        nonce = os.urandom(NONCE_BYTES)
        sealed = AESGCM(key).encrypt(nonce, content, _place(identifier, number))
        write_private(folder / str(number), nonce + sealed)

    def get(self, identifier: UUID, key: bytes, number: int) -> bytes:
        """Return a chunk.

        Raises:
            Conflict: it is not there, or not as it was kept.
        """
        try:
            limit = CHUNK + NONCE_BYTES + TAG_BYTES
            kept = read_private(self._path / identifier.hex / str(number), limit=limit)
            return AESGCM(key).decrypt(
                kept[:NONCE_BYTES], kept[NONCE_BYTES:], _place(identifier, number)
            )
        except (FileNotFoundError, InvalidTag, ValueError) as error:
            raise Conflict("The file to be imported is not whole; send it again.") from error

    def kept(self, identifier: UUID) -> int:
        """Return how many bytes of a file are there."""
        folder = self._path / identifier.hex
        if not folder.is_dir():
            return 0
        with os.scandir(folder) as found:
            sizes = [one.stat().st_size for one in found if one.name.isdecimal()]
        return sum(sizes) - len(sizes) * (NONCE_BYTES + TAG_BYTES)

    def drop(self, identifier: UUID) -> None:
        """Throw a file away."""
        _remove(self._path / identifier.hex)

    def sweep(self, wanted: Collection[UUID]) -> None:
        """Throw away every file but these."""
        if self._path.is_dir():
            keep = {one.hex for one in wanted}
            for folder in self._path.iterdir():
                if folder.name not in keep:
                    _remove(folder)


def _remove(folder: Path) -> None:
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        pass
    except OSError as error:
        raise BadSetup(f"Cannot remove {folder}: {error.strerror}.") from error


def _place(identifier: UUID, number: int) -> bytes:
    return identifier.bytes + number.to_bytes(4, "big")
