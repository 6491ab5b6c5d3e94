"""Forgetting over HTTP."""

from kithbook.forget import service
from kithbook.forget.wipe import WIPING
from kithbook.store.model import FORGET as KIND
from kithbook.store.routes import reads, writes
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.base import WireModel
from kithbook_protocol.operations import FORGET, FORGETTABLE
from kithbook_protocol.people import Forgotten

PATIENCE_SECONDS = 6
"""For the wiping; a call may take 10 s."""

WIPED = "Forgotten. Their entry, notes, pages and history are wiped from the vault."

_FORGET = writes(FORGET, KIND, service.forget)


async def forget(call: Call) -> WireModel:
    """Forget someone; answer once the file is clean, or that it is being cleaned."""
    done = await _FORGET.handle(call)
    if not await call.app[WIPING].finished(PATIENCE_SECONDS):
        return done
    return Forgotten(wiped=True, sentence=WIPED)


ROUTES = [Route(FORGET, forget), reads(FORGETTABLE, service.whom)]
