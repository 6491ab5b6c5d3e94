"""People who may be the same person: listed, looked for, and kept apart."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, counted, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.duplicates import (
    DistinctRequest,
    Duplicates,
    DuplicatesRequest,
    Proposal,
)
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import DISTINCT, DUPLICATES, DUPLICATES_SCAN


@click.command(
    epilog="\b\nExamples:\n  kithbook duplicates\n  kithbook duplicates 3f9a12bc\n"
    "  kithbook duplicates --scan"
)
@click.argument("person", metavar="[ID]", required=False)
@click.option("--scan", is_flag=True, help="Compare everybody with everybody first.")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True)
@as_json
def duplicates(person: str | None, *, scan: bool, limit: int, json_: bool) -> None:
    """List people who may be the same person, likest first, and what speaks for it.

    Whoever is captured or added is compared at once; --scan also finds who was in the book before.
    Nobody is joined by it. Ctrl+C stops a scan; what it has found stays.
    """
    with Connection(Settings()) as connection:
        job = None
        if scan:
            job = connection.call(DUPLICATES_SCAN)
            job = watched(connection, job, "Comparing people", quiet=json_)
        found = connection.call(DUPLICATES, DuplicatesRequest(limit=limit, person=person))
    show(json_, found, lambda: _print(found, job))
    if job and job.state != "done":
        raise click.exceptions.Exit(1)


def _print(found: Duplicates, job: Job | None) -> None:
    if job and job.state != "done":
        say(job.sentence)
    if job and job.result:
        say(f"{counted(job.result['people'], 'person', 'people')} compared.")
    for pair in found.duplicates:
        other = pair.other
        say(f"{tail(pair.person)}  {pair.name}  =?  {tail(other.person)}  {other.name}")
        say(f"    {_percent(other)}: {'; '.join(each.sentence for each in other.evidence)}")
    if not found.duplicates:
        say("Nobody is listed who may be somebody else." if not job else "No two look the same.")
    elif found.total > len(found.duplicates):
        say(f"{found.total} pairs in all; see more with --limit.")


def maybe(proposals: list[Proposal]) -> None:
    """Say who may be the same as a person who was just added or captured."""
    for one in proposals:
        say(f"Maybe the same person as {one.name} ({tail(one.person)}), {_percent(one)}:")
        say(f"    {'; '.join(each.sentence for each in one.evidence)}")
    if proposals:
        say("If not, say so: kithbook distinct ID ID")


def _percent(proposal: Proposal) -> str:
    return f"{min(99, round(proposal.score * 100))} %"


@click.command(epilog="\b\nExample:\n  kithbook distinct 3f9a12bc 7c01d2aa")
@click.argument("person", metavar="ID")
@click.argument("other", metavar="ID")
@as_json
def distinct(person: str, other: str, *, json_: bool) -> None:
    """Remember that two people are not the same; they are never proposed as one again.

    `kithbook undo` takes it back.
    """
    request = DistinctRequest(person=person, other=other)
    with Connection(Settings()) as connection:
        done = connection.call(DISTINCT, request)
    show(json_, done, lambda: say(done.sentence))
