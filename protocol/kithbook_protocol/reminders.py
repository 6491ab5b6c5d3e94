"""How often you want to be in touch with whom, and with whom it is time again."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from .base import Reference, RowId, ShortText, WireModel
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


class Fading(WireModel):
    """Somebody without a cadence, met regularly once and no longer."""

    person: RowId
    name: ShortText
    days: Annotated[int, Field(ge=0)]
    """Since the last interaction."""
    gap: Annotated[int, Field(ge=1)]
    """The median number of days between two, before that."""
    last: Interaction


class DueRequest(WireModel):
    """Ask with whom it is time again."""

    limit: Annotated[int, Field(ge=1, le=500)] = 50
    """Of each list."""


class Due(WireModel):
    """With whom it is time again."""

    today: Day
    contacts: list[Contact]
    """The overdue first, then the due, each by how far they are past it."""
    promises: list[Promise]
    """Open ones whose day is today or past, the earliest first."""
    losing_touch: list[Fading]
    """By how many of their gaps have passed."""
    more: bool
    """One of the lists is longer than the limit."""


class Touch(WireModel):
    """How you stand with one person."""

    last: Interaction | None
    contact: Contact | None
    """None where there is no cadence."""
    promises: list[Promise]
    """Open ones."""
