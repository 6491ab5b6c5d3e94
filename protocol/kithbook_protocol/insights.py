"""What the book says as a whole: counts, each with the people it counts, and the graph of ties."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import RowId, ShortText, WireModel
from .search import Query, SearchNote

InsightName = Annotated[str, StringConstraints(pattern=r"^[a-z]{1,40}$")]
Months = Annotated[int, Field(ge=1, le=120)]


class InsightSummary(WireModel):
    """One insight that can be asked for."""

    name: InsightName
    title: ShortText
    told: ShortText
    """What is counted, and how: one sentence."""


class Insights(WireModel):
    """Every insight there is, in the order in which they are shown."""

    insights: list[InsightSummary]


class InsightRequest(WireModel):
    """Ask for one insight."""

    name: InsightName
    months: Months = 24
    """How far back, this month included; for those that go by months."""
    limit: Annotated[int, Field(ge=1, le=200)] = 15
    """Rows; for those that list the largest first."""


class InsightColumn(WireModel):
    """One kind of number in each row."""

    key: ShortText
    title: ShortText


class InsightCell(WireModel):
    """One number."""

    value: Annotated[int, Field(ge=0)]
    query: Query | None = None
    """What finds just the people it counts, where the query language can say that."""


class InsightRow(WireModel):
    """What is counted: a month, a place, a person..."""

    key: ShortText
    """Names it in `InsightPeopleRequest`."""
    label: ShortText
    person: RowId | None = None
    """Whose row it is, where it is a person's."""
    cells: list[InsightCell]
    """One a column."""


class Insight(InsightSummary):
    """Numbers, in a table that can be drawn."""

    chart: Literal["months", "bars"]
    """`months`: rows are months, the earliest first; `bars`: rows are things, largest first."""
    stacked: bool
    """The columns of a row add up to something."""
    counts: Literal["people", "contacts", "ties", "introductions", "favours"]
    """What the numbers are numbers of."""
    columns: list[InsightColumn]
    rows: list[InsightRow]
    more: bool
    """There are rows beyond the limit."""
    notes: list[SearchNote] = []
    """As in `SearchReply`."""


class InsightPeopleRequest(WireModel):
    """Ask whom a number counts."""

    name: InsightName
    row: ShortText
    column: ShortText
    months: Months = 24
    limit: Annotated[int, Field(ge=1, le=500)] = 100
    offset: Annotated[int, Field(ge=0, le=1_000_000)] = 0


class InsightPerson(WireModel):
    """Somebody who is counted."""

    person: RowId
    name: ShortText
    line: ShortText
    """Role and organisation, or the headline."""


class InsightPeople(WireModel):
    """Whom a number counts, by name."""

    people: list[InsightPerson]
    count: Annotated[int, Field(ge=0)]
    """In all."""


class GraphRequest(WireModel):
    """Ask for the graph of who is tied to whom."""

    query: Query = ""
    """Only those whom it finds; empty is everybody."""
    limit: Annotated[int, Field(ge=1, le=10_000)] = 2_000
    """People: the closest to you, then those with most ties."""


class GraphNode(WireModel):
    """A person in the graph."""

    person: RowId
    name: ShortText
    strength: Annotated[float, Field(ge=0, le=1)]
    """How close they are to you now."""
    group: ShortText | None
    """The tag, of those that most have, that they have."""


class GraphTie(WireModel):
    """Two people who are tied, by their places in the list of nodes."""

    one: Annotated[int, Field(ge=0)]
    other: Annotated[int, Field(ge=0)]
    kind: Literal["relation", "together"]
    """`relation`: you wrote down what they are to each other; `together`: they took part in the
    same things."""
    count: Annotated[int, Field(ge=1)]
    """Relations, or things they took part in."""
    label: ShortText
    """What they are to each other, of a relation; else empty."""


class Graph(WireModel):
    """Who is tied to whom."""

    nodes: list[GraphNode]
    ties: list[GraphTie]
    people: Annotated[int, Field(ge=0)]
    """In all, before the limit."""
    notes: list[SearchNote] = []
    """As in `SearchReply`."""
