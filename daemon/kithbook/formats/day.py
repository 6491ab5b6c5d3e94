"""Days as exports write them, made ISO: 2024-01-31, 2024-01, 2024, or without a year --01-31.

A day that could be two (`03/04/2024`) is none, unless the other days of its column tell which
number is the month.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache

from kithbook.formats.partial import of_parts

LONGEST = 60  # characters of a text that may be a day


class Order(Enum):
    """Which comes first in `03/04/2024`."""

    DAY = "day"
    MONTH = "month"


_MONTHS = (
    "january januar januari janvier enero gennaio janeiro styczen stycznia",
    "february februar februari fevrier febrero febbraio fevereiro luty lutego",
    "march marz maerz mrz maart mrt mars marzo marco marzec marca marec",
    "april avril abril aprile kwiecien kwietnia apríl",
    "may mai mei mayo maggio maio maj maja maja",
    "june juni juin junio giugno junho czerwiec czerwca jun",
    "july juli juillet julio luglio julho lipiec lipca jul",
    "august augustus aout agosto augusti sierpien sierpnia",
    "september septembre septiembre settembre setembro wrzesien wrzesnia",
    "october oktober octobre octubre ottobre outubro pazdziernik pazdziernika",
    "november novembre noviembre novembro listopad listopada",
    "december dezember decembre diciembre dicembre dezembro grudzien grudnia",
)
"""In the languages that LinkedIn and Outlook speak and that write months as words."""
_LEAST = 3  # letters of a month
_BESIDE = frozenset(["de", "del", "of", "den", "st", "nd", "rd", "th", "er", "do"])

_CLOCK = re.compile(r"[,T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AaPp]\.?[Mm]\.?)?(.*)$")
_YEARLESS = re.compile(r"--(\d{2})-?(\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?|(\d{4})(\d{2})(\d{2})|(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[/.年] ?(\d{1,2})(?:[/.月] ?(?:(\d{1,2})[日.]?)?)?")
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\.(?: ?(\d{4}|\d{2}))?")
_TURNED = re.compile(r"(\d{1,2})([/-])(\d{1,2})\2(\d{4}|\d{2})")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_CENTURY = 2_000


def read(text: str, order: Order | None = None, *, recent: bool = False) -> str | None:
    """Return the day that a text says, or None: it says none, or one of two.

    Args:
        text: The day; a time after it is left out.
        order: Of its column.
        recent: A year of two digits is of this century.
    """
    plain = _CLOCK.sub("", text.strip()[:LONGEST])
    if found := _YEARLESS.fullmatch(plain):
        return of_parts(None, int(found[1]), int(found[2]))
    if found := (_ISO.fullmatch(plain) or _YEAR_FIRST.fullmatch(plain)):
        parts = [int(part) for part in found.groups() if part]
        return of_parts(*parts)
    if found := _DOTTED.fullmatch(plain):
        return _dated(found[3], int(found[2]), int(found[1]), recent=recent)
    if found := _TURNED.fullmatch(plain):
        first, second = int(found[1]), int(found[3])
        turned = order or _told(first, second)
        if turned is None and first != second:
            return None
        month, day = (first, second) if turned is Order.MONTH else (second, first)
        return _dated(found[4], month, day, recent=recent)
    return _in_words(plain, recent=recent)


def order(texts: Iterable[str]) -> Order | None:
    """Return what the days of a column have first; None where they do not tell, or not alike.

    `9/1/26, 10:00 AM` is how Java writes a short American date, on whatever day.
    """
    said = set()
    for text in texts:
        plain = text.strip()[:LONGEST]
        clock = _CLOCK.search(plain)
        found = _TURNED.fullmatch(_CLOCK.sub("", plain))
        if not found:
            continue
        told = _told(int(found[1]), int(found[3]))
        if not told and clock and clock[4] and len(found[4]) == len("26"):
            told = Order.MONTH
        if told:
            said.add(told)
    return said.pop() if len(said) == 1 else None


def moment(text: str) -> int | None:
    """Return the minute of a time in UTC (`2026-07-30 10:00:00 UTC`), in milliseconds."""
    clock = _CLOCK.search(text.strip()[:LONGEST])
    day = read(text)
    if not clock or not day or clock[4] or clock[5].strip().upper() not in {"UTC", "Z", "GMT"}:
        return None
    try:
        when = datetime.fromisoformat(f"{day}T{int(clock[1]):02}:{clock[2]}").replace(tzinfo=UTC)
    except ValueError:
        return None
    return max(0, int(when.timestamp()) * 1_000)


def _told(first: int, second: int) -> Order | None:
    if first > 12 >= second:  # noqa: PLR2004 - months
        return Order.DAY
    if second > 12 >= first:  # noqa: PLR2004
        return Order.MONTH
    return None


def _dated(year: str | None, month: int, day: int, *, recent: bool) -> str | None:
    if year is None:
        return of_parts(None, month, day)
    if len(year) == len("26"):
        return of_parts(_CENTURY + int(year), month, day) if recent else None
    return of_parts(int(year), month, day)


def _in_words(text: str, *, recent: bool) -> str | None:
    words = _TOKEN.findall(text)
    numbers = [word for word in words if word.isdecimal()]
    names = [one for one in map(_bare, words) if not one.isdecimal() and one not in _BESIDE]
    month = _month(names[0]) if len(names) == 1 else None
    if month is None or len(numbers) > len(("day", "year")):
        return None
    years = [one for one in numbers if len(one) == len("2024")]
    days = [one for one in numbers if len(one) <= len("31")]
    if len(years) == 1 and len(days) == len(numbers) - 1:
        return of_parts(int(years[0]), month, *map(int, days))
    if len(days) == 1 and len(numbers) == 1:
        return of_parts(None, month, int(days[0]))
    if len(days) == len(("day", "year")) and text.strip()[:1].isdecimal():
        return _dated(days[1], month, int(days[0]), recent=recent)
    return None


@lru_cache(maxsize=500)
def _month(word: str) -> int | None:
    """Return the month whose names begin so; None where two months' do."""
    if len(word) < _LEAST:
        return None
    found = {
        number
        for number, names in enumerate(_MONTHS, 1)
        if any(_bare(name).startswith(word) for name in names.split())
    }
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=2_000)
def _bare(word: str) -> str:
    """Return a word in lower case, without accents."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))
