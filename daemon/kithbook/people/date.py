"""Important dates: birthdays, anniversaries, when you met, with their year or without."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.people import facts, service
from kithbook.people.identifier import derived, line, quoted
from kithbook.people.model import BEEN, LABELS
from kithbook.people.partial import PartialDate
from kithbook.store.journal import Unit
from kithbook_protocol.people import Applied
from kithbook_protocol.relation import DateRequest

LONGEST_LABEL = 100
FORMS = "1984-04-12, or without the year as --04-12"
"""How an important date may be written."""


def write(unit: Unit, request: DateRequest) -> Applied:
    """Set an important date of someone, or take it off.

    Raises:
        NotThere: no such person, or no such date to take off.
        InvalidRequest: it is not a day with or without its year, or one still to come where that
            cannot be, or the label says nothing.
    """
    person = service.followed(unit, request.person)
    called = label(request.label, LABELS)
    if request.day is not None:
        when = day(request.day)
        if called in BEEN and when.is_to_come(unit.at):
            raise InvalidRequest(f'{when} is still to come; "{called}" is a day that has been.')
        put(unit, person.id, called, when)
        sentence = f"Saved: {called} of {quoted(person.name)}."
        return service.applied(unit, person.id, sentence if unit.changed else "Nothing changed.")
    rows = facts.dates_called(unit.connection, person.id, called)
    if not rows:
        raise NotThere(f'{quoted(person.name)} has no date "{called}".')
    for row, _ in rows:
        unit.remove("date", row)
    return service.applied(unit, person.id, f"Taken off: {called} of {quoted(person.name)}.")


def put(unit: Unit, person: UUID, called: str, when: PartialDate) -> None:
    """Set a date under a label, in the place of what stood under it."""
    rows = facts.dates_called(unit.connection, person, called)
    if not rows:
        row = derived("date", person.bytes, called.casefold())
        unit.create("date", row, person=person, label=called, day=str(when))
        return
    (first, had), *rest = rows
    if had != str(when):
        unit.set("date", first, day=str(when))
    for row, _ in rest:
        unit.remove("date", row)


def day(text: str) -> PartialDate:
    """Return a day, with its year or without.

    Raises:
        InvalidRequest: it is none, or only a year or a month.
    """
    when = PartialDate.parse(text, FORMS)
    if when.day is None:
        raise InvalidRequest(f"An important date needs its day: {FORMS}.")
    return when


def label(text: str, known: tuple[str, ...]) -> str:
    """Return a label as it is stored: one of the known, or words of one's own.

    Raises:
        InvalidRequest: it says nothing, or too much.
    """
    plain = " ".join((line(text) or "").replace("_", " ").split())
    if plain.casefold() in known:
        return plain.casefold()
    if not any(one.isalnum() for one in plain) or len(plain) > LONGEST_LABEL:
        raise InvalidRequest(
            f"A label needs a letter or a digit, and at most {LONGEST_LABEL} characters."
        )
    return plain
