"""The idle timer: nobody asked for anything for so long, so lock."""

import asyncio
from collections.abc import Awaitable, Callable

from kithbook.clock import Now, wall_clock

LOOK_EVERY = 30.0
"""Seconds. asyncio's clock stands still while the machine sleeps and the wall clock does not, so
the wall clock is looked at this often: a lid opened after the limit locks within 30 s."""


class IdleTimer:
    """Calls back once when `minutes` have passed since the last poke. 0 minutes is never."""

    def __init__(
        self,
        minutes: int,
        on_idle: Callable[[], Awaitable[None]],
        now: Now = wall_clock,
        look_every: float = LOOK_EVERY,
    ) -> None:
        self._limit = minutes * 60_000  # milliseconds
        self._on_idle = on_idle
        self._now = now
        self._look_every = look_every
        self._last = now()
        self._task: asyncio.Task[None] | None = None

    def poke(self) -> None:
        """Note that someone is there. Cheap: called on each authenticated request."""
        self._last = self._now()

    def start(self) -> None:
        """Begin to count from now; call it after each unlock, inside a running loop."""
        self.stop()
        self.poke()
        if self._limit:
            self._task = asyncio.get_running_loop().create_task(self._watch())

    def stop(self) -> None:
        """Count no more; call it at each lock, also from within the callback."""
        # The callback locks and locking stops the timer: that must not cancel the locking.
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()

    def seconds_left(self) -> float:
        """Return the seconds until idle, 0 or less when it is time."""
        # A clock set back must not give the vault hours more.
        self._last = min(self._last, self._now())
        return (self._last + self._limit - self._now()) / 1000

    async def _watch(self) -> None:
        while (left := self.seconds_left()) > 0:  # noqa: ASYNC110 - time is awaited, not a state
            await asyncio.sleep(min(left, self._look_every))
        await self._on_idle()
