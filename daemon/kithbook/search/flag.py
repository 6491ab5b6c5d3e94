"""Flags: words of the index that nobody wrote, which say of a person what operators ask for.

The full-text index intersects them with words as cheaply as words with words, also in groups, `or`
and `not`. Days are such words too, as precise as a decade, a year, a month and a day: a stretch of
days is a few dozen of them, and no number has to be compared.
"""

from datetime import date, timedelta
from functools import lru_cache

from kithbook.people.identifier import address
from kithbook.search.period import FIRST, LAST, Period

EVERYBODY = "all"
CLOSE = "isclose"
HAS = "has"
SOURCE = "source"
FILE = "file"
"""Before the number of an import's change set: what its file is called is asked when it is sought,
for the name may be somebody's who is forgotten."""
TAG = "tag"
WHOLE = "name"
SOUND = "sound"
OWN_CADENCE = "hasowncadence"
ADDED, CHANGED, MET, DUE, OVERDUE, SINCE, QUIET = "acmdosq"
"""Letters before days: added, changed, last contact, due by one's own cadence and too late by it,
from when a cadence counts, and from when touch is being lost."""


def joined(prefix: str, folded: str) -> str:
    """Return a flag with words of somebody's, which need not be one: `tag` and "angel investor"."""
    return prefix + "".join(folded.split())


@lru_cache(maxsize=4096)
def days(letter: str, day: date) -> tuple[str, ...]:
    """Return the flags of a day, in all precisions."""
    kept = min(max(day, FIRST), LAST)
    text = f"{letter}{kept.year:04}{kept.month:02}{kept.day:02}"
    return text[:4], text[:5], text[:7], text


def during(letter: str, period: Period) -> list[str]:
    """Return the flags of which one is a person's whose day lies in a period; the fewest."""
    first, last = max(period.first, FIRST), min(period.last, LAST)
    found = []
    while first <= last:
        end, flag = _longest(first, last)
        found.append(letter + flag)
        first = end + timedelta(days=1)
    return found


def _longest(first: date, last: date) -> tuple[date, str]:
    """Return the longest stretch that begins on a day and is one flag: its end, and the flag."""
    text = first.strftime("%Y%m%d")
    if text[4:] == "0101":
        if text[3] == "0" and (end := date(first.year + 9, 12, 31)) <= last:
            return end, text[:3]
        if (end := date(first.year, 12, 31)) <= last:
            return end, text[:4]
    if text[6:] == "01":
        end = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if end <= last:
            return end, text[:6]
    return first, text


def site(url: str) -> str:
    """Return what people call a page's site: `linkedin` of https://www.linkedin.com/in/ada."""
    host = address(url).partition("/")[0].partition(":")[0].casefold()
    labels = host.split(".")
    return labels[-2] if len(labels) > 1 else host
