"""Forgetting someone: shown whom, told what it means, asked for the name."""

import sys

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, day, say, show
from kithbook.config import Settings
from kithbook_protocol.operations import FORGET, FORGETTABLE
from kithbook_protocol.people import ForgetRequest, Forgettable, Forgotten, PersonRequest

WARNING = (
    "Forgetting cannot be undone: name, notes, pages and history of this person are wiped from "
    "the vault. Copies of the data folder that you made before still hold them."
)


@click.command(
    epilog="\b\nExamples:\n  kithbook forget 3f9a12bc\n"
    '  kithbook forget 3f9a12bc --name "Ada Lovelace"'
)
@click.argument("person", metavar="ID")
@click.option("--name", help="The person's name, for scripts; else it is asked for.")
@as_json
def forget(person: str, *, name: str | None, json_: bool) -> None:
    """Forget a person for good; unlike `delete`, this cannot be undone.

    Works on deleted people too. A page of theirs that was captured before and arrives later is
    dropped; one captured later makes a new person.
    """
    if name is None and (json_ or not sys.stdin.isatty()):
        raise click.UsageError("There is nobody to ask; give the person's name with --name.")
    with Connection(Settings()) as connection:
        found = connection.call(FORGETTABLE, PersonRequest(person=person))
        if name is None:
            _introduce(found)
            name = str(click.prompt("Type the name to forget them", err=True))
        done = connection.call(FORGET, ForgetRequest(person=str(found.id), name=name))
    show(json_, done, lambda: _report(found, done))


def _report(found: Forgettable, done: Forgotten) -> None:
    say(done.sentence)
    if found.named_by:
        others = "entry of somebody else" if found.named_by == 1 else "entries of others"
        say(f"The name still stands in {found.named_by} {others}, which stay as they are.")
        say(f'Find them with: kithbook search "{found.name}"')


def _introduce(found: Forgettable) -> None:
    """Print whom it is about, and what it means."""
    deleted = ", deleted" if found.deleted else ""
    say(f"{found.name}  ({output.tail(found.id)}{deleted})")
    say(
        f"{counted(found.notes, 'note')}, {counted(found.captures, 'captured page')}, "
        f"{counted(found.interactions, 'interaction')}, {counted(found.promises, 'promise')}, "
        f"{counted(found.introductions, 'introduction')}"
    )
    say(WARNING)
    if found.in_backups_until:
        say(
            f"Backups made until now may hold them until {day(found.in_backups_until)}, if backups "
            "go on being made: kithbook backup list"
        )
