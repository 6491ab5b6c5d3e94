"""Reach by place: where people live."""

from uuid import UUID

from kithbook.insights import store
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow


class Places(Kind):
    """Towns: people who live there."""

    name = "places"
    title = "Reach by place"
    told = "People by where they live: what stands before the first comma of the place."

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a place, those with most people first."""
        found = store.places(connection, span.limit + 1)
        return Numbers(
            columns(("people", "People")),
            [
                InsightRow(key=key, label=shown, cells=[InsightCell(value=count)])
                for key, shown, count in found[: span.limit]
            ],
            more=len(found) > span.limit,
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return who lives at a place."""
        del span
        return store.living_at(connection, row) if column == "people" else []
