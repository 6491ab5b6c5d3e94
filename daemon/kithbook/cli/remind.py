"""Reminders, and what is left for later."""

import sys
from typing import Any

import click

from kithbook.cli import output
from kithbook.cli.choice import Choice
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.agenda import (
    Reminded,
    ReminderEdit,
    ReminderNamed,
    ReminderRequest,
    RemindersRequest,
    SnoozeRequest,
)
from kithbook_protocol.base import WireModel
from kithbook_protocol.operation import Operation
from kithbook_protocol.relationship_operations import (
    REMIND,
    REMINDER_DONE,
    REMINDER_EDIT,
    REMINDER_REMOVE,
    REMINDERS,
    SNOOZE,
)

RULES = 'as in "every 2 weeks", "first Monday of the month", "yearly on 12 April", or an RRULE'


@click.group(
    cls=Choice,
    invoke_without_command=True,
    epilog='\b\nExamples:\n  kithbook remind 3f9a12bc "Ask how the move went" --on "in 2 weeks"\n'
    '  kithbook remind 3f9a12bc "Lunch?" --every "first Monday of the month"\n'
    '  kithbook remind "Thank-you cards" --every "yearly on 1 December"\n'
    '  kithbook remind 3f9a12bc "Call" --on "Friday 14:30"\n  kithbook remind done 5c0e77d1\n'
    "  kithbook remind",
)
@as_json
@click.pass_context
def remind(context: click.Context, *, json_: bool) -> None:
    """Ask to be reminded, once or again and again, of a person or of anything. Alone: list all.

    It stands in `kithbook due` from its day on until it is done; one that comes again then waits
    for its next day. Days are days where you are, times those of the clock on the wall. A month too
    short for its day ends it: the 31st is its last day. A TEXT of `-` is read from the terminal or
    a pipe.
    """
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(REMINDERS, RemindersRequest())

    def print_reminders() -> None:
        for one in found.reminders:
            output.reminder(one)
        if not found.reminders:
            say('There is no reminder; make one with: kithbook remind ID "Call" --on Friday')

    show(json_, found, print_reminders)


@remind.doing
@click.command(epilog='\b\nExample:\n  kithbook remind 3f9a12bc "Lunch?" --every "2 weeks"')
@click.argument("words", metavar="[ID] TEXT", nargs=-1, required=True)
@click.option("--on", "when", metavar="DATE", help="The day, or the first; tomorrow if left out.")
@click.option("--every", "rule", metavar="RULE", help=f"How often, {RULES}.")
@as_json
def remind_one(words: tuple[str, ...], *, when: str | None, rule: str | None, json_: bool) -> None:
    """Ask to be reminded of something."""
    if len(words) > 2:  # noqa: PLR2004 - ID and TEXT
        raise click.UsageError('Put the text in quotes: kithbook remind ID "Ask about the move"')
    text = sys.stdin.read() if words[-1] == "-" else words[-1]
    if not text.strip():
        raise click.UsageError("A reminder needs some text.")
    person = words[0] if len(words) > 1 else None
    request = ReminderRequest(text=text, person=person, when=when, rule=_rule(rule))
    _tell(REMIND, request, json_=json_)


@remind.command(
    epilog='\b\nExamples:\n  kithbook remind edit 5c0e77d1 --on "1 Dec"\n'
    '  kithbook remind edit 5c0e77d1 --every ""'
)
@click.argument("reminder", metavar="REMINDER")
@click.option("--text", help="Of what; - reads it.")
@click.option("--on", "when", metavar="DATE", help="The day, or the first.")
@click.option("--every", "rule", metavar="RULE", help=f"How often, {RULES}; empty for once.")
@as_json
def edit(
    reminder: str, *, text: str | None, when: str | None, rule: str | None, json_: bool
) -> None:
    """Change a reminder; one that was done is open again with a new day."""
    if text is None and when is None and rule is None:
        raise click.UsageError("Say what to change; see: kithbook remind edit --help")
    said = sys.stdin.read() if text == "-" else text
    request = ReminderEdit(reminder=reminder, text=said, when=when, rule=_rule(rule))
    _tell(REMINDER_EDIT, request, json_=json_)


@remind.command(epilog="\b\nExample:\n  kithbook remind done 5c0e77d1")
@click.argument("reminder", metavar="REMINDER")
@as_json
def done(reminder: str, *, json_: bool) -> None:
    """Say that it is done; one that comes again waits for its next day."""
    _tell(REMINDER_DONE, ReminderNamed(reminder=reminder), json_=json_)


@remind.command(epilog="\b\nExample:\n  kithbook remind remove 5c0e77d1")
@click.argument("reminder", metavar="REMINDER")
@as_json
def remove(reminder: str, *, json_: bool) -> None:
    """Remove a reminder; `kithbook undo` brings it back."""
    _tell(REMINDER_REMOVE, ReminderNamed(reminder=reminder), json_=json_)


@click.command(
    epilog='\b\nExamples:\n  kithbook snooze 3f9a12bc "in 2 weeks"\n'
    "  kithbook snooze --reminder 5c0e77d1 Monday\n  kithbook snooze 3f9a12bc --off"
)
@click.argument("words", metavar="[ID] [DATE]", nargs=-1)
@click.option("--reminder", metavar="REMINDER", help="This reminder, instead of a person.")
@click.option("--off", is_flag=True, help="Take up again now what was left for later.")
@as_json
def snooze(words: tuple[str, ...], *, reminder: str | None, off: bool, json_: bool) -> None:
    """Leave a person who is due, or a reminder, for later: until a day, whatever happens before.

    Birthdays and promises are told all the same. `kithbook due` names who is left for later.
    """
    person, dates = (words[0], words[1:]) if words and reminder is None else (None, words)
    if (person is None and reminder is None) or len(dates) != (not off):
        raise click.UsageError("Name a person by ID or a --reminder, and until when (or --off).")
    until = dates[0] if dates else None
    request = SnoozeRequest(person=person, reminder=reminder, until=until)
    with Connection(Settings()) as connection:
        left = connection.call(SNOOZE, request)
    show(json_, left, lambda: say(left.sentence))


def _rule(rule: str | None) -> str | None:
    """Return a rule as it is asked for: `--every "2 weeks"` may be said without its "every"."""
    bare = rule and rule.split(maxsplit=1)[0].isdecimal()
    return f"every {rule}" if bare else rule


def _tell(operation: Operation[Any, Reminded], request: WireModel, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        told = connection.call(operation, request)
    row = told.reminder
    show(json_, told, lambda: say(told.sentence + (f"  ({tail(row.id)})" if row else "")))
