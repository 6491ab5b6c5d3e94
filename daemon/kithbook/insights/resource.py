"""Given and received: favours both ways, and what came through people."""

from uuid import UUID

from kithbook.insights import store
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.people import store as people
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow

COLUMNS = {"given": "Given", "received": "Received", "came": "Came through them"}


class Resources(Kind):
    """People: favours given to them, favours received, opportunities that came through them."""

    name = "resources"
    title = "Given and received"
    told = "People by favours you did them, favours they did you, and opportunities through them."
    stacked = True
    counts = "favours"

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a person, those with most of it first."""
        found = store.resources(connection, span.limit + 1)
        names = people.names(connection, "person", [one for one, *_ in found])
        return Numbers(
            columns(*COLUMNS.items()),
            [
                InsightRow(
                    key=one.hex,
                    label=names[one],
                    person=one,
                    cells=[InsightCell(value=count) for count in counts],
                )
                for one, *counts in found[: span.limit]
            ],
            more=len(found) > span.limit,
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return the person of a row, where there is anything of that column."""
        del span
        try:
            person = UUID(hex=row)
        except ValueError:
            return []
        counts = dict(zip(COLUMNS, store.resources_of(connection, person), strict=True))
        return [person] if counts.get(column) else []
