"""The network over time: who was added, with whom there was contact, who went quiet."""

from collections.abc import Mapping
from uuid import UUID

from kithbook.insights import asked, store
from kithbook.insights.interface import Kind, Numbers, Span, columns, days_of
from kithbook.search import service as search
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow


class Growth(Kind):
    """Months: people added, people you had contact with, people who went quiet."""

    name = "growth"
    title = "Network over time"
    told = (
        "People added, people with whom there was contact, and people whose regular contact"
        " stopped in that month and has not come back."
    )
    chart = "months"

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a month."""
        months = span.listed()
        met = store.met_by_month(connection, months[0], span.day)
        return Numbers(
            columns(("added", "Added"), ("contact", "In contact"), ("quiet", "Went quiet")),
            [self._row(connection, span, month, met) for month in months],
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return who was added, met or lost in a month."""
        days = days_of(row)
        if days is None:
            return []
        if column == "added":
            return search.everybody(connection, f"added:{row}", span.moment)
        if column == "contact":
            return store.met_between(connection, *days)
        last = min(days[1], span.day)
        if column != "quiet":
            return []
        return search.quiet_between(connection, days[0], last, span.moment)

    def _row(
        self, connection: Connection, span: Span, month: str, met: Mapping[str, int]
    ) -> InsightRow:
        added = asked.cell(connection, f"added:{month}", span)
        days = days_of(month)
        quiet = 0
        if days:
            last = min(days[1], span.day)
            quiet = search.count_quiet(connection, days[0], last, span.moment)
        return InsightRow(
            key=month,
            label=month,
            cells=[added, InsightCell(value=met.get(month, 0)), InsightCell(value=quiet)],
        )
