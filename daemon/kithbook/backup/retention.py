"""Which backups stay: seven days', five weeks', twelve months', and the last proven one."""

from collections.abc import Callable, Hashable, Iterable
from datetime import UTC, datetime, timedelta

from kithbook.backup.model import Kept

DAYS, WEEKS, MONTHS = 7, 5, 12
NEWEST = 2
"""Stay whenever they were made: one just made and not proven must not be all there is."""
HORIZON = timedelta(days=MONTHS * 31)
"""After so long a backup is gone, if backups go on being made."""
SHRUNK = 0.5
"""Of what an earlier backup held: a vault that lost so much may have lost it by mistake."""
NOTICED = 30 * 24 * 60 * 60 * 1000  # milliseconds


def spare(kept: Iterable[Kept]) -> list[Kept]:
    """Return those of one place that need not stay.

    Of each of the newest 7 days, 5 weeks and 12 months that have any, the newest one stays, and so
    do the newest two, and the newest that was proven.
    """
    newest_first = sorted(kept, key=lambda one: (one.made_at, one.counter), reverse=True)
    # Of a damaged one nobody would know what it is kept for.
    sound = [one for one in newest_first if one.failure is None]
    staying = {
        *_newest_of(sound, lambda one: _day(one).toordinal(), DAYS),
        *_newest_of(sound, lambda one: _day(one).isocalendar()[:2], WEEKS),
        *_newest_of(sound, lambda one: (_day(one).year, _day(one).month), MONTHS),
        *[one.name for one in sound if one.proven_at is not None][:1],
        *[one.name for one in newest_first[:NEWEST]],
    }
    return [one for one in newest_first if one.name not in staying]


def has_shrunk(kept: Iterable[Kept]) -> bool:
    """Tell whether the newest backup has less than half the people, or rows, of an earlier one.

    Earlier ones count for 30 days, in which somebody may notice.
    """
    known = sorted((one for one in kept if one.is_remembered), key=lambda one: one.counter)
    if not known:
        return False
    newest = known[-1]
    before = [one for one in known if newest.made_at - one.made_at <= NOTICED]
    people = max(one.people or 0 for one in before)
    rows = max(one.rows for one in before)
    return (newest.people or 0) < people * SHRUNK or newest.rows < rows * SHRUNK


def _newest_of(
    kept: Iterable[Kept], period: Callable[[Kept], Hashable], periods: int
) -> Iterable[str]:
    """Yield the names of the newest one of each of the newest periods that have any."""
    seen: set[Hashable] = set()
    for one in kept:
        if (found := period(one)) in seen:
            continue
        if len(seen) == periods:
            return
        seen.add(found)
        yield one.name


def _day(one: Kept) -> datetime:
    return datetime.fromtimestamp(one.made_at / 1000, UTC)
