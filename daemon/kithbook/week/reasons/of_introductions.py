"""Introductions of yours that wait for the next step, and whom you owe thanks for one."""

from collections.abc import Iterator
from datetime import date, timedelta

from kithbook.calendar.model import today
from kithbook.introductions import store
from kithbook.store.database import Connection
from kithbook.week.interface import MOST_CANDIDATES, Reason, Span
from kithbook_protocol.introductions import Introduction

WAITS, THANKS = 0.8, 0.75
WAITING = {"idea", "asked", "agreed", "relayed", "mutual"}
"""States after which the next step is yours, or theirs."""
PATIENCE = timedelta(days=7)
"""Before the week's end, until which whoever was asked may still answer."""


def reasons(connection: Connection, span: Span) -> Iterator[Reason]:
    """Yield who is to be asked or told next, and who introduced you and was not thanked."""
    for one in store.introductions(connection, None, "open", MOST_CANDIDATES):
        since = _since(one)
        if one.introducer or one.other is None or one.state not in WAITING:
            continue
        if since <= span.sunday - PATIENCE:
            # Once the first agreed, the other is next.
            next_, third = (
                (one.other, one.person) if one.state == "agreed" else (one.person, one.other)
            )
            said = f"an introduction to {third.name} waits since {since}"
            yield Reason(
                next_.id, "introduction", WAITS, said, day=since, text=third.name, row=one.id
            )
    for one in store.introductions(connection, None, "thanks", MOST_CANDIDATES):
        if one.introducer:
            since = _since(one)
            said = f"a thank-you owed for the introduction to {one.person.name}"
            yield Reason(
                one.introducer.id,
                "thanks",
                THANKS,
                said,
                day=since,
                text=one.person.name,
                row=one.id,
            )


def _since(one: Introduction) -> date:
    """Return the day of the last step, or on which it was thought of."""
    days = [date.fromisoformat(step.day) for step in one.steps]
    return max(days, default=today(one.created_at))
