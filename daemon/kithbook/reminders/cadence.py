"""Cadences: set, taken off, listed."""

from uuid import UUID

from kithbook.errors import InvalidRequest
from kithbook.people import service as people
from kithbook.people.identifier import derived, quoted, tag_name
from kithbook.reminders import store
from kithbook.store import merging
from kithbook.store.database import Connection
from kithbook.store.history import ever
from kithbook.store.journal import Unit
from kithbook_protocol.reminders import (
    Cadence,
    CadenceRequest,
    Cadences,
    CadenceSet,
    CadenceSubject,
)

LONGEST_DAYS = 3_650
"""As on the wire."""


def put(unit: Unit, request: CadenceRequest) -> CadenceSet:
    """Set how often to be in touch with a person, or with everybody who has a tag.

    Raises:
        NotThere: no such person.
        InvalidRequest: neither or both were named, or the latest is before the ideal.
    """
    ideal = request.ideal
    latest = request.latest or min(ideal + (ideal + 1) // 2, LONGEST_DAYS)
    if latest < ideal:
        raise InvalidRequest("The latest cannot be before the ideal; give it as many days or more.")
    thresholds = {"ideal": ideal, "latest": latest}
    days = in_words(ideal, latest)
    if request.person and not request.tag:
        person = people.followed(unit, request.person)
        rows = store.own(unit.connection, person.id)
        if not rows:
            row = derived("cadence", person.id.bytes)
            unit.create("cadence", row, person=person.id, **thresholds)
        _agree(unit, "cadence", rows, thresholds)
        cadence = Cadence(person=person.id, name=person.name, **thresholds)
        return _set(unit, cadence, f"{quoted(person.name)}: {days}.")
    name, rows = _tag(unit.connection, request)
    if not rows:
        unit.create("tag_cadence", people.new_id(), name=name, **thresholds)
    _agree(unit, "tag_cadence", rows, thresholds)
    count = store.count_tagged(unit.connection, name)
    whom = "1 person now" if count == 1 else f"{count} people now"
    return _set(
        unit,
        Cadence(person=None, name=name, **thresholds),
        f'Everybody tagged "{quoted(name)}", {whom}: {days}.',
    )


def take_off(unit: Unit, request: CadenceSubject) -> CadenceSet:
    """Take a cadence off; a person's tags may then bring one.

    Raises:
        NotThere: no such person.
        InvalidRequest: neither or both were named.
    """
    if request.person and not request.tag:
        person = people.followed(unit, request.person)
        entity, name = "cadence", quoted(person.name)
        rows = [row for row, *_ in store.own(unit.connection, person.id)]
    else:
        tag, known = _tag(unit.connection, request)
        entity, name = "tag_cadence", f'the tag "{quoted(tag)}"'
        rows = [row for row, *_ in known]
    for row in rows:
        unit.remove(entity, row)
    return _set(unit, None, f"No cadence of its own any more: {name}." if rows else _NONE)


_NONE = "There was no cadence to take off."


def every(connection: Connection, _request: object) -> Cadences:
    """List every cadence that is set."""
    return Cadences(cadences=store.every(connection))


def of_tags_only_of(connection: Connection, person: UUID) -> list[UUID]:
    """Return the cadences, past ones too, of tags that a person has or had, and nobody else has."""
    names = {(fields.get("name") or "").casefold() for fields in ever(connection, "tag", person)}
    kept = merging.root(connection, person)
    return [
        row
        for row, name in store.tag_cadences_ever(connection)
        if name.casefold() in names and not store.others_have(connection, name, kept)
    ]


def _tag(
    connection: Connection, request: CadenceSubject
) -> tuple[str, list[tuple[UUID, int, int]]]:
    """Return the tag that is meant, as its cadence spells it, and the cadences it has."""
    if request.person or not request.tag:
        raise InvalidRequest("Name either a person or a tag.")
    name = tag_name(request.tag)
    known = [one for one in store.of_tags(connection) if one[1].casefold() == name.casefold()]
    rows = [(row, ideal, latest) for row, _name, ideal, latest in known]
    return known[0][1] if known else name, rows


def _agree(
    unit: Unit, entity: str, rows: list[tuple[UUID, int, int]], thresholds: dict[str, int]
) -> None:
    """Let the cadence that is there say this; of two only the first one stays."""
    for number, (row, *before) in enumerate(rows):
        if number:
            unit.remove(entity, row)
        elif before != list(thresholds.values()):
            unit.set(entity, row, **thresholds)


def _set(unit: Unit, cadence: Cadence | None, sentence: str) -> CadenceSet:
    change_set = unit.change_set if unit.changed else None
    return CadenceSet(change_set=change_set, cadence=cadence, sentence=sentence)


def in_words(ideal: int, latest: int) -> str:
    """Return how often that is, thresholds in days."""
    return f"every {_days(ideal)}, at the latest after {_days(latest)}"


def _days(count: int) -> str:
    return "day" if count == 1 else f"{count} days"
