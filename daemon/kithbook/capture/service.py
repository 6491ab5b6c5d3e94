"""Captures: stored and acknowledged first, then extracted in the worker and made into people."""

import asyncio
from collections.abc import Iterable
from functools import partial
from uuid import UUID

from aiohttp import web

from kithbook.capture import store
from kithbook.capture.model import Waiting
from kithbook.capture.said import normal_form
from kithbook.capture.settle import settle
from kithbook.clerk import Clerk
from kithbook.drift import service as drift
from kithbook.duplicates import service as duplicates
from kithbook.errors import Busy, InvalidRequest, KithbookError, NotThere, VaultLocked
from kithbook.extract.model import Extraction
from kithbook.jobs.worker import Worker, WorkerFailed
from kithbook.log import log
from kithbook.people import service as people
from kithbook.people import store as people_store
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


class Captures(Clerk):
    """The line of captures that wait, and the one task that works it off."""

    def __init__(
        self, opened: Store, worker: Worker, extraction_seconds: float = EXTRACTION_SECONDS
    ) -> None:
        super().__init__("captures")
        self._store = opened
        self._worker = worker
        self._extraction_seconds = extraction_seconds
        self._waiting = 0
        self._settled = 0
        """The place in the line of the last one worked off."""

    async def start(self) -> None:
        """Go on with what an earlier run left, then with what comes in."""
        self._waiting = await self._store.read(store.count_waiting)
        self._settled = 0
        await super().start()

    def arrived(self) -> None:
        """Take note that one more waits."""
        self._waiting += 1
        super().arrived()

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
        if not await self._passed(last, SETTLED_SECONDS):
            raise Busy("Earlier captures are still being read; try again in a moment.")

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
            await self._passed(seen + 1, left)

    async def take(self) -> bool:
        """Make of the capture that came first what can be made of it."""
        waiting = await self._store.read(store.first_waiting)
        if waiting is None:
            count = await self._store.read(store.count_waiting)
            if not self._arrived.is_set():  # else one more may have come since
                self._waiting = count
            return False
        await self._settle(waiting)
        self._settled = waiting.came
        self._waiting -= 1
        return True

    async def _passed(self, place: int, seconds: float) -> bool:
        """Wait up to `seconds` until the line is worked off up to a place.

        Raises:
            VaultLocked: it was locked meanwhile.
        """
        passed = await self.reached(lambda: self._settled >= place, seconds)
        if not self._task:
            raise VaultLocked
        return passed

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
            "proposals": duplicates.of(connection, person) if person else [],
            "people": _as_known(connection, receipt.people),
        }
    )


def _as_known(connection: Connection, listed: Iterable[ListedPerson]) -> list[ListedPerson]:
    """Say who listed people are now, where their page is somebody's in the book."""
    pages = [(one, normal_form(IdentityKind.PROFILE, one.url or "")) for one in listed]
    known = people_store.first_holders(
        connection, {page for _, page in pages if page}, IdentityKind.PROFILE
    )
    return [one.model_copy(update={"person": known.get(page or "")}) for one, page in pages]


CAPTURES: web.AppKey[Captures] = web.AppKey("captures", Captures)
