"""A folder as a place: a drive, a network share, what Syncthing carries to another machine."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from kithbook.files import OWNER_ONLY

from .errors import (
    BackupAbsent,
    BackupAltered,
    BackupUnsteady,
    PlaceError,
    PlaceFull,
    PlaceGone,
    PlaceReadOnly,
    PlaceUnreachable,
)
from .interface import BLOCK, Found, Step
from .pace import Paced

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP}
"""What a network share says to fsync of a folder; the name is then as safe as it makes it."""


class Folder:
    """A shelf in the file system. All is done through a handle of the folder that was looked at.

    So nothing is written beneath a mount point whose drive went away in between.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[int, int] | None = None
        """Device and inode of the folder that was looked at."""

    def describe(self) -> str:
        """Return the folder's path."""
        return str(self._path)

    def cut(self) -> None:
        """A disk cannot be told."""

    def close(self) -> None:
        """Nothing is open between calls."""

    def prepare(self) -> None:
        """See that the folder is there; it is never made, since its drive may only be away."""
        with self._ours(), self._folder(any_one=True):
            pass

    def scan(self) -> dict[str, Found]:
        """Return every regular file in it; links are not followed."""
        found = {}
        with self._ours(), self._folder(any_one=True) as handle, os.scandir(handle) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # Syncthing takes its own away
                    known = entry.stat(follow_symlinks=False)
                    if stat.S_ISREG(known.st_mode):
                        found[entry.name] = _found(known)
        return found

    def send(self, file: BinaryIO, name: str, size: int, step: Step) -> int:
        """Append what is missing; a file that is too long is begun again."""
        with self._ours(), self._folder() as folder:
            flags = os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK
            handle = os.open(name, flags, OWNER_ONLY, dir_fd=folder)
            with os.fdopen(handle, "wb", closefd=True) as copy:
                begun = os.fstat(handle).st_size
                if begun > size:
                    os.ftruncate(handle, 0)
                    begun = 0
                copy.seek(begun)
                file.seek(begun)
                _refuse_full(folder, size - begun)
                step(begun)
                paced = Paced(copy)
                while block := file.read(BLOCK):
                    paced.write(block)
                    step(len(block))
                paced.settle()
                _drop_cached(handle)
        return begun

    def read(self, name: str, found: Found, start: int) -> Iterator[bytes]:
        """Give the bytes of the very file that was found."""
        with self._ours(), self._folder() as folder:
            flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
            try:
                handle = os.open(name, flags, dir_fd=folder)
            except FileNotFoundError as error:
                raise BackupAbsent(f"{self._path} no longer has {name}.") from error
            with os.fdopen(handle, "rb") as file:
                file.seek(start)
                while block := file.read(BLOCK):
                    yield block
                if _found(os.fstat(handle)) != found:
                    raise BackupUnsteady(f"{name} changed while it was read; try again.")

    def settle(self, temporary: str, name: str, size: int) -> None:  # noqa: ARG002
        """Rename, and make the rename survive a power cut."""
        with self._ours(), self._folder() as folder:
            try:
                os.rename(temporary, name, src_dir_fd=folder, dst_dir_fd=folder)
            except FileNotFoundError as error:
                sentence = f"Something took {name} out of {self._path} just now; try again."
                raise BackupAltered(sentence) from error
            _sync(folder)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with self._ours(), self._folder() as folder, suppress(FileNotFoundError):
            os.unlink(name, dir_fd=folder)
            _sync(folder)

    def withdraw(self, before: int) -> int:  # noqa: ARG002
        """A folder has no files that are none."""
        return 0

    @contextmanager
    def _folder(self, *, any_one: bool = False) -> Iterator[int]:
        """Open the folder: the one that was looked at before, unless any one will do."""
        handle = os.open(self._path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            known = os.fstat(handle)
            seen = (known.st_dev, known.st_ino)
            if any_one:
                self._seen = seen
            elif seen != self._seen:
                raise PlaceGone(f"{self._path} is another folder now; plug its drive in again.")
            yield handle
        finally:
            os.close(handle)

    @contextmanager
    def _ours(self) -> Iterator[None]:
        """Turn what the disk says into an error a person may meet."""
        try:
            yield
        except OSError as error:
            raise self._said(error) from error

    def _said(self, error: OSError) -> PlaceError:
        where = self._path
        if error.errno in _FULL:
            return PlaceFull(f"There is no room left in {where}; make room, then try again.")
        if error.errno in _READ_ONLY:
            return PlaceReadOnly(
                f"Kithbook may not read and write in {where}; let it, or take another folder."
            )
        if error.errno in _GONE:
            return PlaceGone(
                f"There is no folder {where}; plug its drive in, or make it, then try again."
            )
        return PlaceUnreachable(f"{where} cannot be used: {error.strerror}; check the drive.")


def _refuse_full(folder: int, missing: int) -> None:
    """Say early that there is no room, where the system knows how much there is."""
    known = os.fstatvfs(folder)
    if known.f_blocks and known.f_bavail * known.f_frsize < missing:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _found(known: os.stat_result) -> Found:
    version = f"{known.st_ino} {known.st_mtime_ns}"
    return Found(known.st_size, known.st_mtime_ns // 1_000_000, version)


def _sync(folder: int) -> None:
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise


def _drop_cached(handle: int) -> None:
    """Let what is read back come from the disk, where the system can be asked so."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
