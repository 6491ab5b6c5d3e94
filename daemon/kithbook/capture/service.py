"""Captures: stored and acknowledged first, then extracted in the worker and made into people."""

import asyncio
from contextlib import suppress
from uuid import UUID

import structlog
from aiohttp import web

from kithbook.capture import store
from kithbook.capture.model import Waiting
from kithbook.capture.settle import MOST_TITLE, settle
from kithbook.errors import Busy, InvalidRequest, KithbookError, NotThere, VaultLocked
from kithbook.extract.model import Extraction
from kithbook.jobs.worker import Worker, WorkerFailed
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.service import Store
from kithbook_protocol.capture import Acknowledgement, CaptureRequest, PageSnapshot, Receipt

EXTRACTION_SECONDS = 10
"""A page may take this long, then its worker is killed; 0.5 s is the design limit, disks differ."""
SETTLED_SECONDS = 8
SNAPSHOTS_KEPT = 3
"""Newest snapshots per person."""

log = structlog.get_logger()


def accept(unit: Unit, request: CaptureRequest) -> Acknowledgement:
    """Store a page. Once this is committed it cannot be lost.

    Raises:
        InvalidRequest: not a web page.
    """
    snapshot = request.snapshot
    if not snapshot.url.lower().startswith(("http://", "https://")):
        raise InvalidRequest("Only web pages (http or https) can be captured.")
    content = snapshot.model_dump_json().encode()
    digest = store.keep_blob(unit.connection, content)
    store.put_waiting(
        unit.connection,
        Waiting(unit.change_set, unit.by, unit.at, digest, request.note),
    )
    return Acknowledgement(capture=unit.change_set, received_at=unit.at)


class Captures:
    """The line of captures that wait, and the one task that works it off."""

    def __init__(self, opened: Store, worker: Worker) -> None:
        self._store = opened
        self._worker = worker
        self._arrived = asyncio.Event()
        self._moved = asyncio.Condition()
        self._waiting = 0
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Go on with what an earlier run left, then with what comes in."""
        self._waiting = await self._store.read(store.count_waiting)
        self._arrived.set()
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Stop between two captures; what waits stays stored."""
        task, self._task = self._task, None
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    def arrived(self) -> None:
        """Take note that one more waits."""
        self._waiting += 1
        self._arrived.set()

    @property
    def waiting(self) -> int:
        """How many captures wait."""
        return self._waiting

    async def settled(self) -> None:
        """Wait until nothing waits, so that an edit finds the person of the capture before it.

        Raises:
            Busy: it takes too long; the outbox tries again.
        """
        if self._waiting:
            try:
                async with asyncio.timeout(SETTLED_SECONDS), self._moved:
                    await self._moved.wait_for(lambda: self._waiting == 0)
            except TimeoutError as error:
                raise Busy("Earlier captures are still being read; this is tried again.") from error

    async def receipt(self, capture: UUID, seconds: float) -> Receipt:
        """Return what became of a capture, waiting up to `seconds` for it.

        Raises:
            NotThere: it never came in.
        """
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            found = await self._store.read(lambda c: _receipt(c, capture))
            left = deadline - asyncio.get_running_loop().time()
            if found.state == "done" or left <= 0:
                return found
            with suppress(TimeoutError):
                async with asyncio.timeout(left), self._moved:
                    await self._moved.wait()

    async def _work(self) -> None:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            try:
                while waiting := await self._store.read(store.first_waiting):
                    await self._settle(waiting)
            except VaultLocked:
                return
            async with self._moved:
                self._waiting = await self._store.read(store.count_waiting)
                self._moved.notify_all()

    async def _settle(self, waiting: Waiting) -> None:
        content = await self._store.read(lambda c: store.blob(c, waiting.snapshot))
        snapshot = PageSnapshot.model_validate_json(content or b"{}")
        try:
            found = await self._worker.ask("extract", content or b"", EXTRACTION_SECONDS)
            extraction = Extraction.model_validate_json(found)
        except (WorkerFailed, ValueError):
            extraction = _broken(snapshot)

        def write(unit: Unit) -> None:
            receipt = settle(unit, waiting, snapshot, extraction)
            store.put_outcome(
                unit.connection, waiting.id, receipt.model_dump_json(), extraction.model_dump_json()
            )
            if person := people.person_of(unit.connection, waiting.id):
                store.prune_snapshots(unit.connection, person, SNAPSHOTS_KEPT)

        try:
            await self._store.act("capture", waiting.by, write, waiting.id)
        except KithbookError:
            raise
        except Exception as error:  # noqa: BLE001 - one strange page must not hold up the line
            log.error("capture broken", error=type(error).__name__)  # noqa: TRY400 - no page text in the log
            extraction = _broken(snapshot)
            await self._store.act("capture", waiting.by, write, waiting.id)
        async with self._moved:
            self._waiting -= 1
            self._moved.notify_all()


def _broken(snapshot: PageSnapshot) -> Extraction:
    """Return what is left of a page that cannot be read: a draft from address and title."""
    return Extraction(
        kind="other", status="broken", url=snapshot.url, title=snapshot.title[:MOST_TITLE]
    )


def _receipt(connection: Connection, capture: UUID) -> Receipt:
    found = store.outcome(connection, capture)
    if found is None:
        if store.is_waiting(connection, capture):
            return Receipt(capture=capture, state="pending")
        raise NotThere("That capture never came in, or was thrown away.")
    person = people.person_of(connection, capture)
    return Receipt.model_validate_json(found[0]).model_copy(
        update={"person": people_store.person(connection, person) if person else None}
    )


CAPTURES: web.AppKey[Captures] = web.AppKey("captures", Captures)
