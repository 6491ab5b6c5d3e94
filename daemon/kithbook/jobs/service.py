"""Long work: started by a call, watched and cancelled by others, gone with the daemon."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import uuid_utils
from aiohttp import web

from kithbook.clock import Now
from kithbook.errors import Conflict, KithbookError, NotThere
from kithbook.log import log
from kithbook_protocol.failure import ErrorCode
from kithbook_protocol.journal import Job

RUNNING = "Running."


class Progress(Protocol):
    """Takes note how far work has come."""

    def __call__(self, done: int, total: int | None, sentence: str = RUNNING, /) -> None:
        """Say units done, units in all where known, and what is being done."""


Work = Callable[[Progress], Awaitable[dict[str, Any]]]
"""Long work; what it returns is the job's result."""

MOST_KEPT = 50
"""Finished jobs remembered."""


@dataclass(slots=True)
class _Running:
    job: Job
    firm: bool
    """Ends only by itself: half of it would be worse than all or nothing."""
    task: asyncio.Task[None] | None = None


class Jobs:
    """The jobs of this run of the daemon."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._jobs: dict[UUID, _Running] = {}

    def start(self, kind: str, work: Work, *, firm: bool = False) -> Job:
        """Begin work in the background and return its job; of each kind one runs at a time.

        Args:
            kind: what kind of work.
            work: the work.
            firm: cannot be stopped midway, neither by a person nor by a lock.
        """
        for running in self._jobs.values():
            if running.job.kind == kind and running.job.state == "running":
                return running.job
        job = Job(
            id=UUID(bytes=uuid_utils.uuid7().bytes),
            kind=kind,
            state="running",
            done=0,
            total=None,
            started_at=self._now(),
            sentence=RUNNING,
        )
        running = self._jobs[job.id] = _Running(job, firm)
        running.task = asyncio.create_task(self._run(running, work))
        self._drop_old()
        return job

    def runs(self, kind: str) -> bool:
        """Tell whether a job of a kind is running."""
        return any(one.kind == kind and one.state == "running" for one in self.all())

    def show(self, identifier: UUID) -> Job:
        """Return a job.

        Raises:
            NotThere: not of this run.
        """
        if identifier not in self._jobs:
            raise NotThere("There is no such job in this run of Kithbook.")
        return self._jobs[identifier].job

    async def ended(self, identifier: UUID) -> Job:
        """Return a job once it is over."""
        running = self._jobs[identifier]
        if running.task:
            await asyncio.wait([running.task])
        return running.job

    def all(self) -> list[Job]:
        """Return every job, newest first."""
        return [running.job for running in reversed(self._jobs.values())]

    def cancel(self, identifier: UUID) -> Job:
        """Stop a job; what it wrote in finished steps stays.

        Raises:
            NotThere: not of this run.
            Conflict: it is one that cannot be stopped midway.
        """
        self.show(identifier)
        running = self._jobs[identifier]
        if running.firm and running.job.state == "running":
            raise Conflict("That cannot be stopped midway; wait for its end.")
        if running.task and not running.task.done():
            running.task.cancel()
            self._end(running, "cancelled", "Cancelled.")
        return running.job

    async def stop(self) -> None:
        """Cancel everything but what is firm, and wait for it: the daemon locks or stops."""
        soft = {key: running for key, running in self._jobs.items() if not running.firm}
        tasks = [running.task for running in soft.values() if running.task]
        for identifier in soft:
            self.cancel(identifier)
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, running: _Running, work: Work) -> None:
        def progress(done: int, total: int | None, sentence: str = RUNNING, /) -> None:
            # What is written meanwhile is done too, and was not counted at the start.
            most = None if total is None else max(done, total)
            told = {"done": done, "total": most, "sentence": sentence}
            running.job = running.job.model_copy(update=told)

        try:
            result = await work(progress)
        except KithbookError as error:
            self._end(running, "failed", str(error), error.code)
        except Exception as error:  # noqa: BLE001 - a job must end in a state, not in a traceback
            log.error("job broken", kind=running.job.kind, error=type(error).__name__)
            told = "Kithbook made a mistake; its log knows more."
            self._end(running, "failed", told, ErrorCode.FAILED)
        else:
            job = running.job
            done = job.done if job.total is None else job.total
            running.job = job.model_copy(update={"result": result, "done": done})
            self._end(running, "done", "Done.")

    def _end(
        self, running: _Running, state: str, sentence: str, code: ErrorCode | None = None
    ) -> None:
        told = {"state": state, "sentence": sentence, "code": code}
        running.job = running.job.model_copy(update=told)

    def _drop_old(self) -> None:
        ended = [key for key, running in self._jobs.items() if running.job.state != "running"]
        for key in ended[: max(0, len(ended) - MOST_KEPT)]:
            del self._jobs[key]


JOBS: web.AppKey[Jobs] = web.AppKey("jobs", Jobs)
