"""Every call of the API, once. The daemon refuses to start if one has no handler.

Those about the vault itself are in `vault_operations`, those about being in touch with people in
`relationship_operations`, those about introductions in `introduction_operations`, those about
asks, offers and favours in `favour_operations`, those about files in and out in
`transfer_operations`, those about backups in `backup_operations`, those about saved searches in
`search_operations`, those about what the book says as a whole in `insight_operations`.
"""

from typing import Any

from . import (
    backup_operations,
    favour_operations,
    insight_operations,
    introduction_operations,
    path_operations,
    people_operations,
    relationship_operations,
    search_operations,
    transfer_operations,
    vault_operations,
)
from .address import Known, KnownRequest, LinkRequest
from .base import Nothing
from .capture import Acknowledgement, CaptureRequest, Receipt, ReceiptRequest, ReextractRequest
from .drift import Drift, SiteReport, SiteRequest
from .duplicates import DistinctRequest, Duplicates, DuplicatesRequest
from .journal import History, HistoryRequest, Job, Undone, UndoPreview, UndoRequest
from .merging import Merged, MergePreview, MergeRequest
from .operation import Operation, Scope
from .origin import Origins
from .people import (
    AddRequest,
    Applied,
    EditRequest,
    ForgetRequest,
    Forgettable,
    Forgotten,
    NoteRequest,
    Notes,
    Person,
    PersonRequest,
    SuggestionRequest,
    Suggestions,
    SuggestionsRequest,
    TagList,
)
from .photo import PhotoKept, PhotoReply, PhotoRequest
from .search import SearchReply, SearchRequest

CAPTURE = Operation(
    "/v1/capture",
    CaptureRequest,
    Acknowledgement,
    Scope.CAPTURE,
    "Store a page; acknowledged once it is durable",
    writes=True,
    max_body=4 * 1024 * 1024,
)
RECEIPT = Operation(
    "/v1/capture/receipt", ReceiptRequest, Receipt, Scope.FULL, "Wait for what became of a capture"
)

CAPTURE_PHOTO = Operation(
    "/v1/capture/photo",
    PhotoRequest,
    PhotoKept,
    Scope.CAPTURE,
    "Bring in a picture of a capture's person",
    writes=True,
    quiet=True,
)

REEXTRACT = Operation(
    "/v1/capture/again", ReextractRequest, Job, Scope.LOCAL, "Read kept pages again, as a job"
)

DRIFT = Operation("/v1/drift", Nothing, Drift, Scope.FULL, "How the pages of each site are read")
DRIFT_DISMISS = Operation(
    "/v1/drift/dismiss", SiteRequest, Drift, Scope.FULL, "Show a site's notice no more"
)
DRIFT_REPORT = Operation(
    "/v1/drift/report", SiteRequest, SiteReport, Scope.FULL, "What a badly read page is built of"
)

ADD = Operation("/v1/people/add", AddRequest, Applied, Scope.FULL, "Add a person", writes=True)
LINK = Operation(
    "/v1/people/link",
    LinkRequest,
    Applied,
    Scope.FULL,
    "Add whom a link leads to, unless their page is somebody's in the book",
    writes=True,
)
KNOWN = Operation(
    "/v1/people/known", KnownRequest, Known, Scope.FULL, "Whose pages these are, by their addresses"
)
EDIT = Operation(
    "/v1/people/edit", EditRequest, Applied, Scope.FULL, "Change a person", writes=True
)
DELETE = Operation(
    "/v1/people/delete",
    PersonRequest,
    Applied,
    Scope.FULL,
    "Delete a person (can be undone)",
    writes=True,
)
FORGETTABLE = Operation(
    "/v1/people/forget/whom",
    PersonRequest,
    Forgettable,
    Scope.FULL,
    "Whom a forgetting would be about",
)
FORGET = Operation(
    "/v1/people/forget",
    ForgetRequest,
    Forgotten,
    Scope.FULL,
    "Forget a person (cannot be undone)",
    writes=True,
)
SHOW = Operation("/v1/people/show", PersonRequest, Person, Scope.FULL, "Show a person")
ORIGINS = Operation(
    "/v1/people/origins", PersonRequest, Origins, Scope.FULL, "Where each value comes from"
)
TAGS = Operation("/v1/people/tags", Nothing, TagList, Scope.FULL, "Every tag in use")

_PATH = "/v1/people/merge"
MERGE_PREVIEW = Operation(
    f"{_PATH}/preview", MergeRequest, MergePreview, Scope.FULL, "What a merge would choose between"
)
MERGE = Operation(
    _PATH, MergeRequest, Merged, Scope.FULL, "Make one person of two (can be undone)", writes=True
)

_PATH = "/v1/people/suggestions"
SUGGESTIONS = Operation(
    _PATH, SuggestionsRequest, Suggestions, Scope.FULL, "What pages say otherwise"
)
ACCEPT = Operation(
    f"{_PATH}/accept", SuggestionRequest, Applied, Scope.FULL, "Take suggestions", writes=True
)
DISMISS = Operation(
    f"{_PATH}/dismiss", SuggestionRequest, Applied, Scope.FULL, "Drop suggestions", writes=True
)

_PAIRS = "/v1/people/duplicates"
DUPLICATES = Operation(
    _PAIRS, DuplicatesRequest, Duplicates, Scope.FULL, "People who may be the same person"
)
DUPLICATES_SCAN = Operation(
    f"{_PAIRS}/scan", Nothing, Job, Scope.FULL, "Compare everybody with everybody, as a job"
)
DISTINCT = Operation(
    f"{_PAIRS}/distinct",
    DistinctRequest,
    Applied,
    Scope.FULL,
    "Remember that two people are not the same (can be undone)",
    writes=True,
)

NOTE = Operation("/v1/notes/write", NoteRequest, Applied, Scope.FULL, "Write a note", writes=True)
NOTES = Operation("/v1/notes", PersonRequest, Notes, Scope.FULL, "A person's notes")

PHOTO = Operation("/v1/photo", PersonRequest, PhotoReply, Scope.FULL, "A person's photo")
PHOTO_REMOVE = Operation(
    "/v1/photo/remove",
    PersonRequest,
    Applied,
    Scope.FULL,
    "Take a photo off a person (can be undone)",
    writes=True,
)

SEARCH = Operation("/v1/search", SearchRequest, SearchReply, Scope.FULL, "Find people")
EXAMINE = Operation(
    "/v1/doctor", Nothing, Job, Scope.LOCAL, "Check the vault, mend what can be mended, as a job"
)

HISTORY = Operation("/v1/history", HistoryRequest, History, Scope.FULL, "What was done")
UNDO_PREVIEW = Operation(
    "/v1/undo/preview", UndoRequest, UndoPreview, Scope.FULL, "What an undo would do"
)
UNDO = Operation("/v1/undo", UndoRequest, Undone, Scope.FULL, "Take an action back", writes=True)

_NAMES = (
    vars(vault_operations)
    | vars(people_operations)
    | vars(relationship_operations)
    | vars(introduction_operations)
    | vars(path_operations)
    | vars(search_operations)
    | vars(favour_operations)
    | vars(transfer_operations)
    | vars(backup_operations)
    | vars(insight_operations)
    | globals()
)
OPERATIONS: dict[str, Operation[Any, Any]] = {
    name: value for name, value in sorted(_NAMES.items()) if isinstance(value, Operation)
}
"""Every operation by its name."""

QUIET = frozenset(operation.path for operation in OPERATIONS.values() if operation.quiet)
"""Paths of which nobody is told that they wait."""
