"""When something was, or is due, as somebody says it.

Libraries guess where they should ask: dateutil takes 03/04/2025 for 4 March and "Tuesday" for the
next one, parsedatetime reads "met Tuesday lunch" as next week's noon, dateparser drops a "25:00"
and takes a second to import.

The time zone is that of the system the daemon runs on (`TZ`, else /etc/localtime); whoever types is
on the same machine.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone

from kithbook.calendar.day import AMOUNT, amount, meant
from kithbook.calendar.model import Occasion, local, today, told
from kithbook.errors import InvalidRequest

LONGEST_QUOTE = 40
"""Characters of what was typed that a sentence repeats."""
FIRST = date(1900, 1, 1)
FIRST_TIMED = date(1970, 1, 2)
"""Of an earlier day no time is kept: the wire counts milliseconds from 1970."""
_CLOCK = (
    r"(?P<hour>[0-9]{1,2})"
    r"(?::(?P<minute>[0-9]{2})(?: ?(?P<half>am|pm)|(?P<offset>z|[+-][0-9]{2}:[0-9]{2}))?"
    r"| ?(?P<only_half>am|pm))"
)
_TIME_LAST = re.compile(rf"(?:at |(?P<rest>.+?)(?: at)? )?{_CLOCK}")
_TIME_FIRST = re.compile(rf"(?:at )?{_CLOCK} (?:on )?(?P<rest>.+)")
_SHORT = re.compile(rf"{AMOUNT} (?P<unit>minute|hour)s? ago")


def happened(text: str, moment: int) -> Occasion:
    """Return when something was, as somebody says at a moment (milliseconds); "" is today.

    Raises:
        InvalidRequest: it is still to come, could be two days, or is not understood.
    """
    found = _read(text, moment, ahead=False)
    if found.day > today(moment) or (found.at or 0) > moment:
        raise InvalidRequest(f"{told(found)} is still to come; log it once it has been.")
    return found


def expected(text: str, moment: int) -> date:
    """Return the day that something is due, as somebody says at a moment (milliseconds).

    Raises:
        InvalidRequest: it has a time, could be two days, or is not understood.
    """
    found = _read(text, moment, ahead=True)
    if found.at is not None:
        raise InvalidRequest("A due date is a day; leave the time out.")
    return found.day


def coming(text: str, moment: int) -> tuple[date, str | None]:
    """Return the day that somebody means at a moment (milliseconds), and the time where it is said.

    The time is one by the clock on the wall, `09:30`: it stays what it is where the clocks change.

    Raises:
        InvalidRequest: it could be two days, or is not understood.
    """
    found = _read(text, moment, ahead=True)
    return found.day, None if found.at is None else local(found.at).strftime("%H:%M")


def _read(text: str, moment: int, *, ahead: bool) -> Occasion:
    plain = " ".join(text.lower().replace(",", " ").split())
    plain = re.sub(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})t(?=[0-9])", " ", plain)
    try:
        if plain == "now":
            return _instant(moment)
        if ago := _SHORT.fullmatch(plain):
            minutes = amount(ago) * (60 if ago["unit"] == "hour" else 1)
            return _instant(moment - minutes * 60_000)
        clock = _TIME_LAST.fullmatch(plain) or _TIME_FIRST.fullmatch(plain)
        said = (clock["rest"] if clock else plain) or "today"
        day = meant(said, today(moment), ahead=ahead)
        found = _at(day, clock) if clock else Occasion(day)
    except (OverflowError, ValueError, OSError) as error:
        raise _not_understood(text) from error
    if found.day < FIRST:
        raise InvalidRequest(f"{found.day.isoformat()} is too long ago to be kept.")
    if found.at is not None and found.day < FIRST_TIMED:
        raise InvalidRequest(
            f"Of {found.day.isoformat()} only the day is kept; leave the time out."
        )
    return found


def _not_understood(text: str) -> InvalidRequest:
    quote = " ".join(text.split())
    quote = quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + "…"
    return InvalidRequest(
        f'"{quote}" is not understood as a date; write yesterday, last Tuesday, 3 days ago, '
        "23 Nov 2025 or 2025-11-23."
    )


def _instant(moment: int) -> Occasion:
    minute = moment - moment % 60_000
    return Occasion(local(minute).date(), minute)


def _at(on: date, clock: re.Match[str]) -> Occasion:
    """Return a time of a day.

    Raises:
        ValueError: there is no such time.
        InvalidRequest: the clocks jumped over it.
    """
    hour, half = int(clock["hour"]), clock["half"] or clock["only_half"]
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - on a clock's face
            raise ValueError(hour)
        hour = hour % 12 + (12 if half == "pm" else 0)
    naive = datetime.combine(on, time(hour, int(clock["minute"] or 0)))
    if clock["offset"]:
        return _instant(int(naive.replace(tzinfo=_offset(clock["offset"])).timestamp()) * 1000)
    zoned = naive.astimezone()
    if zoned.replace(tzinfo=None) != naive:
        raise InvalidRequest(f"{naive.isoformat(' ', 'minutes')} never was: the clocks went ahead.")
    return Occasion(on, int(zoned.timestamp()) * 1000)


def _offset(text: str) -> timezone:
    if text == "z":
        return UTC
    behind = timedelta(hours=int(text[1:3]), minutes=int(text[4:]))
    return timezone(-behind if text[0] == "-" else behind)
