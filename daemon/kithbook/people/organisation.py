"""Organisations as entries of their own: found, shown, changed for everyone there."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.people import facts, store
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


def every(connection: Connection, _request: object) -> OrganisationList:
    """List the organisations where somebody is or was."""
    return OrganisationList(organisations=facts.organisations(connection))


def show(connection: Connection, request: OrganisationRequest) -> Organisation:
    """Show an organisation, and who is or was there.

    Raises:
        NotThere: none, or more than one.
    """
    return _found(connection, resolve(connection, request.organisation))


def resolve(connection: Connection, reference: str) -> UUID:
    """Return the organisation someone means, by its name in any case, its id, or the end of that.

    Raises:
        NotThere: none, or more than one.
    """
    name = line(reference)
    found = store.organisation_called(connection, name) if name else None
    return found or named(connection, "organisation", reference, "organisation")


def edit(unit: Unit, request: OrganisationEdit) -> OrganisationEdited:
    """Change an organisation, for everyone there.

    Raises:
        NotThere: no such organisation.
        InvalidRequest: no name, another's name, or no web address.
    """
    row = resolve(unit.connection, request.organisation)
    before = _found(unit.connection, row)
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
        organisation=_found(unit.connection, row),
        sentence="Saved." if unit.changed else "Nothing changed.",
    )


def _found(connection: Connection, row: UUID) -> Organisation:
    found = facts.organisation(connection, row)
    if found is None:
        raise NotThere("That organisation is no longer there.")
    return found


def _free_name(connection: Connection, text: str | None, own: UUID) -> str:
    name = line(text)
    if not name:
        raise InvalidRequest("An organisation needs a name.")
    taken = store.organisation_called(connection, name)
    if taken and taken != own:
        raise InvalidRequest(f'There is an organisation "{quoted(name)}" already.')
    return name
