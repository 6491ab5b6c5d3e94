"""Open promises, reminders, introductions, and what they look for or offer."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from kithbook.brief.interface import MOST_ENTRIES
from kithbook.favours import store as favours
from kithbook.interactions import store
from kithbook.introductions import store as introductions
from kithbook.reminders import agenda
from kithbook.store.database import Connection
from kithbook_protocol.brief import BriefEntry


def of_promises(connection: Connection, people: Sequence[UUID], _day: date) -> Iterator[BriefEntry]:
    """Yield what was promised and is open."""
    for person in people:
        for one in store.promises(connection, person, MOST_ENTRIES):
            kind = "theirs" if one.theirs else "promise"
            yield BriefEntry.model_validate(
                {"kind": kind, "person": person, "text": one.text, "day": one.due}
            )


def of_reminders(
    connection: Connection, people: Sequence[UUID], _day: date
) -> Iterator[BriefEntry]:
    """Yield reminders about them, the next one first."""
    for one in agenda.reminders(connection, people, MOST_ENTRIES * len(people)):
        if one.person:
            yield BriefEntry(kind="reminder", person=one.person, text=one.text, day=one.day)


def of_introductions(
    connection: Connection, people: Sequence[UUID], _day: date
) -> Iterator[BriefEntry]:
    """Yield introductions under way in which they take part, and thanks owed for one."""
    for person in people:
        for one in introductions.introductions(connection, person, "open", MOST_ENTRIES):
            if one.state == "done":
                continue  # only thanks are owed for it
            others = (one.person, one.other, one.introducer)
            names = [each.name for each in others if each and each.id != person]
            yield BriefEntry(
                kind="introduction", person=person, text=", ".join(names) or "you", day=None
            )
        for one in introductions.introductions(connection, person, "thanks", MOST_ENTRIES):
            if one.introducer and one.introducer.id == person:
                yield BriefEntry(kind="thanks", person=person, text=one.person.name, day=None)


def of_postings(connection: Connection, people: Sequence[UUID], _day: date) -> Iterator[BriefEntry]:
    """Yield what they look for, and what they offer."""
    for kind in ("ask", "offer"):
        for one in favours.of_people(connection, kind, people):
            if one.person:
                yield BriefEntry(kind=kind, person=one.person, text=one.text, day=one.due)
