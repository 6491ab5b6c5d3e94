"""With whom it is time again: cadences that have run out, promises, and touch being lost."""

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
from kithbook.reminders import store
from kithbook.reminders.model import FEWEST_DAYS, GAPS, MOST_UNEVEN, SHORTEST_SPAN
from kithbook.reminders.store import Standing
from kithbook.store.database import Connection
from kithbook_protocol.interactions import Interaction
from kithbook_protocol.people import Person, PersonRequest
from kithbook_protocol.reminders import Contact, Due, DueRequest, Fading, Touch

MOST_PROMISES = 100
"""Open ones of one person that are shown."""


def due(connection: Connection, request: DueRequest, moment: int) -> Due:
    """Say with whom it is time again, on the day of a moment in milliseconds."""
    day, limit = today(moment), request.limit
    standings = store.due(connection, day, limit + 1)
    promises = interactions_store.promises_due(connection, day.isoformat(), limit + 1)
    fading = _fading(connection, day)
    shown = [one.person for one in standings[:limit]] + [one.person for one in fading[:limit]]
    lasts = interactions.lasts(connection, shown)
    names = people_store.names(connection, "person", shown)
    return Due(
        today=day.isoformat(),
        contacts=[
            _contact(connection, one, names[one.person], lasts.get(one.person))
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
            )
            for one in fading[:limit]
        ],
        more=any(len(one) > limit for one in (standings, promises, fading)),
    )


def touch(connection: Connection, request: PersonRequest, moment: int) -> Touch:
    """Say how you stand with one person, on the day of a moment in milliseconds.

    Raises:
        NotThere: nobody, or more than one.
    """
    person = people.find(connection, request.person)
    last = interactions.lasts(connection, [person.id]).get(person.id)
    standing = _standing(connection, person, last, today(moment))
    return Touch(
        last=last,
        contact=_contact(connection, standing, person.name, last) if standing else None,
        promises=interactions_store.promises(connection, person.id, MOST_PROMISES),
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
class _Faded:
    """Somebody met regularly, and no longer."""

    person: UUID
    days: int
    gap: int


def _fading(connection: Connection, day: date) -> list[_Faded]:
    """Return with whom touch is being lost, by how many of their gaps have passed."""
    often = store.often_met(
        connection, day, fewest=FEWEST_DAYS, shortest=SHORTEST_SPAN, means=GAPS / MOST_UNEVEN
    )
    found = [
        _Faded(person, (day - days[-1]).days, gap)
        for person, days in often
        if (gap := lost(days, day))
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


def _contact(
    connection: Connection, standing: Standing, name: str, last: Interaction | None
) -> Contact:
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
    )
