"""Who connects whom: people who know others of your book, or took part in the same things."""

from uuid import UUID

from kithbook.insights import tie
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.people import store as people
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow


class Connectors(Kind):
    """People: how many others of your book they know, and how many they met with you."""

    name = "connectors"
    title = "Who connects whom"
    told = (
        "People by how many others of your book are related to them, and how many more took part in"
        f" the same things, of up to {tie.CROWD} people."
    )
    stacked = True
    counts = "ties"

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a person, those with most ties first."""
        found = tie.connectors(connection, span.limit + 1)
        names = people.names(connection, "person", [one for one, *_ in found])
        return Numbers(
            columns(("relation", "Related to"), ("together", "Met together")),
            [
                InsightRow(
                    key=one.hex,
                    label=names[one],
                    person=one,
                    cells=[InsightCell(value=related), InsightCell(value=together)],
                )
                for one, related, together in found[: span.limit]
            ],
            more=len(found) > span.limit,
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return whom somebody knows, or only met in company."""
        del span
        try:
            person = UUID(hex=row)
        except ValueError:
            return []
        related, together = tie.others(connection, person)
        return {"relation": related, "together": together}.get(column, [])
