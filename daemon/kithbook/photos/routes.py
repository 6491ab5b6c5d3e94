"""Photos over HTTP; they come in with captures."""

from kithbook.photos import service
from kithbook.store.routes import reads, writes
from kithbook_protocol.operations import PHOTO, PHOTO_REMOVE

ROUTES = [reads(PHOTO, service.show), writes(PHOTO_REMOVE, "edit", service.remove)]
