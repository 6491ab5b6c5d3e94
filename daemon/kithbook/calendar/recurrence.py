"""When something that comes again comes next: rules of RFC 5545 (RRULE), in days.

Only days are counted, never moments, so neither a clock that is set back nor a journey shifts one.
python-dateutil counts, to the year 9999 where nothing comes; what would keep it long is refused
before.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from kithbook.errors import InvalidRequest

HORIZON = timedelta(days=40 * 366)
"""What does not come within it, does not come: 29 February every 28 years does."""
LONGEST = 200
"""Characters of a rule."""
_DAYS = "MO|TU|WE|TH|FR|SA|SU"
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9][0-9]{0,2}",
    "COUNT": r"[1-9][0-9]{0,2}",
    "UNTIL": r"[0-9]{8}(?:T[0-9]{6}Z?)?",
    "BYMONTH": r"(?:0?[1-9]|1[0-2])(?:,(?:0?[1-9]|1[0-2]))*",
    "BYMONTHDAY": r"-?(?:0?[1-9]|[12][0-9]|3[01])(?:,-?(?:0?[1-9]|[12][0-9]|3[01]))*",
    "BYDAY": rf"[+-]?[1-5]?(?:{_DAYS})(?:,[+-]?[1-5]?(?:{_DAYS}))*",
    "BYSETPOS": r"-?[1-9][0-9]?",
    "WKST": _DAYS,
}
"""What a rule may say; no hours, and no days by their number in a year."""
_BARE_DAYS = re.compile(rf"(?:{_DAYS})(?:,(?:{_DAYS}))*")


def normal(text: str) -> str:
    """Return a rule as it is kept: its parts in one order, without what goes without saying.

    Raises:
        InvalidRequest: it is none, or says what is not understood here.
    """
    plain = "".join(text.upper().split()).removeprefix("RRULE:").rstrip(";")
    pairs = [one.partition("=")[::2] for one in plain.split(";")]
    parts = dict(pairs)
    known = all(
        name in _PARTS and re.fullmatch(_PARTS[name], value) for name, value in parts.items()
    )
    if len(plain) > LONGEST or not known or len(parts) < len(pairs) or "FREQ" not in parts:
        raise not_understood(text)
    if {"COUNT", "UNTIL"} <= parts.keys():
        raise InvalidRequest("A rule ends either after a number of times or on a day.")
    often = parts["FREQ"] in {"MONTHLY", "YEARLY"}
    if "BYDAY" in parts and not often and not _BARE_DAYS.fullmatch(parts["BYDAY"]):
        raise InvalidRequest("The first or last such weekday is one of a month or a year.")
    if "BYMONTHDAY" in parts and not often:
        raise InvalidRequest("A day of the month is one of a month or a year.")
    if "BYSETPOS" in parts and not parts.keys() & {"BYDAY", "BYMONTHDAY", "BYMONTH"}:
        raise not_understood(text)
    if "UNTIL" in parts:
        parts["UNTIL"] = parts["UNTIL"][:8]
        try:
            date.fromisoformat(parts["UNTIL"])
        except ValueError as error:
            raise not_understood(text) from error
    if parts.get("INTERVAL") == "1":
        del parts["INTERVAL"]
    return ";".join(f"{name}={parts[name]}" for name in _PARTS if name in parts)


def first(rule: str, start: date) -> date:
    """Return the first day of a rule, on the day it is counted from or later.

    Raises:
        InvalidRequest: there is none.
    """
    found = next(_days(rule, start, start), None)
    if found is None:
        raise InvalidRequest("That never comes; give a rule that does.")
    return found


def after(rule: str, start: date, day: date) -> date | None:
    """Return the first day of a rule that is later than a day; None where it has ended.

    Args:
        rule: as `normal` returns it.
        start: the day it is counted from.
        day: any day.
    """
    return next((one for one in _days(rule, start, day) if one > day), None)


def between(rule: str, start: date, day: date, end: date) -> Iterator[date]:
    """Yield the days of a rule that are later than one day and earlier than another."""
    for one in _days(rule, start, day):
        if one >= end:
            return
        if one > day:
            yield one


def _days(rule: str, start: date, day: date) -> Iterator[date]:
    """Yield the days of a rule from a day on, until the horizon behind it."""
    # Imported late: 15 ms that a start need not wait for.
    from dateutil.rrule import rrulestr  # noqa: PLC0415

    limit = _plus(max(start, day), HORIZON)
    for one in rrulestr(rule, dtstart=datetime.combine(start, time())):
        if one.date() > limit:
            return
        if one.date() >= day:
            yield one.date()


def _plus(day: date, more: timedelta) -> date:
    return day + more if date.max - day > more else date.max


def not_understood(text: str) -> InvalidRequest:
    """Return the refusal of what is no rule."""
    quote = " ".join(text.split())[:40]
    return InvalidRequest(
        f'"{quote}" is not understood as a rule; write every 2 weeks, every Monday, '
        "first Monday of the month, yearly on 12 April, or an RRULE."
    )


def rest(rule: str, start: date, day: date) -> str:
    """Return a rule as it is counted from one of its days on: of a number of times, those left."""
    found = re.search(r"COUNT=([0-9]+)", rule)
    if not found:
        return rule
    gone = sum(1 for _ in between(rule, start, start - timedelta(days=1), day))
    return rule.replace(found[0], f"COUNT={max(1, int(found[1]) - gone)}")
