"""Whom somebody else knows too: related, at the same place now, there at the same time."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from kithbook.interactions import service as interactions
from kithbook.people.career import colleagues
from kithbook.store.database import Connection
from kithbook_protocol.brief import SharedPerson, SharedReason
from kithbook_protocol.interactions import InteractionsRequest
from kithbook_protocol.people import Person, PersonRequest

MOST = 10
LOOKED_BACK = 50
"""Interactions of each."""
CROWD = 8
"""People; where more took part, nobody need have met."""


def acquaintances(connection: Connection, people: Sequence[Person]) -> list[SharedPerson]:
    """Return who else has to do with these people: with most of them first."""
    asked = {one.id for one in people}
    found: dict[UUID, tuple[str, dict[UUID, SharedReason]]] = {}
    for person in people:
        for other, name, how in _around(connection, person):
            if other not in asked:
                # The closest way comes first, and one is enough.
                found.setdefault(other, (name, {}))[1].setdefault(person.id, how)
    several = len(people) > 1
    names = {one.id: one.name for one in people}
    ranked = sorted(found.items(), key=lambda one: -len(one[1][1]))
    return [
        SharedPerson(
            person=other,
            name=name,
            reasons=[_of(names[one], how) if several else how for one, how in ways.items()],
        )
        for other, (name, ways) in ranked[:MOST]
    ]


def _of(name: str, how: SharedReason) -> SharedReason:
    """Return how somebody of that name knows another, for a brief on several."""
    return how.model_copy(update={"whose": name, "sentence": f"{name}: {how.sentence}"})


def _around(connection: Connection, person: Person) -> Iterator[tuple[UUID, str, SharedReason]]:
    for one in person.relations:
        label = one.label
        how = (
            SharedReason(kind="reverse", what=label, sentence=f"{label} of")
            if one.reverse
            else SharedReason(kind="relation", what=label, sentence=label)
        )
        yield one.person, one.name, how
    request = InteractionsRequest(person=str(person.id), limit=LOOKED_BACK)
    for met in interactions.show(connection, request).interactions:
        kind = met.kind.value
        told = f"{kind}, together on {met.day}"
        how = SharedReason(kind="together", what=kind, day=met.day, sentence=told)
        for there in met.people if len(met.people) <= CROWD else ():
            if there.id != person.id:
                yield there.id, there.name, how
    for mate in colleagues(connection, PersonRequest(person=str(person.id))).colleagues:
        if mate.until is None and mate.together:
            house = mate.organisation
            how = SharedReason(kind="organisation", what=house, sentence=f"at {house}")
            yield mate.person, mate.name, how
