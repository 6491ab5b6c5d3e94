"""The dialog: one window at a time in which the person types the passphrase."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from math import ceil

from kithbook.desktop.errors import NoPinentry
from kithbook.desktop.pinentry import Pinentry, find_program, started
from kithbook.errors import KithbookError
from kithbook.log import log
from kithbook_protocol import vault as wire

Unlock = Callable[[str], Awaitable[bool]]
"""Tries a passphrase; tells whether it was right."""

TRIES = 3
FIRST_REST = 10.0
LONGEST_REST = 300.0
"""Seconds without a new window after one that led to nothing; twice as long each time."""
OPEN = "Type your passphrase in the window that opened."
WRONG = "That passphrase is wrong."
GIVEN_UP = "The passphrase was wrong three times."


class Dialog:
    """Opens the window, and closes it when it is no longer wanted."""

    def __init__(
        self, named: str | None, unlock: Unlock, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._named = named
        self._unlock = unlock
        self._now = now
        self._task: asyncio.Task[None] | None = None
        self._ending: set[asyncio.Task[None]] = set()
        """Held, because the event loop alone would let a task be collected."""
        self._rest = FIRST_REST
        self._until = 0.0
        self._outcome = ""

    def describe(self) -> wire.Dialog | None:
        """Say that it is open, or why there is no new one yet."""
        if self._task:
            return wire.Dialog(open=True, sentence=OPEN)
        if (rest := ceil(self._until - self._now())) > 0:
            sentence = f"{self._outcome} Ask again in {rest} s, or run: kithbook unlock"
            return wire.Dialog(open=False, sentence=sentence)
        return None

    async def open(self) -> bool:
        """Open the window, unless one is open or was just now; return when it can be typed into.

        What becomes of it then, `describe` tells.

        Returns:
            False where there is no program for it, or no screen.

        Raises:
            NoPinentry: the named program is not there.
        """
        if self._task or self._now() < self._until:
            return True
        program = await asyncio.to_thread(find_program, self._named)
        if program is None:
            return False
        if self._task:  # somebody else asked meanwhile
            return True
        shown = asyncio.Event()
        self._task = asyncio.create_task(self._run(program, shown))
        self._task.add_done_callback(lambda _: shown.set())
        await shown.wait()
        return True

    def close(self) -> None:
        """Close the window if it is open; what is typed into it counts no more from now on."""
        if self._task:
            self._ending.add(self._task)
            self._task.add_done_callback(self._ending.discard)
            self._task.cancel()
            self._task = None

    def settle(self) -> None:
        """Note that the vault is open: nothing is left to ask, and no failure counts any more."""
        self.close()
        self._rest, self._until = FIRST_REST, self._now()

    async def stop(self) -> None:
        """Close the window, and see that its program has ended."""
        self.close()
        await asyncio.gather(*self._ending, return_exceptions=True)

    async def _run(self, program: str, shown: asyncio.Event) -> None:
        log.info("dialog opened")
        outcome = str(NoPinentry())
        try:
            async with started(program) as pinentry:
                shown.set()
                outcome = await self._talk(pinentry)
        except KithbookError as error:
            log.info("dialog ended", why=type(error).__name__)
            outcome = str(error)
        finally:
            if self._task is asyncio.current_task():  # nobody else closed it, so it led to nothing
                self._outcome, self._until = outcome, self._now() + self._rest
                self._rest = min(self._rest * 2, LONGEST_REST)
                self._task = None

    async def _talk(self, pinentry: Pinentry) -> str:
        """Ask until the vault is open, which closes the window, or it was wrong too often."""
        mistake = ""
        for _ in range(TRIES):
            if await self._unlock(await pinentry.ask(mistake)):
                return ""
            mistake = WRONG
        return GIVEN_UP
