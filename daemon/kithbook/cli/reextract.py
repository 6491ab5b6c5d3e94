"""Kept pages read again."""

import time
from datetime import datetime
from typing import Any

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, console, say, show
from kithbook.config import Settings
from kithbook_protocol.capture import ReextractRequest
from kithbook_protocol.journal import Job, JobRequest
from kithbook_protocol.operations import REEXTRACT
from kithbook_protocol.vault_operations import CANCEL, JOB


@click.command(
    epilog="\b\nExamples:\n  kithbook reextract --dry-run\n"
    "  kithbook reextract --site linkedin --since 2026-01-01"
)
@click.option("--site", help="Only pages of this site, as `kithbook drift` names it.")
@click.option(
    "--since", type=click.DateTime(("%Y-%m-%d",)), help="Only pages captured from that day on."
)
@click.option("--dry-run", is_flag=True, help="Say what would come of it; change nothing.")
@as_json
def reextract(site: str | None, since: datetime | None, *, dry_run: bool, json_: bool) -> None:
    """Read the kept pages again, after an update that reads them better.

    What differs from what is known is suggested, never written over it: see `kithbook suggestions`.
    One `kithbook undo` takes all these suggestions back. Ctrl+C stops it, and nothing is changed.
    """
    # Imported here: few commands show progress.
    from rich.progress import Progress  # noqa: PLC0415

    moment = int(since.timestamp() * 1000) if since else None
    request = ReextractRequest(site=site, since=moment, dry_run=dry_run)
    with Connection(Settings()) as connection, Progress(console=console, disable=json_) as bar:
        job = connection.call(REEXTRACT, request)
        task = bar.add_task("Reading kept pages", total=None)
        try:
            while job.state == "running":
                time.sleep(0.1)
                job = connection.call(JOB, JobRequest(job=job.id))
                bar.update(task, completed=job.done, total=job.total)
        except KeyboardInterrupt:
            connection.call(CANCEL, JobRequest(job=job.id))
            raise
    show(json_, job, lambda: _print_findings(job, dry_run=dry_run))
    if job.state != "done":
        raise click.exceptions.Exit(1)


def _print_findings(job: Job, *, dry_run: bool) -> None:
    found: dict[str, Any] = job.result or {}
    if job.state != "done":
        say(job.sentence)
        return
    for one in found["differences"]:
        say(f"{one['name']}: {one['field']}: {one['before'] or 'nothing'} → {one['after']}")
    for one in found["drafts"]:
        say(f"{one['url']}: perhaps {one['name']}; capture it again to add them")
    if found["unreadable"]:
        say(f"{found['unreadable']} could not be read again; they are kept as they are.")
    count = found["suggested"]
    made = f"{count} suggestion{'' if count == 1 else 's'}" if count else "nothing new"
    rest = " would be made." if dry_run and count else "; see: kithbook suggestions" * bool(count)
    pages = "1 page" if found["read"] == 1 else f"{found['read']} pages"
    say(f"{pages} read again: {made}{rest}")
