"""Interactions and promises over HTTP."""

from kithbook.interactions import promise, service
from kithbook.store.routes import reads, writes
from kithbook_protocol.relationship_operations import (
    INTERACTIONS,
    LOG,
    LOG_EDIT,
    LOG_REMOVE,
    PROMISE,
    PROMISE_END,
    PROMISES,
)

ROUTES = [
    writes(LOG, "log", service.log),
    writes(LOG_EDIT, "relog", service.edit),
    writes(LOG_REMOVE, "unlog", service.remove),
    reads(INTERACTIONS, service.show),
    writes(PROMISE, "promise", promise.make),
    writes(PROMISE_END, "promise", promise.end),
    reads(PROMISES, promise.show),
]
