"""With whom it is time again: cadences that ran out, reminders, birthdays, touch being lost."""

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import floor
from statistics import median
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
from kithbook_protocol.agenda import Birthday
from kithbook_protocol.interactions import Interaction
from kithbook_protocol.people import Person, PersonRequest
from kithbook_protocol.reminders import Contact, Due, DueCount, DueRequest, Fading, Touch

MOST_PROMISES = 100
"""Open ones of one person that are shown, and as many reminders."""
MOST_COUNTED = 1_000
"""Of each kind."""
MOST_NAMED = 3
READ_TOGETHER = 64
"""People whose days of contact are read by one statement."""


def due(connection: Connection, request: DueRequest, moment: int) -> Due:
    """Say with whom it is time again, and of what, on the day of a moment in milliseconds."""
    day, limit = today(moment), request.limit
    standings = store.due(connection, View(day), limit + 1)
    promises = interactions_store.promises_due(connection, day.isoformat(), limit + 1)
    reminders = agenda.due(connection, day.isoformat(), limit + 1)
    birthdays = birthday.near(connection, day, request.horizon, limit + 1)
    resting = agenda.resting(connection, day.isoformat(), limit + 1)
    lost_now = fading(connection, View(day), limit + 1)
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
    told = day.isoformat()
    birthdays = birthday.near(connection, day, 0, MOST_COUNTED)
    number = agenda.count_due(connection, told, MOST_COUNTED)
    number += interactions_store.count_due(connection, told, MOST_COUNTED)
    number += store.count_due(connection, View(day), MOST_COUNTED)
    names: dict[str, None] = {}
    # Each kind is read only if the ones before did not name enough.
    for name in _due_names(connection, day, birthdays):
        names[name] = None
        if len(names) == MOST_NAMED:
            break
    return DueCount(today=told, count=number + len(birthdays), names=list(names))


def _due_names(connection: Connection, day: date, birthdays: Sequence[Birthday]) -> Iterator[str]:
    """Yield of whom something is due, in the order in which it is told."""
    told = day.isoformat()
    yield from agenda.due_names(connection, told, MOST_COUNTED)
    yield from (one.name for one in interactions_store.promises_due(connection, told, MOST_COUNTED))
    yield from (one.name for one in birthdays)
    first = [one.person for one in store.due(connection, View(day), MOST_NAMED)]
    names = people_store.names(connection, "person", first)
    yield from (names[one] for one in first)


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
    numbers = [one.toordinal() for one in days]
    gaps = [later - earlier for earlier, later in pairwise(numbers)]
    usual = median(gaps)
    return None if numbers[-1] - numbers[0] > MOST_UNEVEN * usual * len(gaps) else usual


@dataclass(frozen=True, slots=True)
class Faded:
    """Somebody met regularly, and no longer."""

    person: UUID
    days: int
    """Of silence."""
    gap: int
    """The median one before, in days."""


def fading(connection: Connection, view: View, most: int) -> list[Faded]:
    """Return with whom touch is being lost, at most so many, by how many gaps have passed.

    Only whoever may be among these is looked at day by day.
    """
    often = store.often_met(
        connection, view, fewest=FEWEST_DAYS, shortest=SHORTEST_SPAN, means=GAPS / MOST_UNEVEN
    )
    # The median is at least half the mean, so no more gaps than these have passed.
    bounded = sorted(
        ((silence / max(1, round(mean / MOST_UNEVEN)), person) for person, silence, mean in often),
        reverse=True,
    )
    found: list[tuple[float, UUID, Faded]] = []
    for at in range(0, len(bounded), READ_TOGETHER):
        batch = bounded[at : at + READ_TOGETHER]
        if len(found) >= most and batch[0][0] < -found[most - 1][0]:
            break
        for row, days in store.days_of(connection, view, [row for _, row in batch]).items():
            if gap := lost(days, view.day):
                one = Faded(UUID(bytes=row), (view.day - days[-1]).days, gap)
                insort(found, (-one.days / gap, one.person, one))
    return [one for *_, one in found[:most]]


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
