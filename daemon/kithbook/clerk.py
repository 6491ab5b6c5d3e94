"""A clerk works off a line: woken by what comes in, stopped between two, patient when it fails."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress

from kithbook.errors import VaultLocked
from kithbook.log import log

FIRST_PAUSE_SECONDS = 1.0
"""After a failure; doubled with each more."""
LONGEST_PAUSE_SECONDS = 60.0


class Clerk(ABC):
    """The one task that takes what waits out of a line, in order."""

    def __init__(self, line: str) -> None:
        """Take a line by what the log calls it."""
        self.pause = FIRST_PAUSE_SECONDS
        self._name = line
        self._arrived = asyncio.Event()
        self._moved = asyncio.Condition()
        self._task: asyncio.Task[None] | None = None

    @abstractmethod
    async def take(self) -> bool:
        """Work off the first that waits; False where nothing does.

        Raises:
            VaultLocked: the clerk stops.
            Exception: it stays where it is, and is taken again after a pause.
        """

    async def start(self) -> None:
        """Begin, or go on where the last one stopped."""
        self._task = asyncio.create_task(self._work())

    async def stop(self) -> None:
        """Stop between two; what waits stays kept."""
        task, self._task = self._task, None
        if task:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await self._tell()

    def arrived(self) -> None:
        """Take note that one more waits."""
        self._arrived.set()

    async def reached(self, state: Callable[[], bool], seconds: float) -> bool:
        """Wait up to `seconds`, or until the clerk stops, for the line to be in a state."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._moved:
                await self._moved.wait_for(lambda: state() or not self._task)
        return state()

    async def _work(self) -> None:
        pause = 0.0
        while True:
            self._arrived.clear()
            try:
                while await self.take():
                    await self._tell()
                    pause = 0.0
            except VaultLocked:
                return
            except Exception as error:  # noqa: BLE001 - the disk may be full for now; what waits is safe
                log.warning("line waits", line=self._name, error=type(error).__name__)
                pause = min(2 * pause, LONGEST_PAUSE_SECONDS) or self.pause
                await asyncio.sleep(pause)
            else:
                await self._arrived.wait()

    async def _tell(self) -> None:
        async with self._moved:
            self._moved.notify_all()
