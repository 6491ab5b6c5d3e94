"""Notes over HTTP."""

from kithbook.notes import service
from kithbook.store.routes import reads, writes
from kithbook_protocol.operations import NOTE, NOTES

ROUTES = [writes(NOTE, "note", service.write), reads(NOTES, service.show)]
