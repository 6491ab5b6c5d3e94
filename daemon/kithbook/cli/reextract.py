"""Kept pages read again."""

from datetime import datetime
from typing import Any

import click

from kithbook.cli.connection import Connection
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, say, show
from kithbook.config import Settings
from kithbook_protocol.capture import ReextractRequest
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import REEXTRACT


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
    moment = int(since.timestamp() * 1000) if since else None
    request = ReextractRequest(site=site, since=moment, dry_run=dry_run)
    with Connection(Settings()) as connection:
        job = connection.call(REEXTRACT, request)
        job = watched(connection, job, "Reading kept pages", quiet=json_)
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
