"""Asks of others that you can serve: by an offer, of yours or of somebody's, or by whoever fits."""

from collections.abc import Iterator
from datetime import date

from kithbook.favours import store
from kithbook.favours.match import Matcher
from kithbook.favours.proposal import line_of
from kithbook.store.database import Connection
from kithbook.week.interface import Reason, Span
from kithbook_protocol.favours import Posting
from kithbook_protocol.people import Person

ASK = 0.7
MOST_ASKS = 100
"""Of which it is looked what fits: those with a day first, then the newest."""


def reasons(connection: Connection, _span: Span) -> Iterator[Reason]:
    """Yield who looks for what is offered, or for whom somebody was said to fit."""
    matcher = Matcher(connection)
    asks = store.postings(connection, ["ask"], MOST_ASKS, theirs=True)
    matcher.learn(asks)
    for ask in asks:
        if ask.person and (found := matcher.answer(ask)):
            yield Reason(
                ask.person,
                "ask",
                ASK,
                f"looks for {_line(ask.text)}: {_help(found)}",
                day=date.fromisoformat(ask.due) if ask.due else None,
                text=ask.text,
                row=ask.id,
                name=found.name or None,
            )


def _help(found: Posting | Person) -> str:
    if isinstance(found, Person):
        return f"{found.name} fits"
    return f"{found.name or 'you'} can give {_line(line_of(found))}"


def _line(text: str) -> str:
    return " ".join(text.split())[:200]
