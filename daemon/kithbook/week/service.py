"""Whom to reach out to this week: chosen, answered."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from kithbook.calendar.model import today
from kithbook.interactions import service as interactions
from kithbook.interactions import store as interactions_store
from kithbook.interactions.service import said_at
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.identifier import derived, quoted
from kithbook.people.role import current
from kithbook.reminders import agenda
from kithbook.reminders.reminder import newest_notes
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.ties import service as ties
from kithbook.ties.strength import strength
from kithbook.week import store
from kithbook.week.interface import Provider, Reason, Span
from kithbook.week.model import MOST, RESTS
from kithbook_protocol.interactions import Interaction
from kithbook_protocol.week import (
    Week,
    WeekAnswered,
    WeekAnswerRequest,
    WeekPerson,
    WeekReason,
)

CLOSEST = 0.3
"""What the strongest tie adds to how pressing a reason is."""
MORE = 0.05
"""What each further reason adds, up to two."""
AGAIN = 0.75
"""A reason counts so much of it for each one of its kind that is in the list already."""
LOOKED_BACK = 10
"""Interactions, for the last one with a note on it."""

_SAID = {
    "done": "Done for this week: {name}.",
    "no": "Not this one: {name}. Somebody else takes their place, for this week and four more.",
    "open": "In the week again: {name}.",
}


def week(connection: Connection, providers: Iterable[Provider], moment: int) -> Week:
    """Choose whom to reach out to in the week of a moment in milliseconds.

    It is all looked at as it stood before Monday, with what falls due until Sunday, so that the
    answer is the same on each of its days.
    """
    day = today(moment)
    span = Span(day - timedelta(days=day.weekday()), day)
    found = _gathered(connection, providers, span)
    done, turned_down = _answers(connection, span)
    asleep = agenda.snoozed(connection, found, span.sunday.isoformat())
    for person in (turned_down | asleep.keys()) & found.keys():
        del found[person]
    chosen = _chosen(found, _closeness(connection, found, span))
    done |= store.met_since(connection, chosen, span.monday.isoformat())
    return Week(
        today=day.isoformat(),
        monday=span.monday.isoformat(),
        people=_shown(connection, span, {one: found[one] for one in chosen}, done),
        others=len(found) - len(chosen),
    )


def answer(unit: Unit, request: WeekAnswerRequest) -> WeekAnswered:
    """Note what came of somebody in this week.

    Raises:
        NotThere: no such person.
    """
    person = people.followed(unit, request.person)
    day = today(said_at(unit))
    monday = (day - timedelta(days=day.weekday())).isoformat()
    wanted = None if request.answer == "open" else request.answer
    rows = store.answers(unit.connection, person.id, monday)
    if wanted and not rows:
        row = derived("week answer", person.id.bytes, monday)
        unit.create("week_answer", row, person=person.id, monday=monday, answer=wanted)
    for number, (row, had) in enumerate(rows):
        # Merging, or two devices, may have left two.
        if wanted is None or number:
            unit.remove("week_answer", row)
        elif had != wanted:
            unit.set("week_answer", row, answer=wanted)
    said = _SAID[request.answer].format(name=quoted(person.name))
    return WeekAnswered(
        change_set=unit.change_set if unit.changed else None,
        sentence=said if unit.changed else "Nothing changed.",
    )


def _gathered(
    connection: Connection, providers: Iterable[Provider], span: Span
) -> dict[UUID, list[Reason]]:
    """Return everybody's reasons, the most pressing first."""
    found: dict[UUID, list[Reason]] = {}
    for provider in providers:
        for reason in provider(connection, span):
            found.setdefault(reason.person, []).append(reason)
    for reasons in found.values():
        reasons.sort(key=lambda one: -one.weight)
    return found


def _answers(connection: Connection, span: Span) -> tuple[set[UUID], set[UUID]]:
    """Return who is done this week, and who was turned down in it or not long ago."""
    monday = span.monday.isoformat()
    since = (span.monday - timedelta(weeks=RESTS)).isoformat()
    rows = store.answered(connection, since, monday)
    done = {person for person, week_of, said in rows if said == "done" and week_of == monday}
    return done, {person for person, _, said in rows if said == "no"}


def _closeness(
    connection: Connection, found: Mapping[UUID, Sequence[Reason]], span: Span
) -> dict[UUID, float]:
    """Return how strong each tie was before the week began, from 0 to 1."""
    then = ties.before(connection, found.keys(), span.monday)
    return {person: strength(then.get(person), span.monday) for person in found}


def _chosen(found: Mapping[UUID, Sequence[Reason]], closeness: Mapping[UUID, float]) -> list[UUID]:
    """Return whom to reach out to: the most pressing, but not all for one kind of reason."""
    left, chosen, kinds = set(found), list[UUID](), Counter[str]()

    def worth(person: UUID) -> tuple[float, UUID]:
        first, *others = found[person]
        score = first.weight + MORE * min(len(others), 2) + CLOSEST * closeness[person]
        # The smaller id of equals, so that it is always the same one.
        return -score * AGAIN ** kinds[first.kind], person

    while left and len(chosen) < MOST:
        best = min(left, key=worth)
        left.remove(best)
        chosen.append(best)
        kinds[found[best][0].kind] += 1
    return chosen


def _shown(
    connection: Connection,
    span: Span,
    chosen: Mapping[UUID, Sequence[Reason]],
    done: set[UUID],
) -> list[WeekPerson]:
    ids = list(chosen)
    names = people_store.names(connection, "person", ids)
    roles = people_store.roles_of(connection, ids)
    lasts, notes = interactions.lasts(connection, ids), newest_notes(connection, ids)
    resting = agenda.snoozed(connection, ids, span.today.isoformat())
    shown = []
    for person, reasons in chosen.items():
        role = current(roles.get(person, []))
        line = " · ".join(filter(None, (role.title, role.organisation))) if role else ""
        waits = resting.get(person) if person not in done else None
        shown.append(
            WeekPerson(
                person=person,
                name=names[person],
                line=line,
                state="done" if person in done else "resting" if waits else "open",
                until=waits,
                reasons=[_reason(one) for one in reasons],
                last=lasts.get(person),
                talked=_talked(connection, person),
                note=notes.get(person),
            )
        )
    return shown


def _talked(connection: Connection, person: UUID) -> Interaction | None:
    rows = interactions_store.newest(connection, person, LOOKED_BACK)
    found = interactions_store.interactions(connection, rows)
    return next((found[row] for row in rows if found[row].text), None)


def _reason(one: Reason) -> WeekReason:
    return WeekReason(
        kind=one.kind,
        day=one.day.isoformat() if one.day else None,
        days=one.days,
        text=one.text,
        row=one.row,
        name=one.name,
        sentence=one.sentence,
    )
