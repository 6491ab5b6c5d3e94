"""The calls about the vault itself: who is let in, what opens it, what is under way."""

from .base import Nothing
from .hello import HelloReply, HelloRequest
from .journal import Job, JobRequest, Jobs
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

JOBS = Operation("/v1/jobs", Nothing, Jobs, Scope.FULL, "Long work of this run")
JOB = Operation("/v1/jobs/show", JobRequest, Job, Scope.FULL, "One job")
CANCEL = Operation("/v1/jobs/cancel", JobRequest, Job, Scope.FULL, "Stop a job")
