"""Places that hold backups: they know files and their names, and nothing of vaults."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kithbook.backup.errors import BadPlace, NoBackup, NoPlace
from kithbook.backup.model import SUFFIX
from kithbook.files import sync_folder

_UNFINISHED = ".part"
_MIB = 1024 * 1024
SPARE = 16 * _MIB
"""Bytes that must stay free beside a file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file in a place."""

    name: str
    size: int
    """Bytes."""
    modified: int
    """Milliseconds since 1970."""


class Place(Protocol):
    """Where backups lie. Every call may raise NoPlace: it cannot be reached, or has no room."""

    def entries(self) -> list[Entry]:
        """Return the backups that lie there."""

    def put(self, file: Path, name: str, /) -> None:
        """Copy a file there; under its name it is whole or not at all."""

    def fetch(self, name: str, target: Path, /) -> None:
        """Copy a file from there to a new one; raise NoBackup where it is not there."""

    def remove(self, name: str, /) -> None:
        """Remove a file; one that is gone already is no matter."""


class Folder:
    """A folder of this machine: on its disk, on a mounted drive, or one that Syncthing takes on."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> list[Entry]:
        """Return the backups that lie there.

        Raises:
            NoPlace: the folder is not there, or cannot be read.
        """
        with self._reached():
            if not self.path.exists():
                return []
            found = [one for one in self.path.iterdir() if one.name.endswith(SUFFIX)]
            return [
                Entry(one.name, told.st_size, told.st_mtime_ns // 1_000_000)
                for one in sorted(found)
                if (told := one.lstat()) and one.is_file() and not one.name.startswith(".")
            ]

    def put(self, file: Path, name: str) -> None:
        """Copy a file there; under its name it is whole or not at all.

        Raises:
            NoPlace: the folder cannot be written, or has no room.
        """
        with self._reached():
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._clear()
            self._refuse_full(file)
            unfinished = self.path / f".{name}{_UNFINISHED}"
            try:
                _copy(file, unfinished)
                unfinished.replace(self.path / name)
            except BaseException:
                with suppress(OSError):
                    unfinished.unlink(missing_ok=True)
                raise
            sync_folder(self.path)

    def fetch(self, name: str, target: Path) -> None:
        """Copy a file from there to a new one.

        Raises:
            NoBackup: it is not there.
            NoPlace: the folder cannot be read.
        """
        found = self.path / name
        if not found.is_file():
            raise NoBackup(f"{name} is not in {self.path} any more.")
        with self._reached():
            _copy(found, target)

    def remove(self, name: str) -> None:
        """Remove a file; one that is gone already is no matter.

        Raises:
            NoPlace: it cannot be removed.
        """
        with self._reached():
            (self.path / name).unlink(missing_ok=True)

    def _clear(self) -> None:
        """Remove what a crash left of putting a file."""
        for left in self.path.glob(f".*{SUFFIX}{_UNFINISHED}"):
            left.unlink(missing_ok=True)

    def _refuse_full(self, file: Path) -> None:
        needed, free = file.stat().st_size + SPARE, shutil.disk_usage(self.path).free
        if free < needed:
            raise NoPlace(
                f"The backup needs {needed // _MIB} MiB in {self.path} and {free // _MIB} MiB are "
                "free; make room, then try again."
            )

    @contextmanager
    def _reached(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise NoPlace(f"Backups cannot go to {self.path}: {error.strerror}.") from error


def place(address: str) -> Place:
    """Return the place of an address: the whole path of a folder.

    Raises:
        BadPlace: it is none.
    """
    path = Path(address)
    if not path.is_absolute() or "\0" in address:
        raise BadPlace
    return Folder(path)


def _copy(source: Path, target: Path) -> None:
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
    # Buffered: an unbuffered write to a full disk takes a part, and says so to nobody.
    with source.open("rb") as read, os.fdopen(handle, "wb", buffering=_MIB) as written:
        shutil.copyfileobj(read, written, _MIB)
        written.flush()
        os.fsync(handle)
