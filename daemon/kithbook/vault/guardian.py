"""The guardian of a data folder: at most one process has the vault open."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from kithbook.errors import BadSetup

from .errors import VaultBusy

LONGEST_PID = 10
"""Digits; a longer note is none of ours."""


class Guardian:
    """Holds `vault.lock` by flock(2), which the system releases however the process ends.

    The file stays: removing it would let two processes hold two files of the same name.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def take(self) -> None:
        """Become the one process, or say who is.

        Raises:
            VaultBusy: another process, or another guardian in this one, has it.
            BadSetup: the file cannot be opened, or the file system has no locks.
        """
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            handle = os.open(self._path, flags, 0o600)
        except OSError as error:
            raise BadSetup(f"Cannot open {self._path}: {error.strerror}.") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            os.ftruncate(handle, 0)
            os.pwrite(handle, str(os.getpid()).encode("ascii"), 0)
        except BlockingIOError as error:
            holder = _holder(handle)
            os.close(handle)
            raise VaultBusy(
                f"Another Kithbook{holder} has the vault in {self._path.parent} open; "
                "stop it first."
            ) from error
        except OSError as error:
            os.close(handle)
            raise BadSetup(f"Cannot lock {self._path}: {error.strerror}.") from error
        self._handle = handle

    def release(self) -> None:
        """Let the next process in. Doing it twice is no harm."""
        handle, self._handle = self._handle, None
        if handle is not None:
            with suppress(OSError):  # a full disk must not stop the way out
                os.ftruncate(handle, 0)
            os.close(handle)

    def holder(self) -> int | None:
        """Return the process that has the vault open; None where none has, or none says so."""
        try:
            handle = os.open(self._path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _noted(handle)
        finally:
            os.close(handle)
        return None

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _holder(handle: int) -> str:
    process = _noted(handle)
    return "" if process is None else f" (process {process})"


def _noted(handle: int) -> int | None:
    # Empty in the moment between the other's flock and its write.
    content = os.pread(handle, LONGEST_PID + 1, 0)
    return int(content) if content.isdigit() and len(content) <= LONGEST_PID else None
