"""Favours given and received."""

import click

from kithbook.cli.choice import Choice
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.favour_operations import FAVOUR, FAVOUR_REMOVE, LEDGER
from kithbook_protocol.favours import (
    Balance,
    Favour,
    FavourReference,
    FavourRequest,
    Ledger,
    LedgerRequest,
)

NEVER = "Counts of what was written down, and no more: nobody owes anybody by them."


@click.group(
    cls=Choice,
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook ledger\n  kithbook ledger 3f9a12bc\n"
    '  kithbook ledger gave 3f9a12bc "Reviewed her grant application"\n'
    '  kithbook ledger got 3f9a12bc "Lent me a kiln" --on yesterday\n'
    "  kithbook ledger remove 8d2e41f7",
)
@as_json
@click.pass_context
def ledger(context: click.Context, *, json_: bool) -> None:
    """List favours given and received, and how many went each way; of one PERSON, or of all.

    An ask that was met (`kithbook ask meet`) is a favour too. Favours are counted and never
    weighed, and nobody is ranked by them.
    """
    if not context.invoked_subcommand:
        _show(LedgerRequest(), json_=json_)


@ledger.doing
@click.command(epilog="\b\nExample:\n  kithbook ledger 3f9a12bc")
@click.argument("person", metavar="PERSON")
@click.option("--limit", type=click.IntRange(1, 500), default=50, show_default=True)
@as_json
def of_person(person: str, *, limit: int, json_: bool) -> None:
    """List favours between you and a person."""
    _show(LedgerRequest(person=person, limit=limit), json_=json_)


@ledger.command(epilog='\b\nExample:\n  kithbook ledger gave 3f9a12bc "Reviewed her application"')
@click.argument("person", metavar="PERSON")
@click.argument("text", required=False)
@click.option("--on", metavar="DATE", help="When; else today.")
@as_json
def gave(person: str, text: str | None, *, on: str | None, json_: bool) -> None:
    """Write down what you did for somebody."""
    _add(FavourRequest(person=person, given=True, text=text, on=on), json_=json_)


@ledger.command(epilog='\b\nExample:\n  kithbook ledger got 3f9a12bc "Lent me a kiln"')
@click.argument("person", metavar="PERSON")
@click.argument("text", required=False)
@click.option("--on", metavar="DATE", help="When; else today.")
@as_json
def got(person: str, text: str | None, *, on: str | None, json_: bool) -> None:
    """Write down what somebody did for you."""
    _add(FavourRequest(person=person, given=False, text=text, on=on), json_=json_)


@ledger.command(epilog="\b\nExample:\n  kithbook ledger remove 8d2e41f7")
@click.argument("favour", metavar="FAVOUR")
@as_json
def remove(favour: str, *, json_: bool) -> None:
    """Remove a favour, with what was logged of it; `kithbook undo` brings both back."""
    with Connection(Settings()) as connection:
        done = connection.call(FAVOUR_REMOVE, FavourReference(favour=favour))
    show(json_, done, lambda: say(done.sentence))


def _add(request: FavourRequest, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        done = connection.call(FAVOUR, request)
    row = done.favour
    show(json_, done, lambda: say(done.sentence + (f"  ({tail(row.id)})" if row else "")))


def _show(request: LedgerRequest, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(LEDGER, request)
    show(json_, found, lambda: _print(found))


def _print(found: Ledger) -> None:
    for favour in found.favours:
        say(_told(favour))
    if found.more:
        say("There are more; with a person, use --limit.")
    if not (found.favours or found.balances):
        say('No favour yet; write one down with: kithbook ledger gave ID "..."')
        return
    say(f"In all: {found.given} given, {found.received} received. {NEVER}")
    for one in found.years:
        say(f"  {one.year}: {one.given} given, {one.received} received")
    for balance in found.balances:
        say(f"  {_balance(balance)}")


def _told(one: Favour) -> str:
    text = f": {' '.join(one.text.split())}" if one.text else ""
    way = "to" if one.given else "from"
    met = "  (met an ask)" if one.ask else ""
    return f"{tail(one.id)}  {one.day}  {way} {one.name}{text}{met}"


def _balance(one: Balance) -> str:
    through = (
        f", {counted(one.through, 'opportunity', 'opportunities')} won through them"
        if one.through
        else ""
    )
    return f"{tail(one.person)}  {one.name}: {one.given} given, {one.received} received{through}"
