"""The brief over HTTP."""

from kithbook.brief import service
from kithbook.brief.interface import ENTRIES
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.brief import Brief
from kithbook_protocol.relationship_operations import BRIEF


async def brief(call: Call) -> Brief:
    """Say what to know before one meets people."""
    store, providers = call.app[STORE], call.app[ENTRIES]
    return await store.read(lambda held: service.brief(held, providers, call.body, store.now()))


ROUTES = [Route(BRIEF, brief)]
