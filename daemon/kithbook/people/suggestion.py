"""Suggestions: what a page says otherwise, kept aside until a person accepts or dismisses it."""

from dataclasses import dataclass
from uuid import UUID

from kithbook.errors import InvalidRequest
from kithbook.people import service, store
from kithbook.people.identifier import derived, quoted
from kithbook.people.role import COLUMNS, current, set_role
from kithbook.store.database import Connection
from kithbook.store.history import TAIL, named
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
MOST_VALUES, MOST_FIELDS = 3, 2
"""Of rivals, told in one sentence."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A suggestion that is there."""

    row: UUID
    person: Person
    field: str
    value: str

    @property
    def about(self) -> tuple[UUID, str]:
        """What there is one of: title and organisation are one role."""
        return self.person.id, "role" if self.field in COLUMNS else self.field


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
    """Make suggested values the people's own.

    Where pages give several values for what there is one of, none of these is taken: they go on
    waiting, and the answer lists them.

    Raises:
        NotThere: one is not there, or its person is deleted; then none is taken.
        InvalidRequest: all of them are such rivals.
    """
    named_ones = [_found(unit.connection, one) for one in dict.fromkeys(request.suggestions)]
    wanted = list({one.row: one for one in named_ones}.values())
    rivals = _rivals(wanted)
    taken = [one for one in wanted if one.about not in rivals]
    if not taken:
        raise InvalidRequest(f"{_differing(rivals)}; accept one by its id.")
    for one in taken:
        _accept(unit, one)
    done = _applied(unit, "Accepted", [(one.person, one.field) for one in taken])
    if not rivals:
        return done
    left = f"{_differing(rivals)}; these wait still, accept one by its id."
    return done.model_copy(update={"sentence": f"{done.sentence} {left}"})


def dismiss(unit: Unit, request: SuggestionRequest) -> Applied:
    """Let suggestions go, all or none; they do not come back by themselves.

    Raises:
        NotThere: as in `accept`.
    """
    done = []
    for reference in dict.fromkeys(request.suggestions):
        one = _found(unit.connection, reference)
        unit.remove("suggestion", one.row)
        done.append((one.person, one.field))
    return _applied(unit, "Dismissed", done)


def _applied(unit: Unit, verb: str, done: list[tuple[Person, str]]) -> Applied:
    """Say what became of suggestions: of one what it was, of more how many."""
    [(person, field), *others] = done
    names = len({one.id for one, _ in done})
    told = f"{field} of {quoted(person.name)}"
    if others:
        told = f"{len(done)} of " + (quoted(person.name) if names == 1 else f"{names} people")
    return service.applied(unit, person.id, f"{verb}: {told}.")


def _rivals(wanted: list[_Waiting]) -> dict[tuple[UUID, str], list[_Waiting]]:
    """Return those of which only one can be taken, by what they are about."""
    about: dict[tuple[UUID, str], list[_Waiting]] = {}
    for one in wanted:
        about.setdefault(one.about, []).append(one)
    return {
        key: several
        for key, several in about.items()
        if key[1] not in KINDS and len({one.field for one in several}) < len(several)
    }


def _differing(rivals: dict[tuple[UUID, str], list[_Waiting]]) -> str:
    """Say between which values there is to choose."""
    several = list(rivals.values())
    told = [
        f"{group[0].about[1].replace('_', ' ')} of {quoted(group[0].person.name)}: "
        + " or ".join(f"{quoted(one.value)} ({one.row.hex[-TAIL:]})" for one in group[:MOST_VALUES])
        for group in several[:MOST_FIELDS]
    ]
    more = f", and {len(several) - MOST_FIELDS} more" if len(several) > MOST_FIELDS else ""
    return f"Only one value can count for {', and for '.join(told)}{more}"


def _accept(unit: Unit, one: _Waiting) -> None:
    if one.field in COLUMNS:
        set_role(unit, one.person.id, {COLUMNS[one.field]: one.value})
    elif one.field in KINDS:
        service.add_identity(unit, one.person.id, IdentityKind(one.field), one.value)
    else:
        service.set_field(unit, one.person.id, **{one.field: one.value})
    unit.remove("suggestion", one.row)


def _found(connection: Connection, reference: str) -> _Waiting:
    """Return the one suggestion that a person names.

    Raises:
        NotThere: none, or more than one, or its person is deleted.
    """
    wanted = named(connection, "suggestion", reference, "suggestion")
    row, owner, field, value, _url = next(
        one for one in store.suggestions(connection) if one[0] == wanted
    )
    return _Waiting(row, service.find(connection, str(owner)), field, value)


def _known(person: Person, field: str) -> str | None:
    """Return what is known now: a single value, or an address that is there already."""
    if field in KINDS:
        return None
    if field not in COLUMNS:
        found: str | None = getattr(person, field, None)
        return found
    first = current(person.roles)
    return (first.title if field == "role" else first.organisation) if first else None
