"""The sentry: notices when the person leaves, and has the vault locked."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from kithbook.config import Settings
from kithbook.log import log
from kithbook_protocol.vault import Occasion

if TYPE_CHECKING:
    from kithbook.desktop.bus import Bus, Which

Alarm = Callable[[Occasion], Awaitable[None]]

SOONEST = 1.0
LATEST = 60.0
"""Seconds until a bus that was lost is tried again; twice as long each time."""


class Watch(Protocol):
    """Listens to one bus."""

    bus: "Which"
    active: frozenset[Occasion]
    """What it would notice now."""

    async def attend(self, bus: "Bus") -> None:
        """Listen until there is nothing more to listen to. Raises BusLost."""


class Sentry:
    """Watches from the first unlock until the end. Where there is no desktop it does nothing."""

    def __init__(self, settings: Settings, lock: Callable[[], Awaitable[None]]) -> None:
        self._lock = lock
        self._wanted = frozenset(
            occasion
            for occasion, wanted in (
                (Occasion.SUSPEND, settings.lock_on_suspend),
                (Occasion.SCREEN_LOCK, settings.lock_on_screen_lock),
            )
            if wanted
        )
        self._watches: Sequence[Watch] = ()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def active(self) -> frozenset[Occasion]:
        """What locks the vault now, because there is somebody who tells."""
        return frozenset().union(*(watch.active for watch in self._watches))

    def start(self) -> None:
        """Begin, inside a running loop; at the second call it has begun already."""
        if self._tasks or not self._wanted or sys.platform != "linux":
            return
        # Imported here: a start need not wait for it, since what is locked needs no watch.
        from kithbook.desktop.logind import Logind  # noqa: PLC0415
        from kithbook.desktop.screensaver import ScreenSaver  # noqa: PLC0415

        self._watches = [Logind(self._wanted, self._alarm)]
        if Occasion.SCREEN_LOCK in self._wanted:
            self._watches = [*self._watches, ScreenSaver(self._alarm)]
        self._tasks = [asyncio.create_task(_keep_watch(watch)) for watch in self._watches]

    async def stop(self) -> None:
        """Watch no more."""
        tasks, self._tasks, self._watches = self._tasks, [], ()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _alarm(self, occasion: Occasion) -> None:
        log.info("left", occasion=occasion)
        await self._lock()


async def _keep_watch(watch: Watch) -> None:
    """Attend to a bus for ever, also when it goes and comes."""
    from kithbook.desktop.bus import connected  # noqa: PLC0415 - see Sentry.start
    from kithbook.desktop.errors import BusLost  # noqa: PLC0415

    now = asyncio.get_running_loop().time
    pause, told = SOONEST, False
    while True:
        begun = now()
        try:
            async with connected(watch.bus) as bus:
                await watch.attend(bus)
        except BusLost:
            # Without the reason, which is in another program's words.
            if not told:
                log.info("not watched", bus=watch.bus.lower())
            told = True
        if now() - begun > LATEST:  # it was there, so this is news
            pause, told = SOONEST, False
        await asyncio.sleep(pause)
        pause = min(pause * 2, LATEST)
