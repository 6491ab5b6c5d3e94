"""What a place for backups can do, and what each kind of place has to bring for it.

A `Place` is what the rest of Kithbook sees; there is one, in `carrier.py`. A `Shelf` is one kind of
place (`folder.py`, `bucket.py`, `webdav.py`): it moves bytes and promises nothing about them, as
a store may lie. All calls block; run them in a thread.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from pydantic import SecretStr

BLOCK = 256 * 1024
"""Bytes that are moved at a time."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A backup in a place, as the place tells; only reading it shows whether that is so."""

    name: str
    size: int
    """Bytes."""
    modified: int
    """Milliseconds since 1970, by the place's clock."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who Kithbook is to a store: an access key and its secret, or a user name and a password."""

    name: str
    secret: SecretStr


class Progress(Protocol):
    """Takes note how far a transfer has come; what it raises stops the transfer.

    A stopped one leaves what the next one goes on from.
    """

    def __call__(self, done: int, total: int, sentence: str, /) -> None:
        """Say bytes done, bytes in all (reading back counts too), and what is being done."""


class Place(Protocol):
    """A place that keeps backups. Every call may raise any PlaceError."""

    def describe(self) -> str:
        """Return what a person calls it, without a secret."""

    def prepare(self) -> None:
        """Set the place up when it is named for the first time: try all it must be able to do.

        Leaves a marker there; without it, every other call takes the place for gone. A folder must
        exist, a bucket too; of a WebDAV path the last part is made.
        """

    def entries(self) -> list[Entry]:
        """Return the backups there, by name."""

    def put(self, file: Path, name: str, progress: Progress = ..., /) -> str:
        """Bring a file there, read it back, and only then give it its name.

        What an earlier call left is gone on from. A file that is there already, with the same
        content, is only read back; one with other content is replaced.

        Returns:
            The file's SHA-256, in hex.

        Raises:
            BackupAltered: what came back was something else; the name was not given.
            BackupUnsteady: the file changed while it was read.
            BackupAbsent: there is no such file on this machine.
        """

    def fetch(
        self, name: str, target: Path, progress: Progress = ..., /, *, sha256: str | None = None
    ) -> str:
        """Bring a backup here; the target is whole and on the disk, or as it was before.

        What an earlier call left beside the target is gone on from, if the backup still is the
        same.

        Args:
            name: which backup.
            target: where to; replaced if it exists; only its owner can read it.
            progress: told of every block.
            sha256: what it must be, where that is known: from `put`, in hex.

        Returns:
            The file's SHA-256, in hex.

        Raises:
            BackupAbsent: it is not there.
            BackupAltered: it is not what was put there, or shorter than the place says.
            BackupUnsteady: it was exchanged while it was read.
            TargetUnwritable: this machine's disk is full or refuses.
        """

    def remove(self, name: str) -> None:
        """Remove a backup; one that is gone already is as good."""

    def tidy(self, before: int) -> int:
        """Remove what calls of `put` left that began before a moment and never ended.

        Args:
            before: milliseconds since 1970; leave a day at least, for a slow line and clocks.

        Returns:
            How many were removed.
        """

    def cut(self) -> None:
        """End what is under way, from another thread; it fails at once, as does what follows."""

    def close(self) -> None:
        """Hang up."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file on a shelf."""

    size: int
    modified: int
    """Milliseconds since 1970."""
    version: str
    """Differs when the content does, as far as the store tells."""


Step = Callable[[int], None]
"""Takes how many bytes more were moved."""


class Shelf(Protocol):
    """One kind of place, as plain as can be. Every call may raise any PlaceError."""

    def describe(self) -> str:
        """Return what a person calls it, without a secret."""

    def prepare(self) -> None:
        """See that there is something to write into."""

    def scan(self) -> dict[str, Found]:
        """Return every file that lies directly in it."""

    def send(self, file: BinaryIO, name: str, size: int, step: Step) -> int:
        """Write a file from the start, or go on with what is there of it.

        Returns:
            How many bytes were there already.
        """

    def read(self, name: str, found: Found, start: int) -> Iterator[bytes]:
        """Give a file's bytes from an offset on; fewer than there are if the line breaks.

        Raises:
            BackupAbsent: it is gone.
            BackupUnsteady: it is another one than was found.
        """

    def settle(self, temporary: str, name: str, size: int) -> None:
        """Give a file that is whole its name, in one step."""

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""

    def withdraw(self, before: int) -> int:
        """Take back what was begun before a moment and is no file yet; return how many."""

    def cut(self) -> None:
        """End what is under way, from another thread; it fails at once, as does what follows."""

    def close(self) -> None:
        """Hang up."""
