"""The worker process: whatever parses foreign bytes does it there, never in the daemon.

Spawned, not forked: it inherits no key, no descriptor and no environment. Its first frame says what
its jail is worth here. Then a request on its pipes is a frame with the task's name, a newline and
the payload; a reply is a frame with one byte (see frame.py) and the result. A task may put
questions before that: each is answered by a frame.
"""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from aiohttp import web

from kithbook.errors import KithbookError
from kithbook.jobs.frame import DONE, LENGTH, MOST_BYTES, QUESTION
from kithbook.log import log
from kithbook_protocol.vault import Jail

COMMAND = (sys.executable, "-I", "-m", "kithbook.worker")
IDLE_SECONDS = 15 * 60
"""After which it is let go: 60 MB that nobody uses."""

START_SECONDS = 20
"""For imports, on a machine that is very busy; 0.4 s on a quiet one."""

Answer = Callable[[bytes], Awaitable[bytes]]
"""Answers a task's question."""

_LOST = (TimeoutError, OSError, asyncio.IncompleteReadError, ValueError)


class WorkerFailed(KithbookError):
    """The page could not be read; it is kept, and a later version may manage."""


class Died(WorkerFailed):
    """The page could not be read: its worker died; the page is kept."""


class Worker:
    """One process, started when first needed, one task at a time."""

    def __init__(
        self, idle_seconds: float = IDLE_SECONDS, command: Sequence[str] = COMMAND
    ) -> None:
        self.jail: Jail | None = None
        """What the last process said of its jail; None until there was one."""
        self._command = command
        self._idle_seconds = idle_seconds
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._idle: asyncio.TimerHandle | None = None
        self._warming: asyncio.Task[None] | None = None

    def warm(self) -> None:
        """Start the process in the background, so that the first capture does not wait for it."""
        if self._process is None and (self._warming is None or self._warming.done()):
            self._warming = asyncio.create_task(self._warm())

    async def ask(
        self, task: str, payload: bytes, seconds: float, answer: Answer | None = None
    ) -> bytes:
        """Have a task done.

        Args:
            task: a name that `kithbook.worker` knows.
            payload: its input.
            seconds: what it may take, once the process runs; then that is killed.
            answer: answers what the task asks; what it raises ends the task and is raised here.

        Raises:
            WorkerFailed: it raised, died or took too long. The next call gets a fresh process.
        """
        request = task.encode() + b"\n" + payload
        async with self._turn:
            used = self._process is not None
            try:
                reply = await self._exchange(request, seconds, answer)
            except Died:
                # Its page may not be to blame: the system ends idle processes, and the memory of
                # the pages before counts too. A fresh process tells.
                if not used:
                    raise
                reply = await self._exchange(request, seconds, answer)
            self._rest()
        if reply[:1] != DONE:
            raise WorkerFailed
        return reply[1:]

    async def confined(self) -> Jail | None:
        """Say what the jail is worth, and start a process to find out; None where none starts."""
        if self.jail is None:
            await self._warm()
        return self.jail

    async def _exchange(self, request: bytes, seconds: float, answer: Answer | None) -> bytes:
        """Send a request and read its reply; on any failure the process is gone.

        Raises:
            Died: it died.
            WorkerFailed: it took too long.
        """
        try:
            async with asyncio.timeout(START_SECONDS):
                process = await self._running()
            async with asyncio.timeout(seconds):
                await _send(process, request)
                while (reply := await _receive(process))[:1] == QUESTION and answer:
                    await _send(process, await answer(reply[1:]))
                return reply
        except BaseException as error:
            # Half an exchange is on the pipes: this process cannot be used again.
            await self._kill()
            if isinstance(error, _LOST):
                log.warning("worker lost", error=type(error).__name__)
                raise (WorkerFailed if isinstance(error, TimeoutError) else Died) from error
            raise

    async def stop(self) -> None:
        """End the process."""
        if self._warming:
            self._warming.cancel()
            with suppress(asyncio.CancelledError):
                await self._warming
        async with self._turn:
            await self._kill()

    async def _warm(self) -> None:
        with suppress(WorkerFailed):
            await self.ask("rest", b"", START_SECONDS)

    async def _running(self) -> Process:
        if self._process is None or self._process.returncode is not None:
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                env={},
                cwd="/",
                close_fds=True,
                start_new_session=True,
            )
            self._learn(Jail.model_validate_json(await _receive(self._process)))
        if self._idle:
            self._idle.cancel()
        return self._process

    def _learn(self, jail: Jail) -> None:
        """Note what the jail is worth, in the log once."""
        if jail != self.jail:
            whole = jail.network and jail.files and jail.calls
            (log.info if whole else log.warning)("worker jailed", **jail.model_dump())
        self.jail = jail

    def _rest(self) -> None:
        """Begin to count idle minutes."""
        self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._let_go)

    def _let_go(self) -> None:
        if self._process and not self._turn.locked():
            with suppress(ProcessLookupError):
                self._process.kill()
            self._process = None

    async def _kill(self) -> None:
        if self._idle:
            self._idle.cancel()
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(ProcessLookupError):
            process.kill()
        if process.stdin:
            process.stdin.close()
        await process.wait()


async def _send(process: Process, request: bytes) -> None:
    if process.stdin is None:
        raise ValueError("no pipe")
    process.stdin.write(LENGTH.pack(len(request)) + request)
    await process.stdin.drain()


async def _receive(process: Process) -> bytes:
    if process.stdout is None:
        raise ValueError("no pipe")
    (length,) = LENGTH.unpack(await process.stdout.readexactly(LENGTH.size))
    if length > MOST_BYTES:
        raise ValueError("frame too long")
    return await process.stdout.readexactly(length)


WORKER: web.AppKey[Worker] = web.AppKey("worker", Worker)
