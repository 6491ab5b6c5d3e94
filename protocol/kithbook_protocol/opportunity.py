"""Opportunities: what came through people."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, Reference, RowId, ShortText, WireModel
from .interactions import Day, Participant, When

OpportunityKind = Literal["job", "referral", "funding", "customer", "collaboration", "service"]
OpportunityState = Literal["open", "active", "won", "lost"]
"""`open`: it was heard of. `active`: something is being done about it."""
Hundredths = Annotated[int, Field(ge=0, le=10**15)]
"""Of a currency's unit, whatever its smallest coin."""
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""A code of ISO 4217, as EUR."""


class Money(WireModel):
    """An amount."""

    hundredths: Hundredths
    currency: Currency


class Opportunity(WireModel):
    """A chance that came through somebody."""

    id: RowId
    kind: OpportunityKind
    title: ShortText
    person: RowId
    """Through whom it came."""
    name: ShortText
    """Theirs."""
    people: list[Participant]
    """Who else is involved and still in the book."""
    state: OpportunityState
    value: Money | None
    outcome: LongText | None
    day: Day
    """On which it came."""
    ended: Day | None
    """On which it was won or lost."""
    made_at: Moment


class OpportunityRequest(WireModel):
    """Write down an opportunity."""

    person: Reference
    """Through whom it came, as in `PersonRequest`."""
    kind: OpportunityKind
    title: Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
    people: Annotated[list[Reference], Field(max_length=50)] = []
    """Who else is involved."""
    state: OpportunityState = "open"
    value: Money | None = None
    outcome: LongText | None = None
    on: When | None = None
    """When it came; None is today. Never still to come."""


class OpportunityEdit(WireModel):
    """Change an opportunity; what is left out stays."""

    opportunity: Reference
    """Its id or the end of it."""
    person: Reference | None = None
    kind: OpportunityKind | None = None
    title: Annotated[str, StringConstraints(min_length=1, max_length=1_000)] | None = None
    state: OpportunityState | None = None
    value: Money | None = None
    no_value: bool = False
    """Take the value off."""
    outcome: LongText | None = None
    """Empty it goes."""
    on: When | None = None
    add_people: Annotated[list[Reference], Field(max_length=50)] = []
    remove_people: Annotated[list[Reference], Field(max_length=50)] = []


class OpportunityReference(WireModel):
    """Name an opportunity."""

    opportunity: Reference
    """Its id or the end of it."""


class OpportunityDone(WireModel):
    """An opportunity was written down, changed or removed."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    opportunity: Opportunity | None
    """None once it is removed."""
    sentence: ShortText


class OpportunitiesRequest(WireModel):
    """List opportunities."""

    person: Reference | None = None
    """Only what came through them, or involves them, as in `PersonRequest`."""
    state: OpportunityState | None = None
    limit: Annotated[int, Field(ge=1, le=500)] = 200


class Sum(WireModel):
    """What opportunities in one currency come to."""

    currency: Currency
    hundredths: int
    count: int
    """Of those that have a value in it."""


class Opportunities(WireModel):
    """Opportunities, the newest first."""

    opportunities: list[Opportunity]
    more: bool
    """There are further ones beyond the limit."""
    counts: dict[OpportunityState, int]
    """How many there are in each state, of all or of this person, beyond the limit too."""
    came: list[Sum]
    """What those that were won come to: what came through people."""
    ahead: list[Sum]
    """What those that are open or active would come to."""
