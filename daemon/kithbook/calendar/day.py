"""The day that somebody means: "yesterday", "last Tuesday", "23 Nov", "in 2 weeks", "2025-11-23".

What could be two days is refused, with a sentence that says how to write it.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from kithbook.calendar.model import WEEKDAYS
from kithbook.errors import InvalidRequest

NEAR_DAYS = 183
"""A day without its year may be so far off in another year than this one."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
AMOUNT = rf"(?P<amount>{'|'.join(_NUMBERS)}|[0-9]{{1,4}})"
_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_MONTH = (
    "(?P<month>" + "|".join(f"{one[:3]}(?:{one[3:]})?" for one in MONTHS).lower() + r"|sept)\.?"
)
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?: (?P<year>[0-9]{4}))?"
_LONG = "(?P<unit>day|week|month|year)"


def meant(text: str, today: date, *, ahead: bool) -> date:
    """Return the day that a text in lower case means; without a year one before today, or ahead.

    Raises:
        ValueError: it is not understood, or there is no such day.
        InvalidRequest: it could be two.
    """
    if text in _NAMED:
        return today + timedelta(days=_NAMED[text])
    for pattern, reading in _READINGS:
        if found := pattern.fullmatch(text):
            return reading(found, today, ahead)
    raise ValueError(text)


def amount(found: re.Match[str]) -> int:
    """Return the number in a match of AMOUNT."""
    return _NUMBERS.get(found["amount"]) or int(found["amount"])


_NAMED = {"today": 0, "yesterday": -1, "the day before yesterday": -2, "tomorrow": 1}


def shifted(day: date, count: int, unit: str) -> date:
    """Return a day so many days, weeks, months or years on; a month too short ends it."""
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _ago(found: re.Match[str], now: date, _ahead: bool) -> date:
    return shifted(now, -amount(found), found["unit"])


def _hence(found: re.Match[str], now: date, _ahead: bool) -> date:
    return shifted(now, amount(found), found["unit"])


def _neighbour(found: re.Match[str], now: date, _ahead: bool) -> date:
    return shifted(now, -1 if found["which"] == "last" else 1, found["unit"])


def _weekday(found: re.Match[str], now: date, ahead: bool) -> date:
    number = [one[:3].lower() for one in WEEKDAYS].index(found["weekday"][:3])
    name, back = WEEKDAYS[number], (now.weekday() - number) % 7
    if found["which"] == "last":
        return now - timedelta(days=back or 7)
    if found["which"] == "next":
        raise InvalidRequest(
            f'"next {name}" could be two days; write the day, as {now.isoformat()}.'
        )
    if not back:
        other = '"in a week"' if ahead else f'"last {name}"'
        raise InvalidRequest(f'Today is {name}; say "today" or {other}.')
    return now + timedelta(days=7 - back if ahead else -back)


def _calendar_day(found: re.Match[str], now: date, ahead: bool) -> date:
    month = [one[:3].lower() for one in MONTHS].index(found["month"][:3]) + 1
    if found["year"]:
        day = date(int(found["year"]), month, int(found["day"]))
    else:
        day = _nearest(month, int(found["day"]), now, ahead=ahead)
    name = WEEKDAYS[day.weekday()]
    if found["weekday"] and not name.lower().startswith(found["weekday"][:3]):
        raise InvalidRequest(f"{day.isoformat()} is a {name}; leave out what is wrong.")
    return day


def _nearest(month: int, number: int, now: date, *, ahead: bool) -> date:
    """Return the day of this year, or of the one beside it where that is near.

    Raises:
        InvalidRequest: neither; a year must be said.
    """
    beside = now.year + (1 if ahead else -1)
    for year in (now.year, beside):
        if number <= monthrange(year, month)[1]:
            day = date(year, month, number)
            off = (day - now).days * (1 if ahead else -1)
            if off >= 0 and (year == now.year or off <= NEAR_DAYS):
                return day
    date(2000, month, number)  # a leap year: what is no day there is none at all
    name = f"{number} {MONTHS[month - 1][:3]}"
    raise InvalidRequest(f"Which year is {name}? Write it too: {name} and the year.")


def _year_first(found: re.Match[str], _now: date, _ahead: bool) -> date:
    return date(*map(int, found.groups()))


def _year_last(found: re.Match[str], _now: date, _ahead: bool) -> date:
    one, two, year = map(int, found.groups())
    if one == two or max(one, two) > len(MONTHS):
        return date(year, min(one, two), max(one, two))
    ways = " or ".join(date(year, *pair).isoformat() for pair in ((one, two), (two, one)))
    raise InvalidRequest(f'"{found.group()}" could be two days; write {ways}.')


def _unclear(found: re.Match[str], now: date, _ahead: bool) -> date:
    raise InvalidRequest(f'"{found.group()}" could be several days; write it as {now.isoformat()}.')


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], date]], ...] = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (rf"{AMOUNT} {_LONG}s? ago", _ago),
        (rf"in {AMOUNT} {_LONG}s?", _hence),
        (rf"(?P<which>last|next) {_LONG}", _neighbour),
        (rf"(?:on )?(?:(?P<which>last|next) )?{_WEEKDAY}", _weekday),
        (rf"(?:on )?(?:{_WEEKDAY} )?{_DAY}\.? (?:of )?{_MONTH}{_YEAR}", _calendar_day),
        (rf"(?:on )?(?:{_WEEKDAY} )?{_MONTH} {_DAY}{_YEAR}", _calendar_day),
        (r"(?:on )?([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", _year_first),
        (r"(?:on )?([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", _year_last),
        (r"[0-9]{1,2}[-/.][0-9]{1,2}(?:[-/.](?:[0-9]{2})?)?", _unclear),
    )
)
