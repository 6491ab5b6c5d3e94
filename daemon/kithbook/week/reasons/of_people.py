"""A new job, seen when a page was saved again."""

from collections.abc import Iterator
from datetime import date, timedelta

from kithbook.store.database import Connection
from kithbook.week import store
from kithbook.week.interface import MOST_CANDIDATES, Reason, Span

JOB = 0.7
NEWS_FOR = timedelta(days=21)
"""Before the week, after which a new job is none any more."""


def reasons(connection: Connection, span: Span) -> Iterator[Reason]:
    """Yield whose page showed another role of late."""
    since = span.monday - NEWS_FOR
    for one in store.changed_roles(connection, since.isoformat(), MOST_CANDIDATES):
        now = " at ".join(filter(None, (one.title, one.organisation)))
        yield Reason(
            one.person,
            "job",
            JOB,
            f"new job, seen on {one.seen}: {now}",
            day=date.fromisoformat(one.seen),
            text=now,
        )
