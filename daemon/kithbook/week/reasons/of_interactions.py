"""Promises whose day comes this week or has passed, yours before theirs."""

from collections.abc import Iterator
from datetime import date

from kithbook.interactions import store
from kithbook.store.database import Connection
from kithbook.week.interface import MOST_CANDIDATES, Reason, Span

MINE, THEIRS = 0.85, 0.5


def reasons(connection: Connection, span: Span) -> Iterator[Reason]:
    """Yield to whom something is promised by the end of the week, and who promised something."""
    for one in store.promises_due(connection, span.sunday.isoformat(), MOST_CANDIDATES):
        said = "they promised" if one.theirs else "you promised"
        yield Reason(
            one.person,
            "theirs" if one.theirs else "promise",
            THEIRS if one.theirs else MINE,
            f"{said} by {one.due}: {' '.join(one.text.split())[:200]}",
            day=date.fromisoformat(one.due) if one.due else None,
            text=one.text,
            row=one.id,
        )
