"""A site's newest badly read page, as what may be told of it: nothing is sent, a person may."""

from uuid import UUID

from kithbook.capture import store
from kithbook.drift import service as drift
from kithbook.errors import NotThere
from kithbook.extract.model import Extraction
from kithbook.jobs.worker import Worker
from kithbook.store.database import Connection
from kithbook.store.service import Store
from kithbook_protocol.drift import SiteReport, SiteRequest

REPORT_SECONDS = 5
"""0.3 s was the slowest page of the corpus, of which its skeleton took 0.07."""


async def report(opened: Store, worker: Worker, request: SiteRequest) -> SiteReport:
    """Return what may be told of the newest page of a site that was read badly and is kept.

    Raises:
        NotThere: there is no such site, or no such page.
        WorkerFailed: the page breaks its worker.
    """
    site = drift.site_called(request.site)
    page = await opened.read(lambda connection: _page(connection, site))
    if page is None:
        raise NotThere(
            f"There is nothing to report: no page of {drift.name_of(site)} that was read badly "
            "is kept."
        )
    return SiteReport.model_validate_json(await worker.ask("report", page, REPORT_SECONDS))


def _page(connection: Connection, site: str) -> bytes | None:
    for capture in drift.read_badly(connection, site):
        page = store.snapshot(connection, capture)
        if page is not None and _was_read(connection, capture):
            return page
    return None


def _was_read(connection: Connection, capture: UUID) -> bool:
    """Tell whether a page did not break its worker: the address alone gives a candidate."""
    found = store.outcome(connection, capture)
    return bool(found and found[1] and Extraction.model_validate_json(found[1]).candidates)
