"""A ZIP file somebody was sent, and its members as files; nothing is ever unpacked to a disk."""

import codecs
import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO

from kithbook.formats.interface import Source, Unreadable

# What names in old ZIP files are written in; imported now, as in the worker's jail it cannot be.
codecs.lookup("cp437")

MAGIC = b"PK\x03\x04"
MOST_MEMBERS = 20_000
LARGEST_MEMBER = 500 * 1024 * 1024
LARGEST_SUM = 2 * 1024 * 1024 * 1024
"""Bytes, unpacked. What a member says of its size holds: no more than that is read of it."""
LARGEST_RATIO = 250
"""Times as large as it is packed. Text packs to a tenth; a bomb to a thousandth."""
_SMALL = 4 * 1024 * 1024  # bytes, in which any ratio does no harm
LARGEST_LIST = 8 * 1024 * 1024
"""Bytes of the list of members, which is read at once."""

_END = b"PK\x05\x06"
_END_SIZE = 22  # bytes, and up to 65,535 of a comment (APPNOTE.TXT, 4.3.16)
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    struct.error, ValueError, UnicodeError,
)  # fmt: skip
_OUTSIDE = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")


@dataclass(slots=True)
class Member:
    """A file in a ZIP file; a source itself."""

    archive: zipfile.ZipFile
    entry: zipfile.ZipInfo
    name: str
    """Without its folders."""
    size: int
    """Bytes, unpacked."""

    def open(self) -> BinaryIO:
        """Return it from its beginning.

        Raises:
            Unreadable: it is damaged; also while it is read.
        """
        try:
            return io.BufferedReader(_Checked(self.archive.open(self.entry)))
        except _BROKEN as error:
            raise _damaged() from error


class _Checked(io.RawIOBase):
    """A member that is read, whose errors are sentences."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._file.read(len(buffer))
        except _BROKEN as error:
            raise _damaged() from error
        buffer[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            return self._file.seek(offset, whence)
        except _BROKEN as error:
            raise _damaged() from error

    def close(self) -> None:
        self._file.close()
        super().close()


@contextmanager
def opened(source: Source) -> Iterator[list[Member]]:
    """Open a ZIP file and give its files, in its order, without folders.

    Raises:
        Unreadable: it is none, is damaged, wants a password, or is made to do harm.
    """
    with source.open() as file:
        _check_list(file)
        try:
            archive = zipfile.ZipFile(file)
        except _BROKEN as error:
            raise _damaged() from error
        with archive:
            entries = [one for one in archive.infolist() if not one.is_dir()]
            _check(entries)
            yield [
                Member(archive, one, one.filename.rpartition("/")[2], one.file_size)
                for one in entries
            ]


def _check_list(file: BinaryIO) -> None:
    """Refuse a list of members that would not fit: it is read whole, before anything is known."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_SIZE - 0xFFFF))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise _damaged()
    if tail[max(0, at - 20) : at].startswith(b"PK\x06\x07"):
        raise Unreadable("The ZIP file is of the kind for more than 4 GB, which no export needs.")
    if int.from_bytes(tail[at + 12 : at + 16], "little") > LARGEST_LIST:
        raise Unreadable("The ZIP file lists more files than any export has.")
    file.seek(0)


def _check(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_MEMBERS:
        raise Unreadable(f"The ZIP file has more than {MOST_MEMBERS:,} files in it.")
    if sum(one.file_size for one in entries) > LARGEST_SUM:
        raise Unreadable("The ZIP file unpacks to more than 2 GB.")
    for one in entries:
        if _OUTSIDE.search(one.filename) or _OUTSIDE.search(one.orig_filename):
            raise Unreadable("The ZIP file names files outside itself, as no honest one does.")
        if stat.S_ISLNK(one.external_attr >> 16):
            raise Unreadable("The ZIP file has links in it, as no export does.")
        if one.flag_bits & 1:
            raise Unreadable("The ZIP file is locked with a password; unpack it first.")
        if one.file_size > LARGEST_MEMBER or (
            one.file_size > _SMALL and one.file_size > one.compress_size * LARGEST_RATIO
        ):
            raise Unreadable("The ZIP file has a file in it that unpacks to far too much.")


def _damaged() -> Unreadable:
    return Unreadable("The ZIP file is damaged; download it again.")
