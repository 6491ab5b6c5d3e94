"""What an insight is: a table of numbers, and whom each number counts."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.store.database import Connection
from kithbook_protocol.insights import InsightColumn, InsightRow

MONTH = 7
"""Characters of a month: 2026-05."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is looked at: how far back, and how much is shown."""

    moment: int
    """Now, in milliseconds."""
    months: int
    """This one included."""
    limit: int = 0
    """Rows."""

    @property
    def day(self) -> date:
        """Today."""
        return today(self.moment)

    def listed(self) -> list[str]:
        """Return the months, the earliest first."""
        last = self.day.year * 12 + self.day.month - 1
        every = range(last - self.months + 1, last + 1)
        return [f"{one // 12:04}-{one % 12 + 1:02}" for one in every]


@dataclass(frozen=True, slots=True)
class Numbers:
    """The table of an insight."""

    columns: Sequence[InsightColumn]
    rows: Sequence[InsightRow]
    more: bool = False
    """There are rows beyond the limit."""


class Kind(ABC):
    """One insight."""

    name: ClassVar[str]
    title: ClassVar[str]
    told: ClassVar[str]
    """What is counted, and how: one sentence."""
    chart: ClassVar[Literal["months", "bars"]] = "bars"
    stacked: ClassVar[bool] = False
    counts: ClassVar[Literal["people", "contacts", "ties", "introductions", "favours"]] = "people"

    @abstractmethod
    def numbers(self, connection: Connection, span: Span) -> Numbers:
        """Return the table."""

    @abstractmethod
    def whom(self, connection: Connection, span: Span, row: str, column: str) -> list[UUID]:
        """Return whom a number of the table counts, each once; nobody for what it has not."""


def columns(*named: tuple[str, str]) -> list[InsightColumn]:
    """Return columns of (key, title)."""
    return [InsightColumn(key=key, title=title) for key, title in named]


def days_of(month: str) -> tuple[date, date] | None:
    """Return the first and the last day of a month; None if it is none."""
    try:
        first = date.fromisoformat(f"{month}-01") if len(month) == MONTH else None
    except ValueError:
        return None
    if first is None:
        return None
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
