"""The calls about interactions, promises, cadences, ties, reminders, the week, the brief."""

from .agenda import (
    Reminded,
    ReminderEdit,
    ReminderNamed,
    ReminderRequest,
    Reminders,
    RemindersRequest,
    Snoozed,
    SnoozeRequest,
)
from .base import Nothing
from .brief import Brief, BriefRequest
from .feed import Feed, FeedRequest
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
    DueCount,
    DueRequest,
    Touch,
)
from .ties import Tie
from .week import Week, WeekAnswered, WeekAnswerRequest

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
DUE_COUNT = Operation(
    "/v1/due/count", Nothing, DueCount, Scope.FULL, "How much is due today", unattended=True
)

REMIND = Operation(
    "/v1/reminders/make",
    ReminderRequest,
    Reminded,
    Scope.FULL,
    "Ask to be reminded of something",
    writes=True,
)
REMINDER_EDIT = Operation(
    "/v1/reminders/edit", ReminderEdit, Reminded, Scope.FULL, "Change a reminder", writes=True
)
REMINDER_DONE = Operation(
    "/v1/reminders/done",
    ReminderNamed,
    Reminded,
    Scope.FULL,
    "Say that what one was reminded of is done; one that comes again waits for its next day",
    writes=True,
)
REMINDER_REMOVE = Operation(
    "/v1/reminders/remove",
    ReminderNamed,
    Reminded,
    Scope.FULL,
    "Remove a reminder (can be undone)",
    writes=True,
)
REMINDERS = Operation("/v1/reminders", RemindersRequest, Reminders, Scope.FULL, "Reminders")
SNOOZE = Operation(
    "/v1/snooze",
    SnoozeRequest,
    Snoozed,
    Scope.FULL,
    "Leave a person or a reminder for later",
    writes=True,
)
TIE = Operation(
    "/v1/tie", PersonRequest, Tie, Scope.FULL, "How strong the tie with a person is, and why"
)

WEEK = Operation("/v1/week", Nothing, Week, Scope.FULL, "Whom to reach out to this week")
WEEK_ANSWER = Operation(
    "/v1/week/answer",
    WeekAnswerRequest,
    WeekAnswered,
    Scope.FULL,
    "Say of somebody in the week what came of it",
    writes=True,
)
BRIEF = Operation("/v1/brief", BriefRequest, Brief, Scope.FULL, "What to know before you meet")

FEED = Operation("/v1/feed", Nothing, Feed, Scope.FULL, "How the calendar feed stands")
FEED_ON = Operation("/v1/feed/on", FeedRequest, Feed, Scope.FULL, "Turn the calendar feed on")
FEED_NEW = Operation(
    "/v1/feed/new", FeedRequest, Feed, Scope.FULL, "Give the calendar feed a new address"
)
FEED_OFF = Operation("/v1/feed/off", Nothing, Feed, Scope.FULL, "Turn the calendar feed off")
