"""Ways to people over HTTP."""

from kithbook.paths.service import WAYS
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.path_operations import PATH
from kithbook_protocol.paths import Paths


async def path(call: Call) -> Paths:
    """Say who can introduce you to whom you want to meet."""
    return await call.app[WAYS].find(call.body)


ROUTES = [Route(PATH, path)]
