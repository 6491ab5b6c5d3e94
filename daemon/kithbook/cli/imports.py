"""Files of other address books, brought in and taken back."""

import base64
from pathlib import Path
from typing import get_args

import click

from kithbook.cli.connection import Connection
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, console, counted, day, harmless, say, show, tail
from kithbook.config import Settings
from kithbook.errors import InvalidRequest
from kithbook_protocol import transfer as wire
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.journal import Job

PROBLEMS = 10
"""Rows that a report lists by itself; all of them on request."""
STATES = get_args(wire.RowState)


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
            job = watched(connection, job, "Importing", quiet=json_)
            _report(connection, str(begun), job, rows, dry_run=dry_run, json_=json_)
        finally:
            if dry_run:
                connection.call(operations.IMPORT_DROP, wire.ImportRequest(id=str(begun)))


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook imports\n  kithbook imports show 5e1f --state skipped\n"
    "  kithbook imports undo",
)
@as_json
@click.pass_context
def imports(context: click.Context, *, json_: bool) -> None:
    """List the files that were imported, newest first."""
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(operations.IMPORTS)
    show(json_, found, lambda: _print_imports(found))


@imports.command("show", epilog="\b\nExample:\n  kithbook imports show 5e1f --state skipped")
@click.argument("id", metavar="ID")
@click.option("--state", type=click.Choice(STATES), help="Only cards or rows in this state.")
@click.option("--converted", is_flag=True, help="Only those of which something is kept otherwise.")
@as_json
def show_(id: str, *, state: wire.RowState | None, converted: bool, json_: bool) -> None:  # noqa: A002
    """Say what became of each card or row of a file."""
    with Connection(Settings()) as connection:
        found = connection.call(operations.IMPORT_SHOW, wire.ImportRequest(id=id))
        listed = _rows(connection, id, state, converted=converted)
    if json_:
        click.echo(wire.ImportRows(rows=listed, more=False).model_dump_json())
    else:
        _print_import(found)
        _print_rows(listed)


@imports.command(epilog="\b\nExamples:\n  kithbook imports undo\n  kithbook imports undo 5e1f")
@click.argument("id", metavar="[ID]", required=False)
@as_json
def undo(id: str | None, *, json_: bool) -> None:  # noqa: A002
    """Take an import back as a whole: the newest, or the one named.

    What you changed by hand since then stays.
    """
    with Connection(Settings()) as connection:
        if id is None:
            every = connection.call(operations.IMPORTS).imports
            done = next((one for one in every if one.change_set), None)
            if done is None:
                raise InvalidRequest("There is no import to take back.")
            id = str(done.id)  # noqa: A001
        job = connection.call(operations.IMPORT_UNDO, wire.ImportRequest(id=id))
        job = watched(connection, job, "Taking it back", quiet=json_)
    show(json_, job, lambda: say("Taken back." if job.state == "done" else job.sentence))
    if job.state != "done":
        raise click.exceptions.Exit(1)


@imports.command(epilog="\b\nExample:\n  kithbook imports drop 5e1f")
@click.argument("id", metavar="ID")
@as_json
def drop(id: str, *, json_: bool) -> None:  # noqa: A002
    """Throw away a file that was sent and not imported."""
    with Connection(Settings()) as connection:
        found = connection.call(operations.IMPORT_DROP, wire.ImportRequest(id=id))
    show(json_, found, lambda: say("Thrown away."))


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
    listed = _rows(connection, reference, wanted) if rows else []  # type: ignore[arg-type]
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
        if rows:
            _print_rows(listed)
        else:
            _print_problems(connection, found)
    if job.state != "done":
        raise click.exceptions.Exit(1)


def _json(value: object) -> str:
    import json  # noqa: PLC0415

    return json.dumps(value, ensure_ascii=False)


def _rows(
    connection: Connection,
    reference: str,
    state: wire.RowState | None,
    *,
    converted: bool = False,
) -> list[wire.ImportRow]:
    found: list[wire.ImportRow] = []
    more = True
    while more:
        request = wire.ImportRowsRequest(
            id=reference,
            state=state,
            converted=converted,
            after=found[-1].number if found else 0,
            limit=500,
        )
        answer = connection.call(operations.IMPORT_ROWS, request)
        found += answer.rows
        more = answer.more
    return found


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
        listed = _rows(connection, str(found.id), state, converted=converted)  # type: ignore[arg-type]
        _print_rows(listed[:PROBLEMS])
        if len(listed) > PROBLEMS:
            say(f"… and {len(listed) - PROBLEMS} more: --rows all lists them.")
    if found.change_set:
        say(f"To take it back: kithbook imports undo {tail(found.id)}")


def _print_imports(found: wire.Imports) -> None:
    if not found.imports:
        say("Nothing was imported yet.")
    for one in found.imports:
        _print_import(one)


def _print_import(one: wire.Import) -> None:
    counts = one.counts
    told = f"{counts.new} new, {counts.changed} changed, {counts.skipped} skipped"
    what = " ".join(filter(None, (one.format, harmless(one.name))))
    say(f"{tail(one.id)}  {day(one.at)}  {what}  {one.state}  {told}")


def _print_rows(rows: list[wire.ImportRow]) -> None:
    for one in rows:
        name = f"  {one.name}" if one.name else ""
        told = f": {' '.join(one.sentences)}" if one.sentences else ""
        say(f"{one.number:>6}  {one.state}{name}{told}")
