"""What people do and did: their roles, the organisations, and who was there with them."""

from datetime import UTC, datetime
from typing import Any, get_args

import click

from kithbook.cli import output
from kithbook.cli.connection import Connection
from kithbook.cli.output import as_json, counted, say, show, tail
from kithbook.config import Settings
from kithbook.errors import NotThere
from kithbook_protocol.operations import SHOW
from kithbook_protocol.organisation import (
    Colleagues,
    Joinable,
    Organisation,
    OrganisationEdit,
    OrganisationFields,
    OrganisationJoin,
    OrganisationJoinPreview,
    OrganisationList,
    OrganisationRequest,
    Role,
    RoleFields,
    RoleRemoval,
    RoleRequest,
)
from kithbook_protocol.people import Person, PersonRequest
from kithbook_protocol.people_operations import (
    COLLEAGUES,
    ORGANISATION,
    ORGANISATION_EDIT,
    ORGANISATION_JOIN,
    ORGANISATION_JOIN_PREVIEW,
    ORGANISATIONS,
    ROLE,
    ROLE_REMOVE,
)

EDITABLE = tuple(OrganisationFields.model_fields)


@click.command(
    epilog="\b\nExamples:\n  kithbook role 3f9a12bc                 lists them, with their ids\n"
    '  kithbook role 3f9a12bc add --title Advisor --org "Acme Ltd" --since 2019-05\n'
    "  kithbook role 3f9a12bc end             today; or --until 2024\n"
    "  kithbook role 3f9a12bc edit 91be0c44 --since 2018"
)
@click.argument("person", metavar="ID")
@click.argument(
    "action", type=click.Choice(["list", "add", "edit", "end", "remove"]), default="list"
)
@click.argument("role", metavar="[ROLE]", required=False)
@click.option("--title")
@click.option("--org")
@click.option("--since", help="2019, 2019-05 or 2019-05-01; empty for not known.")
@click.option("--until", help="As --since; empty takes the role up again.")
@as_json
def role(person: str, action: str, role: str | None, *, json_: bool, **given: str | None) -> None:
    """List, add, change, end or remove roles of a person; they may have several at once.

    ROLE is the end of a role's id; where the person has only one of now, it need not be named.
    What they did before stays with them: `end` keeps it, `remove` takes it off.
    """
    given["organisation"] = given.pop("org")
    values: dict[str, Any] = {
        name: value or None for name, value in given.items() if value is not None
    }
    if action == "end" and not values.get("until"):
        values["until"] = datetime.now(UTC).astimezone().date().isoformat()
    _check(action, role, values)
    with Connection(Settings()) as connection:
        if action == "list":
            found = connection.call(SHOW, PersonRequest(person=person))
            show(json_, found, lambda: _print_roles(found))
            return
        if action != "add" and role is None:
            role = _only_one(connection.call(SHOW, PersonRequest(person=person)))
        if action == "remove":
            done = connection.call(ROLE_REMOVE, RoleRemoval(person=person, role=role or ""))
        else:
            fields = RoleFields.model_validate(values)
            done = connection.call(ROLE, RoleRequest(person=person, role=role, fields=fields))
    show(json_, done, lambda: say(done.sentence))


def _check(action: str, role: str | None, values: dict[str, Any]) -> None:
    """See that the arguments fit the action.

    Raises:
        UsageError: they do not.
    """
    if action in {"list", "remove"} and values:
        raise click.UsageError(f"There is nothing to set with {action}.")
    if action in {"list", "add"} and role:
        raise click.UsageError(f"No role is named with {action}.")
    if action == "add" and not (values.get("title") or values.get("organisation")):
        raise click.UsageError("Say what it is: --title, --org, or both.")
    if action == "edit" and not values:
        raise click.UsageError("Say what to change: --title, --org, --since or --until.")


def _only_one(person: Person) -> str:
    """Return the id of the one role that can be meant.

    Raises:
        NotThere: there is none, or more than one.
    """
    current = [one for one in person.roles if one.until is None] or person.roles
    if len(current) != 1:
        raise NotThere(f"Name one of their roles; see: kithbook role {tail(person.id)}")
    return current[0].id.hex


def _print_roles(person: Person) -> None:
    if not person.roles:
        say("No roles yet. Add one with: kithbook role ID add --title TITLE --org NAME")
    for one in person.roles:
        _print_role(one)


def _print_role(one: Role) -> None:
    say(f"{tail(one.id)}  {output.role(one)}")


@click.group(
    invoke_without_command=True,
    epilog="\b\nExamples:\n  kithbook organisations\n"
    "  kithbook organisations join 41b0477a 8f09fd71 --dry-run\n"
    '  kithbook organisations join "Acme Ltd" acme',
)
@as_json
@click.pass_context
def organisations(context: click.Context, *, json_: bool) -> None:
    """List the organisations where somebody is or was, and which of them may be one house."""
    if context.invoked_subcommand:
        return
    with Connection(Settings()) as connection:
        found = connection.call(ORGANISATIONS)
    show(json_, found, lambda: _print_organisations(found))


def _print_organisations(found: OrganisationList) -> None:
    if not found.organisations:
        say("No organisations yet: they come with people's roles.")
    names = {one.id: f"{one.name} ({tail(one.id)})" for one in found.organisations}
    for one in found.organisations:
        past = f", {one.past} before" if one.past else ""
        say(f"{tail(one.id)}  {one.name}  {counted(one.current, 'person', 'people')}{past}")
        if one.alike:
            say(f"          maybe the same as {', '.join(names[row] for row in one.alike)}")
    if any(one.alike for one in found.organisations):
        say("If they are, join them: kithbook organisations join KEPT OTHER")


@organisations.command(
    epilog="\b\nExamples:\n  kithbook organisations join 41b0477a 8f09fd71 --dry-run\n"
    '  kithbook organisations join "Acme Ltd" acme --take website'
)
@click.argument("kept", metavar="KEPT")
@click.argument("other", metavar="OTHER")
@click.option(
    "--take",
    multiple=True,
    type=click.Choice(get_args(Joinable)),
    help="Where both have a value, OTHER's counts.",
)
@click.option("--dry-run", is_flag=True, help="Only show what would be joined.")
@as_json
def join(kept: str, other: str, take: tuple[str, ...], *, dry_run: bool, json_: bool) -> None:
    """Join OTHER to KEPT: one organisation with the people, roles and notes of both.

    Each is a name in any case, an id, or the end of one. Pages and files that spell it as OTHER
    mean KEPT from then on. `kithbook undo` parts the two again.
    """
    request = OrganisationJoin.model_validate({"kept": kept, "other": other, "take": take})
    with Connection(Settings()) as connection:
        preview = connection.call(ORGANISATION_JOIN_PREVIEW, request)
        if dry_run:
            show(json_, preview, lambda: _print_join(preview))
            return
        done = connection.call(ORGANISATION_JOIN, request)

    def print_joined() -> None:
        _print_join(preview)
        say(f"{done.sentence}  ({tail(done.organisation.id)})")

    show(json_, done, print_joined)


def _print_join(preview: OrganisationJoinPreview) -> None:
    for one in preview.choices:
        wins, loses = (one.kept, one.other) if one.takes == "kept" else (one.other, one.kept)
        instead = f"  (not {loses})" if loses else ""
        say(f"{one.field}: {wins}{instead}")
    people = {one.person: one.name for one in preview.other.people}
    if people:
        count = counted(len(people), "person", "people")
        say(f"from {preview.other.name}: {count}: {', '.join(people.values())}")


@click.command(
    epilog="\b\nExamples:\n  kithbook organisation acme\n"
    '  kithbook organisation acme name="Acme Ltd" website=acme.example'
)
@click.argument("organisation", metavar="NAME|ID")
@click.argument("changes", metavar="[FIELD=VALUE]...", nargs=-1)
@as_json
def organisation(organisation: str, changes: tuple[str, ...], *, json_: bool) -> None:
    """Show an organisation and who is or was there, or change it for everyone there.

    Fields: name, website, note; an empty value empties the field.
    """
    fields: dict[str, str | None] = {}
    for change in changes:
        field, sign, value = change.partition("=")
        if not sign or field not in EDITABLE:
            raise click.UsageError(
                f'"{change}" is not FIELD=VALUE with a field of {", ".join(EDITABLE)}.'
            )
        fields[field] = value or None
    with Connection(Settings()) as connection:
        if not fields:
            found = connection.call(ORGANISATION, OrganisationRequest(organisation=organisation))
            show(json_, found, lambda: _print_organisation(found))
            return
        done = connection.call(
            ORGANISATION_EDIT,
            OrganisationEdit(
                organisation=organisation, fields=OrganisationFields.model_validate(fields)
            ),
        )
    show(json_, done, lambda: say(done.sentence))


def _print_organisation(found: Organisation) -> None:
    say(f"{found.name}  {tail(found.id)}")
    for text in (found.website, found.note):
        if text:
            say(text)
    if not found.people:
        say("Nobody is or was there.")
    for member in found.people:
        held = member.role.model_copy(update={"organisation": None})
        what = output.role(held) or "no title"
        say(f"{tail(member.person)}  {member.name}  {what.strip()}")


@click.command(epilog="\b\nExample:\n  kithbook colleagues 3f9a12bc")
@click.argument("person", metavar="ID")
@as_json
def colleagues(person: str, *, json_: bool) -> None:
    """List who has, or had, a role at an organisation of a person's.

    Who left before the person came, or the other way round, is none.
    """
    with Connection(Settings()) as connection:
        found = connection.call(COLLEAGUES, PersonRequest(person=person))
    show(json_, found, lambda: _print_colleagues(found))


def _print_colleagues(found: Colleagues) -> None:
    if not found.colleagues:
        say("No colleagues are known.")
    for one in found.colleagues:
        what = " · ".join(filter(None, (one.title, one.organisation)))
        left = f", until {output.day_of(one.until)}" if one.until else ""
        unsure = "" if one.together else "  (perhaps not at the same time)"
        say(f"{tail(one.person)}  {one.name}  {what}{left}{unsure}")
