"""Insights: which there are, what each says, and whom its numbers count."""

from kithbook.errors import InvalidRequest
from kithbook.insights import store
from kithbook.insights.cadence import Cadences
from kithbook.insights.connector import Connectors
from kithbook.insights.contact import Contacts
from kithbook.insights.growth import Growth
from kithbook.insights.interface import Kind, Span
from kithbook.insights.introduction import Introductions
from kithbook.insights.organisation import Organisations
from kithbook.insights.place import Places
from kithbook.insights.resource import Resources
from kithbook.insights.strength import Strength
from kithbook.insights.tag import Tags
from kithbook.insights.word import Fields, Topics
from kithbook.search import build
from kithbook.store.database import Connection
from kithbook_protocol.base import Nothing
from kithbook_protocol.insights import (
    Insight,
    InsightPeople,
    InsightPeopleRequest,
    InsightPerson,
    InsightRequest,
    Insights,
    InsightSummary,
)

KINDS: tuple[Kind, ...] = (
    Growth(),
    Contacts(),
    Strength(),
    Cadences(),
    Organisations(),
    Places(),
    Fields(),
    Topics(),
    Tags(),
    Connectors(),
    Introductions(),
    Resources(),
)
"""In the order in which they are shown."""
BY_NAME = {kind.name: kind for kind in KINDS}


def every(_connection: Connection, _request: Nothing) -> Insights:
    """List the insights there are."""
    return Insights(
        insights=[
            InsightSummary(name=kind.name, title=kind.title, told=kind.told) for kind in KINDS
        ]
    )


def show(connection: Connection, request: InsightRequest, moment: int) -> Insight:
    """Return one insight, at a moment in milliseconds.

    Raises:
        InvalidRequest: there is none of that name.
    """
    kind = _named(request.name)
    numbers = kind.numbers(connection, Span(moment, request.months, request.limit))
    waiting = build.note(connection)
    return Insight(
        name=kind.name,
        title=kind.title,
        told=kind.told,
        chart=kind.chart,
        stacked=kind.stacked,
        counts=kind.counts,
        columns=list(numbers.columns),
        rows=list(numbers.rows),
        more=numbers.more,
        notes=[waiting] if waiting else [],
    )


def people(connection: Connection, request: InsightPeopleRequest, moment: int) -> InsightPeople:
    """Return whom a number counts, by name.

    Raises:
        InvalidRequest: there is no insight of that name.
    """
    span = Span(moment, request.months)
    found = _named(request.name).whom(connection, span, request.row, request.column)
    shown = store.named(connection, found, request.limit, request.offset)
    return InsightPeople(
        people=[InsightPerson(person=one, name=name, line=line) for one, name, line in shown],
        count=len(found),
    )


def _named(name: str) -> Kind:
    kind = BY_NAME.get(name)
    if kind is None:
        raise InvalidRequest(f'There is no insight "{name}"; there are: {", ".join(BY_NAME)}.')
    return kind
