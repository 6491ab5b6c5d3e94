"""Ties over HTTP."""

from kithbook.store.service import STORE
from kithbook.ties import service
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.relationship_operations import TIE
from kithbook_protocol.ties import Tie


async def tie(call: Call) -> Tie:
    """Say how strong the tie with a person is now, and why."""
    store = call.app[STORE]
    return await store.read(lambda held: service.show(held, call.body, store.now()))


ROUTES = [Route(TIE, tie)]
