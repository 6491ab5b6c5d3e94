"""Introductions: thought of, asked for, made, thanked for."""

import sys
from typing import Any

import click

from kithbook.cli import templates
from kithbook.cli.chain import chain
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.base import WireModel
from kithbook_protocol.introduction_operations import (
    INTRODUCE,
    INTRODUCTION,
    INTRODUCTION_EDIT,
    INTRODUCTION_REMOVE,
    INTRODUCTION_STEP,
    INTRODUCTIONS,
)
from kithbook_protocol.introductions import (
    Introduced,
    Introduction,
    IntroductionEdit,
    IntroductionOf,
    IntroductionRequest,
    IntroductionsRequest,
    IntroductionStepRequest,
    Party,
)
from kithbook_protocol.operation import Operation

STATES = ("idea", "asked", "agreed", "relayed", "mutual", "made", "met", "done", "declined")
NEXT = {
    "ask": "ask {asked}: kithbook intro draft {id}, then kithbook intro ask {id}",
    "agree": "{asked} answers: kithbook intro agree {id}, or decline",
    "make": "bring them together: kithbook intro draft {id}, then kithbook intro make {id}",
    "met": "they meet: kithbook intro met {id}",
    "outcome": 'what comes of it: kithbook intro outcome {id} "..."',
    "thank": "thank {asked}: kithbook intro draft {id}, then kithbook intro thank {id}",
}
"""What comes next, by the step."""
_on = click.option("--on", "when", metavar="DATE", help="When, as in yesterday; else today.")
_no_log = click.option("--no-log", is_flag=True, help="Do not log it as an interaction.")
_which = click.argument("which", metavar="INTRODUCTION")


@click.group(
    epilog='\b\nExamples:\n  kithbook intro add 3f9a12bc 91be0c44 --why "Both restore looms"\n'
    '  kithbook intro add 3f9a12bc --by 91be0c44 --why "Ask about varnish"\n'
    "  kithbook intro draft 8d2e41f7\n  kithbook intro ask 8d2e41f7\n"
    "  kithbook intro list --thanks\n  kithbook intro chain 3f9a12bc",
    invoke_without_command=True,
)
@as_json
@click.pass_context
def intro(context: click.Context, *, json_: bool) -> None:
    """Introduce people, and keep track of who introduced you.

    Where you introduce, ask one, then the other, then bring them together. Texts are drafted for
    you to copy; nothing is ever sent. Without a command: list those under way.
    """
    if not context.invoked_subcommand:
        _list(IntroductionsRequest(), json_=json_)


@intro.command(
    epilog='\b\nExamples:\n  kithbook intro add 3f9a12bc 91be0c44 --why "Both restore looms"\n'
    "  kithbook intro add 3f9a12bc --by 91be0c44                 they introduce you\n"
    '  kithbook intro add 3f9a12bc --by 91be0c44 --state made --on "last Tuesday"'
)
@click.argument("person", metavar="ID")
@click.argument("other", metavar="[OTHER]", required=False)
@click.option("--by", "introducer", metavar="ID", help="Who introduces; else you do.")
@click.option("--why", help="What they could have of each other.")
@click.option("--note", help="For you alone.")
@click.option(
    "--state", type=click.Choice(["idea", "asked", "made", "met"]), default="idea",
    show_default=True, help="How far it is.",
)  # fmt: skip
@_on
@_no_log
@as_json
def add(*, json_: bool, no_log: bool, **given: Any) -> None:
    """Write down an introduction of ID to OTHER, or without OTHER to you."""
    request = IntroductionRequest.model_validate({**given, "log": not no_log})
    _tell(INTRODUCE, request, json_=json_)


@intro.command(
    "list",
    epilog="\b\nExamples:\n  kithbook intro list\n  kithbook intro list 3f9a12bc --all\n"
    "  kithbook intro list --thanks",
)
@click.argument("person", metavar="[ID]", required=False)
@click.option("--all", "everything", is_flag=True, help="Those too that came to their end.")
@click.option("--thanks", is_flag=True, help="Only those for which you owe thanks.")
@as_json
def list_(person: str | None, *, everything: bool, thanks: bool, json_: bool) -> None:
    """List introductions under way, of all or of one person, and what comes next."""
    which = "thanks" if thanks else "all" if everything else "open"
    request = IntroductionsRequest.model_validate({"person": person, "which": which})
    _list(request, json_=json_)


@intro.command("show", epilog="\b\nExample:\n  kithbook intro show 8d2e41f7")
@_which
@as_json
def show_one(which: str, *, json_: bool) -> None:
    """Show an introduction, and when it came to each state."""
    with Connection(Settings()) as connection:
        found = connection.call(INTRODUCTION, IntroductionOf(introduction=which))

    def print_one() -> None:
        say(_line(found))
        for step in found.steps:
            say(f"          {step.day}  {step.state}")
        for label, text in (("outcome", found.outcome), ("note", found.note)):
            if text:
                say(f"          {label}: {' '.join(text.split())}")
        if found.thanked:
            say(f"          {found.thanked}  thanked")
        if found.next:
            say(f"          next: {_next(found)}")

    show(json_, found, print_one)


@intro.command(epilog="\b\nExample:\n  kithbook intro ask 8d2e41f7 --on yesterday")
@_which
@_on
@as_json
def ask(which: str, when: str | None, *, json_: bool) -> None:
    """Say that you asked whoever is to be asked next."""
    _step(which, "ask", when, json_=json_)


@intro.command(epilog="\b\nExample:\n  kithbook intro agree 8d2e41f7")
@_which
@_on
@as_json
def agree(which: str, when: str | None, *, json_: bool) -> None:
    """Say that whoever was asked agrees."""
    _step(which, "agree", when, json_=json_)


@intro.command(epilog='\b\nExample:\n  kithbook intro decline 8d2e41f7 "No time this year"')
@_which
@click.argument("text", required=False)
@_on
@as_json
def decline(which: str, text: str | None, when: str | None, *, json_: bool) -> None:
    """Say that it will not be, and why."""
    _step(which, "decline", when, text, json_=json_)


@intro.command(epilog="\b\nExample:\n  kithbook intro make 8d2e41f7")
@_which
@_on
@_no_log
@as_json
def make(which: str, when: str | None, *, no_log: bool, json_: bool) -> None:
    """Say that it was made; that is logged with all who take part."""
    _step(which, "make", when, log=not no_log, json_=json_)


@intro.command(epilog="\b\nExample:\n  kithbook intro met 8d2e41f7 --on Friday")
@_which
@_on
@_no_log
@as_json
def met(which: str, when: str | None, *, no_log: bool, json_: bool) -> None:
    """Say that they met."""
    _step(which, "met", when, log=not no_log, json_=json_)


@intro.command(epilog='\b\nExample:\n  kithbook intro outcome 8d2e41f7 "They restore one together"')
@_which
@click.argument("text")
@_on
@as_json
def outcome(which: str, text: str, when: str | None, *, json_: bool) -> None:
    """Say what came of it."""
    _step(which, "outcome", when, text, json_=json_)


@intro.command(epilog="\b\nExample:\n  kithbook intro thank 8d2e41f7")
@_which
@_on
@as_json
def thank(which: str, when: str | None, *, json_: bool) -> None:
    """Say that you thanked who introduced you."""
    _step(which, "thank", when, json_=json_)


@intro.command(
    epilog='\b\nExamples:\n  kithbook intro edit 8d2e41f7 --why "Both restore looms"\n'
    "  kithbook intro edit 8d2e41f7 --state asked"
)
@_which
@click.option("--why", help="Empty for nothing.")
@click.option("--note", help="Empty for nothing.")
@click.option("--state", type=click.Choice(STATES), help="To put right how far it is.")
@as_json
def edit(which: str, *, json_: bool, **given: str | None) -> None:
    """Change what is said of an introduction; `kithbook undo` changes it back."""
    changes = {name: value for name, value in given.items() if value is not None}
    if not changes:
        raise click.UsageError("Say what to change; see: kithbook intro edit --help")
    request = IntroductionEdit.model_validate({"introduction": which, **changes})
    _tell(INTRODUCTION_EDIT, request, json_=json_)


@intro.command(epilog="\b\nExample:\n  kithbook intro remove 8d2e41f7")
@_which
@as_json
def remove(which: str, *, json_: bool) -> None:
    """Remove an introduction; `kithbook undo` brings it back."""
    _tell(INTRODUCTION_REMOVE, IntroductionOf(introduction=which), json_=json_)


intro.add_command(chain)
intro.add_command(templates.draft)
intro.add_command(templates.templates)


def _step(
    which: str,
    step: str,
    when: str | None,
    text: str | None = None,
    *,
    log: bool = True,
    json_: bool,
) -> None:
    said = sys.stdin.read() if text == "-" else text
    request = IntroductionStepRequest.model_validate(
        {"introduction": which, "step": step, "when": when, "text": said, "log": log}
    )
    _tell(INTRODUCTION_STEP, request, json_=json_)


def _tell(operation: Operation[Any, Introduced], request: WireModel, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        done = connection.call(operation, request)
    row = done.introduction
    show(json_, done, lambda: say(done.sentence + (f"  ({tail(row.id)})" if row else "")))


def _line(one: Introduction) -> str:
    why = f": {' '.join(one.why.split())}" if one.why else ""
    names = f"{one.person.name} and {_named(one.other)}, by {_named(one.introducer)}"
    return f"{tail(one.id)}  {one.state}  {names}{why}"


def _next(one: Introduction) -> str:
    asked = one.introducer or (one.other if one.state in {"agreed", "relayed"} else one.person)
    return NEXT[one.next or "ask"].format(asked=_named(asked), id=tail(one.id))


def _named(party: Party | None) -> str:
    return party.name if party else "you"


def _list(request: IntroductionsRequest, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        found = connection.call(INTRODUCTIONS, request)

    def print_all() -> None:
        for one in found.introductions:
            say(_line(one))
            if one.next:
                say(f"          next: {_next(one)}")
        if not found.introductions:
            say(
                "No thanks are owed." if request.which == "thanks"
                else "No introduction is under way; think of one: kithbook intro add ID OTHER"
            )  # fmt: skip

    show(json_, found, print_all)
