"""People who may be the same, over HTTP."""

from kithbook.duplicates import service
from kithbook.duplicates.scan import Scan
from kithbook.jobs.service import JOBS
from kithbook.jobs.worker import WORKER
from kithbook.store.routes import reads, writes
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import DISTINCT, DUPLICATES, DUPLICATES_SCAN


async def scan(call: Call) -> Job:
    """Compare everybody with everybody, as a job."""
    store = call.app[STORE]
    _ = store.journal  # a locked vault is told at once, not by the job
    return call.app[JOBS].start("duplicates", Scan(store, call.app[WORKER]).run)


ROUTES = [
    reads(DUPLICATES, service.every),
    Route(DUPLICATES_SCAN, scan),
    writes(DISTINCT, "distinct", service.distinguish),
]
