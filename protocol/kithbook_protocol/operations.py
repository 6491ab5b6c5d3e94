"""Every call of the API, once. The daemon refuses to start if one has no handler."""

from typing import Any

from .base import Nothing
from .capture import Acknowledgement, CaptureRequest, Receipt, ReceiptRequest, ReextractRequest
from .drift import Drift, SiteRequest
from .hello import HelloReply, HelloRequest
from .journal import History, HistoryRequest, Job, JobRequest, Jobs, Undone, UndoRequest
from .keys import (
    KeySlots,
    PassphraseChange,
    Proof,
    RecoveryChange,
    RotationRequest,
    SlotAddition,
    SlotRemoval,
    SlotTrials,
    StrictChange,
)
from .operation import Operation, Scope
from .pairing import (
    Client,
    Clients,
    PairChallenge,
    PairDone,
    PairFinish,
    PairStart,
    RevokeRequest,
    Window,
    WindowOutcome,
    WindowRequest,
)
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
    TagList,
)
from .photo import PhotoKept, PhotoReply, PhotoRequest
from .search import SearchReply, SearchRequest
from .spool import RefusedRequest, RefusedWrite, SpoolState
from .vault import LocalUnlock, Status

HELLO = Operation(
    "/v1/hello", HelloRequest, HelloReply, Scope.OPEN, "Who answers here?", while_locked=True
)

PAIR_START = Operation(
    "/v1/pair/start",
    PairStart,
    PairChallenge,
    Scope.OPEN,
    "Exchange keys, while a pairing window is open",
    while_locked=True,
)
PAIR_FINISH = Operation(
    "/v1/pair/finish",
    PairFinish,
    PairDone,
    Scope.OPEN,
    "Prove the code and receive the grant",
    while_locked=True,
)
PAIR_WINDOW = Operation(
    "/v1/pair/window",
    WindowRequest,
    Window,
    Scope.LOCAL,
    "Open the pairing window and make a code",
    while_locked=True,
)
PAIR_OUTCOME = Operation(
    "/v1/pair/outcome",
    Nothing,
    WindowOutcome,
    Scope.LOCAL,
    "Wait up to 8 s for the window to close",
    while_locked=True,
)
CLIENTS = Operation(
    "/v1/clients", Nothing, Clients, Scope.LOCAL, "List paired clients", while_locked=True
)
REVOKE = Operation(
    "/v1/clients/revoke",
    RevokeRequest,
    Client,
    Scope.LOCAL,
    "Unpair a client",
    while_locked=True,
)

STATUS = Operation(
    "/v1/status", Nothing, Status, Scope.FULL, "State of vault and daemon", while_locked=True
)
LOCK = Operation("/v1/lock", Nothing, Status, Scope.FULL, "Lock the vault", while_locked=True)
UNLOCK = Operation(
    "/v1/unlock",
    Nothing,
    Status,
    Scope.FULL,
    "Let the daemon try its keyring slot; carries no secret",
    while_locked=True,
)
LOCAL_UNLOCK = Operation(
    "/v1/unlock/local",
    LocalUnlock,
    Status,
    Scope.LOCAL,
    "Unlock with a passphrase, or from the keyring",
    while_locked=True,
)

KEYS = Operation(
    "/v1/keys",
    Proof,
    KeySlots,
    Scope.LOCAL,
    "List the key slots; with a secret, only if it opens one",
    while_locked=True,
)
KEYS_PASSPHRASE = Operation(
    "/v1/keys/passphrase",
    PassphraseChange,
    KeySlots,
    Scope.LOCAL,
    "Exchange a passphrase",
    while_locked=True,
)
KEYS_ADD = Operation(
    "/v1/keys/add", SlotAddition, KeySlots, Scope.LOCAL, "Add a key slot", while_locked=True
)
KEYS_REMOVE = Operation(
    "/v1/keys/remove", SlotRemoval, KeySlots, Scope.LOCAL, "Remove a key slot", while_locked=True
)
KEYS_STRICT = Operation(
    "/v1/keys/strict",
    StrictChange,
    KeySlots,
    Scope.LOCAL,
    "Need keyring and passphrase together, or no longer",
    while_locked=True,
)
KEYS_RECOVERY = Operation(
    "/v1/keys/recovery",
    RecoveryChange,
    KeySlots,
    Scope.LOCAL,
    "Exchange the recovery key",
    while_locked=True,
)
KEYS_ROTATE = Operation(
    "/v1/keys/rotate",
    RotationRequest,
    Job,
    Scope.LOCAL,
    "Give the database a new key, as a job",
    while_locked=True,
)
KEYS_CHECK = Operation(
    "/v1/keys/check",
    Proof,
    SlotTrials,
    Scope.LOCAL,
    "Try each key slot alone",
    while_locked=True,
)

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
    "/v1/drift/dismiss",
    SiteRequest,
    Drift,
    Scope.FULL,
    "Show the notice that a site has changed no more",
)

ADD = Operation("/v1/people/add", AddRequest, Applied, Scope.FULL, "Add a person", writes=True)
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
TAGS = Operation("/v1/people/tags", Nothing, TagList, Scope.FULL, "Every tag in use")

_PATH = "/v1/people/suggestions"
SUGGESTIONS = Operation(_PATH, Nothing, Suggestions, Scope.FULL, "What pages say otherwise")
ACCEPT = Operation(
    f"{_PATH}/accept", SuggestionRequest, Applied, Scope.FULL, "Take a suggestion", writes=True
)
DISMISS = Operation(
    f"{_PATH}/dismiss", SuggestionRequest, Applied, Scope.FULL, "Drop a suggestion", writes=True
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

SPOOL = Operation(
    "/v1/spool",
    Nothing,
    SpoolState,
    Scope.FULL,
    "Writes kept while the vault was locked, and those refused since",
    while_locked=True,
)
SPOOL_RETRY = Operation(
    "/v1/spool/retry", RefusedRequest, RefusedWrite, Scope.FULL, "Apply a refused write after all"
)
SPOOL_DISCARD = Operation(
    "/v1/spool/discard", RefusedRequest, RefusedWrite, Scope.FULL, "Forget a refused write"
)

HISTORY = Operation("/v1/history", HistoryRequest, History, Scope.FULL, "What was done")
UNDO = Operation("/v1/undo", UndoRequest, Undone, Scope.FULL, "Take an action back", writes=True)

JOBS = Operation("/v1/jobs", Nothing, Jobs, Scope.FULL, "Long work of this run")
JOB = Operation("/v1/jobs/show", JobRequest, Job, Scope.FULL, "One job")
CANCEL = Operation("/v1/jobs/cancel", JobRequest, Job, Scope.FULL, "Stop a job")

OPERATIONS: dict[str, Operation[Any, Any]] = {
    name: value for name, value in sorted(globals().items()) if isinstance(value, Operation)
}
"""Every operation by its name."""

QUIET = frozenset(operation.path for operation in OPERATIONS.values() if operation.quiet)
"""Paths of which nobody is told that they wait."""
