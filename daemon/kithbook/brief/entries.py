"""Open promises, yours and theirs, and reminders."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from kithbook.brief.interface import MOST_ENTRIES
from kithbook.interactions import store
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
