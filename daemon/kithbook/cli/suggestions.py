"""What pages say otherwise than is known: taken or dropped."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook.errors import NotThere
from kithbook_protocol.operation import Operation
from kithbook_protocol.operations import ACCEPT, DISMISS, SUGGESTIONS
from kithbook_protocol.people import (
    Applied,
    Suggestion,
    SuggestionRequest,
    SuggestionsRequest,
)


@click.command(epilog="\b\nExamples:\n  kithbook suggestions\n  kithbook suggestions 3f9a12bc")
@click.argument("person", metavar="[ID]", required=False)
@as_json
def suggestions(person: str | None, *, json_: bool) -> None:
    """List what pages say otherwise than is known; with an ID, only of that person."""
    with Connection(Settings()) as connection:
        found = connection.call(SUGGESTIONS, SuggestionsRequest(person=person))
    show(json_, found, lambda: _print_suggestions(found.suggestions))


def _print_suggestions(found: list[Suggestion]) -> None:
    if not found:
        say("There are no suggestions.")
    for one in found:
        change = f"{one.before or 'nothing'} → {one.value}"
        page = f"  ({one.url})" if one.url else "  (an imported file)"
        say(f"{tail(one.id)}  {one.name}: {one.field.replace('_', ' ')}: {change}{page}")


@click.command(
    epilog="\b\nExamples:\n  kithbook accept 7c01d2aa 91be0c44\n  kithbook accept --of 3f9a12bc"
)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--of", metavar="PERSON", help="All that are about this person.")
@as_json
def accept(ids: tuple[str, ...], *, of: str | None, json_: bool) -> None:
    """Take suggestions: the values become yours. Undo takes all of them back.

    Where pages give several values for what there is one of, these are listed and go on waiting:
    accept one of them by its id.
    """
    _deal(ACCEPT, ids, of, json_=json_)


@click.command(
    epilog="\b\nExamples:\n  kithbook dismiss 7c01d2aa\n  kithbook dismiss --of 3f9a12bc"
)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--of", metavar="PERSON", help="All that are about this person.")
@as_json
def dismiss(ids: tuple[str, ...], *, of: str | None, json_: bool) -> None:
    """Drop suggestions; they do not come back by themselves."""
    _deal(DISMISS, ids, of, json_=json_)


def _deal(
    operation: Operation[SuggestionRequest, Applied],
    ids: tuple[str, ...],
    of: str | None,
    *,
    json_: bool,
) -> None:
    if bool(ids) == (of is not None):
        raise click.UsageError("Name suggestions, or say whose with --of.")
    with Connection(Settings()) as connection:
        wanted = list(ids)
        if of is not None:
            listed = connection.call(SUGGESTIONS, SuggestionsRequest(person=of)).suggestions
            wanted = [str(one.id) for one in listed]
        if not wanted:
            raise NotThere("Nothing is suggested of this person.")
        done = connection.call(operation, SuggestionRequest(suggestions=wanted))
    show(json_, done, lambda: say(done.sentence))
