"""Whom to reach out to this week."""

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.relationship_operations import WEEK, WEEK_ANSWER
from kithbook_protocol.week import Week, WeekAnswerRequest, WeekPerson


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook week\n  kithbook log 3f9a12bc call\n"
    '  kithbook week no 3f9a12bc\n  kithbook snooze 3f9a12bc "in 2 weeks"',
)
@as_json
@click.pass_context
def week(context: click.Context, *, json_: bool) -> None:
    """List at most five people to reach out to this week, each with the reasons.

    It is the same list from Monday to Sunday unless something is done about one. Whom you log
    anything with is done.
    """
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(WEEK)
    show(json_, found, lambda: _print_week(found))


@week.command(epilog="\b\nExample:\n  kithbook week done 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def done(person: str, *, json_: bool) -> None:
    """Say that somebody is done for this week, without anything to log."""
    _answer(person, "done", json_=json_)


@week.command(epilog="\b\nExample:\n  kithbook week no 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def no(person: str, *, json_: bool) -> None:
    """Say "not this one": somebody else takes their place, for this week and four more."""
    _answer(person, "no", json_=json_)


@week.command("open", epilog="\b\nExample:\n  kithbook week open 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def open_again(person: str, *, json_: bool) -> None:
    """Take back what was said of somebody this week."""
    _answer(person, "open", json_=json_)


def _answer(person: str, answer: str, *, json_: bool) -> None:
    request = WeekAnswerRequest.model_validate({"person": person, "answer": answer})
    with Connection(Settings()) as connection:
        told = connection.call(WEEK_ANSWER, request)
    show(json_, told, lambda: say(told.sentence))


def _print_week(found: Week) -> None:
    for one in found.people:
        _print_person(one)
    if not found.people:
        say("Nobody this week. Say how often you want to be in touch with: kithbook cadence ID 30")
    if found.others:
        more = counted(found.others, "person", "people")
        say(f"There are reasons for {more} more; they can wait.")


def _print_person(one: WeekPerson) -> None:
    state = {"open": "", "done": " (done)", "resting": f" (left until {one.until})"}[one.state]
    line = f", {one.line}" if one.line else ""
    say(f"{tail(one.person)}  {one.name}{line}{state}")
    for reason in one.reasons:
        say(f"          {reason.sentence}")
    talked = one.talked or one.last
    if talked:
        say(f"          last: {output.occasion(talked)}")
    output.last(None, one.note)
