"""Search over HTTP, and the doctor."""

from functools import partial

from kithbook.jobs.service import JOBS
from kithbook.jobs.worker import WORKER
from kithbook.search import doctor, service
from kithbook.store.routes import reads
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import EXAMINE, SEARCH


async def examine(call: Call) -> Job:
    """Look at the whole vault, as a job."""
    store = call.app[STORE]
    _ = store.journal  # a locked vault is told at once, not by the job
    work = partial(doctor.examine, store, call.app[WORKER])
    return call.app[JOBS].start("examine", work)


ROUTES = [reads(SEARCH, service.search), Route(EXAMINE, examine)]
