"""A file of another address book, brought in."""

import base64
import json
from pathlib import Path

import click

from kithbook.cli.connection import Connection
from kithbook.cli.imports import STATES, print_rows, rows_of
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, console, counted, say, tail
from kithbook.config import Settings
from kithbook.errors import InvalidRequest
from kithbook_protocol import transfer as wire
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.journal import Job

PROBLEMS = 10
"""Rows that a report lists by itself; all of them on request."""


@click.command(
    "import",
    epilog="\b\nExamples:\n  kithbook import Connections.csv --dry-run\n"
    "  kithbook import Basic_LinkedInDataExport.zip\n"
    "  kithbook import contacts.vcf\n"
    '  kithbook import people.csv --map "Firm=organisation" --map "Shoe size=field:Shoe size"\n'
    "  kithbook imports undo",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "format_", help="Read it as this format; else its content tells which.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    metavar="HEADING=FIELD",
    help="Of a CSV: the field a column goes to; `ignore` leaves it out. May be given again.",
)
@click.option("--dry-run", is_flag=True, help="Say what would come of it; change nothing.")
@click.option(
    "--rows",
    type=click.Choice(("all", *STATES)),
    help="List what becomes of each card or row: all, or those in one state.",
)
@as_json
def import_(
    file: Path,
    *,
    format_: str | None,
    columns: tuple[str, ...],
    dry_run: bool,
    rows: str | None,
    json_: bool,
) -> None:
    """Bring in the people of another address book: vCard, CSV, LDIF, JSON or ZIP.

    LinkedIn, Google, Apple, Outlook, Thunderbird, Nextcloud and Monica are known by their content.
    Nothing you typed is written over: what differs waits in `kithbook suggestions`. The same file
    again changes nothing. Ctrl+C takes back what was brought in so far.
    """
    mapping = dict(_column(one) for one in columns)
    with Connection(Settings()) as connection:
        begun = _sent(connection, file, quiet=json_)
        started = False
        try:
            looked = connection.call(
                operations.IMPORT_LOOK,
                wire.ImportLook(id=str(begun), format=format_, mapping=mapping),
            )
            if not json_:
                _print_look(looked)
            run = wire.ImportRun(
                id=str(begun), dry_run=dry_run, format=looked.format, mapping=looked.mapping
            )
            job = connection.call(operations.IMPORT_RUN, run)
            started = not dry_run
            job = watched(connection, job, "Importing", quiet=json_)
            _report(connection, str(begun), job, rows, dry_run=dry_run, json_=json_)
        finally:
            if not started:
                connection.call(operations.IMPORT_DROP, wire.ImportRequest(id=str(begun)))


def _column(told: str) -> tuple[str, str]:
    heading, sign, field = told.rpartition("=")
    if not sign or not heading or not field:
        raise click.BadParameter("Say it as HEADING=FIELD.", param_hint="--map")
    return heading, field


def _sent(connection: Connection, file: Path, *, quiet: bool) -> object:
    """Send a file in chunks; return the import's id."""
    # Imported here: few commands show progress.
    from rich.progress import Progress  # noqa: PLC0415

    size = file.stat().st_size
    if not 0 < size <= wire.LARGEST_FILE:
        most = wire.LARGEST_FILE // (1024 * 1024)
        raise InvalidRequest(
            f"{file} is empty." if not size else f"{file} is larger than {most} MB; split it."
        )
    begin = wire.ImportBegin(name=file.name, size=size)
    begun = connection.call(operations.IMPORT_BEGIN, begin)
    with file.open("rb") as content, Progress(console=console, disable=quiet) as bar:
        task = bar.add_task("Sending", total=size)
        number = 0
        while chunk := content.read(begun.chunk):
            text = base64.b64encode(chunk).decode()
            sent = wire.ImportChunk(id=begun.id, number=number, content=text)
            connection.call(operations.IMPORT_CHUNK, sent)
            bar.advance(task, len(chunk))
            number += 1
    return begun.id


def _report(
    connection: Connection,
    reference: str,
    job: Job,
    rows: str | None,
    *,
    dry_run: bool,
    json_: bool,
) -> None:
    wanted = None if rows in {None, "all"} else rows
    listed = rows_of(connection, reference, wanted) if rows else []  # type: ignore[arg-type]
    if json_:
        told = {"job": job.model_dump(mode="json")}
        if rows:
            told["rows"] = [one.model_dump(mode="json") for one in listed]  # type: ignore[assignment]
        click.echo(_json(told))
    elif job.state != "done":
        say(job.sentence)
    else:
        found = connection.call(operations.IMPORT_SHOW, wire.ImportRequest(id=reference))
        _print_counts(found, dry_run=dry_run)
        if failure := (job.result or {}).get("no_backup"):
            say(f"Warning: before that no backup could be made. {failure}")
        if rows:
            print_rows(listed)
        else:
            _print_problems(connection, found)
    if job.state != "done":
        raise click.exceptions.Exit(1)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _print_look(looked: wire.ImportLooked) -> None:
    say(f"This is: {looked.title}.")
    if looked.headings:
        for heading in looked.headings:
            say(f"  {heading} → {looked.mapping.get(heading, 'kept beside')}")
        say("To read a column otherwise: --map HEADING=FIELD.")


def _print_counts(found: wire.Import, *, dry_run: bool) -> None:
    counts = found.counts
    told = (
        f"{counts.new} new",
        f"{counts.changed} known with news",
        f"{counts.same} known as they are",
        f"{counts.skipped} skipped",
    )
    say(f"{'Would be: ' if dry_run else ''}{', '.join(told)}.")
    if counts.suggested:
        values = counted(counts.suggested, "value")
        say(
            f"{values} differ{'s' * (counts.suggested == 1)} from what is known: "
            + ("would wait as suggestions." if dry_run else "see `kithbook suggestions`.")
        )
    if found.sentence:
        say(f"The rest could not be read: {found.sentence}")


def _print_problems(connection: Connection, found: wire.Import) -> None:
    for state, converted in (("skipped", False), (None, True)):
        count = found.counts.converted if converted else found.counts.skipped
        if not count:
            continue
        listed = rows_of(connection, str(found.id), state, converted=converted)  # type: ignore[arg-type]
        print_rows(listed[:PROBLEMS])
        if len(listed) > PROBLEMS:
            say(f"… and {len(listed) - PROBLEMS} more: --rows all lists them.")
    if found.change_set:
        say(f"To take it back: kithbook imports undo {tail(found.id)}")
