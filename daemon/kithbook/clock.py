"""Time: the wall clock, and the hybrid logical clock that stamps changes."""

import threading
import time
from collections.abc import Callable
from uuid import UUID

from kithbook.errors import Conflict

Now = Callable[[], int]
"""Milliseconds since 1970-01-01 UTC. Passed in, so that tests own the time."""

COUNTER_BITS = 16
"""Of a stamp's 64 bits the lower 16 count events within one millisecond."""

MOST_AHEAD = 24 * 60 * 60 * 1000
"""Milliseconds. A stamp further ahead comes from a clock that is wrong, not from a time zone."""


class ClockAhead(Conflict):
    """The other device's clock is more than a day ahead; set it right, then try again."""


def wall_clock() -> int:
    """Return milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


class HybridClock:
    """A hybrid logical clock: always after what was seen, close to the wall clock.

    Kulkarni, Demirbas, Madappa, Avva, Leone: Logical Physical Clocks (OPODIS 2014), figure 5.
    A stamp is one integer, milliseconds << 16 | counter, so stamps compare as integers.
    """

    def __init__(self, now: Now = wall_clock, latest: int = 0) -> None:
        self._now = now
        self._latest = latest
        self._guard = threading.Lock()

    def tick(self) -> int:
        """Return a stamp later than every stamp given or seen before."""
        with self._guard:
            self._latest = max(self._latest + 1, self._now() << COUNTER_BITS)
            return self._latest

    def ticks(self, count: int) -> range:
        """Return so many stamps, each later than every one given or seen before."""
        with self._guard:
            first = max(self._latest + 1, self._now() << COUNTER_BITS)
            self._latest = first + count - 1
            return range(first, first + count)

    def see(self, stamp: int) -> None:
        """Take note of a stamp made elsewhere, so that later ones come after it.

        Raises:
            ClockAhead: following it would put every later stamp into the far future.
        """
        if moment_of(stamp) > self._now() + MOST_AHEAD:
            raise ClockAhead
        with self._guard:
            self._latest = max(self._latest, stamp)


def moment_of_id(identifier: UUID) -> int:
    """Return the milliseconds since 1970 that a UUIDv7 was made at (RFC 9562, section 5.7)."""
    return int.from_bytes(identifier.bytes[:6], "big")


def moment_of(stamp: int) -> int:
    """Return the milliseconds part of a stamp."""
    return stamp >> COUNTER_BITS
