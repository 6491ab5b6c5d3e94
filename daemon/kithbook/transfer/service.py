"""Imports: a file is sent, looked at, tried, imported, and taken back as a whole."""

import asyncio
import base64
import binascii
import hashlib
from collections.abc import Awaitable, Callable, Container
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from aiohttp import web

from kithbook.errors import Conflict, InvalidRequest, NotThere
from kithbook.jobs.courtesy import giving_way
from kithbook.jobs.service import Jobs
from kithbook.jobs.worker import Worker
from kithbook.people.identifier import line, new_id
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.model import IMPORT
from kithbook.store.service import Store
from kithbook.store.undo import undone_actions
from kithbook.transfer import store
from kithbook.transfer.bringing import Bringing
from kithbook.transfer.file import Reading
from kithbook.transfer.model import UNFINISHED, Known
from kithbook.transfer.staging import Staging, new_key
from kithbook.transfer.undoing import TakingBack
from kithbook_protocol import transfer as wire
from kithbook_protocol.journal import Job

KEPT_HOURS = 24
"""For a file that was sent and neither imported nor thrown away."""


@dataclass
class Imports:
    """What may be done with imports; one runs at a time."""

    opened: Store
    jobs: Jobs
    worker: Worker
    staging: Staging
    followed: Callable[[], Awaitable[None]]
    """Begins what is done after an import: records of people who are new."""

    async def begin(self, request: wire.ImportBegin, by: str) -> wire.ImportBegun:
        """Take note of a file that will come."""
        known = Known(
            id=new_id(),
            name=line(request.name) or "",
            size=request.size,
            by=by,
            at=self.opened.now(),
            state="sent",
            format=None,
            key=new_key(),
            change_set=None,
            sentence=None,
        )
        await self.opened.maintain(partial(store.put, one=known))
        return wire.ImportBegun(id=known.id, chunk=wire.CHUNK)

    async def keep(self, request: wire.ImportChunk) -> wire.ImportKept:
        """Keep a chunk of a file, encrypted.

        Raises:
            InvalidRequest: it is not as long as it must be.
            Conflict: no file is expected under that id.
        """
        known = await self.opened.read(lambda connection: _known(connection, request.id))
        if known.key is None or known.state != "sent":
            raise Conflict("That file was imported already; send it anew.")
        try:
            content = base64.b64decode(request.content, validate=True)
        except binascii.Error as error:
            raise InvalidRequest("The chunk is not base64.") from error
        expected = min(wire.CHUNK, known.size - request.number * wire.CHUNK)
        if len(content) != expected:
            raise InvalidRequest(f"Chunk {request.number} must have {max(0, expected)} bytes.")
        await asyncio.to_thread(self.staging.put, known.id, known.key, request.number, content)
        return wire.ImportKept(kept=await asyncio.to_thread(self.staging.kept, known.id))

    async def look(self, request: wire.ImportLook) -> wire.ImportLooked:
        """Say what a file is, and how its columns would be read.

        Raises:
            Conflict: it is not whole, or cannot be read.
        """
        known = await self._whole(request.id)
        reading = Reading(known, self.staging, self.worker)
        looked = await reading.look(request.format, request.mapping)
        if looked.headings and not request.mapping:
            headings = digest_of(looked.headings)
            told = await self.opened.read(lambda c: store.mapping(c, headings))
            if told:
                looked = await reading.look(request.format, told)
        return wire.ImportLooked(**looked.model_dump(exclude={"refused"}))

    async def run(self, request: wire.ImportRun, by: str) -> Job:
        """Import a file as a job, or try it.

        Raises:
            Conflict: it is not whole, cannot be read, or another import runs.
        """
        known = await self._whole(request.id)
        self._alone()
        reading = Reading(known, self.staging, self.worker)
        looked = await reading.look(request.format, request.mapping)
        if looked.headings:
            headings = digest_of(looked.headings)
            mapping = looked.mapping
            await self.opened.maintain(lambda c: store.put_mapping(c, headings, mapping))
        known = known.model_copy(
            update={
                "format": looked.format,
                "by": by,
                "state": "sent" if request.dry_run else "running",
                "change_set": None if request.dry_run else new_id(),
            }
        )
        await self.opened.maintain(partial(store.put, one=known))
        reading = Reading(known, self.staging, self.worker)
        bringing = Bringing(self.opened, known, reading, looked.mapping, dry_run=request.dry_run)
        return self.jobs.start(IMPORT, partial(self._bring, bringing))

    async def undo(self, request: wire.ImportRequest) -> Job:
        """Take an import back as a whole, as a job.

        Raises:
            NotThere: there is no such import.
            Conflict: it did nothing, is undone already, or another runs.
        """
        known = await self.opened.read(lambda connection: _named(connection, request.id))
        shown = await self.opened.read(lambda connection: _shown(connection, known))
        if shown.state != "done" or shown.change_set is None:
            raise Conflict("That import changed nothing, or is undone already.")
        self._alone()
        return self._take_back(known)

    async def drop(self, request: wire.ImportRequest) -> wire.Imports:
        """Throw away a file that was not imported.

        Raises:
            NotThere: there is no such import.
            Conflict: it was imported: undo takes that back.
        """
        known = await self.opened.read(lambda connection: _named(connection, request.id))
        if known.state not in {"sent", "tried", "failed"}:
            raise Conflict("That was imported; to take it back: kithbook imports undo")
        await asyncio.to_thread(self.staging.drop, known.id)
        await self.opened.maintain(lambda connection: store.drop(connection, known.id))
        return await self.every()

    async def every(self) -> wire.Imports:
        """List imports."""
        return await self.opened.read(_every)

    async def show(self, request: wire.ImportRequest) -> wire.Import:
        """Show an import.

        Raises:
            NotThere: there is none.
        """
        return await self.opened.read(lambda c: _shown(c, _named(c, request.id)))

    async def rows(self, request: wire.ImportRowsRequest) -> wire.ImportRows:
        """List what became of rows.

        Raises:
            NotThere: there is no such import.
        """

        def read(connection: Connection) -> wire.ImportRows:
            found = store.rows(connection, _named(connection, request.id).id, request)
            return wire.ImportRows(rows=found[: request.limit], more=len(found) > request.limit)

        return await self.opened.read(read)

    async def resume(self) -> None:
        """Take back what an earlier run left half done; throw away files nobody came back for."""
        found = await self.opened.read(store.every)
        oldest = self.opened.now() - KEPT_HOURS * 3_600_000
        stale = [one for one in found if one.state in {"sent", "tried"} and one.at < oldest]
        for one in stale:
            await self.opened.maintain(partial(store.drop, identifier=one.id))
        waiting = {one.id for one in found if one.key} - {one.id for one in stale}
        await asyncio.to_thread(self.staging.sweep, waiting)
        for one in found:
            if one.state in UNFINISHED:
                self._take_back(one)
                return  # the next with the next unlock

    async def _bring(self, bringing: Bringing, progress: Any) -> dict[str, Any]:
        try:
            failure = None
            if not bringing.dry_run:
                failure = await self.opened.before(IMPORT, bringing.known.size)
            with giving_way():
                result = await bringing.run(progress)
        except BaseException:
            if bringing.known.state == "running":
                # Where the vault was locked, the next unlock does it.
                self._take_back(bringing.known)
            raise
        if not bringing.dry_run:
            await asyncio.to_thread(self.staging.drop, bringing.known.id)
            await self.followed()
        return {**result, "no_backup": failure} if failure else result

    def _take_back(self, known: Known) -> Job:
        return self.jobs.start(UNDO, partial(self._undone, known))

    async def _undone(self, known: Known, progress: Any) -> dict[str, Any]:
        result = await TakingBack(self.opened, known).run(progress)
        await asyncio.to_thread(self.staging.drop, known.id)
        return result

    def _alone(self) -> None:
        """See that no other import runs.

        Raises:
            Conflict: one does.
        """
        for job in self.jobs.all():
            if job.kind in {IMPORT, UNDO} and job.state == "running":
                raise Conflict("Another import is under way; wait for its end, or stop it.")

    async def _whole(self, reference: str) -> Known:
        """Return an import whose file is there.

        Raises:
            NotThere: there is none.
            Conflict: the file is not whole, or was imported.
        """
        known = await self.opened.read(lambda connection: _named(connection, reference))
        if known.key is None or known.state not in {"sent", "tried"}:
            raise Conflict("That file was imported already; send it anew.")
        if await asyncio.to_thread(self.staging.kept, known.id) != known.size:
            raise Conflict("The file is not whole yet; send its other chunks first.")
        return known


UNDO = "import undo"
"""The kind of the job."""


def digest_of(headings: list[str]) -> bytes:
    """Return what tells a table's headings from others."""
    return hashlib.sha256("\0".join(headings).encode()).digest()[:16]


def _known(connection: Connection, identifier: UUID) -> Known:
    found = store.find(connection, identifier)
    if found is None:
        raise NotThere("There is no such import.")
    return found


def _named(connection: Connection, reference: str) -> Known:
    """Return the import that a person means.

    Raises:
        NotThere: none, or more than one.
    """
    try:
        return _known(connection, UUID(reference))
    except ValueError:
        return _known(connection, named(connection, "import", reference, "import"))


def _every(connection: Connection) -> wire.Imports:
    dead = undone_actions(connection)
    return wire.Imports(imports=[_told(connection, one, dead) for one in store.every(connection)])


def _shown(connection: Connection, known: Known) -> wire.Import:
    return _told(connection, known, undone_actions(connection))


def _told(connection: Connection, known: Known, dead: Container[UUID]) -> wire.Import:
    """Tell of an import; a small one may have been undone as any action is."""
    state = "undone" if known.state == "done" and known.change_set in dead else known.state
    counts = known.counts or store.counts(connection, known.id)
    return wire.Import(
        id=known.id,
        name=known.name,
        size=known.size,
        format=known.format,
        state=state,
        at=known.at,
        counts=counts,
        change_set=known.change_set if state == "done" and counts.new + counts.changed else None,
        sentence=known.sentence,
    )


IMPORTS: web.AppKey[Imports] = web.AppKey("imports", Imports)
