"""How often something comes, as people say it: "every 2 weeks", "first Monday of the month".

What is kept is the rule of RFC 5545; `told` says it again so that `read` understands it.
"""

import re
from datetime import date
from typing import Final

from kithbook.calendar.day import MONTHS
from kithbook.calendar.model import WEEKDAYS
from kithbook.calendar.recurrence import normal, not_understood

_CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKDAYS = ",".join(_CODES[:5])
_UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_OFTEN = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year"} | {
    "annually": "year",
    "quarterly": "month",
}
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1} | {
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "5th": 5,
}
_LONGEST_MONTH = 31
_SHORTEST_MONTH = 28
_WEEKDAY = "(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
_MONTH = "(?:" + "|".join(f"{one[:3]}(?:{one[3:]})?" for one in MONTHS).lower() + "|sept)"
_NTH = f"(?P<nth>{'|'.join(_ORDINALS)})"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_OF_MONTH = r"(?: of (?:the|every|each) month)?"

_LIMIT = re.compile(
    r"(?P<rest>.+?),? "
    r"(?:(?P<count>[1-9][0-9]{0,2}) times|until (?P<until>[0-9]{4}-[0-9]{2}-[0-9]{2}))"
)
_EVERY = re.compile(
    r"(?:every|each) (?:(?P<amount>other|[0-9]{1,3}|two|three|four|five|six) )?"
    r"(?P<unit>day|week|month|year)s?(?: on (?P<on>.+))?"
)
_ADVERB = re.compile(rf"(?P<often>{'|'.join(_OFTEN)})(?: on (?P<on>.+))?")
_DAYS = re.compile(rf"(?:the )?{_WEEKDAY}(?:(?:,| and|, and) {_WEEKDAY})*")
_NTH_DAY = re.compile(
    rf"(?:the )?{_NTH} (?P<weekday>{_WEEKDAY}|day)"
    rf"(?: of (?:(?:the|every|each) month|(?P<month>{_MONTH})))?"
)
_MONTH_DAY = re.compile(rf"(?:the )?{_DAY}{_OF_MONTH}")
_YEAR_DAY = re.compile(
    rf"(?:the )?(?:{_DAY} (?:of )?(?P<month>{_MONTH})"
    rf"|(?P<month_>{_MONTH}) (?P<day_>[0-9]{{1,2}})(?:st|nd|rd|th)?)"
)
_AMOUNTS = {"other": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def read(text: str, start: date) -> str:
    """Return the rule that somebody means; what it leaves open, the day it begins on says.

    A month that is too short ends it: the 31st is the last day of each month, and 29 February the
    28th in other years. An RRULE means what it says.

    Raises:
        InvalidRequest: it is not understood.
    """
    plain = " ".join(text.lower().split())
    if "freq=" in plain:
        return normal(plain)
    ending = ""
    if limit := _LIMIT.fullmatch(plain):
        plain = limit["rest"]
        until = (limit["until"] or "").replace("-", "")
        ending = f";COUNT={limit['count']}" if limit["count"] else f";UNTIL={until}"
    found = _read(plain, start)
    if found is None:
        raise not_understood(text)
    return normal(found + ending)


def _read(plain: str, start: date) -> str | None:
    if plain in {"every weekday", "every workday", "on weekdays", "weekdays"}:
        return f"FREQ=WEEKLY;BYDAY={_WORKDAYS}"
    if found := _EVERY.fullmatch(plain):
        said = found["amount"] or "1"
        amount = _AMOUNTS.get(said) or int(said)
        return _counted(found["unit"], amount, found["on"], start) if amount else None
    if found := _ADVERB.fullmatch(plain):
        amount = 3 if found["often"] == "quarterly" else 1
        return _counted(_OFTEN[found["often"]], amount, found["on"], start)
    return _on_days(re.sub(r"^(?:every|each|on) ", "", plain))


def _on_days(bare: str) -> str | None:
    """Return the rule of days that say by themselves of what they are."""
    for unit in ("week", "month", "year"):
        # A number alone could be anything.
        if not bare.isdecimal() and (days := _on(unit, bare, date.min)):
            return f"FREQ={_UNITS[unit]};{days}"
    return None


def _counted(unit: str, amount: int, on: str | None, start: date) -> str | None:
    """Return the rule of so many days, weeks, months or years, on which days of these."""
    head = f"FREQ={_UNITS[unit]};INTERVAL={amount}"
    days = _on(unit, on, start)
    return None if days is None else ";".join(filter(None, (head, days)))


def _on(unit: str, on: str | None, start: date) -> str | None:
    """Return which days of a week, month or year are meant; None where that makes no sense."""
    if on is None:
        return {
            "month": _month_day(start.day),
            "year": _day_of_year(start.month, start.day),
        }.get(unit, "")
    if unit == "week" and _DAYS.fullmatch(on):
        return _weekdays(on)
    if (found := _NTH_DAY.fullmatch(on)) and unit == ("year" if found["month"] else "month"):
        return _nth(found)
    if unit == "month" and (found := _MONTH_DAY.fullmatch(on)):
        day = int(found["day"])
        return _month_day(day) if 1 <= day <= _LONGEST_MONTH else None
    if unit == "year" and (found := _YEAR_DAY.fullmatch(on)):
        return _year_day(found)
    return None


def _weekdays(text: str) -> str:
    numbers = sorted({_number(one) for one in re.findall(_WEEKDAY, text)})
    return "BYDAY=" + ",".join(_CODES[one] for one in numbers)


def _number(weekday: str) -> int:
    return [one[:3].lower() for one in WEEKDAYS].index(weekday[:3])


def _nth(found: re.Match[str]) -> str:
    number = _ORDINALS[found["nth"]]
    month = f"BYMONTH={_month(found['month'])};" if found["month"] else ""
    if found["weekday"] == "day":
        return f"{month}BYMONTHDAY={number}"
    return f"{month}BYDAY={number}{_CODES[_number(found['weekday'])]}"


def _month(name: str) -> int:
    return [one[:3].lower() for one in MONTHS].index(name[:3]) + 1


def _year_day(found: re.Match[str]) -> str | None:
    month, day = _month(found["month"] or found["month_"]), int(found["day"] or found["day_"])
    try:
        date(2000, month, day)  # a leap year: what is no day there is none at all
    except ValueError:
        return None
    return _day_of_year(month, day)


def _day_of_year(month: int, day: int) -> str:
    """Return a day of every year; 29 February is the last of that month."""
    return f"BYMONTH={month};BYMONTHDAY={-1 if (month, day) == (2, 29) else day}"


def _month_day(day: int) -> str:
    """Return a day of every month; of one that is too short, the last."""
    if day >= _LONGEST_MONTH:
        return "BYMONTHDAY=-1"
    if day <= _SHORTEST_MONTH:
        return f"BYMONTHDAY={day}"
    days = ",".join(map(str, range(_SHORTEST_MONTH, day + 1)))
    return f"BYMONTHDAY={days};BYSETPOS=-1"


def told(rule: str) -> str:
    """Return a rule in words, as far as there are some for it; else the rule itself."""
    parts = dict(one.split("=") for one in rule.split(";"))
    ending = ""
    if count := parts.pop("COUNT", ""):
        ending = f", {count} times"
    if until := parts.pop("UNTIL", ""):
        ending = f", until {until[:4]}-{until[4:6]}-{until[6:]}"
    unit = next(name for name, freq in _UNITS.items() if freq == parts["FREQ"])
    every = f"every {parts['INTERVAL']} {unit}s" if "INTERVAL" in parts else f"every {unit}"
    rest = ";".join(one for one in rule.split(";") if one.split("=")[0].startswith("BY"))
    if not rest:
        return every + ending if unit in {"day", "week"} and "WKST" not in parts else rule
    days = None if "WKST" in parts else _told_days(unit, rest)
    if days is None:
        return rule
    if (unit, rest) == ("week", f"BYDAY={_WORKDAYS}") and "INTERVAL" not in parts:
        return "every weekday" + ending
    return f"{every} on {days}{ending}"


_PLAIN = re.compile(r"(?:BYMONTH=(?P<month>[0-9]+);)?BYMONTHDAY=(?P<day>-?[0-9]+)")
_NUMBERED = re.compile(r"(?:BYMONTH=(?P<month>[0-9]+);)?BYDAY=(?P<nth>-?[0-9])(?P<weekday>[A-Z]+)")


def _told_days(unit: str, rest: str) -> str | None:
    """Return which days are meant, in words; None where there are none for it."""
    if unit == "week" and re.fullmatch("BYDAY=[A-Z,]+", rest):
        names = [WEEKDAYS[_CODES.index(one)] for one in rest[6:].split(",")]
        return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    for day in (29, 30):
        if unit == "month" and rest == _month_day(day):
            return f"the {day}th"
    if found := _PLAIN.fullmatch(rest):
        return _told_day(unit, found["month"], int(found["day"]))
    if (found := _NUMBERED.fullmatch(rest)) and unit == ("year" if found["month"] else "month"):
        nth = next((name for name, one in _ORDINALS.items() if one == int(found["nth"])), None)
        month = f" of {MONTHS[int(found['month']) - 1]}" if found["month"] else ""
        return nth and f"the {nth} {WEEKDAYS[_CODES.index(found['weekday'])]}{month}"
    return None


def _told_day(unit: str, month: str | None, day: int) -> str | None:
    if unit == "month" and month is None:
        if day == -1:
            return "the last day"
        return f"the {day}{_suffix(day)}" if 1 <= day <= _SHORTEST_MONTH else None
    if unit == "year" and month:
        if (month, day) == ("2", -1):
            return "29 February"
        return f"{day} {MONTHS[int(month) - 1]}" if day > 0 and (month, day) != ("2", 29) else None
    return None


def _suffix(day: int) -> str:
    if day in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
