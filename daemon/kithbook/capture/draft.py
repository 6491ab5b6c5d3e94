"""Drafts: pages that named nobody for sure, until the person says who it is."""

from contextlib import suppress
from uuid import UUID

from kithbook.capture import store
from kithbook.duplicates import service as duplicates
from kithbook.errors import InvalidRequest, NotThere, WasForgotten
from kithbook.extract.model import Extraction
from kithbook.notes import service as notes
from kithbook.people import page
from kithbook.people import service as people
from kithbook.people.identifier import clean, line, quoted
from kithbook.people.store import remember_item
from kithbook.store.journal import Unit
from kithbook_protocol.address import LinkRequest
from kithbook_protocol.capture import Receipt
from kithbook_protocol.people import AddRequest, Applied, EditRequest, IdentityKind

UNNAMED = "Unnamed"


def add(unit: Unit, request: AddRequest) -> Applied:
    """Add someone, with a note and from a draft where the request says so."""
    if request.capture:
        done = _from_draft(unit, request, request.capture)
    else:
        done = people.add(unit, request)
    text = clean(request.note)
    if done.person and text:
        notes.attach(unit, done.person.id, text)
    return duplicates.noticed(unit, done)


def link(unit: Unit, request: LinkRequest) -> Applied:
    """Add whom a link leads to."""
    return duplicates.noticed(unit, page.link(unit, request))


def _from_draft(unit: Unit, request: AddRequest, capture: UUID) -> Applied:
    """Give a draft its person; where the capture did find one, change that one instead."""
    if adopt(unit, capture, line(request.fields.name)) is None:
        raise NotThere("That capture is no longer there; add the person by name.")
    done = people.edit(
        unit,
        EditRequest(
            person=str(capture),
            fields=request.fields,
            add_tags=request.tags,
            add_emails=request.emails,
            add_phones=request.phones,
            add_urls=request.urls,
        ),
    )
    if done.person is None:
        raise NotThere("That person is no longer there; `kithbook undo` may bring them back.")
    remember_item(unit.connection, unit.change_set, done.person.id)
    return people.applied(unit, done.person.id, f"{quoted(done.person.name)} added.")


def adopt(unit: Unit, capture: UUID, name: str | None = None) -> UUID | None:
    """Return a capture's person, made now for a draft; None where there is no such capture.

    Args:
        unit: the action that needs the person.
        capture: the draft's capture.
        name: what to call the person; else what the page suggests, else "Unnamed".

    Raises:
        WasForgotten: the person of that page was.
    """
    person = people.person_of(unit.connection, capture)
    if person is not None:
        return person
    found = store.outcome(unit.connection, capture)
    if found is None:
        return None
    receipt = Receipt.model_validate_json(found[0])
    if receipt.outcome == "forgotten":
        raise WasForgotten
    if not store.is_draft(unit.connection, capture):
        return None
    extraction = Extraction.model_validate_json(found[1])
    person = people.create(unit, name or receipt.suggested_name or line(receipt.title) or UNNAMED)
    own_page = extraction.kind in ("person", "other")
    with suppress(InvalidRequest):  # an address too long or too odd to keep
        people.add_identity(
            unit, person, IdentityKind.PROFILE if own_page else IdentityKind.LINK, extraction.url
        )
    note = store.draft_note(unit.connection, capture)
    if note:
        notes.attach(unit, person, note)
    unit.set("capture", capture, person=person, note=None)
    remember_item(unit.connection, capture, person)
    return person
