"""Asks and offers, what fits them, and the ledger of favours."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, Reference, RowId, ShortText, WireModel
from .interactions import Day, When
from .people import Tag
from .search import Mark

PostingKind = Literal["ask", "offer"]
PostingState = Literal["open", "matched", "met", "closed"]
"""`matched`: somebody was said to fit. `met`: it was had, or given. `closed`: it is over."""


class Posting(WireModel):
    """What a person, or you, look for (an ask) or can give (an offer)."""

    id: RowId
    kind: PostingKind
    person: RowId | None
    """Whose it is; None is yours."""
    name: ShortText
    """The person's; empty where it is yours."""
    text: LongText
    tags: list[ShortText]
    state: PostingState
    due: Day | None
    made_at: Moment
    changed_at: Moment
    """When its text, tags, day or state were changed last."""


class PostingRequest(WireModel):
    """Write down what somebody looks for, or can give."""

    kind: PostingKind
    person: Reference | None = None
    """As in `PersonRequest`; None is you."""
    text: Annotated[str, StringConstraints(min_length=1, max_length=10_000)]
    tags: Annotated[list[Tag], Field(max_length=20)] = []
    due: When | None = None
    """By which day; it may be past."""


class PostingEdit(WireModel):
    """Change an ask or an offer; what is left out stays."""

    posting: Reference
    """Its id or the end of it."""
    text: Annotated[str, StringConstraints(max_length=10_000)] | None = None
    tags: Annotated[list[Tag], Field(max_length=20)] | None = None
    """All it has from now on."""
    due: When | None = None
    """Empty it goes."""
    state: PostingState | None = None


class PostingReference(WireModel):
    """Name an ask or an offer."""

    posting: Reference
    """Its id or the end of it."""


class Posted(WireModel):
    """An ask or an offer was written down, changed or removed."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    posting: Posting | None
    """None once it is removed."""
    sentence: ShortText


class PostingsRequest(WireModel):
    """List asks and offers."""

    kind: PostingKind | None = None
    person: Reference | None = None
    """As in `PersonRequest`; None is everybody, and you."""
    mine: bool = False
    """Only yours."""
    ended: bool = False
    """Those too that were met or closed."""
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class Postings(WireModel):
    """Asks and offers: those with a day first, the earliest first; then the newest first."""

    postings: list[Posting]
    more: bool
    """There are further ones beyond the limit."""


class Piece(WireModel):
    """A text in which words of an ask or an offer stand."""

    field: ShortText
    """What it is: offer, ask, role, headline, organisation, place, tag, about, note, interaction,
    or the name of an own field."""
    text: LongText
    marks: list[Mark]


class Proposal(WireModel):
    """Somebody who may fit an ask, or an ask that an offer may fit; and why."""

    what: Literal["offer", "ask", "person"]
    id: RowId
    """The offer's, the ask's or the person's."""
    person: RowId | None
    """Whose it is; None is yours."""
    name: ShortText
    """The person's; empty where it is yours."""
    line: ShortText
    """Their role and organisation, or the headline."""
    pieces: list[Piece]
    """Where the words stand, the best first."""
    words: list[ShortText]
    """The words that fit, as they stand in what was asked about."""
    score: Annotated[float, Field(ge=0, le=1)]
    fits: bool
    """Somebody said that it does."""


class FittingRequest(WireModel):
    """Ask what fits an ask or an offer."""

    posting: Reference
    """Its id or the end of it."""
    limit: Annotated[int, Field(ge=1, le=50)] = 10


class Fitting(WireModel):
    """What fits an ask or an offer: what was said to fit first, then the best first."""

    posting: Posting
    marks: list[Mark]
    """The words of its text that stand in any of these."""
    proposals: list[Proposal]
    more: bool
    """There are further ones beyond the limit."""
    met_by: list[ShortText]
    """Names of those by whom it was met; an empty name is you."""


class BoardRequest(WireModel):
    """Ask for open asks, or offers, each with what fits it."""

    kind: PostingKind = "ask"
    person: Reference | None = None
    """As in `PostingsRequest`."""
    limit: Annotated[int, Field(ge=1, le=50)] = 20
    each: Annotated[int, Field(ge=1, le=10)] = 3


class Board(WireModel):
    """Open asks or offers with what fits each, in the order of `Postings`."""

    rows: list[Fitting]
    more: bool
    """There are further ones beyond the limit."""


class Verdict(WireModel):
    """Say of somebody, or of an offer, that it fits an ask or does not."""

    posting: Reference
    """The ask or offer that was asked about: its id or the end of it."""
    candidate: Reference
    """What was proposed, by its `id`: an offer or ask, or a person as in `PersonRequest`."""
    fits: bool | None
    """False: it is not proposed for this again. None takes back what was said."""


class MetRequest(WireModel):
    """Say that an ask was met, and by whom: that is a favour, in the ledger."""

    posting: Reference
    """The ask's id or the end of it."""
    by: Reference | None = None
    """As in `PersonRequest`; None is you. For an ask of yours somebody else has to be named."""
    text: Annotated[str, StringConstraints(max_length=10_000)] | None = None
    """What was done; None is what was asked for."""
    on: When | None = None
    """None is today. Never still to come."""


class Favour(WireModel):
    """Something that one of you did for the other."""

    id: RowId
    person: RowId
    name: ShortText
    given: bool
    """You did it for them; else they did it for you."""
    text: LongText | None
    day: Day
    interaction: RowId
    """What was logged of it: there its day and text are changed."""
    ask: RowId | None
    """The ask that it met."""


class FavourRequest(WireModel):
    """Write down a favour. It is logged as an interaction too."""

    person: Reference
    """As in `PersonRequest`."""
    given: bool
    text: Annotated[str, StringConstraints(max_length=10_000)] | None = None
    on: When | None = None
    """None is today. Never still to come."""


class FavourReference(WireModel):
    """Name a favour."""

    favour: Reference
    """Its id or the end of it."""


class FavourDone(WireModel):
    """A favour was written down or removed, an ask met."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    favour: Favour | None
    """None once it is removed."""
    posting: Posting | None
    """The ask that was met by it."""
    sentence: ShortText


class LedgerRequest(WireModel):
    """Ask for favours given and received."""

    person: Reference | None = None
    """As in `PersonRequest`; None is everybody."""
    limit: Annotated[int, Field(ge=1, le=500)] = 50
    """Of favours, and of balances."""


class Year(WireModel):
    """Favours of one year."""

    year: int
    given: int
    received: int


class Balance(WireModel):
    """How many favours went each way between you and a person.

    Counts of what was written down, and no more: not what it was worth, and no mark for anybody.
    """

    person: RowId
    name: ShortText
    given: int
    received: int
    through: int
    """Opportunities that came through them and were won."""
    last: Day | None
    """Of the last favour."""


class Ledger(WireModel):
    """Favours, the newest first, and how many went each way."""

    favours: list[Favour]
    given: int
    received: int
    """Of all, beyond the limit too."""
    years: list[Year]
    """The latest first; years without a favour are left out."""
    balances: list[Balance]
    """By person, who had most to do with favours first."""
    more: bool
    """There are further favours beyond the limit."""
