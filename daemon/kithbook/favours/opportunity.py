"""Opportunities: what came through people, and what came of it."""

from typing import Any

from kithbook.calendar.model import today
from kithbook.errors import InvalidRequest, NotThere
from kithbook.favours import chance
from kithbook.interactions.service import said_at
from kithbook.people import service as people
from kithbook.people.identifier import clean, line, quoted
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.journal import Unit
from kithbook_protocol.opportunity import (
    Opportunities,
    OpportunitiesRequest,
    Opportunity,
    OpportunityDone,
    OpportunityEdit,
    OpportunityReference,
    OpportunityRequest,
)

ENDED = {"won", "lost"}
"""States in which an opportunity is over."""


def add(unit: Unit, request: OpportunityRequest) -> OpportunityDone:
    """Write down an opportunity that came through somebody.

    Raises:
        NotThere: somebody named is nobody.
        InvalidRequest: it has no title, or the day is still to come or not understood.
    """
    source = people.followed(unit, request.person)
    made = people.new_id()
    unit.create(
        "opportunity",
        made,
        person=source.id,
        kind=request.kind,
        title=_title(request.title),
        state=request.state,
        value=request.value.hundredths if request.value else None,
        currency=request.value.currency if request.value else None,
        outcome=clean(request.outcome),
        day=_day(unit, request.on),
        ended=_ended(unit, request.state),
        made_at=unit.at,
    )
    _involve(unit, find(unit.connection, str(made)), request.people)
    found = find(unit.connection, str(made))
    return _done(unit, found, f"Through {quoted(found.name)}: {quoted(found.title)}.")


def edit(unit: Unit, request: OpportunityEdit) -> OpportunityDone:
    """Change an opportunity, or say what came of it; undo changes it back.

    Raises:
        NotThere: there is none, or somebody named is nobody or not involved.
        InvalidRequest: it would have no title, or the day is still to come or not understood.
    """
    before = find(unit.connection, request.opportunity)
    values = _values(unit, request, before)
    held = before.model_dump(exclude={"value"}) | {
        "value": before.value.hundredths if before.value else None,
        "currency": before.value.currency if before.value else None,
    }
    changed = {name: value for name, value in values.items() if value != held[name]}
    if changed:
        unit.set("opportunity", before.id, **changed)
    _involve(unit, before, request.add_people)
    _release(unit, before, request.remove_people)
    found = find(unit.connection, str(before.id))
    said = found.state.capitalize() if "state" in changed else "Saved"
    return _done(
        unit, found, f"{said}: {quoted(found.title)}." if unit.changed else "Nothing changed."
    )


def _values(unit: Unit, request: OpportunityEdit, before: Opportunity) -> dict[str, Any]:
    """Return what an opportunity holds once it is changed, of all that was given."""
    values: dict[str, Any] = {}
    if request.person is not None:
        values["person"] = people.followed(unit, request.person).id
    if request.kind is not None:
        values["kind"] = request.kind
    if request.title is not None:
        values["title"] = _title(request.title)
    if request.state is not None and request.state != before.state:
        values |= {"state": request.state, "ended": _ended(unit, request.state)}
    if request.no_value:
        values |= {"value": None, "currency": None}
    elif request.value is not None:
        values |= {"value": request.value.hundredths, "currency": request.value.currency}
    if request.outcome is not None:
        values["outcome"] = clean(request.outcome)
    if request.on is not None:
        values["day"] = _day(unit, request.on)
    return values


def remove(unit: Unit, request: OpportunityReference) -> OpportunityDone:
    """Remove an opportunity; undo brings it back.

    Raises:
        NotThere: there is none, or more than one.
    """
    found = find(unit.connection, request.opportunity)
    for row, _person in chance.involved(unit.connection, found.id):
        unit.remove("involved", row)
    unit.remove("opportunity", found.id)
    return _done(unit, None, f"Removed: {quoted(found.title)}.")


def show(connection: Connection, request: OpportunitiesRequest) -> Opportunities:
    """List opportunities, with what they come to.

    Raises:
        NotThere: no such person.
    """
    person = people.find(connection, request.person).id if request.person else None
    found = chance.opportunities(connection, person, request.state, request.limit + 1)
    return Opportunities(
        opportunities=found[: request.limit],
        more=len(found) > request.limit,
        counts=chance.counts(connection, person),
        came=chance.sums(connection, person, ["won"]),
        ahead=chance.sums(connection, person, ["open", "active"]),
    )


def find(connection: Connection, reference: str) -> Opportunity:
    """Return the opportunity someone means.

    Raises:
        NotThere: none, or more than one, or its source is not there.
    """
    found = chance.opportunity(
        connection, named(connection, "opportunity", reference, "opportunity")
    )
    if found is None:
        raise NotThere("Through whom that came is no longer there.")
    return found


def _involve(unit: Unit, found: Opportunity, references: list[str]) -> None:
    there = {person for _, person in chance.involved(unit.connection, found.id)}
    for reference in references:
        person = people.followed(unit, reference).id
        if person not in there:
            there.add(person)
            row = people.new_id()
            unit.create("involved", row, person=person, opportunity=found.id)


def _release(unit: Unit, found: Opportunity, references: list[str]) -> None:
    for reference in references:
        person = people.find(unit.connection, reference)
        # Merging may have left two rows of one person.
        rows = [row for row, one in chance.involved(unit.connection, found.id) if one == person.id]
        if not rows:
            raise NotThere(f"{quoted(person.name)} is not involved in that.")
        for row in rows:
            unit.remove("involved", row)


def _title(text: str) -> str:
    plain = line(text)
    if not plain:
        raise InvalidRequest("An opportunity needs a title.")
    return plain


def _day(unit: Unit, when: str | None) -> str:
    # Imported late: its patterns cost 15 ms of the start-up budget.
    from kithbook.calendar.service import happened  # noqa: PLC0415

    return happened(when or "", said_at(unit)).day.isoformat()


def _ended(unit: Unit, state: str) -> str | None:
    return today(said_at(unit)).isoformat() if state in ENDED else None


def _done(unit: Unit, found: Opportunity | None, sentence: str) -> OpportunityDone:
    change_set = unit.change_set if unit.changed else None
    return OpportunityDone(change_set=change_set, opportunity=found, sentence=sentence)
