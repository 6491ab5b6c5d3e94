"""Introductions, and what came of them."""

from uuid import UUID

from kithbook.insights import store
from kithbook.insights.interface import Kind, Numbers, Span, columns
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightCell, InsightRow

STAGES = {
    "open": ("Under way", ("idea", "asked", "agreed", "relayed", "mutual")),
    "made": ("Made", ("made",)),
    "met": ("They met", ("met",)),
    "done": ("Something came of it", ("done",)),
    "declined": ("Declined", ("declined",)),
}
"""Title and states of each row."""
SIDES = {"mine": "By you", "received": "For you", "others": "Between others"}


class Introductions(Kind):
    """Stages: introductions by you, for you, and between others."""

    name = "introductions"
    title = "Introductions"
    told = "Introductions by how far they came: that you made, that were made for you, and others."
    stacked = True
    counts = "introductions"

    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return a row a stage."""
        del span
        counted = store.introductions(connection)
        rows = [
            InsightRow(
                key=key,
                label=title,
                cells=[
                    InsightCell(value=sum(counted.get((state, side), 0) for state in states))
                    for side in SIDES
                ],
            )
            for key, (title, states) in STAGES.items()
        ]
        return Numbers(columns(*SIDES.items()), rows)

    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return all whom introductions of a stage are about: introducers and introduced."""
        del span
        if row not in STAGES or column not in SIDES:
            return []
        return store.introduced(connection, STAGES[row][1], column)
