"""Suggestions: what a page says otherwise, kept aside until a person accepts or dismisses it."""

from uuid import UUID

from kithbook.people import service, store
from kithbook.people.identifier import derived, quoted
from kithbook.people.role import COLUMNS, current, set_role
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook.store.store import changes_of_row
from kithbook_protocol import people
from kithbook_protocol.people import (
    Applied,
    IdentityKind,
    Person,
    SuggestionRequest,
    SuggestionsRequest,
)

KINDS = {kind.value for kind in IdentityKind}


def suggest(unit: Unit, person: UUID, field: str, value: str, url: str) -> bool:
    """Keep a value aside; False where it was suggested before, whatever became of that.

    Of what there is one of, what the same page said before makes room: it says so no more.
    """
    row = derived("suggestion", person.bytes, field, value)
    if changes_of_row(unit.connection, "suggestion", row):
        return False
    for older, _, of, _, page in store.suggestions(unit.connection, person):
        if field not in KINDS and (of, page) == (field, url):
            unit.remove("suggestion", older)
    unit.create("suggestion", row, person=person, field=field, value=value, url=url)
    return True


def waits(connection: Connection, person: UUID, field: str, value: str) -> bool:
    """Tell whether a value is suggested and neither accepted nor dismissed yet."""
    return (field, value) in {one[2:4] for one in store.suggestions(connection, person)}


def every(connection: Connection, request: SuggestionsRequest) -> people.Suggestions:
    """List what waits, of people who are there, with what is known now; oldest person first.

    Raises:
        NotThere: nobody, or more than one, is meant.
    """
    of = service.find(connection, request.person).id if request.person else None
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
            for row, owner, field, value, url in store.suggestions(connection, of)
            if (person := store.person(connection, owner)) and _known(person, field) != value
        ]
    )


def accept(unit: Unit, request: SuggestionRequest) -> Applied:
    """Make suggested values the people's own; all of them, or none.

    Raises:
        NotThere: one is not there, or its person is deleted.
    """
    done = [_accept(unit, reference) for reference in dict.fromkeys(request.suggestions)]
    return _applied(unit, "Accepted", done)


def dismiss(unit: Unit, request: SuggestionRequest) -> Applied:
    """Let suggestions go, all or none; they do not come back by themselves.

    Raises:
        NotThere: as in `accept`.
    """
    done = []
    for reference in dict.fromkeys(request.suggestions):
        row, person, field, _value = _found(unit.connection, reference)
        unit.remove("suggestion", row)
        done.append((person, field))
    return _applied(unit, "Dismissed", done)


def _applied(unit: Unit, verb: str, done: list[tuple[Person, str]]) -> Applied:
    """Say what became of suggestions: of one what it was, of more how many."""
    [(person, field), *others] = done
    names = len({one.id for one, _ in done})
    told = f"{field} of {quoted(person.name)}"
    if others:
        told = f"{len(done)} of " + (quoted(person.name) if names == 1 else f"{names} people")
    return service.applied(unit, person.id, f"{verb}: {told}.")


def _accept(unit: Unit, reference: str) -> tuple[Person, str]:
    row, person, field, value = _found(unit.connection, reference)
    if field in COLUMNS:
        set_role(unit, person.id, {COLUMNS[field]: value})
    elif field in KINDS:
        service.add_identity(unit, person.id, IdentityKind(field), value)
    else:
        service.set_field(unit, person.id, **{field: value})
    unit.remove("suggestion", row)
    return person, field


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
    first = current(person.roles)
    return (first.title if field == "role" else first.organisation) if first else None
