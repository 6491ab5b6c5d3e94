"""Dates as a card has them: ISO 8601, as precise as they are known."""

import re
from datetime import UTC, date, datetime

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|--([0-9]{2})-([0-9]{2})")
_DAY = re.compile(r"(?:[0-9]{4}|-)-[0-9]{2}-[0-9]{2}")
_LEAP_YEAR = 2000
"""A day without its year may be one of a leap year."""


def partial(text: str) -> str | None:
    """Return a date where the text is one that exists: 1984, 1984-04, 1984-04-12 or --04-12."""
    found = _PARTIAL.fullmatch(text)
    if not found:
        return None
    year, month, day, of_any, day_of_any = found.groups()
    try:
        date(int(year or _LEAP_YEAR), int(month or of_any or 1), int(day or day_of_any or 1))
    except ValueError:
        return None
    return text


def of_parts(year: int | None, month: int | None = None, day: int | None = None) -> str | None:
    """Return the date of these parts where there is such a one."""
    if year is None:
        return None if month is None or day is None else partial(f"--{month:02}-{day:02}")
    parts = [f"{year:04}", *(f"{one:02}" for one in (month, day) if one is not None)]
    return None if month is None and day is not None else partial("-".join(parts))


def is_day(text: str) -> bool:
    """Tell whether a partial date is a day, with its year or without."""
    return bool(_DAY.fullmatch(text))


def moment(text: object) -> int | None:
    """Return an RFC 3339 time as milliseconds since 1970; None where it is none.

    A time without a zone is one of UTC, and a day is its midnight.
    """
    if not isinstance(text, str):
        return None
    try:
        found = datetime.fromisoformat(text)
        milliseconds = (found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp() * 1000
    except (ValueError, OverflowError):
        return None
    return round(milliseconds) if milliseconds >= 0 else None


def rfc3339(milliseconds: int) -> str:
    """Return a moment as a time of UTC: `2023-11-14T22:13:20Z`."""
    found = datetime.fromtimestamp(milliseconds / 1000, UTC)
    precise = "milliseconds" if milliseconds % 1000 else "seconds"
    return found.isoformat(timespec=precise).replace("+00:00", "Z")
