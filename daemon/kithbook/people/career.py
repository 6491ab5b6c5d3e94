"""What somebody did, where and when: each role by itself, and who was there at the same time."""

from typing import Any
from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.people import facts, role, service, store
from kithbook.people.house import house
from kithbook.people.identifier import line, new_id, quoted
from kithbook.people.partial import PartialDate, Span
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.organisation import (
    Colleague,
    Colleagues,
    Member,
    Role,
    RoleFields,
    RoleRemoval,
    RoleRequest,
)
from kithbook_protocol.people import Applied, Person, PersonRequest

FORMS = "2019, 2019-05 or 2019-05-01"
"""How the dates of a role may be written."""


def write(unit: Unit, request: RoleRequest) -> Applied:
    """Give someone one more role, or change one.

    Raises:
        NotThere: no such person, or that role is not theirs.
        InvalidRequest: it is nothing, or ends before it begins, or in the future.
    """
    person = service.followed(unit, request.person)
    if request.role is None:
        add(unit, person.id, request.fields)
        sentence = f"Role of {quoted(person.name)} added."
        return service.applied(unit, person.id, sentence)
    known = _of(person, request.role)
    _change(unit, known, request.fields)
    return service.applied(unit, person.id, "Saved." if unit.changed else "Nothing changed.")


def add(unit: Unit, person: UUID, fields: RoleFields) -> UUID:
    """Give someone one more role; return its row.

    Raises:
        InvalidRequest: as for `write`.
    """
    row = new_id()
    unit.create("role", row, person=person, **_stored(unit, _values(unit, fields, {})))
    return row


def remove(unit: Unit, request: RoleRemoval) -> Applied:
    """Take a role off someone, as one that was never theirs; undo brings it back.

    Raises:
        NotThere: no such person, or that role is not theirs.
    """
    person = service.find(unit.connection, request.person)
    unit.remove("role", _of(person, request.role).id)
    return service.applied(unit, person.id, f"Role of {quoted(person.name)} taken off.")


def colleagues(connection: Connection, request: PersonRequest) -> Colleagues:
    """List who has or had a role where someone has or had one, but for who left before they came.

    Raises:
        NotThere: no such person.
    """
    person = service.find(connection, request.person)
    found: dict[tuple[UUID, str], Colleague] = {}
    for own in person.roles:
        where = own.organisation and store.organisation_called(connection, own.organisation)
        for member in facts.members(connection, where) if where else ():
            together = span(own).meets(span(member.role))
            key = member.person, own.organisation or ""
            if member.person == person.id or together is False:
                continue
            if key not in found or (together and not found[key].together):
                found[key] = _colleague(member, together=bool(together))
    return Colleagues(
        colleagues=sorted(found.values(), key=lambda one: (one.until is not None, not one.together))
    )


def span(held: Role) -> Span:
    """Return when a role was held, as far as it is known."""
    since, until, seen = (
        PartialDate.parse(text) if text else None for text in (held.since, held.until, held.seen)
    )
    return Span(since, until, seen, held.until_seen)


def _colleague(member: Member, *, together: bool) -> Colleague:
    held = member.role
    return Colleague(
        person=member.person,
        name=member.name,
        organisation=held.organisation or "",
        title=held.title,
        since=held.since,
        until=held.until,
        together=together,
    )


def _of(person: Person, reference: str) -> Role:
    tail = reference.strip().lower().replace("-", "")
    found = [one for one in person.roles if tail and one.id.hex.endswith(tail)]
    if len(found) != 1:
        raise NotThere(f'{quoted(person.name)} has no role "{quoted(reference)}".')
    return found[0]


def _change(unit: Unit, known: Role, fields: RoleFields) -> None:
    had = known.model_dump(include=set(RoleFields.model_fields))
    values = _values(unit, fields, had)
    if role.respell(unit, had["organisation"], values["organisation"]):
        had["organisation"] = values["organisation"]
    changed = {name: values[name] for name in values if values[name] != had[name]}
    if changed:
        # Typed by hand, an end is no longer one that a page only showed.
        seen = {"until_seen": None} if "until" in changed and known.until_seen else {}
        unit.set("role", known.id, **_stored(unit, changed), **seen)


def _values(unit: Unit, fields: RoleFields, had: dict[str, Any]) -> dict[str, str | None]:
    """Return what a role holds once fields are set.

    Raises:
        InvalidRequest: as for `write`.
    """
    given = fields.model_dump(exclude_unset=True)
    values = dict.fromkeys(RoleFields.model_fields) | had | given
    plain = {"title": line(values["title"]), "organisation": house(values["organisation"])}
    if not any(plain.values()):
        raise InvalidRequest("A role needs a title or an organisation.")
    since, until = (_date(values[name]) for name in ("since", "until"))
    if until and until.is_to_come(unit.at):
        raise InvalidRequest("A role that has yet to end has no end; leave it away until then.")
    if since and until and until.last_day() < since.first_day():
        raise InvalidRequest("A role cannot end before it begins.")
    plain["since"], plain["until"] = (str(one) if one else None for one in (since, until))
    return plain


def _date(text: str | None) -> PartialDate | None:
    """Return a date that has its year; None for none.

    Raises:
        InvalidRequest: it is no date, or one of any year.
    """
    plain = PartialDate.parse(text, FORMS) if text and line(text) else None
    if plain and plain.year is None:
        raise InvalidRequest(f"The dates of a role need their year: {FORMS}.")
    return plain


def _stored(unit: Unit, values: dict[str, str | None]) -> dict[str, Any]:
    """Return values with the organisation's row in the place of its name."""
    if "organisation" not in values:
        return dict(values)
    return {**values, "organisation": role.organisation(unit, values["organisation"])}
