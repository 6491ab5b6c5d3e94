"""Cadences kept: with whom you are in touch as often as you wished, and with whom not."""

from uuid import UUID

from kithbook.insights import asked
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.reminders import store as reminders
from kithbook.search import service as search
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow

STATES = {
    "fresh": "has:cadence -is:due",
    "due": "is:due -is:overdue",
    "overdue": "is:overdue",
}
EVERYBODY = "all"
"""The row of all who have a cadence; no tag's, whose rows begin with `tag:`."""


class Cadences(Kind):
    """Cadences: people in time, due, and overdue."""

    name = "cadences"
    title = "Cadences kept"
    told = "People with a cadence, their own or a tag's: in time, due now, and overdue."
    stacked = True

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row for all, and one for each tag that has a cadence."""
        tags = sorted({tag for _, tag, *_ in reminders.of_tags(connection)}, key=str.casefold)
        keys = [EVERYBODY, *map(asked.whole_tag, tags)]
        labels = ["Everybody with a cadence", *tags]
        rows = [
            _row(connection, span, key, label)
            for key, label in list(zip(keys, labels, strict=True))[: span.limit]
        ]
        there = [row for row in rows if any(cell.value for cell in row.cells)]
        return Numbers(
            columns(("fresh", "In time"), ("due", "Due"), ("overdue", "Overdue")),
            there,
            more=len(keys) > span.limit,
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return whose cadence is in a state."""
        if column not in STATES:
            return []
        return search.everybody(connection, _query(row, column), span.moment)


def _row(connection: Connection, span: Span, key: str, label: str) -> InsightRow:
    """Return a row whose numbers are told by three counts, of which each holds the next."""
    everybody, due, overdue = (
        search.count(connection, _within(key, one), span.moment)
        for one in ("has:cadence", "is:due", "is:overdue")
    )
    values = {"fresh": everybody - due, "due": due - overdue, "overdue": overdue}
    cells = [InsightCell(value=values[one], query=_query(key, one)) for one in STATES]
    return InsightRow(key=key, label=label, cells=cells)


def _query(key: str, state: str) -> str:
    return _within(key, STATES[state])


def _within(key: str, query: str) -> str:
    return query if key == EVERYBODY else f"{key} {query}"
