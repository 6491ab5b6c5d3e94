"""Reach by organisation: where you know somebody, now and before."""

from uuid import UUID

from kithbook.insights import store
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow


class Organisations(Kind):
    """Organisations: people who are there, and people who were."""

    name = "organisations"
    title = "Reach by organisation"
    told = "People who have a role there now, and people who only had one before."
    stacked = True

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row an organisation, those with most people first."""
        found = store.organisations(connection, span.limit + 1)
        return Numbers(
            columns(("now", "There now"), ("before", "There before")),
            [
                InsightRow(
                    key=house.hex,
                    label=name,
                    cells=[InsightCell(value=now), InsightCell(value=every - now)],
                )
                for house, name, now, every in found[: span.limit]
            ],
            more=len(found) > span.limit,
        )

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return who is, or who only was, at an organisation."""
        del span
        try:
            house = UUID(hex=row)
        except ValueError:
            return []
        now = set(store.members(connection, house, only_now=True))
        if column == "now":
            return sorted(now)
        every = store.members(connection, house, only_now=False)
        return [one for one in every if one not in now] if column == "before" else []
