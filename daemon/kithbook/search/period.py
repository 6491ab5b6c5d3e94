"""Stretches of days as they are typed behind an operator: `>6m`, `this-week`, `2025..2026-03`."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from kithbook.calendar.day import shifted

FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)
"""Days before and after are taken for these."""
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_LONG = re.compile(r"(?P<count>[0-9]{1,4})(?P<unit>[dwmy])")
_DATED = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?")
_NAMED = re.compile(r"(?P<which>this|last|next)-(?P<unit>week|month|year)")
_COMPARED = re.compile(r"(?P<sign>[<>]=?)(?P<rest>.+)")
_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
NAMES = (
    *("today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year"),
    *("last-year", "<1w", "<1m", ">3m", ">6m", ">1y"),
)
"""Offered for completion."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the first to the last, both included."""

    first: date = FIRST
    last: date = LAST


def parse(text: str, today: date, *, ahead: bool = False) -> Period | None:
    """Return the days that a text means; None if it means none.

    Args:
        text: as it was typed behind the colon.
        today: the day it is.
        ahead: durations count from today on, and not back: `<2w` is what comes within two weeks.
    """
    plain = text.strip().lower()
    try:
        return _read(plain, today, ahead=ahead)
    except (ValueError, OverflowError):
        return None


def _read(text: str, today: date, *, ahead: bool) -> Period | None:
    if compared := _COMPARED.fullmatch(text):
        return _beside(compared["sign"], compared["rest"], today, ahead=ahead)
    begin, dots, end = text.partition("..")
    if dots:
        return _between(begin, end, today, ahead=ahead)
    if long := _LONG.fullmatch(text):
        return _within(_off(long, today, ahead=ahead), ahead=ahead)
    return _said(text, today)


def _beside(sign: str, text: str, today: date, *, ahead: bool) -> Period | None:
    """Return what lies before or after; of durations, what is nearer to today or further off."""
    if long := _LONG.fullmatch(text):
        edge = _off(long, today, ahead=ahead)
        if sign[0] == "<":
            return _within(edge, ahead=ahead)
        day = timedelta(days=0 if sign == ">=" else 1)
        return Period(first=edge + day) if ahead else Period(last=edge - day)
    named = _said(text, today)
    if named is None:
        return None
    if sign[0] == "<":
        last = named.last if sign == "<=" else named.first - timedelta(days=1)
        return Period(last=last)
    first = named.first if sign == ">=" else named.last + timedelta(days=1)
    return Period(first=first)


def _within(edge: date, *, ahead: bool) -> Period:
    return Period(last=edge) if ahead else Period(first=edge)


def _between(begin: str, end: str, today: date, *, ahead: bool) -> Period | None:
    edges = []
    for text in (begin, end):
        if not text:
            edges.append(Period())
        elif long := _LONG.fullmatch(text):
            day = _off(long, today, ahead=ahead)
            edges.append(Period(day, day))
        elif (said := _said(text, today)) is None:
            return None
        else:
            edges.append(said)
    if not begin and not end:
        return None
    one, other = edges
    if begin and end and other.first < one.first:
        one, other = other, one
    return Period(one.first, other.last)


def _said(text: str, today: date) -> Period | None:
    """Return a day, week, month or year by its name or number."""
    if text in _DAYS:
        day = today + timedelta(days=_DAYS[text])
        return Period(day, day)
    if named := _NAMED.fullmatch(text):
        turn = {"last": -1, "this": 0, "next": 1}[named["which"]]
        return _unit(shifted(today, turn, named["unit"]), named["unit"])
    dated = _DATED.fullmatch(text)
    if dated is None:
        return None
    first = date(*(int(one or 1) for one in dated.groups()))
    return _unit(first, "day" if dated["day"] else "month" if dated["month"] else "year")


def _unit(day: date, unit: str) -> Period:
    """Return the whole day, week (from Monday), month or year of a day."""
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return Period(first, first + timedelta(days=6))
    if unit == "month":
        return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    if unit == "year":
        return Period(date(day.year, 1, 1), date(day.year, 12, 31))
    return Period(day, day)


def _off(long: re.Match[str], today: date, *, ahead: bool) -> date:
    return shifted(today, int(long["count"]) * (1 if ahead else -1), _UNITS[long["unit"]])
