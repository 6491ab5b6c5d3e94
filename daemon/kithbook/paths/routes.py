"""Ways to people over HTTP."""

from kithbook.paths import service
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.path_operations import PATH
from kithbook_protocol.paths import Paths


async def path(call: Call) -> Paths:
    """Say who can introduce you to whom you want to meet."""
    store = call.app[STORE]
    return await store.read(lambda held: service.find(held, call.body, store.now()))


ROUTES = [Route(PATH, path)]
