"""A staged file and the worker that reads it: the daemon's end of `reading.py`."""

from uuid import UUID

from kithbook.errors import Conflict
from kithbook.jobs.worker import Worker
from kithbook.transfer.model import Batch, Known, Looked, Wanted
from kithbook.transfer.reading import UNKNOWN, asked_for
from kithbook.transfer.staging import Staging
from kithbook_protocol.transfer import CHUNK

SECONDS = 25
"""A batch may take, on a machine that is very busy; 0.05 s of CPU on others."""


class Reading:
    """One file that is read."""

    def __init__(self, known: Known, staging: Staging, worker: Worker) -> None:
        if known.key is None:
            raise Conflict("That file was imported already; send it anew.")
        self._known = known
        self._key = known.key
        self._staging = staging
        self._worker = worker
        self._chunk: tuple[int, bytes] = (-1, b"")
        self._read = 0
        """Entries that were handed over."""

    async def look(self, format_: str | None, mapping: dict[str, str]) -> Looked:
        """Say what it is.

        Raises:
            Conflict: it cannot be read.
        """
        wanted = self._wanted(format_, mapping)
        found = await self._worker.ask("look", _asked(wanted), SECONDS, self._answer)
        looked = Looked.model_validate_json(found)
        if looked.refused:
            raise Conflict(looked.refused)
        return looked

    async def next(self, mapping: dict[str, str]) -> Batch:
        """Return the next entries; a worker that was exchanged reads up to them again."""
        wanted = self._wanted(self._known.format, mapping, skip=-1 if self._read else 0)
        found = await self._worker.ask("read", _asked(wanted), SECONDS, self._answer)
        if found == UNKNOWN:
            wanted = self._wanted(self._known.format, mapping, skip=self._read)
            found = await self._worker.ask("read", _asked(wanted), SECONDS, self._answer)
        batch = Batch.read(found)
        self._read += len(batch.found)
        return batch

    @property
    def size(self) -> int:
        """Return the file's size in bytes."""
        return self._known.size

    def _wanted(self, format_: str | None, mapping: dict[str, str], skip: int = 0) -> Wanted:
        return Wanted(
            id=self._known.id,
            name=self._known.name,
            size=self._known.size,
            format=format_,
            mapping=mapping,
            skip=skip,
        )

    async def _answer(self, question: bytes) -> bytes:
        """Return bytes of the file, up to the end of their chunk."""
        at, length = asked_for(question)
        number, offset = divmod(at, CHUNK)
        if self._chunk[0] != number:
            # Short, and from the page cache: a thread would cost more than it saves.
            self._chunk = number, self._staging.get(self._id, self._key, number)
        return self._chunk[1][offset : offset + length]

    @property
    def _id(self) -> UUID:
        return self._known.id


def _asked(wanted: Wanted) -> bytes:
    return wanted.model_dump_json().encode()
