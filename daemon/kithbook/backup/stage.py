"""Text on its way into a backup: its size and hash must be known before it is written.

So it waits in a scratch file, encrypted to a key that only this process ever has.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from pyrage import x25519

from kithbook.backup import tar
from kithbook.backup.age import decrypted, encrypt
from kithbook.backup.manifest import Member


class Stage:
    """Members that wait in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._identity = x25519.Identity.generate()
        self._files: list[tar.File] = []
        self.members: list[Member] = []

    def text(self, name: str, text: bytes) -> None:
        """Take a short member."""
        self._add(name, len(text), hashlib.sha256(text).hexdigest(), lambda: [text])

    def stream(self, name: str, chunks: Iterable[bytes], people: int) -> None:
        """Take a member as it is made."""
        path, seen = self._folder / f"{name}.age", _Seen(chunks)
        with _new(path) as file:
            encrypt(seen, file, [self._identity.to_public()])

        def again() -> Iterator[bytes]:
            with decrypted(path, [self._identity]) as found:
                while chunk := found.take(tar.CHUNK):
                    yield chunk

        self._add(name, seen.size, seen.hash.hexdigest(), again, people)

    def file(self, name: str, path: Path) -> None:
        """Take a file that is encrypted itself."""
        seen = _Seen(_read(path))
        for _ in seen:
            pass
        self._add(name, seen.size, seen.hash.hexdigest(), lambda: _read(path))

    def files(self) -> list[tar.File]:
        """Return all members, to be written."""
        return self._files

    def _add(
        self,
        name: str,
        size: int,
        sha256: str,
        chunks: Callable[[], Iterable[bytes]],
        people: int | None = None,
    ) -> None:
        self._files.append(tar.File(name, size, chunks))
        self.members.append(Member(name=name, size=size, sha256=sha256, people=people))


class _Seen:
    """Chunks that were counted as they went by."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self.size = 0
        self.hash = hashlib.sha256()

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self.size += len(chunk)
            self.hash.update(chunk)
            yield chunk


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(tar.CHUNK):
            yield chunk


def _new(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb", 1024 * 1024)
