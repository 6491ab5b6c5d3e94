"""What may be done with notes."""

from uuid import UUID

from kithbook.errors import InvalidRequest, NotThere
from kithbook.notes import store
from kithbook.people import service as people
from kithbook.people.identifier import clean, quoted
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook_protocol.people import Applied, Note, NoteRequest, Notes, PersonRequest


def write(unit: Unit, request: NoteRequest) -> Applied:
    """Write a note about someone, or replace the text of one.

    Raises:
        NotThere: no such person, or that note is not theirs.
    """
    person = people.followed(unit, request.person)
    text = clean(request.text)
    if request.note is None:
        if not text:
            raise InvalidRequest("A note needs some text.")
        attach(unit, person.id, text)
        return people.applied(unit, person.id, f"Noted about {quoted(person.name)}.")
    note = _note_of(unit.connection, person.id, request.note)
    if not text:
        unit.remove("note", note.id)
        return people.applied(unit, person.id, "Note deleted.")
    if note.text != text:
        unit.set("note", note.id, text=text)
    return people.applied(unit, person.id, "Saved." if unit.changed else "Nothing changed.")


def attach(unit: Unit, person: UUID, text: str) -> None:
    """Hang a note on a person."""
    unit.create(
        "note",
        people.new_id(),
        person=person,
        text=text,
        written_at=unit.at,
    )


def show(connection: Connection, request: PersonRequest) -> Notes:
    """List a person's notes."""
    person = people.find(connection, request.person)
    return Notes(notes=store.notes(connection, person.id))


def _note_of(connection: Connection, person: UUID, identifier: UUID) -> Note:
    for note in store.notes(connection, person):
        if note.id == identifier:
            return note
    raise NotThere("That note is no longer there.")
