"""What a room tells the week: whom there is a reason to reach out to, and how pressing that is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from aiohttp import web

from kithbook.store.database import Connection
from kithbook_protocol.week import ReasonKind

MOST_CANDIDATES = 200
"""Reasons of a kind that a room need not go beyond: the most pressing ones."""


@dataclass(frozen=True, slots=True)
class Span:
    """The week that is looked at."""

    monday: date
    today: date

    @property
    def sunday(self) -> date:
        """Its last day: what falls into the week is told from Monday on."""
        return self.monday + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why to reach out to somebody who is in the book."""

    person: UUID
    kind: ReasonKind
    weight: float
    """How pressing, from 0 to 1; the same all week (see README.md for what others have)."""
    sentence: str
    """Without a full stop, and without the name."""
    day: date | None = None
    days: int | None = None
    text: str | None = None
    row: UUID | None = None
    name: str | None = None


Provider = Callable[[Connection, Span], Iterable[Reason]]
"""Returns reasons that do not change from Monday to Sunday, unless something is done about them."""

REASONS: web.AppKey[tuple[Provider, ...]] = web.AppKey("reasons", tuple)
