"""Suggestions: what a page says otherwise, kept aside until a person accepts or dismisses it."""

from uuid import UUID

from kithbook.people import service, store
from kithbook.people.identifier import derived, quoted
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook.store.store import changes_of_row
from kithbook_protocol import people
from kithbook_protocol.people import Applied, IdentityKind, Person, SuggestionRequest

COLUMNS = {"role": "title", "organisation": "organisation"}
KINDS = {kind.value for kind in IdentityKind}


def suggest(unit: Unit, person: UUID, field: str, value: str, url: str) -> bool:
    """Keep a value aside; False where it was suggested before, whatever became of that."""
    row = derived("suggestion", person.bytes, field, value)
    if changes_of_row(unit.connection, "suggestion", row):
        return False
    unit.create("suggestion", row, person=person, field=field, value=value, url=url)
    return True


def every(connection: Connection, _request: object) -> people.Suggestions:
    """List what waits, of people who are there, with what is known now; oldest person first."""
    return people.Suggestions(
        suggestions=[
            people.Suggestion(
                id=row,
                person=person.id,
                name=person.name,
                field=field,
                before=_known(person, field),
                value=value,
                url=url or "",
            )
            for row, owner, field, value, url in store.suggestions(connection)
            if (person := store.person(connection, owner)) and _known(person, field) != value
        ]
    )


def accept(unit: Unit, request: SuggestionRequest) -> Applied:
    """Make a suggested value the person's own."""
    row, person, field, value = _found(unit.connection, request.suggestion)
    if field in COLUMNS:
        service.set_role(unit, person.id, {COLUMNS[field]: value})
    elif field in KINDS:
        service.add_identity(unit, person.id, IdentityKind(field), value)
    else:
        service.set_field(unit, person.id, **{field: value})
    unit.remove("suggestion", row)
    return service.applied(unit, person.id, f"Accepted: {field} of {quoted(person.name)}.")


def dismiss(unit: Unit, request: SuggestionRequest) -> Applied:
    """Let a suggestion go; it does not come back by itself."""
    row, person, field, _value = _found(unit.connection, request.suggestion)
    unit.remove("suggestion", row)
    return service.applied(unit, person.id, f"Dismissed: {field} of {quoted(person.name)}.")


def _found(connection: Connection, reference: str) -> tuple[UUID, Person, str, str]:
    """Return the one suggestion that a person names.

    Raises:
        NotThere: none, or more than one, or its person is deleted.
    """
    wanted = named(connection, "suggestion", reference, "suggestion")
    row, owner, field, value, _url = next(
        one for one in store.suggestions(connection) if one[0] == wanted
    )
    return row, service.find(connection, str(owner)), field, value


def _known(person: Person, field: str) -> str | None:
    """Return what is known now: a single value, or an address that is there already."""
    if field in KINDS:
        return None
    if field not in COLUMNS:
        found: str | None = getattr(person, field, None)
        return found
    first = person.roles[0] if person.roles else None
    return (first.title if field == "role" else first.organisation) if first else None
