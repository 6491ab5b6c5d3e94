"""Cadences, reminders and what is due over HTTP."""

from kithbook.reminders import cadence, reminder, service
from kithbook.reminders.snooze import snooze
from kithbook.store.routes import reads, writes
from kithbook.store.service import STORE
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol.relationship_operations import (
    CADENCE,
    CADENCE_OFF,
    CADENCES,
    DUE,
    DUE_COUNT,
    REMIND,
    REMINDER_DONE,
    REMINDER_EDIT,
    REMINDER_REMOVE,
    REMINDERS,
    SNOOZE,
    TOUCH,
)
from kithbook_protocol.reminders import Due, DueCount, Touch


async def due(call: Call) -> Due:
    """Say with whom it is time again, now."""
    store = call.app[STORE]
    return await store.read(lambda held: service.due(held, call.body, store.now()))


async def count(call: Call) -> DueCount:
    """Say how much is due today."""
    store = call.app[STORE]
    return await store.read(lambda held: service.count(held, store.now()))


async def touch(call: Call) -> Touch:
    """Say how you stand with a person, now."""
    store = call.app[STORE]
    return await store.read(lambda held: service.touch(held, call.body, store.now()))


ROUTES = [
    writes(CADENCE, "cadence", cadence.put),
    writes(CADENCE_OFF, "cadence", cadence.take_off),
    reads(CADENCES, cadence.every),
    writes(REMIND, "reminder", reminder.make),
    writes(REMINDER_EDIT, "reminder", reminder.edit),
    writes(REMINDER_DONE, "reminder", reminder.done),
    writes(REMINDER_REMOVE, "reminder", reminder.remove),
    reads(REMINDERS, reminder.show),
    writes(SNOOZE, "snooze", snooze),
    Route(DUE, due),
    Route(DUE_COUNT, count),
    Route(TOUCH, touch),
]
