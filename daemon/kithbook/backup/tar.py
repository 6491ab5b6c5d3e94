"""The tar in a backup: plain files one behind the other, written and read as a stream.

Reading takes nothing but what writing makes: no links, folders, devices, sparse files or extended
headers, so that nothing can name a place outside, or ask for memory.
"""

import re
import tarfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from kithbook.backup.errors import BackupDamaged, BackupForeign

BLOCK = 512  # bytes, POSIX.1-1988 (ustar)
CHUNK = 256 * 1024
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_END = bytes(2 * BLOCK)


class Source(Protocol):
    """What a tar is read from."""

    def take(self, size: int, /) -> bytes:
        """Return so many bytes; fewer only at the end."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be written."""

    name: str
    size: int
    """Bytes; what it yields must be as many."""
    chunks: Callable[[], Iterable[bytes]]


def packed(files: Iterable[File], made_at: int) -> Iterator[bytes]:
    """Yield the tar of some files, all of one time (milliseconds since 1970)."""
    for file in files:
        info = tarfile.TarInfo(file.name)
        info.size, info.mtime, info.mode = file.size, made_at // 1000, 0o600
        # GNU's form says sizes over 8 GB without an extended header.
        yield info.tobuf(tarfile.GNU_FORMAT)
        written = 0
        for chunk in file.chunks():
            written += len(chunk)
            yield chunk
        if written != file.size:
            message = f"{file.name} has {written} bytes instead of {file.size}"
            raise RuntimeError(message)
        yield bytes(-written % BLOCK)
    yield _END


@dataclass(slots=True)
class Entry:
    """A file in a tar that is read; its bytes come once."""

    name: str
    size: int
    _source: Source
    _left: int

    def chunks(self) -> Iterator[bytes]:
        """Yield its bytes.

        Raises:
            BackupDamaged: the tar ends before.
        """
        while self._left:
            chunk = _exactly(self._source, min(CHUNK, self._left))
            self._left -= len(chunk)
            yield chunk
        _exactly(self._source, -self.size % BLOCK)


def unpacked(source: Source, names: Iterable[str]) -> Iterator[Entry]:
    """Yield the files of a tar, which must be these, in this order; each is read before the next.

    Raises:
        BackupForeign: it holds anything else.
        BackupDamaged: it is cut short or broken.
    """
    for name in names:
        entry = _entry(source, _exactly(source, BLOCK))
        if entry.name != name:
            raise BackupForeign(f"Where the backup should hold {name} is something else.")
        yield entry
    if any(_exactly(source, len(_END))) or source.take(1):
        raise BackupForeign("The backup holds more than a backup does.")


def _entry(source: Source, header: bytes) -> Entry:
    try:
        info = tarfile.TarInfo.frombuf(header, "ascii", "strict")
    except (tarfile.HeaderError, ValueError) as error:
        raise BackupDamaged from error
    if info.type != tarfile.REGTYPE or not _NAME.fullmatch(info.name) or info.size < 0:
        raise BackupForeign("The backup holds something other than plain files.")
    return Entry(info.name, info.size, source, info.size)


def _exactly(source: Source, size: int) -> bytes:
    found = source.take(size) if size else b""
    if len(found) != size:
        raise BackupDamaged
    return found
