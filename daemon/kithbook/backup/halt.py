"""Halting work in a thread: told between two steps, and torn from a store that does not answer.

A vault is locked when somebody leaves; that must not wait for a line that hangs.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from kithbook.backup.errors import Stopped

T = TypeVar("T")


class Halt:
    """One piece of work that may be halted."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._cuts: list[Callable[[], None]] = []
        self._stopped = False

    def check(self) -> None:
        """Go on, unless it was halted.

        Raises:
            Stopped: it was.
        """
        if self._stopped:
            raise Stopped

    def stop(self) -> None:
        """Halt it, whatever it waits for."""
        with self._guard:
            self._stopped = True
            cuts = list(self._cuts)
        for cut in cuts:
            cut()

    @contextmanager
    def cutting(self, cut: Callable[[], None]) -> Iterator[None]:
        """Let a call end what is waited for in this block.

        Raises:
            Stopped: it was halted before.
        """
        with self._guard:
            self.check()
            self._cuts.append(cut)
        try:
            yield
        finally:
            with self._guard:
                self._cuts.remove(cut)

    async def watch(self, work: Awaitable[T]) -> T:
        """Wait for work in a thread; who is cancelled halts it, and waits for its end."""
        task = asyncio.ensure_future(work)
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            self.stop()
            await asyncio.wait([task])
            task.exception()
            raise
