"""Cadences and what is due over HTTP."""

from kithbook.reminders import cadence, service
from kithbook.store.routes import reads, writes
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.relationship_operations import CADENCE, CADENCE_OFF, CADENCES, DUE, TOUCH
from kithbook_protocol.reminders import Due, Touch


async def due(call: Call) -> Due:
    """Say with whom it is time again, now."""
    store = call.app[STORE]
    return await store.read(lambda held: service.due(held, call.body, store.now()))


async def touch(call: Call) -> Touch:
    """Say how you stand with a person, now."""
    store = call.app[STORE]
    return await store.read(lambda held: service.touch(held, call.body, store.now()))


ROUTES = [
    writes(CADENCE, "cadence", cadence.put),
    writes(CADENCE_OFF, "cadence", cadence.take_off),
    reads(CADENCES, cadence.every),
    Route(DUE, due),
    Route(TOUCH, touch),
]
