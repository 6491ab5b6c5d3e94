"""Merging over HTTP."""

from kithbook.merging import service
from kithbook.store.routes import reads, writes
from kithbook_protocol.operations import MERGE, MERGE_PREVIEW

ROUTES = [reads(MERGE_PREVIEW, service.preview), writes(MERGE, "merge", service.merge)]
