"""The week over HTTP."""

from kithbook.store.routes import writes
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook.week import service
from kithbook.week.interface import REASONS
from kithbook_protocol.relationship_operations import WEEK, WEEK_ANSWER
from kithbook_protocol.week import Week


async def week(call: Call) -> Week:
    """Say whom to reach out to this week."""
    store, providers = call.app[STORE], call.app[REASONS]
    return await store.read(lambda held: service.week(held, providers, store.now()))


ROUTES = [Route(WEEK, week), writes(WEEK_ANSWER, "week", service.answer)]
