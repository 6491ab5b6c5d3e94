"""What was done, and taking it back."""

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show
from kithbook.config import Settings
from kithbook_protocol.journal import HistoryRequest, UndoRequest
from kithbook_protocol.operations import HISTORY, ORIGINS, UNDO, UNDO_PREVIEW
from kithbook_protocol.people import PersonRequest


@click.command(
    epilog="\b\nExamples:\n  kithbook undo\n  kithbook undo 7c01d2aa --dry-run\n"
    "  kithbook undo 7c01d2aa"
)
@click.argument("change_set", required=False)
@click.option("--dry-run", is_flag=True, help="Say what it would do; change nothing.")
@as_json
def undo(change_set: str | None, *, dry_run: bool, json_: bool) -> None:
    """Take back the newest action, or the one named; undo an undo to do it again."""
    request = UndoRequest(change_set=change_set)
    if dry_run:
        with Connection(Settings()) as connection:
            preview = connection.call(UNDO_PREVIEW, request)
        show(json_, preview, lambda: output.preview(preview))
        return
    with Connection(Settings()) as connection:
        done = connection.call(UNDO, request)

    def print_undone() -> None:
        say(f"{done.sentence}  ({output.tail(done.change_set)} does it again)")
        for edit in done.kept:
            say(f"Kept, because it was changed later: {edit.field}: {edit.after}")

    show(json_, done, print_undone)


@click.command(epilog="\b\nExamples:\n  kithbook history\n  kithbook history 3f9a12bc --limit 5")
@click.argument("person", metavar="ID", required=False)
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
@as_json
def history(person: str | None, limit: int, *, json_: bool) -> None:
    """List what was done, newest first; with an ID, only to that person."""
    with Connection(Settings()) as connection:
        found = connection.call(HISTORY, HistoryRequest(person=person, limit=limit))

    def print_deeds() -> None:
        if found.deeds:
            output.deeds(found.deeds)
        else:
            say("Nothing was done yet.")

    show(json_, found, print_deeds)


@click.command(epilog="\b\nExample:\n  kithbook origins 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def origins(person: str, *, json_: bool) -> None:
    """Say where each value of a person comes from, how sure it is, and what it was before."""
    with Connection(Settings()) as connection:
        found = connection.call(ORIGINS, PersonRequest(person=person))
    show(json_, found, lambda: output.origins(found.origins))
