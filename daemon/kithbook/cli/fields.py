"""Fields of your own making."""

import click

from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, say, show
from kithbook.config import Settings
from kithbook_protocol.field import (
    FieldAddition,
    FieldKind,
    FieldList,
    FieldRequest,
    FieldUpdate,
)
from kithbook_protocol.people_operations import FIELD_ADD, FIELD_EDIT, FIELD_REMOVE, FIELDS


@click.group(
    invoke_without_command=True,
    epilog='\b\nExamples:\n  kithbook fields\n  kithbook fields add "Shoe size" number\n'
    "  kithbook fields add Priority choice --choice high --choice low\n"
    '  kithbook edit 3f9a12bc "Shoe size=38.5"',
)
@as_json
@click.pass_context
def fields(context: click.Context, *, json_: bool) -> None:
    """List the fields that you made beside those everybody has; add, change, remove them."""
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(FIELDS)
    show(json_, found, lambda: _print_fields(found))


def _print_fields(found: FieldList) -> None:
    if not found.fields:
        say("No fields of your own yet. Make one with: kithbook fields add NAME KIND")
    for one in found.fields:
        choices = f": {', '.join(one.choices)}" if one.choices else ""
        several = ", several" if one.several else ""
        people = counted(one.people, "person", "people")
        say(f"{one.name}  ({one.kind.value}{choices}{several}; {people})")


@fields.command(
    epilog='\b\nExamples:\n  kithbook fields add "Shoe size" number\n'
    "  kithbook fields add Allergy text --several\n"
    "  kithbook fields add Priority choice --choice high --choice low"
)
@click.argument("name")
@click.argument("kind", type=click.Choice([one.value for one in FieldKind]))
@click.option("--choice", multiple=True, help="What may be chosen, once for each.")
@click.option("--several", is_flag=True, help="A person may have more than one value.")
@as_json
def add(name: str, kind: str, choice: tuple[str, ...], *, several: bool, json_: bool) -> None:
    """Make a field; set it with `kithbook edit ID NAME=VALUE`.

    A number is kept as it is written; a date is 1984-04-12, 1984-04, 1984 or --04-12; a link is
    http, https, mailto or tel.
    """
    request = FieldAddition(name=name, kind=FieldKind(kind), choices=list(choice), several=several)
    with Connection(Settings()) as connection:
        done = connection.call(FIELD_ADD, request)
    show(json_, done, lambda: say(done.sentence))


@fields.command(
    epilog='\b\nExamples:\n  kithbook fields edit "Shoe size" --name "Shoe size (EU)"\n'
    "  kithbook fields edit Priority --choice high --choice middle --choice low"
)
@click.argument("field", metavar="NAME")
@click.option("--name", help="What it is called from now on.")
@click.option("--choice", multiple=True, help="What may be chosen from now on, once for each.")
@as_json
def edit(field: str, name: str | None, choice: tuple[str, ...], *, json_: bool) -> None:
    """Rename a field, or change its choices; the values that people have stay."""
    if name is None and not choice:
        raise click.UsageError("Say what to change: --name or --choice.")
    request = FieldUpdate(field=field, name=name, choices=list(choice) or None)
    with Connection(Settings()) as connection:
        done = connection.call(FIELD_EDIT, request)
    show(json_, done, lambda: say(done.sentence))


@fields.command(epilog='\b\nExample:\n  kithbook fields remove "Shoe size"')
@click.argument("field", metavar="NAME")
@as_json
def remove(field: str, *, json_: bool) -> None:
    """Remove a field; its values are hidden, and `kithbook undo` brings them back."""
    with Connection(Settings()) as connection:
        done = connection.call(FIELD_REMOVE, FieldRequest(field=field))
    show(json_, done, lambda: say(done.sentence))
