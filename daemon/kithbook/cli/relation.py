"""Important dates, and what people are to each other."""

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, say, show
from kithbook.config import Settings
from kithbook.errors import NotThere
from kithbook_protocol.operations import SHOW
from kithbook_protocol.people import Person, PersonRequest
from kithbook_protocol.people_operations import DATE, RELATION, RELATION_REMOVE
from kithbook_protocol.relation import DateRequest, RelationRemoval, RelationRequest


@click.command(
    # A day without its year begins as an option does.
    context_settings={"ignore_unknown_options": True},
    epilog="\b\nExamples:\n  kithbook date 3f9a12bc birthday 1984-04-12\n"
    "  kithbook date 3f9a12bc birthday --04-12     the year is not known\n"
    "  kithbook date 3f9a12bc anniversary --remove\n  kithbook date 3f9a12bc",
)
@click.argument("person", metavar="ID")
@click.argument("label", required=False)
@click.argument("day", required=False)
@click.option("--remove", is_flag=True, help="Take the date off instead.")
@as_json
def date(person: str, label: str | None, day: str | None, *, remove: bool, json_: bool) -> None:
    """Set a birthday, an anniversary, when you met, or a date with a name of your own."""
    if label is not None and remove == bool(day):
        raise click.UsageError("Give the day as 1984-04-12 or --04-12, or --remove.")
    if remove and label is None:
        raise click.UsageError("Say which date to take off.")
    with Connection(Settings()) as connection:
        if label is None:
            found = connection.call(SHOW, PersonRequest(person=person))
            show(json_, found, lambda: _print_dates(found))
            return
        done = connection.call(DATE, DateRequest(person=person, label=label, day=day))
    show(json_, done, lambda: say(done.sentence))


def _print_dates(person: Person) -> None:
    if not person.dates:
        say("No dates yet. Add one with: kithbook date ID birthday 1984-04-12")
    for one in person.dates:
        say(f"{one.label}: {output.day_of(one.day)}")


@click.command(
    epilog="\b\nExamples:\n  kithbook relation 3f9a12bc manager 91be0c44\n"
    '  kithbook relation 3f9a12bc "met through" 91be0c44 --note "at PyCon"\n'
    "  kithbook relation 3f9a12bc godmother 91be0c44 --inverse godchild\n"
    "  kithbook relation 3f9a12bc manager 91be0c44 --remove"
)
@click.argument("person", metavar="ID")
@click.argument("label", required=False)
@click.argument("other", metavar="[OTHER]", required=False)
@click.option("--inverse", help="With a label of your own: what the first is to the other.")
@click.option("--note")
@click.option("--remove", is_flag=True, help="Take the relation off instead.")
@as_json
def relation(
    person: str,
    label: str | None,
    other: str | None,
    *,
    inverse: str | None,
    note: str | None,
    remove: bool,
    json_: bool,
) -> None:
    """Say what OTHER is to a person; both are shown it, each from their side.

    Labels: partner, colleague, knows, manager or report, "met through" or introduced, parent or
    child, or words of your own. Two people may have several.
    """
    if (label is None) != (other is None):
        raise click.UsageError("Name the relation and the other person: manager 91be0c44.")
    if remove and label is None:
        raise click.UsageError("Say which relation to take off.")
    with Connection(Settings()) as connection:
        if label is None or other is None:
            found = connection.call(SHOW, PersonRequest(person=person))
            show(json_, found, lambda: _print_relations(found))
            return
        if remove:
            row = _named(connection, person, label, other)
            done = connection.call(RELATION_REMOVE, RelationRemoval(person=person, relation=row))
        else:
            request = {"person": person, "other": other, "label": label, "inverse": inverse}
            noted = {} if note is None else {"note": note}
            done = connection.call(RELATION, RelationRequest.model_validate(request | noted))
    show(json_, done, lambda: say(done.sentence))


def _named(connection: Connection, person: str, label: str, other: str) -> str:
    """Return the id of a relation that is named by what it says.

    Raises:
        NotThere: there is no such person, or no such relation.
    """
    known = connection.call(SHOW, PersonRequest(person=person)).relations
    whom = connection.call(SHOW, PersonRequest(person=other)).id
    plain = label.casefold().replace("_", " ")
    for one in known:
        if one.person == whom and one.label.casefold() == plain:
            return one.id.hex
    raise NotThere(f'There is no relation "{label}" between them; see: kithbook relation {person}')


def _print_relations(person: Person) -> None:
    if not person.relations:
        say("No relations yet. Add one with: kithbook relation ID LABEL OTHER")
    for one in person.relations:
        say(": ".join(output.relation(one)))
