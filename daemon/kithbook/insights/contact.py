"""Kinds of contact over time."""

from uuid import UUID

from kithbook.insights import store
from kithbook.insights.interface import Kind, Numbers, Span, columns, days_of
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow
from kithbook_protocol.interactions import InteractionKind

TITLES = {
    InteractionKind.MET: "Met",
    InteractionKind.CALL: "Calls",
    InteractionKind.MESSAGE: "Messages",
    InteractionKind.EMAIL: "E-mails",
    InteractionKind.EVENT: "Events",
    InteractionKind.FAVOUR: "Favours",
    InteractionKind.INTRODUCTION: "Introductions",
}


class Contacts(Kind):
    """Months: how often there was contact of each kind."""

    name = "contacts"
    title = "Kinds of contact"
    told = "How often there was contact, once for all who took part; the links lead to them."
    chart = "months"
    stacked = True
    counts = "contacts"

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a month, a column a kind that there is."""
        months = span.listed()
        counted = store.contacts_by_month(connection, months[0], span.day)
        there = {kind for _, kind in counted}
        kinds = [kind for kind in TITLES if kind.value in there]
        return Numbers(
            columns(*((kind.value, TITLES[kind]) for kind in kinds)),
            [
                InsightRow(
                    key=month,
                    label=month,
                    cells=[InsightCell(value=counted.get((month, kind), 0)) for kind in kinds],
                )
                for month in months
            ],
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return who took part in what was of a kind in a month."""
        del span
        days = days_of(row)
        return store.met_between(connection, *days, kind=column) if days else []
