"""Logging what you had to do with people, and what was promised."""

import sys
from typing import Any, TypeVar

import click

from kithbook.cli import output
from kithbook.cli.choice import Choice
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.base import WireModel
from kithbook_protocol.interactions import (
    InteractionKind,
    InteractionRequest,
    InteractionsRequest,
    LogEdit,
    Logged,
    LogRequest,
    Promised,
    PromiseEnding,
    PromiseRequest,
    PromisesRequest,
    Side,
)
from kithbook_protocol.operation import Operation
from kithbook_protocol.relationship_operations import (
    INTERACTIONS,
    LOG,
    LOG_EDIT,
    LOG_REMOVE,
    PROMISE,
    PROMISE_END,
    PROMISES,
)

DoneT = TypeVar("DoneT", Logged, Promised)

KINDS = [kind.value for kind in InteractionKind]
DATES = "as in yesterday, last Tuesday, 3 days ago, 23 Nov, 2025-11-23"


@click.group(
    cls=Choice,
    invoke_without_command=True,
    epilog='\b\nExamples:\n  kithbook log 3f9a12bc met "Talked about looms"\n'
    '  kithbook log 3f9a12bc call --on "yesterday 14:30"\n'
    '  kithbook log 3f9a12bc message "Asked how it goes" --from me\n'
    '  kithbook log 3f9a12bc event --with 7c01d2aa --on "last Tuesday" --at "Royal Society"\n'
    '  kithbook log edit 51e0c9d4 --on "last Tuesday"\n'
    "  kithbook log remove 51e0c9d4",
)
@as_json
@click.pass_context
def log(context: click.Context, *, json_: bool) -> None:
    """Log that you had to do with somebody; KIND says how. Without an ID: list the newest.

    KIND: met, call, message, email, event, favour, introduction. A TEXT of `-` is read from the
    terminal or a pipe.
    """
    if not context.invoked_subcommand:
        _list(InteractionsRequest(limit=20), json_=json_)


@log.doing
@click.command(
    epilog='\b\nExample:\n  kithbook log 3f9a12bc met "Talked about looms" --on yesterday'
)
@click.argument("person", metavar="ID")
@click.argument("kind", type=click.Choice(KINDS), metavar="KIND")
@click.argument("text", required=False)
@click.option("--with", "others", metavar="ID", multiple=True, help="Who else was there.")
@click.option("--on", "when", metavar="DATE", help=f"When, {DATES}; else today.")
@click.option("--at", "place", metavar="PLACE", help="Where.")
@click.option(
    "--from", "begun_by", type=click.Choice(["me", "them"]), help="Who began; else both did."
)
@as_json
def log_one(
    person: str,
    kind: str,
    text: str | None,
    *,
    others: tuple[str, ...],
    when: str | None,
    place: str | None,
    begun_by: Side | None,
    json_: bool,
) -> None:
    """Log that you had to do with somebody."""
    request = LogRequest(
        people=[person, *others],
        kind=InteractionKind(kind),
        when=when,
        text=_read(text),
        place=place,
        begun_by=begun_by,
    )
    _tell(LOG, request, json_=json_)


@log.command(
    epilog='\b\nExamples:\n  kithbook log edit 51e0c9d4 --on "last Tuesday"\n'
    '  kithbook log edit 51e0c9d4 --kind call --text "Talked about looms"\n'
    "  kithbook log edit 51e0c9d4 --with 7c01d2aa --without 91be0c44"
)
@click.argument("interaction", metavar="INTERACTION")
@click.option("--kind", type=click.Choice(KINDS), metavar="KIND", help="How, as when it is logged.")
@click.option("--on", "when", metavar="DATE", help=f"When, {DATES}.")
@click.option("--text", help="What about; empty for nothing, - reads it.")
@click.option("--at", "place", metavar="PLACE", help="Where; empty for nowhere.")
@click.option("--from", "begun_by", type=click.Choice(["me", "them", "both"]), help="Who began.")
@click.option("--with", "add_people", metavar="ID", multiple=True, help="Who was there too.")
@click.option("--without", "remove_people", metavar="ID", multiple=True, help="Who was not there.")
@as_json
def edit(interaction: str, *, json_: bool, **given: str | tuple[str, ...] | None) -> None:
    """Change an interaction, for all who took part; `kithbook undo` changes it back."""
    changes = {name: value for name, value in given.items() if value not in {None, ()}}
    if not changes:
        raise click.UsageError("Say what to change; see: kithbook log edit --help")
    if changes.get("text") == "-":
        changes["text"] = sys.stdin.read()
    request = LogEdit.model_validate({"interaction": interaction, **changes})
    _tell(LOG_EDIT, request, json_=json_)


@log.command(epilog="\b\nExample:\n  kithbook log remove 51e0c9d4")
@click.argument("interaction", metavar="INTERACTION")
@as_json
def remove(interaction: str, *, json_: bool) -> None:
    """Remove an interaction, for all who took part; `kithbook undo` brings it back."""
    _tell(LOG_REMOVE, InteractionRequest(interaction=interaction), json_=json_)


@click.command(
    epilog="\b\nExamples:\n  kithbook interactions 3f9a12bc\n  kithbook interactions --limit 100"
)
@click.argument("person", metavar="[ID]", required=False)
@click.option("--limit", type=click.IntRange(1, 500), default=20, show_default=True)
@as_json
def interactions(person: str | None, limit: int, *, json_: bool) -> None:
    """List interactions with a person, or with anybody, newest first."""
    _list(InteractionsRequest(person=person, limit=limit), json_=json_)


@click.group(
    cls=Choice,
    invoke_without_command=True,
    epilog='\b\nExamples:\n  kithbook promise 3f9a12bc "Send the paper" --due "in 2 weeks"\n'
    '  kithbook promise 3f9a12bc "Introduce me to Bo" --by-them\n'
    "  kithbook promise done 8d2e41f7\n  kithbook promise drop 8d2e41f7\n  kithbook promise",
)
@as_json
@click.pass_context
def promise(context: click.Context, *, json_: bool) -> None:
    """Write down what you promised somebody, or they promised you. Without an ID: list all open.

    A promise stays until it is done or dropped; with a day it is in `kithbook due` from then on. A
    TEXT of `-` is read from the terminal or a pipe.
    """
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(PROMISES, PromisesRequest())

    def print_promises() -> None:
        output.promises(found.promises)
        if not found.promises:
            say("Nothing is promised.")

    show(json_, found, print_promises)


@promise.doing
@click.command(epilog='\b\nExample:\n  kithbook promise 3f9a12bc "Send the paper" --due Friday')
@click.argument("person", metavar="ID")
@click.argument("text")
@click.option("--by-them", is_flag=True, help="They promised it, not you.")
@click.option("--due", metavar="DATE", help="By when, as in Friday, in 2 weeks, 2025-12-01.")
@click.option("--in", "interaction", metavar="INTERACTION", help="Where it was promised.")
@as_json
def promise_one(
    person: str,
    text: str,
    *,
    by_them: bool,
    due: str | None,
    interaction: str | None,
    json_: bool,
) -> None:
    """Write down a promise."""
    said = _read(text)
    if not said or not said.strip():
        raise click.UsageError("A promise needs some text.")
    request = PromiseRequest(
        person=person, text=said, theirs=by_them, due=due, interaction=interaction
    )
    _tell(PROMISE, request, json_=json_)


@promise.command(epilog="\b\nExample:\n  kithbook promise done 8d2e41f7")
@click.argument("which", metavar="PROMISE")
@as_json
def done(which: str, *, json_: bool) -> None:
    """Say that a promise was kept."""
    _tell(PROMISE_END, PromiseEnding(promise=which, state="kept"), json_=json_)


@promise.command(epilog="\b\nExample:\n  kithbook promise drop 8d2e41f7")
@click.argument("which", metavar="PROMISE")
@as_json
def drop(which: str, *, json_: bool) -> None:
    """Say that a promise will not be kept, and need not be."""
    _tell(PROMISE_END, PromiseEnding(promise=which, state="dropped"), json_=json_)


@promise.command("open", epilog="\b\nExample:\n  kithbook promise open 8d2e41f7")
@click.argument("which", metavar="PROMISE")
@as_json
def open_again(which: str, *, json_: bool) -> None:
    """Say that a promise is open after all."""
    _tell(PROMISE_END, PromiseEnding(promise=which, state="open"), json_=json_)


def _read(text: str | None) -> str | None:
    return sys.stdin.read() if text == "-" else text


def _list(request: InteractionsRequest, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(INTERACTIONS, request)

    def print_interactions() -> None:
        output.interactions(found.interactions)
        if not found.interactions:
            say("Nothing was logged yet; log something with: kithbook log ID met")
        elif found.more:
            say("There are more; use --limit.")

    show(json_, found, print_interactions)


def _tell(operation: Operation[Any, DoneT], request: WireModel, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        done = connection.call(operation, request)
    row = done.interaction if isinstance(done, Logged) else done.promise
    show(json_, done, lambda: say(done.sentence + (f"  ({tail(row.id)})" if row else "")))
