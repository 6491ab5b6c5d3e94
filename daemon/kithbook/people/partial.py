"""Dates as precise as people know them: a year, a month, a day, or a day of any year.

Written as ISO 8601 has them (`2019`, `2019-05`, `2019-05-01`), and without the year as a vCard does
(`--04-12`, RFC 6350 section 4.3.1). RFC 9553 calls them partial dates.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from kithbook.errors import InvalidRequest
from kithbook.people.identifier import clean_identifier, line, quoted

_DATED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|([0-9]{4})([0-9]{2})([0-9]{2})")
_YEARLESS = re.compile(r"--([0-9]{2})-?([0-9]{2})")
DAY = 86_400_000
"""Milliseconds."""
FORMS = "1984-04-12, 1984-04 or 1984, or without the year as --04-12"
"""How a date may be written, for a sentence; where fewer forms will do, whoever asks says which."""
_LEAST = (2000, 1, 1)
"""For what is not known. A day without its year may be one of a leap year."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date; what is None is not known. Without its year it has month and day."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str, forms: str = FORMS) -> "PartialDate":
        """Read a date; `19840412` and `--0412`, as vCards have them, too.

        Args:
            text: the date.
            forms: how it may be written, where whoever asks takes not all.

        Raises:
            InvalidRequest: it is written otherwise, or there is no such day.
        """
        plain = line(clean_identifier(text)) or ""
        if found := _YEARLESS.fullmatch(plain):
            parsed = cls(None, *map(int, found.groups()))
        elif found := _DATED.fullmatch(plain):
            parsed = cls(*(int(one) for one in found.groups() if one is not None))
        else:
            raise InvalidRequest(f'"{quoted(plain)}" is not a date; write it as {forms}.')
        try:
            parsed.first_day()
        except ValueError as error:
            raise InvalidRequest(f'There is no such day as "{quoted(plain)}".') from error
        return parsed

    def __str__(self) -> str:
        """Return it in ISO 8601's extended form. What lies wholly before sorts before, as text."""
        year = "-" if self.year is None else f"{self.year:04}"
        rest = (f"{part:02}" for part in (self.month, self.day) if part is not None)
        return "-".join((year, *rest))

    def first_day(self) -> date:
        """Return the earliest day it can be; without its year, of a leap year."""
        known = (self.year, self.month, self.day)
        return date(
            *(least if part is None else part for part, least in zip(known, _LEAST, strict=True))
        )

    def is_to_come(self, moment: int) -> bool:
        """Tell whether it is surely later than a moment (milliseconds since 1970).

        By a day more: where it was said it may be tomorrow already.
        """
        return self.year is not None and self.first_day() > today(moment + DAY).first_day()

    def last_day(self) -> date:
        """Return the latest day it can be; without its year, of a leap year."""
        first = self.first_day()
        month = 12 if self.month is None else self.month
        last = calendar.monthrange(first.year, month)[1]
        return first.replace(month=month, day=self.day or last)


@dataclass(frozen=True, slots=True)
class Span:
    """When something lasted, as far as it is known."""

    since: PartialDate | None
    until: PartialDate | None
    """None while it lasts."""
    seen: PartialDate | None = None
    """A day on which it lasted."""
    until_seen: bool = False
    """Whether it may have ended before `until`."""

    def meets(self, other: "Span") -> bool | None:
        """Tell whether two lasted at the same time; None where the dates leave it open."""
        if self.ended_before(other) or other.ended_before(self):
            return False
        (begin, end), (others_begin, others_end) = self.surely(), other.surely()
        return True if max(begin, others_begin) <= min(end, others_end) else None

    def ended_before(self, other: "Span") -> bool:
        """Tell whether it surely ended before another began."""
        if self.until is None or other.since is None:
            return False
        return self.until.last_day() < other.since.first_day()

    def surely(self) -> tuple[date, date]:
        """Return the first and last day on which it surely lasted; first after last for none."""
        days = [one.last_day() for one in (self.since, self.seen) if one]
        if self.until is None:
            return min(days, default=date.max), date.max
        if self.until_seen:
            return min(days, default=date.max), max(days, default=date.min)
        return min(days, default=self.until.last_day()), self.until.first_day()


def today(moment: int) -> PartialDate:
    """Return the day of a moment (milliseconds since 1970), where this machine is."""
    day = datetime.fromtimestamp(moment / 1000, UTC).astimezone()
    return PartialDate(day.year, day.month, day.day)
