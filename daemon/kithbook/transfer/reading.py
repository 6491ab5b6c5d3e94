"""The worker's part of an import: a file in, cards in normal form out. It knows no vault.

One file is read at a time. Its bytes are asked for as they are needed, so no file lies in memory
whole. A worker that was exchanged meanwhile answers that it does not know the file.
"""

import io
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from kithbook.formats.interface import Entry, Options, Source, TableReader, Unreadable
from kithbook.formats.readers import chosen
from kithbook.transfer.model import Batch, Found, Looked, Wanted
from kithbook.transfer.tidy import tidied

if TYPE_CHECKING:
    from typing_extensions import Buffer

UNKNOWN = b"null"
"""What is answered where the file that shall go on is not known."""

MOST_FOUND = 400
MOST_SECONDS = 0.05
"""What one call takes; captures wait for it."""
BUFFER = 256 * 1024
NUMBER_BYTES = 8
"""Of an offset or a length in a question."""

Ask = Callable[[bytes], bytes]


class Asked(io.RawIOBase):
    """A file whose bytes the daemon has."""

    def __init__(self, size: int, ask: Ask) -> None:
        self._size = size
        self._ask = ask
        self._at = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def seekable(self) -> bool:
        """Say that it can be read anywhere."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def tell(self) -> int:
        """Return the place."""
        return self._at

    def readinto(self, buffer: "Buffer") -> int:
        """Read on."""
        with memoryview(buffer) as room:
            length = max(0, min(len(room), self._size - self._at, BUFFER))
            content = self._ask(question(self._at, length)) if length else b""
            room[: len(content)] = content
        self._at += len(content)
        return len(content)


class Remote:
    """The source of a file that the daemon has."""

    def __init__(self, wanted: Wanted, ask: Ask) -> None:
        self.name = wanted.name
        self.size = wanted.size
        self.furthest = 0
        self._ask = ask

    def open(self) -> BinaryIO:
        """Return it from its beginning."""
        return io.BufferedReader(Asked(self.size, self.asked), BUFFER)

    def asked(self, question: bytes) -> bytes:
        """Ask, by the way that the call now under way has."""
        at, length = asked_for(question)
        self.furthest = max(self.furthest, at + length)
        return self._ask(question)

    def by(self, ask: Ask) -> None:
        """Take the way that the next call has."""
        self._ask = ask


def question(at: int, length: int) -> bytes:
    """Return what is asked for bytes of the file."""
    return at.to_bytes(NUMBER_BYTES, "big") + length.to_bytes(NUMBER_BYTES, "big")


def asked_for(content: bytes) -> tuple[int, int]:
    """Return from where on and how many bytes a question asks for."""
    at, length = content[:NUMBER_BYTES], content[NUMBER_BYTES:]
    return int.from_bytes(at, "big"), int.from_bytes(length, "big")


class _Known:
    """The file that is read."""

    def __init__(self, wanted: Wanted, ask: Ask) -> None:
        self.id: UUID = wanted.id
        self.source = Remote(wanted, ask)
        reader = chosen(self.source, wanted.format, wanted.mapping)
        self.format = reader.NAME
        self.entries: Iterator[Entry] = reader.read(self.source, Options(wanted.mapping))


_known: _Known | None = None


def read(payload: bytes, ask: Ask) -> bytes:
    """Answer a `Wanted` with the next `Batch`."""
    global _known  # noqa: PLW0603 - a worker reads one file at a time
    wanted = Wanted.model_validate_json(payload)
    found: list[Found] = []
    try:
        if wanted.skip >= 0:
            _known = _Known(wanted, ask)
            next(islice(_known.entries, wanted.skip, wanted.skip), None)
        elif _known is None or _known.id != wanted.id:
            return UNKNOWN
        _known.source.by(ask)
        end = time.process_time() + MOST_SECONDS
        for entry in _known.entries:
            found.append(tidied(entry, _known.format))
            if len(found) >= MOST_FOUND or time.process_time() > end:
                return _answer(found, _known, more=True)
        answer = _answer(found, _known, more=False)
    except Unreadable as error:
        answer = _answer(found, _known, more=False, broken=str(error))
    _known = None
    return answer


def look(payload: bytes, ask: Ask) -> bytes:
    """Answer a `Wanted` with a `Looked`."""
    wanted = Wanted.model_validate_json(payload)
    source: Source = Remote(wanted, ask)
    try:
        reader = chosen(source, wanted.format, wanted.mapping)
        looked = Looked(format=reader.NAME, title=reader.TITLE)
        if isinstance(reader, TableReader):
            table = reader.preview(source, Options(wanted.mapping))
            looked = Looked(format=reader.NAME, title=reader.TITLE, **asdict(table))
    except Unreadable as error:
        looked = Looked(refused=str(error))
    return looked.model_dump_json().encode()


def warm() -> None:
    """Import what reading needs: in the jail there is no file any more."""
    # What libraries load late is loaded by using it once.
    tidied(Entry(1, None, skipped="nothing"), "")


def _answer(
    found: list[Found], known: _Known | None, *, more: bool, broken: str | None = None
) -> bytes:
    at = known.source.furthest if known else 0
    return Batch(found, at, more, broken).written()
