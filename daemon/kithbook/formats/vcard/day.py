"""Days, as vCards of every version write them."""

import calendar
import re

from kithbook.formats.contentline import Property
from kithbook.formats.partial import of_parts

_DAY = re.compile(
    r"(?:(\d{4})-?(\d\d)-?(\d\d)|(\d{4})-(\d{1,2})-(\d{1,2})|--(\d\d)-?(\d\d))"
    r"(?:[T ][0-9:.,+Z-]*)?$",
    re.ASCII,
)
_NO_YEAR = frozenset({"0000", "1604"})
"""What stands for no year: Apple takes 1604, since it is a leap year long gone."""
_MONTHS = 12


def day(line: Property) -> str | None:
    """Return a line's day as the book writes it, `1984-04-12` or `--04-12`; None if it is none."""
    found = _DAY.match(line.value.strip())
    if not found:
        return None
    year = found[1] or found[4]
    month, date = int(found[2] or found[5] or found[7]), int(found[3] or found[6] or found[8])
    if year in _NO_YEAR or year == line.first("X-APPLE-OMIT-YEAR"):
        year = None
    return of_parts(int(year) if year else None, month, date)


def basic(day: str) -> str:
    """Return a day as vCard 4 writes it (RFC 6350, 4.3.1): `19840412` or `--0412`."""
    if day.startswith("--"):
        return "--" + day[2:].replace("-", "")
    # A year and a month keep their dash: `198404` would be a day of this century's.
    return day.replace("-", "") if day.count("-") > 1 else day


def stamp(text: str) -> int | None:
    """Return the moment of a TIMESTAMP (RFC 6350, 4.3.5), of Zulu time, in milliseconds."""
    found = _STAMP.match(text.strip())
    if not found:
        return None
    numbers = [int(one) for one in found.groups()]
    year, month, date, hour, minute, second = numbers
    if not (1 <= month <= _MONTHS and hour < 24 and minute < 60 and year >= 1970):  # noqa: PLR2004
        return None
    if not 1 <= date <= calendar.monthrange(year, month)[1]:
        return None
    return calendar.timegm((year, month, date, hour, minute, min(second, 59))) * 1_000


_STAMP = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)[T ](\d\d):?(\d\d):?(\d\d)(?:\.\d+)?Z?$", re.ASCII)
