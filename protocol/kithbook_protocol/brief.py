"""The brief: what to know before one meets somebody, on one page."""

from typing import Annotated, Literal

from pydantic import Field

from .agenda import Birthday
from .base import LongText, Moment, Reference, RowId, ShortText, WireModel
from .interactions import Day, Interaction
from .people import Note, Person
from .reminders import Contact


class BriefRequest(WireModel):
    """Ask for a brief on one person or several."""

    people: Annotated[list[Reference], Field(min_length=1, max_length=20)]
    """Each as in `PersonRequest`."""


class BriefChange(WireModel):
    """What a page said newly of somebody since you were last in touch."""

    label: ShortText
    before: ShortText | None
    after: ShortText | None
    at: Moment


class BriefEntry(WireModel):
    """Something open between you and somebody."""

    kind: Literal["promise", "theirs", "reminder", "ask", "offer", "introduction", "thanks"]
    """What you promised, what they did, a reminder; what they need, what they can give; an
    introduction under way; a thank-you owed."""
    person: RowId
    text: LongText
    day: Day | None


class BriefPerson(WireModel):
    """What to know of one person."""

    person: Person
    contact: Contact | None
    """Where there is a cadence."""
    changes: list[BriefChange]
    """The newest first."""
    last: list[Interaction]
    """The last three."""
    notes: list[Note]
    """The newest three."""
    entries: list[BriefEntry]
    birthday: Birthday | None
    """Where it is within a month."""


class SharedReason(WireModel):
    """How one of those whom a brief is on knows somebody."""

    kind: Literal["relation", "reverse", "together", "organisation"]
    """Somebody is `what` of theirs, or they of somebody; both took part in something; both are at
    an organisation now."""
    whose: ShortText | None = None
    """The name of the one of them, where the brief is on several."""
    what: ShortText
    """The label of a relation, the kind of an interaction, the organisation."""
    day: Day | None = None
    """Of an interaction."""
    sentence: ShortText
    """The same for people: "Ada: manager", "Bo: at ACME"."""


class SharedPerson(WireModel):
    """Somebody else whom one or several of them know."""

    person: RowId
    name: ShortText
    reasons: list[SharedReason]


class Brief(WireModel):
    """A brief."""

    today: Day
    people: list[BriefPerson]
    shared: list[SharedPerson]
    """Who has to do with most of them first."""
    markdown: LongText
    """All of it as Markdown."""
