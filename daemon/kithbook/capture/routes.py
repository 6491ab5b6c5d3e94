"""Captures over HTTP, and adding people, who may come from one."""

import asyncio
from uuid import UUID

from kithbook.capture.draft import add, link
from kithbook.capture.photo import keep
from kithbook.capture.reextraction import Reextraction
from kithbook.capture.report import report
from kithbook.capture.service import CAPTURES, accept
from kithbook.drift.service import site_called
from kithbook.jobs.service import JOBS
from kithbook.jobs.worker import WORKER
from kithbook.spool.service import SPOOL
from kithbook.store.model import PHOTO
from kithbook.store.routes import writes
from kithbook.store.service import STORE
from kithbook.web.model import COMMAND_LINE, Call
from kithbook.web.route import Route
from kithbook_protocol.base import WireModel
from kithbook_protocol.capture import Receipt
from kithbook_protocol.drift import SiteReport
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import (
    ADD,
    CAPTURE,
    CAPTURE_PHOTO,
    DRIFT_REPORT,
    LINK,
    RECEIPT,
    REEXTRACT,
)


async def capture(call: Call) -> WireModel:
    """Store a page and answer; what is made of it comes later."""
    acknowledgement = await call.app[STORE].apply(call, "capture", CAPTURE, accept)
    call.app[CAPTURES].arrived()
    return acknowledgement


async def receipt(call: Call) -> Receipt:
    """Say what became of a capture, which may have come while the vault was locked."""
    request, now = call.body, asyncio.get_running_loop().time
    deadline = now() + request.wait_seconds
    if call.caller is not COMMAND_LINE and not await call.app[SPOOL].passed(
        UUID(call.caller.name), request.capture, request.wait_seconds
    ):
        return Receipt(capture=request.capture, state="pending")
    return await call.app[CAPTURES].receipt(request.capture, max(0, deadline - now()))


async def again(call: Call) -> Job:
    """Read kept pages again, as a job."""
    store, request = call.app[STORE], call.body
    if request.site:
        site_called(request.site)
    _ = store.journal  # a locked vault is told at once, not by the job
    work = Reextraction(store, call.app[WORKER], call.caller.name, request).run
    return call.app[JOBS].start("reextract", work)


async def structure(call: Call) -> SiteReport:
    """Say what may be told of a site's newest badly read page."""
    return await report(call.app[STORE], call.app[WORKER], call.body)


ROUTES = [
    Route(DRIFT_REPORT, structure),
    Route(REEXTRACT, again),
    Route(CAPTURE, capture),
    Route(RECEIPT, receipt),
    writes(CAPTURE_PHOTO, PHOTO, keep),
    writes(ADD, "add", add),
    writes(LINK, "add", link),
]
