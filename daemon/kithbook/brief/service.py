"""A brief on one person or several, made when it is asked for and kept nowhere."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kithbook.brief import markdown
from kithbook.brief.acquaintance import acquaintances
from kithbook.brief.interface import Provider
from kithbook.calendar.model import today
from kithbook.interactions import service as interactions
from kithbook.notes import store as notes
from kithbook.people import service as people
from kithbook.people.past import past
from kithbook.reminders import birthday, service
from kithbook.store.database import Connection
from kithbook_protocol.brief import Brief, BriefChange, BriefEntry, BriefPerson, BriefRequest
from kithbook_protocol.interactions import InteractionsRequest
from kithbook_protocol.journal import HistoryRequest
from kithbook_protocol.people import Person, PersonRequest

MOST_LAST = 3
"""Interactions, and notes."""
MOST_CHANGES = 5
LOOKED_BACK = 50
"""Actions on somebody, for what pages changed."""
BIRTHDAY_WITHIN = 31
MOST_BORN = 1_000
_NEWS = {"capture", "accept", "reextract"}
"""Actions that bring what a page says."""
_FIELDS = {
    *(("person", "name"), ("person", "headline"), ("person", "location")),
    *(("role", "title"), ("role", "organisation")),
}
"""What of a person is news."""


def brief(
    connection: Connection, providers: Iterable[Provider], request: BriefRequest, moment: int
) -> Brief:
    """Return what to know of people, on the day of a moment in milliseconds.

    Raises:
        NotThere: one of them is nobody, or more than one.
    """
    day = today(moment)
    meant = [people.find(connection, reference) for reference in request.people]
    found = list({one.id: one for one in meant}.values())
    ids = [one.id for one in found]
    entries = [one for provider in providers for one in provider(connection, ids, day)]
    born = {one.person: one for one in birthday.near(connection, day, BIRTHDAY_WITHIN, MOST_BORN)}
    told = [
        _person(connection, one, moment).model_copy(
            update={
                "entries": _sorted(one for one in entries if one.person == person),
                "birthday": born.get(person),
            }
        )
        for person, one in zip(ids, found, strict=True)
    ]
    whole = Brief(
        today=day.isoformat(), people=told, shared=acquaintances(connection, found), markdown=""
    )
    return whole.model_copy(update={"markdown": markdown.written(whole)})


def _person(connection: Connection, person: Person, moment: int) -> BriefPerson:
    reference = str(person.id)
    asked = InteractionsRequest(person=reference, limit=MOST_LAST)
    last = interactions.show(connection, asked).interactions
    touch = service.touch(connection, PersonRequest(person=reference), moment)
    since = date.fromisoformat(last[0].day) if last else None
    return BriefPerson(
        person=person,
        contact=touch.contact,
        changes=_changes(connection, person.id, since),
        last=last,
        notes=notes.notes(connection, person.id)[:MOST_LAST],
        entries=[],
        birthday=None,
    )


def _changes(connection: Connection, person: UUID, since: date | None) -> list[BriefChange]:
    """Return what pages said newly of somebody since a day, the newest first."""
    request = HistoryRequest(person=str(person), limit=LOOKED_BACK)
    found = [
        BriefChange(
            label=edit.label or edit.field,
            before=str(edit.before)[:1_000],
            after=None if edit.after is None else str(edit.after)[:1_000],
            at=deed.at,
        )
        for deed in past(connection, request).deeds
        if deed.kind in _NEWS and not deed.undone and (not since or today(deed.at) >= since)
        for edit in deed.edits
        if (edit.entity, edit.field) in _FIELDS and edit.before and edit.before != edit.after
    ]
    # A headline often says the role once more.
    once = {(one.before, one.after): one for one in reversed(found)}
    return [*reversed(once.values())][:MOST_CHANGES]


def _sorted(entries: Iterable[BriefEntry]) -> list[BriefEntry]:
    """Return entries by kind as they came, within one the earliest first."""
    found = list(entries)
    kinds = list(dict.fromkeys(one.kind for one in found))
    return sorted(found, key=lambda one: (kinds.index(one.kind), one.day or "9999"))
