"""People over HTTP."""

from kithbook.people import merge, past, service, suggestion
from kithbook.store.routes import reads, writes
from kithbook.web.route import Route
from kithbook_protocol.operations import (
    ACCEPT,
    DELETE,
    DISMISS,
    EDIT,
    HISTORY,
    MERGE,
    MERGE_PREVIEW,
    SHOW,
    SUGGESTIONS,
    TAGS,
    UNDO_PREVIEW,
)

ROUTES = [
    writes(EDIT, "edit", service.edit),
    writes(DELETE, "delete", service.delete),
    reads(SHOW, service.show),
    reads(MERGE_PREVIEW, merge.preview),
    writes(MERGE, "merge", merge.merge),
    reads(TAGS, service.list_tags),
    reads(HISTORY, past.past),
    Route(UNDO_PREVIEW, past.foretell),
    reads(SUGGESTIONS, suggestion.every),
    writes(ACCEPT, "accept", suggestion.accept),
    writes(DISMISS, "dismiss", suggestion.dismiss),
]
