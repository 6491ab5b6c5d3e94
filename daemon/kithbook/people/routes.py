"""People over HTTP."""

from kithbook.people import past, service
from kithbook.store.routes import reads, writes
from kithbook_protocol.operations import DELETE, EDIT, HISTORY, SHOW, TAGS

ROUTES = [
    writes(EDIT, "edit", service.edit),
    writes(DELETE, "delete", service.delete),
    reads(SHOW, service.show),
    reads(TAGS, service.list_tags),
    reads(HISTORY, past.past),
]
