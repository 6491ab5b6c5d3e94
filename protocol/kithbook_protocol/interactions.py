"""Interactions, and what was promised in them."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, Reference, RowId, ShortText, WireModel

Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A day where it was said, as `2025-11-23` (ISO 8601)."""

When = Annotated[str, StringConstraints(max_length=100)]
"""A day, or a day and a time, as people say it: "yesterday", "last Tuesday", "23 Nov 14:30",
"2025-11-23". What could be two days is refused. The daemon reads it, by the time zone of its
system and as of the moment in the item id."""


class InteractionKind(StrEnum):
    """What you had to do with each other."""

    MET = "met"
    CALL = "call"
    MESSAGE = "message"
    EMAIL = "email"
    EVENT = "event"
    FAVOUR = "favour"
    INTRODUCTION = "introduction"


Side = Literal["me", "them"]
"""Who of you began it: wrote first, called, did the favour."""


class Participant(WireModel):
    """Somebody who took part."""

    id: RowId
    name: ShortText


class Interaction(WireModel):
    """Something you had to do with people, once for all of them."""

    id: RowId
    kind: InteractionKind
    day: Day
    at: Moment | None
    """The minute, where that is known."""
    people: list[Participant]
    """Who took part and is still in the book."""
    text: LongText | None
    """Your note on it."""
    place: ShortText | None
    begun_by: Side | None = None
    """None is both of you, or not said: a meeting is of both."""


class LogRequest(WireModel):
    """Log an interaction with one person or several."""

    people: Annotated[list[Reference], Field(min_length=1, max_length=100)]
    """Each as in `PersonRequest`."""
    kind: InteractionKind
    when: When | None = None
    """None is today. Never still to come."""
    text: LongText | None = None
    place: ShortText | None = None
    begun_by: Side | None = None
    """None is both of you, or not said."""


class LogEdit(WireModel):
    """Change an interaction, for all who took part; what is left out stays."""

    interaction: Reference
    """Its id or the end of it."""
    kind: InteractionKind | None = None
    when: When | None = None
    """Never still to come."""
    text: LongText | None = None
    """Empty it goes."""
    place: ShortText | None = None
    """Empty it goes."""
    begun_by: Literal["me", "them", "both"] | None = None
    add_people: Annotated[list[Reference], Field(max_length=100)] = []
    """Who took part too, each as in `PersonRequest`."""
    remove_people: Annotated[list[Reference], Field(max_length=100)] = []
    """Who did not; somebody must be left."""


class Logged(WireModel):
    """An interaction was logged, changed or removed."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    interaction: Interaction | None
    """None once it is removed."""
    sentence: ShortText


class InteractionRequest(WireModel):
    """Name an interaction."""

    interaction: Reference
    """Its id or the end of it."""


class InteractionsRequest(WireModel):
    """List interactions."""

    person: Reference | None = None
    """As in `PersonRequest`; None is everybody."""
    limit: Annotated[int, Field(ge=1, le=500)] = 50


class Interactions(WireModel):
    """Interactions, newest first."""

    interactions: list[Interaction]
    more: bool
    """There are further ones beyond the limit."""


PromiseState = Literal["open", "kept", "dropped"]


class Promise(WireModel):
    """What one of you said they would do."""

    id: RowId
    person: RowId
    name: ShortText
    """The person's."""
    theirs: bool
    """Whether they promised it, and not you."""
    text: LongText
    due: Day | None
    state: PromiseState
    interaction: RowId | None
    """Where it was promised."""
    made_at: Moment


class PromiseRequest(WireModel):
    """Write down a promise."""

    person: Reference
    """As in `PersonRequest`."""
    text: Annotated[str, StringConstraints(min_length=1, max_length=64_000)]
    theirs: bool = False
    due: When | None = None
    """A day; it may be past."""
    interaction: Reference | None = None
    """Where it was promised: an interaction's id or the end of it."""


class PromiseEnding(WireModel):
    """Say what became of a promise."""

    promise: Reference
    """Its id or the end of it."""
    state: PromiseState
    """`open` opens it again."""


class Promised(WireModel):
    """A promise was written down, or has ended."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    promise: Promise
    sentence: ShortText


class PromisesRequest(WireModel):
    """List promises."""

    person: Reference | None = None
    """As in `PersonRequest`; None is everybody."""
    ended: bool = False
    """Those too that were kept or dropped."""
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class Promises(WireModel):
    """Promises: those with a day first, the earliest first; then the newest first."""

    promises: list[Promise]
    more: bool
    """There are further ones beyond the limit."""
