"""Tags: how many people have each."""

from uuid import UUID

from kithbook.insights import asked, store
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.search import service as search
from kithbook.store.database import Connection


class Tags(Kind):
    """Tags: people who have them."""

    name = "tags"
    title = "Tags"
    told = "People by the tags that you gave them."

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a tag, those of most people first."""
        found = store.tags(connection, span.limit + 1)
        return Numbers(
            columns(("people", "People")),
            [
                asked.row(connection, span, name, name, [asked.whole_tag(name)])
                for name in found[: span.limit]
            ],
            more=len(found) > span.limit,
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return who has a tag."""
        if column != "people":
            return []
        return search.everybody(connection, asked.whole_tag(row), span.moment)
