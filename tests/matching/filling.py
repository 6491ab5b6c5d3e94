"""A vault of made people, filled through the services that the calls use, many in one action."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from matching.made import Said

from kithbook.clock import HybridClock, wall_clock
from kithbook.people import service
from kithbook.people.match import Evidence
from kithbook.schema import schema
from kithbook.store.journal import Journal, Unit
from kithbook_protocol.people import AddRequest, IdentityKind, PersonFields

BATCH = 500


def fill(connection: Any, people: Iterable[tuple[int, Said]]) -> dict[UUID, int]:
    """Add people as an import does; return whom each row is of."""
    brought = schema()
    journal = Journal(
        {entity.table: entity for entity in brought.entities},
        list(brought.hooks),
        HybridClock(),
        brought.adopt,
        brought.forgetting,
    )
    made: dict[UUID, int] = {}
    for batch in _batches(list(people)):
        connection.execute("BEGIN IMMEDIATE")
        unit = journal.unit(connection, service.new_id(), "import", "bench", wall_clock())
        made |= {add(unit, said): number for number, said in batch}
        unit.finish()
        connection.execute("COMMIT")
    return made


def add(unit: Unit, said: Said) -> UUID:
    """Add one person."""
    fields = {"name": said.name, "organisation": said.house, "location": said.place}
    request = AddRequest(
        fields=PersonFields(**{name: value for name, value in fields.items() if value}),
        emails=list(said.emails),
        phones=list(said.phones),
    )
    person = service.add(unit, request).person
    assert person
    if said.site_id:
        service.add_identity(unit, person.id, IdentityKind.SITE_ID, said.site_id)
    for kind, pages in ((IdentityKind.PROFILE, said.pages), (IdentityKind.LINK, said.links)):
        for page in pages:
            service.add_identity(unit, person.id, kind, f"https://{page}")
    return person.id


def evidence(said: Said) -> Evidence:
    """Return what a page that says this would say of who it shows."""
    return Evidence(
        said.name,
        site_ids=[said.site_id] if said.site_id else [],
        profiles=[f"https://{page}" for page in said.pages],
        emails=said.emails,
    )


def _batches(people: list[tuple[int, Said]]) -> Iterable[list[tuple[int, Said]]]:
    return (people[start : start + BATCH] for start in range(0, len(people), BATCH))
