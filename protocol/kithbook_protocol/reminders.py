"""How often you want to be in touch with whom, and with whom it is time again."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .agenda import Birthday, Reminder, Resting
from .base import LongText, Reference, RowId, ShortText, WireModel
from .interactions import Day, Interaction, Promise
from .people import Tag

Days = Annotated[int, Field(ge=1, le=3_650)]


class CadenceSubject(WireModel):
    """Whom a cadence is for: one person, or everybody with a tag. Exactly one of the two."""

    person: Reference | None = None
    """As in `PersonRequest`."""
    tag: Tag | None = None


class CadenceRequest(CadenceSubject):
    """Say how often you want to be in touch."""

    ideal: Days
    """From so many days after the last interaction it is due."""
    latest: Days | None = None
    """After more than so many days it is overdue; None is the ideal and half of it again."""


class Cadence(WireModel):
    """How often you want to be in touch, of one person or of everybody with a tag."""

    person: RowId | None
    name: ShortText
    """The person's, or the tag's."""
    ideal: Days
    latest: Days


class CadenceSet(WireModel):
    """A cadence was set, or taken off."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    cadence: Cadence | None
    """None once it is off."""
    sentence: ShortText


class Cadences(WireModel):
    """Every cadence that is set: tags first, then people by name."""

    cadences: list[Cadence]


CadenceState = Literal["fresh", "due", "overdue"]


class Contact(WireModel):
    """With whom there is a cadence, and how that stands."""

    person: RowId
    name: ShortText
    state: CadenceState
    since: Day
    """The last interaction's, else when the person was added."""
    days: Annotated[int, Field(ge=0)]
    """Since then."""
    ideal: Days
    latest: Days
    tags: list[ShortText]
    """Tags the cadence comes from, of each threshold the strictest; none where it is their own."""
    last: Interaction | None
    note: LongText | None = None
    """The newest note about them, where they are listed."""


class Fading(WireModel):
    """Somebody without a cadence, met regularly once and no longer."""

    person: RowId
    name: ShortText
    days: Annotated[int, Field(ge=0)]
    """Since the last interaction."""
    gap: Annotated[int, Field(ge=1)]
    """The median number of days between two, before that."""
    last: Interaction
    note: LongText | None = None
    """The newest note about them."""


class DueRequest(WireModel):
    """Ask with whom it is time again."""

    limit: Annotated[int, Field(ge=1, le=500)] = 50
    """Of each list."""
    horizon: Annotated[int, Field(ge=0, le=366)] = 14
    """Days ahead of which birthdays are told."""


class Due(WireModel):
    """With whom it is time again, and of what."""

    today: Day
    reminders: list[Reminder]
    """Open ones whose day is today or past and that are not left for later, the earliest first."""
    birthdays: list[Birthday]
    """Of today and the days ahead, the next one first."""
    contacts: list[Contact]
    """The overdue first, then the due, each by how far they are past it."""
    promises: list[Promise]
    """Open ones whose day is today or past, the earliest first."""
    losing_touch: list[Fading]
    """By how many of their gaps have passed."""
    resting: list[Resting]
    """Who is left for later, whoever is back next first."""
    more: bool
    """One of the lists is longer than the limit."""


class DueCount(WireModel):
    """How much is due today: people, promises, reminders and birthdays."""

    today: Day
    count: Annotated[int, Field(ge=0)]
    """Each person, promise and reminder once; not who is being lost: that is for no single day."""
    names: list[ShortText]
    """The first three whom it is about, each once."""


class Touch(WireModel):
    """How you stand with one person."""

    last: Interaction | None
    contact: Contact | None
    """None where there is no cadence."""
    promises: list[Promise]
    """Open ones."""
    reminders: list[Reminder] = []
    """Open ones about them."""
    snoozed: Day | None = None
    """Left for later, until that day."""
