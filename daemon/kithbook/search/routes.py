"""Search over HTTP, and the doctor."""

from functools import partial

from kithbook.calendar.model import today
from kithbook.jobs.service import JOBS
from kithbook.jobs.worker import WORKER
from kithbook.search import closeness, doctor, listing, saved, service
from kithbook.store.journal import Unit
from kithbook.store.routes import writes
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import EXAMINE, SEARCH
from kithbook_protocol.search import (
    Opened,
    PeopleList,
    SavedSearches,
    SaveSearchRequest,
    SearchReply,
    SearchSaved,
)
from kithbook_protocol.search_operations import (
    OPENED,
    PEOPLE_LIST,
    SEARCH_REMOVE,
    SEARCH_SAVE,
    SEARCHES,
)


async def search(call: Call) -> SearchReply:
    """Find people, now."""
    store = call.app[STORE]
    return await store.read(lambda held: service.search(held, call.body, store.now()))


async def listed(call: Call) -> PeopleList:
    """List people in an order, now."""
    store = call.app[STORE]
    return await store.read(lambda held: listing.listed(held, call.body, store.now()))


async def opened(call: Call) -> Opened:
    """Take note that somebody was opened, now."""
    store = call.app[STORE]
    return await store.maintain(lambda held: closeness.opened(held, call.body, store.now()))


async def searches(call: Call) -> SavedSearches:
    """List saved searches, with how many each finds now."""
    store = call.app[STORE]
    return await store.read(lambda held: saved.every(held, today(store.now())))


def _save(unit: Unit, request: SaveSearchRequest) -> SearchSaved:
    return saved.save(unit, request, today(unit.at))


async def examine(call: Call) -> Job:
    """Look at the whole vault, as a job."""
    store = call.app[STORE]
    _ = store.journal  # a locked vault is told at once, not by the job
    work = partial(doctor.examine, store, call.app[WORKER])
    return call.app[JOBS].start("examine", work)


ROUTES = [
    Route(SEARCH, search),
    Route(PEOPLE_LIST, listed),
    Route(OPENED, opened),
    Route(SEARCHES, searches),
    writes(SEARCH_SAVE, "save search", _save),
    writes(SEARCH_REMOVE, "remove search", saved.remove),
    Route(EXAMINE, examine),
]
