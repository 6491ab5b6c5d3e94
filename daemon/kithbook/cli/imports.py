"""Files of other address books, brought in and taken back."""

from typing import get_args

import click

from kithbook.cli.connection import Connection
from kithbook.cli.job import watched
from kithbook.cli.output import as_json, day, harmless, say, show, tail
from kithbook.config import Settings
from kithbook.errors import InvalidRequest
from kithbook_protocol import transfer as wire
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.journal import Job

STATES = get_args(wire.RowState)


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
@click.argument("id", metavar="[ID]", required=False)
@click.option("--state", type=click.Choice(STATES), help="Only cards or rows in this state.")
@click.option("--converted", is_flag=True, help="Only those of which something is kept otherwise.")
@as_json
def show_(id: str | None, *, state: wire.RowState | None, converted: bool, json_: bool) -> None:  # noqa: A002
    """Say what became of each card or row of a file: the newest, or the one named."""
    with Connection(Settings()) as connection:
        if id is None:
            every = connection.call(operations.IMPORTS).imports
            if not every:
                raise InvalidRequest("Nothing was imported yet.")
            id = str(every[0].id)  # noqa: A001
        found = connection.call(operations.IMPORT_SHOW, wire.ImportRequest(id=id))
        listed = rows_of(connection, id, state, converted=converted)
    if json_:
        click.echo(wire.ImportRows(rows=listed, more=False).model_dump_json())
    else:
        _print_import(found)
        print_rows(listed)


@imports.command(epilog="\b\nExamples:\n  kithbook imports undo\n  kithbook imports undo 5e1f")
@click.argument("id", metavar="[ID]", required=False)
@as_json
def undo(id: str | None, *, json_: bool) -> None:  # noqa: A002
    """Take an import back as a whole: the newest, or the one named.

    Whom you have worked on since stays, and so does what you changed by hand.
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
    show(json_, job, lambda: say(_taken_back(job)))
    if job.state != "done":
        raise click.exceptions.Exit(1)


def _taken_back(job: Job) -> str:
    if job.state != "done":
        return job.sentence
    stay = (job.result or {}).get("stay", 0)
    if not stay:
        return "Taken back."
    them = "1 person stays" if stay == 1 else f"{stay} people stay"
    return f"Taken back; {them}, on whom you have worked since."


@imports.command(epilog="\b\nExample:\n  kithbook imports drop 5e1f")
@click.argument("id", metavar="ID")
@as_json
def drop(id: str, *, json_: bool) -> None:  # noqa: A002
    """Throw away a file that was sent and not imported."""
    with Connection(Settings()) as connection:
        found = connection.call(operations.IMPORT_DROP, wire.ImportRequest(id=id))
    show(json_, found, lambda: say("Thrown away."))


def rows_of(
    connection: Connection,
    reference: str,
    state: wire.RowState | None,
    *,
    converted: bool = False,
) -> list[wire.ImportRow]:
    """Return what became of an import's rows, all of them."""
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


def print_rows(rows: list[wire.ImportRow]) -> None:
    """Print what became of rows."""
    for one in rows:
        name = f"  {one.name}" if one.name else ""
        told = f": {' '.join(each.sentence for each in one.remarks)}" if one.remarks else ""
        say(f"{one.number:>6}  {one.state}{name}{told}")
