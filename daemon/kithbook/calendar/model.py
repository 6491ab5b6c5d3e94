"""Days and times, in the time zone of this system."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Occasion:
    """When something was: a day, and the minute where it is known."""

    day: date
    """In the time zone that it was said in."""
    at: int | None = None
    """Milliseconds since 1970, of a whole minute."""


def today(moment: int) -> date:
    """Return the day it is here at a moment in milliseconds."""
    return local(moment).date()


def local(moment: int) -> datetime:
    """Return a moment in milliseconds by the clock of this system (`TZ`, else /etc/localtime)."""
    return datetime.fromtimestamp(moment / 1000, UTC).astimezone()


def written(occasion: Occasion) -> str:
    """Return an occasion as it can be read again: `2025-11-25` or `2025-11-25 14:30`."""
    if occasion.at is None:
        return occasion.day.isoformat()
    shown = local(occasion.at)
    # When the clocks go back an hour comes twice; the second one is told by its offset.
    first = shown.replace(tzinfo=None, fold=0).astimezone()
    plain = shown.replace(tzinfo=None) if first == shown else shown
    return plain.isoformat(" ", "minutes")


def told(occasion: Occasion) -> str:
    """Return an occasion for a sentence, with its weekday: a wrong one is seen at once."""
    return f"{WEEKDAYS[occasion.day.weekday()]} {written(occasion)}"
