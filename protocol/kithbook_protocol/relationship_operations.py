"""The calls about interactions, promises and cadences."""

from .base import Nothing
from .interactions import (
    InteractionRequest,
    Interactions,
    InteractionsRequest,
    LogEdit,
    Logged,
    LogRequest,
    Promised,
    PromiseEnding,
    PromiseRequest,
    Promises,
    PromisesRequest,
)
from .operation import Operation, Scope
from .people import PersonRequest
from .reminders import (
    CadenceRequest,
    Cadences,
    CadenceSet,
    CadenceSubject,
    Due,
    DueRequest,
    Touch,
)

LOG = Operation(
    "/v1/interactions/log", LogRequest, Logged, Scope.FULL, "Log an interaction", writes=True
)
LOG_EDIT = Operation(
    "/v1/interactions/edit",
    LogEdit,
    Logged,
    Scope.FULL,
    "Change an interaction (can be undone)",
    writes=True,
)
LOG_REMOVE = Operation(
    "/v1/interactions/remove",
    InteractionRequest,
    Logged,
    Scope.FULL,
    "Remove an interaction (can be undone)",
    writes=True,
)
INTERACTIONS = Operation(
    "/v1/interactions",
    InteractionsRequest,
    Interactions,
    Scope.FULL,
    "Interactions with a person, or with anybody",
)
PROMISE = Operation(
    "/v1/promises/make", PromiseRequest, Promised, Scope.FULL, "Write down a promise", writes=True
)
PROMISE_END = Operation(
    "/v1/promises/end",
    PromiseEnding,
    Promised,
    Scope.FULL,
    "Say what became of a promise",
    writes=True,
)
PROMISES = Operation("/v1/promises", PromisesRequest, Promises, Scope.FULL, "Promises made")

CADENCE = Operation(
    "/v1/cadences/set",
    CadenceRequest,
    CadenceSet,
    Scope.FULL,
    "Say how often to be in touch",
    writes=True,
)
CADENCE_OFF = Operation(
    "/v1/cadences/off", CadenceSubject, CadenceSet, Scope.FULL, "Take a cadence off", writes=True
)
CADENCES = Operation("/v1/cadences", Nothing, Cadences, Scope.FULL, "Every cadence that is set")
DUE = Operation("/v1/due", DueRequest, Due, Scope.FULL, "With whom it is time again")
TOUCH = Operation("/v1/touch", PersonRequest, Touch, Scope.FULL, "How you stand with a person")
