"""Captures: stored and acknowledged first, then extracted in the worker and made into people."""

import asyncio
from contextlib import suppress
from functools import partial
from uuid import UUID

from aiohttp import web

from kithbook.capture import store
from kithbook.capture.model import Waiting
from kithbook.capture.settle import settle
from kithbook.drift import service as drift
from kithbook.errors import Busy, InvalidRequest, KithbookError, NotThere, VaultLocked
from kithbook.extract.model import Extraction
from kithbook.jobs.worker import Worker, WorkerFailed
from kithbook.log import log
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.identifier import normal
from kithbook.people.identifier import url as web_address
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.service import Store
from kithbook_protocol.capture import (
    Acknowledgement,
    CaptureRequest,
    ListedPerson,
    PageSnapshot,
    Receipt,
)
from kithbook_protocol.people import IdentityKind
from kithbook_protocol.vault import Jail

EXTRACTION_SECONDS = 5
"""A page may take this long, then its worker is killed. 0.25 s was the slowest of the corpus."""
SETTLED_SECONDS = 8
RETRY_SECONDS = 30
"""After the disk refused what came of a capture."""
SNAPSHOTS_KEPT = 3
"""Newest snapshots per person."""


def accept(unit: Unit, request: CaptureRequest) -> Acknowledgement:
    """Store a page. Once this is committed it cannot be lost.

    Raises:
        InvalidRequest: not a web page.
    """
    snapshot = request.snapshot
    if not snapshot.url.lower().startswith(("http://", "https://")):
        raise InvalidRequest("Only web pages (http or https) can be captured.")
    web_address(snapshot.url)
    content = snapshot.model_dump_json().encode()
    digest = store.keep_blob(unit.connection, content)
    store.put_waiting(
        unit.connection,
        Waiting(unit.change_set, unit.by, unit.at, digest, request.note),
    )
    return Acknowledgement(capture=unit.change_set, received_at=unit.at)


class Captures:
    """The line of captures that wait, and the one task that works it off."""

    def __init__(
        self, opened: Store, worker: Worker, extraction_seconds: float = EXTRACTION_SECONDS
    ) -> None:
        self._store = opened
        self._worker = worker
        self._extraction_seconds = extraction_seconds
        self._arrived = asyncio.Event()
        self._moved = asyncio.Condition()
        self._waiting = 0
        self._settled = 0
        """The place in the line of the last one worked off."""
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Go on with what an earlier run left, then with what comes in."""
        self._waiting = await self._store.read(store.count_waiting)
        self._settled = 0
        self._arrived.set()
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Stop between two captures; what waits stays stored."""
        task, self._task = self._task, None
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self._tell()

    def arrived(self) -> None:
        """Take note that one more waits."""
        self._waiting += 1
        self._arrived.set()

    @property
    def waiting(self) -> int:
        """How many captures wait."""
        return self._waiting

    @property
    def jail(self) -> Jail | None:
        """What the worker that reads them is locked up in; None until one has run."""
        return self._worker.jail

    async def settled(self) -> None:
        """Wait for the captures that came before now, so that an edit finds its person.

        Raises:
            Busy: it takes too long; the outbox tries again.
            VaultLocked: it was locked meanwhile.
        """
        last = await self._store.read(store.last_waiting)
        try:
            await self._reached(last, SETTLED_SECONDS)
        except TimeoutError as error:
            raise Busy("Earlier captures are still being read; try again in a moment.") from error

    async def receipt(self, capture: UUID, seconds: float) -> Receipt:
        """Return what became of a capture, waiting up to `seconds` for it.

        Raises:
            NotThere: it never came in.
            VaultLocked: it was locked meanwhile.
        """
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            seen = self._settled
            found = await self._store.read(lambda c: _receipt(c, capture))
            left = deadline - asyncio.get_running_loop().time()
            if found.state == "done" or left <= 0:
                return found
            with suppress(TimeoutError):
                await self._reached(seen + 1, left)

    async def _reached(self, place: int, seconds: float) -> None:
        """Wait until the line is worked off up to a place.

        Raises:
            TimeoutError: it takes longer.
            VaultLocked: it was locked meanwhile.
        """
        async with asyncio.timeout(seconds), self._moved:
            await self._moved.wait_for(lambda: self._settled >= place or not self._task)
        if not self._task:
            raise VaultLocked

    async def _work(self) -> None:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            try:
                while waiting := await self._store.read(store.first_waiting):
                    await self._settle(waiting)
                    self._settled = waiting.came
                    self._waiting -= 1
                    await self._tell()
                count = await self._store.read(store.count_waiting)
            except VaultLocked:
                return
            except Exception as error:  # noqa: BLE001 - the disk may be full for now; what waits is safe
                log.error("captures wait", error=type(error).__name__)
                asyncio.get_running_loop().call_later(RETRY_SECONDS, self._arrived.set)
            else:
                if not self._arrived.is_set():  # else one more may have come since
                    self._waiting = count

    async def _tell(self) -> None:
        async with self._moved:
            self._moved.notify_all()

    async def _settle(self, waiting: Waiting) -> None:
        """Make of a capture what can be made of it: a person, or a draft."""
        content, snapshot = await self._store.read(lambda c: _stored(c, waiting))
        try:
            found = await self._worker.ask("extract", content, self._extraction_seconds)
            extraction = Extraction.model_validate_json(found)
        except (WorkerFailed, ValueError):
            extraction = _broken(snapshot)

        def write(unit: Unit, extraction: Extraction) -> bool:
            receipt = settle(unit, waiting, snapshot, extraction)
            kept = "" if receipt.outcome == "forgotten" else extraction.model_dump_json()
            store.put_outcome(unit.connection, waiting.id, receipt.model_dump_json(), kept)
            if kept:
                drift.record(unit.connection, waiting.id, extraction)
            if person := people.person_of(unit.connection, waiting.id):
                store.prune_snapshots(unit.connection, person, SNAPSHOTS_KEPT)
            return bool(kept)

        for tried in (extraction, _broken(snapshot)):
            try:
                kept = await self._store.act(
                    "capture", waiting.by, partial(write, extraction=tried), waiting.id
                )
                if not kept:
                    await self._store.empty_log()  # in which the page still stands
            except KithbookError:
                raise  # the disk or the lock, not the page
            except Exception as error:  # noqa: BLE001 - one strange page must not hold up the line
                log.error("capture broken", error=type(error).__name__)
            else:
                return
        await self._store.maintain(lambda c: _set_aside(c, waiting, _broken(snapshot)))


def _set_aside(connection: Connection, waiting: Waiting, extraction: Extraction) -> None:
    """Take a capture that cannot even be a draft off the line; its snapshot stays."""
    receipt = Receipt(
        capture=waiting.id,
        state="done",
        outcome="draft",
        kind=extraction.kind,
        status=extraction.status,
        pipeline=extraction.pipeline,
        url=extraction.url,
    )
    store.put_outcome(
        connection, waiting.id, receipt.model_dump_json(), extraction.model_dump_json()
    )
    drift.record(connection, waiting.id, extraction)
    store.end_waiting(connection, waiting.id)


def _stored(connection: Connection, waiting: Waiting) -> tuple[bytes, PageSnapshot]:
    """Return a waiting capture's snapshot; an empty page where it can be read no more."""
    content = store.blob(connection, waiting.snapshot) or b""
    try:
        return content, PageSnapshot.model_validate_json(content)
    except ValueError:
        return content, PageSnapshot(url="", captured_at=waiting.received_at, html="")


def _broken(snapshot: PageSnapshot) -> Extraction:
    """Return what is left of a page that cannot be read: a draft from address and title."""
    from kithbook.extract import sites  # noqa: PLC0415 - with the first page that needs it

    known = sites.match(snapshot.url)
    return Extraction(
        kind="other",
        status="broken",
        url=known.url if known and known.canonical else sites.without_tracking(snapshot.url),
        title=snapshot.title,
        site=known.site.id if known else None,
    )


def _receipt(connection: Connection, capture: UUID) -> Receipt:
    found = store.outcome(connection, capture)
    if found is None:
        if store.is_waiting(connection, capture):
            return Receipt(capture=capture, state="pending")
        raise NotThere("That capture never came in, or was thrown away.")
    person = people.person_of(connection, capture)
    receipt = Receipt.model_validate_json(found[0])
    return receipt.model_copy(
        update={
            "person": people_store.person(connection, person) if person else None,
            "people": [_as_known(connection, one) for one in receipt.people],
        }
    )


def _as_known(connection: Connection, one: ListedPerson) -> ListedPerson:
    """Say who a listed person is now, if their page is somebody's in the book."""
    with suppress(InvalidRequest):
        if one.url:
            profile = normal(IdentityKind.PROFILE, one.url)
            holders = people_store.holders(connection, IdentityKind.PROFILE, profile)
            return one.model_copy(update={"person": holders[0] if holders else None})
    return one


CAPTURES: web.AppKey[Captures] = web.AppKey("captures", Captures)
