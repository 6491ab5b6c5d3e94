"""With whom it is time again, and how often that is."""

from collections.abc import Sized

import click

from kithbook.cli import agenda, output
from kithbook.cli.choice import Choice
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, say, show, tail
from kithbook.config import Settings
from kithbook_protocol.relationship_operations import CADENCE, CADENCE_OFF, CADENCES, DUE
from kithbook_protocol.reminders import (
    Cadence,
    CadenceRequest,
    CadenceSubject,
    Contact,
    Due,
    DueRequest,
    Fading,
)

NEITHER = "Name either a person by ID or a tag with --tag."


@click.group(
    cls=Choice,
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook cadence 3f9a12bc 30\n  kithbook cadence 3f9a12bc 30 60\n"
    "  kithbook cadence --tag investor 90\n  kithbook cadence off 3f9a12bc\n"
    "  kithbook cadence off --tag investor\n  kithbook cadence",
)
@as_json
@click.pass_context
def cadence(context: click.Context, *, json_: bool) -> None:
    """Say how often you want to be in touch with a person, or with everybody who has a tag.

    After IDEAL days without an interaction it is due, after more than LATEST overdue; left out,
    that is half as many again. Any interaction begins it anew. A person's own counts before those
    of their tags, of which the strictest counts. Without arguments: list all.
    """
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(CADENCES)

    def print_cadences() -> None:
        for one in found.cadences:
            say(_told(one))
        if not found.cadences:
            say("There is no cadence yet; set one with: kithbook cadence ID 30")

    show(json_, found, print_cadences)


@cadence.doing
@click.command(epilog="\b\nExample:\n  kithbook cadence 3f9a12bc 30 60")
@click.argument("words", metavar="[ID] IDEAL [LATEST]", nargs=-1, required=True)
@click.option("--tag", metavar="TAG", help="Everybody with this tag, instead of one person.")
@as_json
def cadence_one(words: tuple[str, ...], *, tag: str | None, json_: bool) -> None:
    """Say how often you want to be in touch."""
    person, days = (None, words) if tag is not None else (words[0], words[1:])
    if not 1 <= len(days) <= 2 or not all(one.isdecimal() for one in days):  # noqa: PLR2004
        raise click.UsageError("Say IDEAL and, if you like, LATEST: each a number of days.")
    ideal, latest = (*map(int, days), None)[:2]
    request = CadenceRequest.model_validate(
        {"person": person, "tag": tag, "ideal": ideal, "latest": latest}
    )
    with Connection(Settings()) as connection:
        done = connection.call(CADENCE, request)
    show(json_, done, lambda: say(done.sentence))


@cadence.command(
    epilog="\b\nExamples:\n  kithbook cadence off 3f9a12bc\n  kithbook cadence off --tag investor"
)
@click.argument("person", metavar="[ID]", required=False)
@click.option("--tag", metavar="TAG", help="The cadence of this tag.")
@as_json
def off(person: str | None, *, tag: str | None, json_: bool) -> None:
    """Take a cadence off."""
    if (person is None) == (tag is None):
        raise click.UsageError(NEITHER)
    with Connection(Settings()) as connection:
        done = connection.call(CADENCE_OFF, CadenceSubject(person=person, tag=tag))
    show(json_, done, lambda: say(done.sentence))


@click.command(
    epilog="\b\nExamples:\n  kithbook due\n  kithbook due --days 60\n"
    "  kithbook due --limit 5 --json"
)
@click.option(
    "--limit", type=click.IntRange(1, 500), default=50, show_default=True, help="Of each list."
)
@click.option(
    "--days",
    type=click.IntRange(0, 366),
    default=14,
    show_default=True,
    help="How far ahead birthdays are told.",
)
@as_json
def due(limit: int, days: int, *, json_: bool) -> None:
    """List with whom it is time again: the overdue first, then reminders, promises, birthdays.

    Last come those you may lose: whom you met regularly, and now not for more than three of the
    usual gaps, where there is no cadence. Who is left for later (kithbook snooze) is named at the
    end. A birthday on 29 February is kept on the 28th in other years.
    """
    with Connection(Settings()) as connection:
        found = connection.call(DUE, DueRequest(limit=limit, horizon=days))
    show(json_, found, lambda: _print_due(found))


def _print_due(found: Due) -> None:
    for contact in found.contacts:
        say(f"{tail(contact.person)}  {contact.name}: {_late(contact)}")
        output.last(contact.last, contact.note)
    _heading("Reminders:", found.reminders)
    for reminder in found.reminders:
        output.reminder(reminder)
        output.last(reminder.last, reminder.note)
    _heading("Promises:", found.promises)
    output.promises(found.promises)
    _heading("Birthdays:", found.birthdays)
    for birthday in found.birthdays:
        say(f"{tail(birthday.person)}  {birthday.name}: {agenda.birthday(birthday)}")
    _heading("Losing touch:", found.losing_touch)
    for fading in found.losing_touch:
        say(f"{tail(fading.person)}  {fading.name}: {_silence(fading)}")
        output.last(fading.last, fading.note)
    lists = (found.contacts, found.reminders, found.promises, found.birthdays, found.losing_touch)
    if not any(lists):
        say("Nothing is due.")
    elif found.more:
        say("There are more; use --limit.")
    for resting in found.resting:
        say(f"{tail(resting.person)}  {resting.name}: left for later, until {resting.until}")


def _heading(text: str, below: Sized) -> None:
    if below:
        say(text)


def _late(contact: Contact) -> str:
    past = contact.days - (contact.latest if contact.state == "overdue" else contact.ideal)
    late = f" by {counted(past, 'day')}" if past else ""
    what = "the last interaction" if contact.last else "they were added"
    of = f" ({', '.join(contact.tags)})" if contact.tags else ""
    days = counted(contact.days, "day")
    return f"{contact.state}{late}; {days} since {what}, every {contact.ideal}{of}"


def _silence(fading: Fading) -> str:
    return f"silent for {counted(fading.days, 'day')}, before that every {fading.gap}"


def _told(one: Cadence) -> str:
    whom = f"{tail(one.person)}  {one.name}" if one.person else f"tag {one.name}"
    return f"{whom}: every {counted(one.ideal, 'day')}, at the latest after {one.latest}"
