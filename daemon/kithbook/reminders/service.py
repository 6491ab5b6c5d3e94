"""With whom it is time again: cadences that ran out, reminders, birthdays, touch being lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import floor
from statistics import fmean, median
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.interactions import service as interactions
from kithbook.interactions import store as interactions_store
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.reminders import agenda, birthday, store
from kithbook.reminders.model import FEWEST_DAYS, GAPS, MOST_UNEVEN, SHORTEST_SPAN
from kithbook.reminders.reminder import newest_notes, with_last
from kithbook.reminders.store import Standing, View
from kithbook.store.database import Connection
from kithbook_protocol.interactions import Interaction
from kithbook_protocol.people import Person, PersonRequest
from kithbook_protocol.reminders import Contact, Due, DueCount, DueRequest, Fading, Touch

MOST_PROMISES = 100
"""Open ones of one person that are shown, and as many reminders."""
MOST_COUNTED = 1_000
"""Of each kind."""


def due(connection: Connection, request: DueRequest, moment: int) -> Due:
    """Say with whom it is time again, and of what, on the day of a moment in milliseconds."""
    day, limit = today(moment), request.limit
    standings = store.due(connection, View(day), limit + 1)
    promises = interactions_store.promises_due(connection, day.isoformat(), limit + 1)
    reminders = agenda.due(connection, day.isoformat(), limit + 1)
    birthdays = birthday.near(connection, day, request.horizon, limit + 1)
    resting = agenda.resting(connection, day.isoformat(), limit + 1)
    lost_now = fading(connection, View(day))
    shown = [one.person for one in standings[:limit]] + [one.person for one in lost_now[:limit]]
    lasts = interactions.lasts(connection, shown)
    notes = newest_notes(connection, shown)
    names = people_store.names(connection, "person", shown)
    return Due(
        today=day.isoformat(),
        reminders=with_last(connection, reminders[:limit]),
        birthdays=birthdays[:limit],
        contacts=[
            contact(
                connection,
                one,
                names[one.person],
                lasts.get(one.person),
                notes.get(one.person),
            )
            for one in standings[:limit]
        ],
        promises=promises[:limit],
        losing_touch=[
            Fading(
                person=one.person,
                name=names[one.person],
                days=one.days,
                gap=one.gap,
                last=lasts[one.person],
                note=notes.get(one.person),
            )
            for one in lost_now[:limit]
        ],
        resting=resting[:limit],
        more=any(
            len(one) > limit
            for one in (reminders, birthdays, standings, promises, lost_now, resting)
        ),
    )


def count(connection: Connection, moment: int) -> DueCount:
    """Say how much is due on the day of a moment in milliseconds, and the first of whom."""
    day = today(moment)
    reminders = agenda.due(connection, day.isoformat(), MOST_COUNTED)
    promises = interactions_store.promises_due(connection, day.isoformat(), MOST_COUNTED)
    birthdays = birthday.near(connection, day, 0, MOST_COUNTED)
    standings = store.due(connection, View(day), MOST_COUNTED)
    first = people_store.names(connection, "person", [one.person for one in standings[:3]])
    told = [
        *(one.name for one in reminders if one.name),
        *(one.name for one in promises),
        *(one.name for one in birthdays),
        *(first[one.person] for one in standings[:3]),
    ]
    return DueCount(
        today=day.isoformat(),
        count=len(reminders) + len(promises) + len(birthdays) + len(standings),
        names=list(dict.fromkeys(told))[:3],
    )


def touch(connection: Connection, request: PersonRequest, moment: int) -> Touch:
    """Say how you stand with one person, on the day of a moment in milliseconds.

    Raises:
        NotThere: nobody, or more than one.
    """
    person = people.find(connection, request.person)
    last = interactions.lasts(connection, [person.id]).get(person.id)
    day = today(moment)
    standing = _standing(connection, person, last, day)
    resting = agenda.snoozed(connection, [person.id], day.isoformat())
    return Touch(
        last=last,
        contact=contact(connection, standing, person.name, last) if standing else None,
        promises=interactions_store.promises(connection, person.id, MOST_PROMISES),
        reminders=agenda.reminders(connection, [person.id], MOST_PROMISES),
        snoozed=resting.get(person.id),
    )


def lost(days: Sequence[date], day: date) -> int | None:
    """Return the median gap between days of contact, if that was regular and has stopped; or None.

    Args:
        days: on which there was contact, each once, the first one first.
        day: today.
    """
    usual = _usual(days)
    return None if usual is None or (day - days[-1]).days <= GAPS * usual else round(usual)


def quiet_from(days: Sequence[date]) -> date | None:
    """Return the first day on which touch is being lost without another contact; None if never.

    Args:
        days: on which there was contact, each once, the first one first.
    """
    usual = _usual(days)
    return None if usual is None else days[-1] + timedelta(days=floor(GAPS * usual) + 1)


def _usual(days: Sequence[date]) -> float | None:
    """Return the median gap between days of contact, if they were regular."""
    if len(days) < FEWEST_DAYS or (days[-1] - days[0]).days < SHORTEST_SPAN:
        return None
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    usual = median(gaps)
    return None if fmean(gaps) > MOST_UNEVEN * usual else usual


@dataclass(frozen=True, slots=True)
class Faded:
    """Somebody met regularly, and no longer."""

    person: UUID
    days: int
    """Of silence."""
    gap: int
    """The median one before, in days."""


def fading(connection: Connection, view: View) -> list[Faded]:
    """Return with whom touch is being lost, by how many of their gaps have passed."""
    often = store.often_met(
        connection, view, fewest=FEWEST_DAYS, shortest=SHORTEST_SPAN, means=GAPS / MOST_UNEVEN
    )
    found = [
        Faded(person, (view.day - days[-1]).days, gap)
        for person, days in often
        if (gap := lost(days, view.day))
    ]
    return sorted(found, key=lambda one: (-one.days / one.gap, one.person))


def _standing(
    connection: Connection, person: Person, last: Interaction | None, day: date
) -> Standing | None:
    """Return how one person's cadence stands; None where there is none."""
    own = [days for _row, *days in store.own(connection, person.id)]
    known = own or [days for _tag, *days in store.of_tags_of(connection, person.id)]
    if not known:
        return None
    ideal, latest = map(min, zip(*known, strict=True))
    since = date.fromisoformat(last.day) if last else today(person.added_at)
    passed = (day - since).days
    return Standing(person.id, ideal, latest, bool(own), since.isoformat(), passed)


def contact(
    connection: Connection,
    standing: Standing,
    name: str,
    last: Interaction | None,
    note: str | None = None,
) -> Contact:
    """Return how a cadence stands, as it is told."""
    days = max(0, standing.days)
    late = days > standing.latest
    tags = [] if standing.is_own else store.of_tags_of(connection, standing.person)
    return Contact(
        person=standing.person,
        name=name,
        state="overdue" if late else "due" if days >= standing.ideal else "fresh",
        since=standing.since,
        days=days,
        ideal=standing.ideal,
        latest=standing.latest,
        tags=list(dict.fromkeys(tag for tag, *_ in tags)),
        last=last,
        note=note,
    )
