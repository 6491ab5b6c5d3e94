"""Search as you type."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, RowId, ShortText, Url, WireModel

Query = Annotated[str, StringConstraints(max_length=1_000)]


class SearchRequest(WireModel):
    """Find people."""

    query: Query
    """Words, "phrases" and operators; the last word may be unfinished. Empty: the newest people."""
    limit: Annotated[int, Field(ge=1, le=100)] = 20
    offset: Annotated[int, Field(ge=0, le=100_000)] = 0
    """Hits to pass over: those of the pages before."""
    explain: bool = False
    """Say of each hit why it stands where it does."""
    complete: bool = False
    """Offer how the query may go on."""


class Mark(WireModel):
    """A part of a text to highlight, in Unicode code points: text[start:end]."""

    start: int
    end: int


class Score(WireModel):
    """Why a hit stands where it does: kind and lift are added up."""

    kind: ShortText
    """How the person was found, in words: the weakest match of all that was typed."""
    worth: float
    """Of that kind."""
    lift: float
    """For closeness and for having been opened before; always less than a step between kinds."""


class Hit(WireModel):
    """One person found, and why."""

    person: UUID
    name: ShortText
    name_marks: list[Mark]
    line: ShortText
    """Role and organisation, or the headline."""
    line_marks: list[Mark]
    field: ShortText | None
    """Where the match was, if not in name or line: "tag", "note", "email", ..."""
    snippet: LongText
    """A piece of that field around the match."""
    snippet_marks: list[Mark]
    email: ShortText | None
    """To copy by key."""
    url: Url | None
    """The profile to open by key."""
    tags: list[ShortText]
    guessed: bool = False
    """What was typed is only nearly theirs: a typing error, or a sound."""
    last: ShortText | None = None
    """The day of the last contact."""
    due: ShortText | None = None
    """The day on which contact is due by a cadence."""
    score: Score | None = None
    """Where it was asked for."""


SearchOperator = Literal[
    "tag",
    "org",
    "role",
    "place",
    "met",
    "added",
    "changed",
    "due",
    "knows",
    "ask",
    "offer",
    "source",
    "has",
    "is",
    "in",
]


class Completion(WireModel):
    """A way to go on."""

    query: ShortText
    """The whole query, so completed."""
    shown: ShortText
    operator: SearchOperator | None = None
    """Where it is one that has no value yet."""
    help: ShortText
    """What that operator asks for, in a few words; empty for a value."""
    count: int | None
    """People who have a value; exact to 1,000, and then 1,001. None for an operator."""


SearchNoteKind = Literal[
    "quotation",
    "opening",
    "closing",
    "valueless",
    "operator",
    "date",
    "words",
    "value",
    "saved",
    "circular",
    "indexing",
]
"""A quotation mark or a parenthesis (opening, closing) without its other one; an operator without
its value, or that is none, or whose value is no date, no words, or none of its words; a saved
search that is not there, or leads to itself or to nothing; not all are in the index yet."""


class SearchNote(WireModel):
    """Something of a query that was not understood, or what is going on."""

    kind: SearchNoteKind
    operator: ShortText | None = None
    value: ShortText | None = None
    """Of an operator that is one; the name of a saved search."""
    count: int | None = None
    """People who are not in the index yet."""
    sentence: ShortText


class SearchReply(WireModel):
    """Best first."""

    hits: list[Hit]
    more: bool
    """There are further hits beyond the limit."""
    count: int = 0
    """People found in all; exact to 1,000, and then 1,001, which says "more than 1,000"."""
    notes: list[SearchNote] = []
    """What of the query was not understood, or what is going on."""
    completions: list[Completion] = []


class PeopleListRequest(WireModel):
    """List everybody, or all whom a query finds, in an order; nobody is guessed."""

    query: Query = ""
    sort: Literal["name", "newest", "last", "due"] = "name"
    """`last`: by the last contact, the latest first. `due`: by the day on which contact is due,
    the earliest first. Who has no such day comes behind those who have."""
    reverse: bool = False
    """The other way round; who has no such day still comes last."""
    limit: Annotated[int, Field(ge=1, le=200)] = 100
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    complete: bool = False
    """As in `SearchRequest`."""


class PeopleList(WireModel):
    """A page of a list of people."""

    hits: list[Hit]
    count: Annotated[int, Field(ge=0)]
    """People in the whole list, counted exactly."""
    notes: list[SearchNote] = []
    """As in `SearchReply`."""
    completions: list[Completion] = []


class OpenedRequest(WireModel):
    """Say that a hit was opened: whom you open often comes first among equals."""

    person: ShortText
    """As in `PersonRequest`."""


class Opened(WireModel):
    """It was taken note of."""

    sentence: ShortText


class SavedSearch(WireModel):
    """A search under a name: a group of those it finds now."""

    id: RowId
    name: ShortText
    query: ShortText
    count: int
    """People it finds; exact to 1,000, and then 1,001."""


class SavedSearches(WireModel):
    """Every saved search, by name."""

    searches: list[SavedSearch]


class SaveSearchRequest(WireModel):
    """Save a search under a name; what was saved under it before is replaced."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    query: Annotated[str, StringConstraints(min_length=1, max_length=1_000)]


class SavedSearchRequest(WireModel):
    """Name a saved search."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=100)]


class SearchSaved(WireModel):
    """A saved search was changed."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    search: SavedSearch | None
    """As it is now; None once it is removed."""
    sentence: ShortText
