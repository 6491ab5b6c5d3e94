"""Captures over HTTP, and adding people, who may come from one."""

from kithbook.capture.draft import add
from kithbook.capture.service import CAPTURES, accept
from kithbook.store.routes import writes
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.base import WireModel
from kithbook_protocol.capture import Receipt
from kithbook_protocol.operations import ADD, CAPTURE, RECEIPT


async def capture(call: Call) -> WireModel:
    """Store a page and answer; what is made of it comes later."""
    acknowledgement = await call.app[STORE].apply(call, "capture", CAPTURE, accept)
    call.app[CAPTURES].arrived()
    return acknowledgement


async def receipt(call: Call) -> Receipt:
    """Say what became of a capture."""
    return await call.app[CAPTURES].receipt(call.body.capture, call.body.wait_seconds)


ROUTES = [Route(CAPTURE, capture), Route(RECEIPT, receipt), writes(ADD, "add", add)]
