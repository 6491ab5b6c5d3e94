"""Adding, showing and changing people."""

import sys
from typing import Any
from uuid import UUID

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.duplicates import maybe
from kithbook.cli.output import as_json, say, show_json
from kithbook.config import Settings
from kithbook.errors import NotThere
from kithbook_protocol.base import WireModel
from kithbook_protocol.operation import Operation
from kithbook_protocol.operations import ADD, DELETE, EDIT, NOTE, NOTES, PHOTO, SHOW
from kithbook_protocol.people import (
    AddRequest,
    Applied,
    EditRequest,
    NoteRequest,
    PersonFields,
    PersonRequest,
)
from kithbook_protocol.people_operations import FIELDS
from kithbook_protocol.relationship_operations import TIE, TOUCH

EDITABLE = tuple(PersonFields.model_fields)
LISTS = {"email": "add_emails", "phone": "add_phones", "url": "add_urls"}


@click.command(
    epilog='\b\nExamples:\n  kithbook add "Ada Lovelace" --email ada@example.org --tag maths\n'
    '  kithbook add "Bo Chen" --role CTO --org Acme --note "Met at PyCon"'
)
@click.argument("name")
@click.option("--email", multiple=True)
@click.option("--phone", multiple=True)
@click.option("--url", multiple=True, help="A profile or home page.")
@click.option("--role")
@click.option("--org")
@click.option("--headline")
@click.option("--location")
@click.option("--met-at", help="Where you met.")
@click.option("--note")
@click.option("--tag", multiple=True)
@as_json
def add(
    *,
    name: str,
    email: tuple[str, ...],
    phone: tuple[str, ...],
    url: tuple[str, ...],
    role: str | None,
    org: str | None,
    headline: str | None,
    location: str | None,
    met_at: str | None,
    note: str | None,
    tag: tuple[str, ...],
    json_: bool,
) -> None:
    """Add someone met without a page."""
    given = {
        "name": name,
        "role": role,
        "organisation": org,
        "headline": headline,
        "location": location,
        "met_at": met_at,
    }
    request = AddRequest(
        fields=_fields(given),
        emails=list(email),
        phones=list(phone),
        urls=list(url),
        tags=list(tag),
        note=note,
    )
    _write(ADD, request, json_=json_)


@click.command(epilog="\b\nExample:\n  kithbook show 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def show(person: str, *, json_: bool) -> None:
    """Show one person; ID is an id or the end of one, as search prints it."""
    with Connection(Settings()) as connection:
        found = connection.call(SHOW, PersonRequest(person=person))
        notes = connection.call(NOTES, PersonRequest(person=person)).notes
        photo = connection.call(PHOTO, PersonRequest(person=person)).photo
        touch = connection.call(TOUCH, PersonRequest(person=person))
        tie = connection.call(TIE, PersonRequest(person=person))
    if json_:
        seen = photo and photo.model_dump(mode="json", exclude={"image"})
        show_json(
            {
                **found.model_dump(mode="json"),
                "notes": [note.model_dump(mode="json") for note in notes],
                "photo": seen,
                "touch": touch.model_dump(mode="json"),
                "tie": tie.model_dump(mode="json"),
            }
        )
    else:
        output.person(found, notes, photo, touch, tie)


@click.command(
    epilog="\b\nExamples:\n  kithbook edit 3f9a12bc role=CTO organisation=Acme\n"
    "  kithbook edit 3f9a12bc location=\n  kithbook edit 3f9a12bc email=ada@example.org\n"
    "  kithbook edit 3f9a12bc --remove old@example.org\n"
    '  kithbook edit 3f9a12bc "Shoe size=38.5"'
)
@click.argument("person", metavar="ID")
@click.argument("changes", metavar="[FIELD=VALUE]...", nargs=-1)
@click.option("--remove", multiple=True, help="An e-mail, phone, address or value to take off.")
@as_json
def edit(person: str, changes: tuple[str, ...], remove: tuple[str, ...], *, json_: bool) -> None:
    """Change fields of a person; an empty value empties the field.

    Fields: name, headline, role, organisation, location, about, met_at; email, phone and url add
    one more. Fields of your own, which `kithbook fields` lists, are set by their names.
    """
    if not changes and not remove:
        raise click.UsageError("Say what to change: FIELD=VALUE, or --remove.")
    fields: dict[str, str | None] = {}
    lists: dict[str, list[str]] = {}
    own: dict[str, list[dict[str, str | None]]] = {}
    with Connection(Settings()) as connection:
        for change in changes:
            field, sign, value = change.partition("=")
            if sign and field in LISTS:
                lists.setdefault(LISTS[field], []).append(value)
            elif sign and field in EDITABLE:
                fields[field] = value or None
            else:
                _check_own(connection, change, field)
                own.setdefault("values", []).append({"field": field, "value": value or None})
        wrong = _wrong(connection, person, remove)
        request = {"person": person, "fields": fields, **lists, **own, **wrong}
        _tell(connection.call(EDIT, EditRequest.model_validate(request)), json_=json_)


def _check_own(connection: Connection, change: str, field: str) -> None:
    """See that a change sets a field of one's own.

    Raises:
        UsageError: there is no such field.
    """
    known = [one.name for one in connection.call(FIELDS).fields]
    if "=" not in change or field.strip().casefold() not in map(str.casefold, known):
        allowed = ", ".join((*EDITABLE, *LISTS, *known))
        raise click.UsageError(f'"{change}" is not FIELD=VALUE with a field of {allowed}.')


def _wrong(connection: Connection, person: str, values: tuple[str, ...]) -> dict[str, list[UUID]]:
    """Return the ids of what a person named by its value, as an edit takes them off.

    Raises:
        NotThere: the person has no such e-mail, phone, address or value.
    """
    if not values:
        return {}
    known = connection.call(SHOW, PersonRequest(person=person))
    found: dict[str, list[UUID]] = {"remove_identities": [], "remove_values": []}
    for value in values:
        wanted = value.casefold()
        addresses = [one.id for one in known.identities if one.value.casefold() == wanted]
        own = [one.id for one in known.values if one.value.casefold() == wanted]
        if not addresses and not own:
            raise NotThere(f'There is no "{value}" to take off; see: kithbook show {person}')
        found["remove_identities"] += addresses
        found["remove_values"] += own
    return found


@click.command(
    epilog="\b\nExamples:\n  kithbook tag 3f9a12bc investor\n  kithbook tag 3f9a12bc old --remove"
)
@click.argument("person", metavar="ID")
@click.argument("tags", metavar="TAG...", nargs=-1, required=True)
@click.option("--remove", is_flag=True, help="Take the tags off instead.")
@as_json
def tag(person: str, tags: tuple[str, ...], *, remove: bool, json_: bool) -> None:
    """Tag a person."""
    if not all(one.strip() for one in tags):
        raise click.UsageError("A tag needs at least one letter.")
    which = "remove_tags" if remove else "add_tags"
    request = EditRequest.model_validate({"person": person, which: list(tags)})
    _write(EDIT, request, json_=json_)


@click.command(
    epilog='\b\nExamples:\n  kithbook note 3f9a12bc "Looking for a co-founder"\n'
    "  kithbook note 3f9a12bc -        types it, out of sight of other users and of the shell"
)
@click.argument("person", metavar="ID")
@click.argument("text")
@as_json
def note(person: str, text: str, *, json_: bool) -> None:
    """Write a note about a person; `-` reads it from the terminal, until Ctrl+D, or from a pipe.

    What stands in a command can be seen by other users of this machine while it runs.
    """
    if text == "-":
        text = sys.stdin.read()
    if not text.strip():
        raise click.UsageError("A note needs some text.")
    _write(NOTE, NoteRequest(person=person, text=text), json_=json_)


@click.command(epilog="\b\nExample:\n  kithbook delete 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def delete(person: str, *, json_: bool) -> None:
    """Delete a person; `kithbook undo` brings them back."""
    _write(DELETE, PersonRequest(person=person), json_=json_)


def _fields(given: dict[str, str | None]) -> PersonFields:
    return PersonFields.model_validate(
        {name: value for name, value in given.items() if value is not None}
    )


def _write(operation: Operation[Any, Applied], request: WireModel, *, json_: bool) -> None:
    with Connection(Settings()) as connection:
        _tell(connection.call(operation, request), json_=json_)


def _tell(done: Applied, *, json_: bool) -> None:
    if json_:
        click.echo(done.model_dump_json())
        return
    ending = f"  ({output.tail(done.person.id)})" if done.person else ""
    say(done.sentence + ending)
    maybe(done.proposals)
