"""Organisations as entries of their own: found, shown, changed for everyone there."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.people import facts, store
from kithbook.people.house import house, loosely
from kithbook.people.identifier import clean, line, quoted, url
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.organisation import (
    Organisation,
    OrganisationEdit,
    OrganisationEdited,
    OrganisationList,
    OrganisationRequest,
)

MOST_ALIKE = 20


def every(connection: Connection, _request: object) -> OrganisationList:
    """List the organisations where somebody is or was."""
    lines = facts.organisations(connection)
    houses: dict[str, list[UUID]] = {}
    for one in lines:
        houses.setdefault(loosely(one.name), []).append(one.id)
    return OrganisationList(
        organisations=[
            one.model_copy(update={"alike": [row for row in same if row != one.id][:MOST_ALIKE]})
            for one in lines
            for same in (houses[loosely(one.name)],)
        ]
    )


def show(connection: Connection, request: OrganisationRequest) -> Organisation:
    """Show an organisation, and who is or was there.

    Raises:
        NotThere: none, or more than one.
    """
    return found(connection, resolve(connection, request.organisation))


def resolve(connection: Connection, reference: str) -> UUID:
    """Return the organisation someone means, by its name in any case, its id, or the end of that.

    Raises:
        NotThere: none, or more than one.
    """
    name = house(reference)
    called = store.organisation_called(connection, name) if name else None
    return called or named(connection, "organisation", reference, "organisation")


def edit(unit: Unit, request: OrganisationEdit) -> OrganisationEdited:
    """Change an organisation, for everyone there.

    Raises:
        NotThere: no such organisation.
        InvalidRequest: no name, another's name, or no web address.
    """
    row = resolve(unit.connection, request.organisation)
    before = found(unit.connection, row)
    given = request.fields.model_dump(exclude_unset=True)
    values: dict[str, str | None] = {}
    if "name" in given:
        values["name"] = _free_name(unit.connection, given["name"], row)
    if "website" in given:
        values["website"] = url(given["website"]) if line(given["website"]) else None
    if "note" in given:
        values["note"] = clean(given["note"])
    changed = {name: values[name] for name in values if getattr(before, name) != values[name]}
    if changed:
        unit.set("organisation", row, **changed)
    return OrganisationEdited(
        change_set=unit.change_set if unit.changed else None,
        organisation=found(unit.connection, row),
        sentence="Saved." if unit.changed else "Nothing changed.",
    )


def found(connection: Connection, row: UUID) -> Organisation:
    """Return an organisation, and who is or was there.

    Raises:
        NotThere: it is not there.
    """
    shown = facts.organisation(connection, row)
    if shown is None:
        raise NotThere("That organisation is no longer there.")
    return shown


def _free_name(connection: Connection, text: str | None, own: UUID) -> str:
    name = house(text)
    if not name:
        raise InvalidRequest("An organisation needs a name.")
    taken = store.organisation_called(connection, name)
    if taken and taken != own:
        raise InvalidRequest(f'There is an organisation "{quoted(name)}" already.')
    return name
