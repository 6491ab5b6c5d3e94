"""A job, watched from the command line until it ends."""

import time
from typing import Any

from kithbook.cli.connection import Connection, Refused
from kithbook.cli.output import console
from kithbook_protocol.journal import Job, JobRequest
from kithbook_protocol.vault_operations import CANCEL, JOB


def watched(connection: Connection, job: Job, what: str, *, quiet: bool) -> Job:
    """Show a job's progress, and return how it ended; Ctrl+C stops it."""
    # Imported here: few commands show progress.
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=console, disable=quiet) as bar:
        task = bar.add_task(what, total=None)
        try:
            while job.state == "running":
                time.sleep(0.1)
                job = connection.call(JOB, JobRequest(job=job.id))
                bar.update(task, completed=job.done, total=job.total)
        except KeyboardInterrupt:
            connection.call(CANCEL, JobRequest(job=job.id))
            raise
    return job


def outcome(job: Job) -> dict[str, Any]:
    """Return what came of a job that has ended.

    Raises:
        Refused: nothing did.
    """
    if job.state != "done" or job.result is None:
        raise Refused(job.sentence)
    return job.result
