"""Files to a place and back, over any shelf: what has its name was read back and is the same."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Self

from kithbook.files import OWNER_ONLY, sync_folder

from .errors import (
    BackupAbsent,
    BackupAltered,
    BackupUnsteady,
    PlaceGone,
    PlaceUnreachable,
    TargetUnwritable,
)
from .interface import BLOCK, Entry, Found, Progress, Shelf
from .name import MARKER, MARKER_TEXT, check, is_backup, is_temporary, temporary

SENDING = "Sending the backup."
PROVING = "Reading it back."
FETCHING = "Fetching the backup."
BREAKS = 3
"""How often in a row a line may break without having brought a whole block."""


def silent(_done: int, _total: int, _sentence: str, /) -> None:
    """Tell nobody."""


class Carrier:
    """A `Place` over a shelf."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def describe(self) -> str:
        """See `Place.describe`."""
        return self._shelf.describe()

    def close(self) -> None:
        """See `Place.close`."""
        self._shelf.close()

    def cut(self) -> None:
        """See `Place.cut`."""
        self._shelf.cut()

    def prepare(self) -> None:
        """See `Place.prepare`."""
        self._shelf.prepare()
        sha256, size = hashlib.sha256(MARKER_TEXT).hexdigest(), len(MARKER_TEXT)
        self._bring(_Parcel(BytesIO(MARKER_TEXT), size, sha256), MARKER, _Count(silent, 2 * size))

    def entries(self) -> list[Entry]:
        """See `Place.entries`."""
        return [
            Entry(name, found.size, found.modified)
            for name, found in sorted(self._scan().items())
            if is_backup(name)
        ]

    def put(self, file: Path, name: str, progress: Progress = silent, /) -> str:
        """See `Place.put`."""
        check(name)
        with _opened(file) as source:
            state = os.fstat(source.fileno())

            def unchanged() -> None:
                if not _alike(state, os.fstat(source.fileno()), file.stat()):
                    raise BackupUnsteady(f"{file} changed while it was sent; try again.")

            parcel = _Parcel(source, state.st_size, _hash_of(source).hexdigest(), unchanged)
            count = _Count(progress, 2 * parcel.size)
            found = self._scan().get(name)
            if found is None or not self._same(name, found, parcel, count):
                self._bring(parcel, name, count)
        return parcel.sha256

    def fetch(
        self,
        name: str,
        target: Path,
        progress: Progress = silent,
        /,
        *,
        sha256: str | None = None,
    ) -> str:
        """See `Place.fetch`."""
        check(name)
        found = self._scan().get(name)
        if found is None:
            raise BackupAbsent(f"{self.describe()} has no backup {name}; see which it has.")
        kept = hashlib.sha256(f"{name} {found.size} {found.version}".encode()).hexdigest()[:16]
        part = target.with_name(f".{target.name}.{kept}.part")
        try:
            _clear(target, part)
            begun, got = self._receive(name, found, part, progress)
            if begun and sha256 not in {None, got}:
                # What an earlier call left may be what is wrong.
                part.unlink()
                begun, got = self._receive(name, found, part, progress)
            if sha256 not in {None, got}:
                part.unlink()
                raise self._altered(name)
            part.replace(target)
            sync_folder(target.parent)
        except OSError as error:
            raise TargetUnwritable(f"Cannot write {target}: {error.strerror}.") from error
        return got

    def remove(self, name: str) -> None:
        """See `Place.remove`."""
        check(name)
        if name in self._scan():
            self._shelf.remove(name)

    def tidy(self, before: int) -> int:
        """See `Place.tidy`."""
        files = self._scan().items()
        left = [name for name, found in files if is_temporary(name) and found.modified < before]
        for name in left:
            self._shelf.remove(name)
        return len(left) + self._shelf.withdraw(before)

    def _scan(self) -> dict[str, Found]:
        found = self._shelf.scan()
        if MARKER not in found:
            raise PlaceGone(
                f"{self.describe()} is not there as it was set up; plug it in if it is a drive, "
                "else set it up anew."
            )
        return found

    def _bring(self, parcel: "_Parcel", name: str, count: "_Count") -> None:
        """Send under a temporary name, prove, and give it its name."""
        aside = temporary(name, parcel.sha256)
        for _ in range(2):
            found = self._shelf.scan().get(aside)
            count.at(0, SENDING)
            if found is None or found.size != parcel.size:
                parcel.source.seek(0)
                self._shelf.send(parcel.source, aside, parcel.size, count.add)
                parcel.unchanged()
                found = self._shelf.scan().get(aside)
            if found and self._same(aside, found, parcel, count):
                break
            # What an earlier call left, or a server still wrote for it, may be what is wrong.
            self._shelf.remove(aside)
        else:
            raise self._altered(name)
        self._shelf.settle(aside, name, parcel.size)
        found = self._shelf.scan().get(name)
        if found is None or found.size != parcel.size:
            raise self._altered(name)

    def _same(self, name: str, found: Found, parcel: "_Parcel", count: "_Count") -> bool:
        """Read a file back and say whether it is what it should be."""
        if found.size != parcel.size:
            return False
        count.at(parcel.size, PROVING)
        read = hashlib.sha256()
        try:
            for block in self._blocks(name, found, 0):
                read.update(block)
                count.add(len(block))
        except (BackupAltered, BackupAbsent, BackupUnsteady):
            return False
        return read.hexdigest() == parcel.sha256

    def _receive(self, name: str, found: Found, part: Path, progress: Progress) -> tuple[int, str]:
        """Fetch into a file what is not yet in it; return where that began, and the SHA-256."""
        count = _Count(progress, found.size)
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, OWNER_ONLY)
        with os.fdopen(handle, "r+b") as file:
            if os.fstat(handle).st_size > found.size:
                file.truncate()
            read = _hash_of(file)
            begun = file.tell()
            count.at(begun, FETCHING)
            try:
                for block in self._blocks(name, found, begun):
                    file.write(block)
                    read.update(block)
                    count.add(len(block))
            except (BackupAltered, BackupAbsent, BackupUnsteady):
                part.unlink()
                raise
            file.flush()
            os.fsync(handle)
        return begun, read.hexdigest()

    def _blocks(self, name: str, found: Found, start: int) -> Iterator[bytes]:
        """Give what a place says it has, over as many lines as it takes.

        Raises:
            BackupAltered: it has more or less than it says.
        """
        at, breaks = start, 0
        while at < found.size:
            before = at
            try:
                for block in self._shelf.read(name, found, at):
                    at += len(block)
                    if at > found.size:
                        raise self._altered(name)
                    yield block
            except PlaceUnreachable:
                if breaks + 1 >= BREAKS and at - before < BLOCK:
                    raise
            breaks = 0 if at - before >= BLOCK else breaks + 1
            if breaks >= BREAKS and at < found.size:
                raise self._altered(name)

    def _altered(self, name: str) -> BackupAltered:
        return BackupAltered(
            f"What {self.describe()} gives back as {name} is not what was put there; "
            "do not trust it, use another place."
        )


@dataclass(frozen=True, slots=True)
class _Parcel:
    """What is to be brought."""

    source: BinaryIO
    size: int
    sha256: str
    unchanged: Callable[[], None] = lambda: None
    """Raises BackupUnsteady where the source is no longer what was hashed."""


class _Count:
    """What was moved so far, told on."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self._total = progress, total
        self._done, self._sentence = 0, SENDING

    def at(self, done: int, sentence: str) -> None:
        self._done, self._sentence = done, sentence
        self.add(0)

    def add(self, moved: int) -> None:
        self._done += moved
        self._progress(min(self._done, self._total), self._total, self._sentence)


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except FileNotFoundError as error:
        raise BackupAbsent(f"There is no file {file}.") from error
    except OSError as error:
        raise BackupAbsent(f"Cannot read {file}: {error.strerror}.") from error


def _alike(*states: os.stat_result) -> bool:
    return len({(one.st_ino, one.st_size, one.st_mtime_ns) for one in states}) == 1


def _hash_of(file: BinaryIO) -> "hashlib._Hash":
    """Hash a file from its start to its end, where it is left."""
    read = hashlib.sha256()
    file.seek(0)
    while block := file.read(BLOCK):
        read.update(block)
    return read


def _clear(target: Path, part: Path) -> None:
    """Remove what was fetched in part of what the backup no longer is."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{16}}\.part")
    for other in list(target.parent.iterdir()):
        if ours.fullmatch(other.name) and other != part:
            other.unlink()
