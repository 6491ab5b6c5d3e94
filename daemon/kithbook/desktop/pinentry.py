"""A pinentry: the system's own window for a passphrase, asked over pipes.

The commands are in the pinentry manual (`info pinentry`, node "Protocol"), the reasons in
libgpg-error.
"""

import asyncio
import os
import shutil
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from kithbook.config import PREFIX
from kithbook.desktop.assuan import LONGEST_LINE, Refusal, reply, request
from kithbook.desktop.errors import NoPinentry, Unanswered, WindowClosed
from kithbook.desktop.screen import screen

NONE = "none"
"""Named in place of a program: no window is wanted."""
TYPING_SECONDS = 120
"""For one passphrase."""
ANSWER_SECONDS = 5.0
"""For what nobody is asked: a program that needs longer hangs."""
ENDING_SECONDS = 1.0
"""From SIGTERM to SIGKILL."""
TIMEOUT = 62
"""GPG_ERR_TIMEOUT."""
CANCELED = {99, 198}
"""GPG_ERR_CANCELED, 83886179 in full, and GPG_ERR_FULLY_CANCELED."""
SETTINGS = (
    # The window closes by itself if the daemon is killed.
    request("SETTIMEOUT", str(TYPING_SECONDS)),
    # A browser's popup may hold the grab, and then there would be no window.
    request("OPTION no-grab"),
    # Else a daemon that was started without a locale gets no letter beyond ASCII.
    request("OPTION lc-ctype=C.UTF-8"),
    request("SETTITLE", "Unlock Kithbook"),
    request("SETDESC", "Kithbook asks for the passphrase of your address book."),
    request("SETPROMPT", "Passphrase:"),
)


def find_program(named: str | None) -> str | None:
    """Return the program to start; None where there is none, or no screen to show it on.

    Args:
        named: the person's choice; `none` for none, and None for what the system has.

    Raises:
        NoPinentry: the named one is not there.
    """
    if named == NONE:
        return None
    if named:
        if program := shutil.which(named):
            return program
        raise NoPinentry("KITHBOOK_PINENTRY names no program; mend it, or run: kithbook unlock")
    if not screen():
        return None
    program = shutil.which("pinentry")
    # Those two want a terminal, and the daemon has none to give away.
    if program and Path(program).resolve().name in {"pinentry-tty", "pinentry-curses"}:
        return None
    return program


class Pinentry:
    """One running program, which shows one window at a time."""

    def __init__(self, process: Process) -> None:
        if process.stdin is None or process.stdout is None:
            raise ValueError("no pipe")
        self._requests, self._replies = process.stdin, process.stdout

    async def greet(self) -> None:
        """See that it is a pinentry, and set its window up.

        Raises:
            NoPinentry: it says something else, or nothing.
        """
        await self._reply(ANSWER_SECONDS)
        for line in SETTINGS:
            with suppress(Refusal):  # an option that this one does not know
                await self._ask(line)

    async def ask(self, mistake: str = "") -> str:
        """Show the window until a passphrase was typed; return that.

        Args:
            mistake: what was wrong with the one before.

        Raises:
            WindowClosed: the person did not want to.
            Unanswered: nobody was there.
            NoPinentry: the program failed.
        """
        try:
            if mistake:
                await self._ask(request("SETERROR", mistake))
            typed = await self._ask(request("GETPIN"), TYPING_SECONDS + ANSWER_SECONDS)
            return typed.decode()
        except Refusal as refusal:
            if refusal.reason in CANCELED:
                raise WindowClosed from None
            raise (Unanswered if refusal.reason == TIMEOUT else NoPinentry) from None
        except UnicodeDecodeError:
            raise NoPinentry from None  # the cause would quote what was typed

    async def _ask(self, line: bytes, seconds: float = ANSWER_SECONDS) -> bytes:
        with suppress(ConnectionError):  # it has ended, which its silence tells
            self._requests.write(line)
            await self._requests.drain()
        return await self._reply(seconds)

    async def _reply(self, seconds: float) -> bytes:
        try:
            async with asyncio.timeout(seconds):
                return await reply(self._replies)
        except TimeoutError:
            raise NoPinentry from None


@asynccontextmanager
async def started(program: str) -> AsyncIterator[Pinentry]:
    """Start one; at the end it is gone, and its window with it.

    Raises:
        NoPinentry: it cannot be started, or is none.
    """
    around = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    around |= await asyncio.to_thread(screen)
    try:
        process = await asyncio.create_subprocess_exec(
            program,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=around,
            cwd="/",
            start_new_session=True,  # so that a wrapper ends with what it started
            limit=LONGEST_LINE,
        )
    except OSError as error:
        raise NoPinentry from error
    try:
        pinentry = Pinentry(process)
        await pinentry.greet()
        yield pinentry
    finally:
        await _end(process)


async def _end(process: Process) -> None:
    for order in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, order)
        with suppress(TimeoutError):
            async with asyncio.timeout(ENDING_SECONDS):
                # Not `wait`: that waits for ever if nobody reads what is still in the pipe.
                await process.communicate()
            return
