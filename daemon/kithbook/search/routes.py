"""Search over HTTP."""

from functools import partial

from kithbook.jobs.service import JOBS, Progress
from kithbook.people import store as people
from kithbook.search import service
from kithbook.store.routes import reads
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import REINDEX, SEARCH


async def reindex(call: Call) -> Job:
    """Build the index anew, in batches with other writes between them."""
    store = call.app[STORE]

    async def work(progress: Progress) -> dict[str, int]:
        total = await store.read(people.count)
        after, done = b"", 0
        while True:
            after, count = await store.maintain(partial(service.rebuild_batch, after=after))
            done += count
            progress(done, total)
            if not after:
                return {"people": done}

    return call.app[JOBS].start("reindex", work)


ROUTES = [reads(SEARCH, service.search), Route(REINDEX, reindex)]
