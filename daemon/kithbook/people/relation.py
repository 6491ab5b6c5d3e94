"""What people are to each other: kept once, told from both sides."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.people import facts, service
from kithbook.people.date import label as as_label
from kithbook.people.identifier import clean, new_id, quoted
from kithbook.people.model import INVERSES
from kithbook.store.journal import Unit
from kithbook_protocol.people import Applied
from kithbook_protocol.relation import Relation, RelationRemoval, RelationRequest

KNOWN = tuple(INVERSES)


def write(unit: Unit, request: RelationRequest) -> Applied:
    """Say what another is to a person; said again, from either side, it changes the note.

    Raises:
        NotThere: no such person.
        InvalidRequest: nobody is related to themselves; the label says nothing.
    """
    person = service.followed(unit, request.person)
    other = service.find(unit.connection, request.other)
    if person.id == other.id:
        raise InvalidRequest("Nobody is related to themselves; name another person.")
    label = as_label(request.label, KNOWN)
    inverse = as_label(request.inverse, KNOWN) if request.inverse else None
    if inverse and label in INVERSES and inverse != INVERSES[label]:
        raise InvalidRequest(f'The other side of "{label}" is "{INVERSES[label]}".')
    row = put(unit, person.id, label, other.id, inverse=inverse)
    if "note" in request.model_fields_set:
        _annotate(unit, person.id, row, clean(request.note))
    sentence = f"Saved for {quoted(person.name)}: {label} {quoted(other.name)}."
    return service.applied(unit, person.id, sentence if unit.changed else "Nothing changed.")


def put(unit: Unit, person: UUID, label: str, other: UUID, *, inverse: str | None = None) -> UUID:
    """Relate two people, once; return the row."""
    for known in _all(unit, person):
        if _meaning(known) == (other, label.casefold(), False):
            return known.id
    row = new_id()
    own = None if label in INVERSES else inverse
    unit.create("relation", row, person=person, other=other, label=label, inverse=own)
    return row


def remove(unit: Unit, request: RelationRemoval) -> Applied:
    """Take a relation off both.

    Raises:
        NotThere: no such person, or they have no such relation.
    """
    person = service.find(unit.connection, request.person)
    known = _of(person.relations, request.relation)
    wanted = _meaning(known)
    while found := [one for one in _all(unit, person.id) if _meaning(one) == wanted]:
        # Two devices, or two people merged, may have said the same: each is a row.
        unit.remove("relation", found[0].id)
    told = f"{known.label} {'of ' if known.reverse else ''}{quoted(known.name)}"
    return service.applied(unit, person.id, f"Taken off {quoted(person.name)}: {told}.")


def _all(unit: Unit, person: UUID) -> list[Relation]:
    return facts.relations(unit.connection, [person]).get(person, [])


def _meaning(one: Relation) -> tuple[UUID, str, bool]:
    return one.person, one.label.casefold(), one.reverse


def _of(relations: list[Relation], reference: str) -> Relation:
    tail = reference.strip().lower().replace("-", "")
    found = [one for one in relations if tail and one.id.hex.endswith(tail)]
    if len(found) != 1:
        raise NotThere(f'There is no relation "{quoted(reference)}" of theirs.')
    return found[0]


def _annotate(unit: Unit, person: UUID, row: UUID, note: str | None) -> None:
    [known] = [one for one in _all(unit, person) if one.id == row]
    if known.note != note:
        unit.set("relation", row, note=note)
