"""Cadences that run out, who went quiet, birthdays, reminders."""

from collections.abc import Iterator
from datetime import date, timedelta

from kithbook.calendar.model import WEEKDAYS
from kithbook.reminders import agenda, birthday, service, store
from kithbook.reminders.model import GAPS
from kithbook.reminders.store import Standing, View
from kithbook.store.database import Connection
from kithbook.week.interface import MOST_CANDIDATES, Reason, Span

DUE, OVERDUE, MOST_OVERDUE = 0.4, 0.5, 0.8
QUIET, MOST_QUIET = 0.45, 0.65
BIRTHDAY, REMINDER = 0.9, 0.95


def reasons(connection: Connection, span: Span) -> Iterator[Reason]:
    """Yield whom it is time for by the end of the week, as it stood before it began."""
    # What was done this week leaves its people in the list, as done. Who is left for later is
    # the week's own matter, and not to be left out here.
    view = View(span.sunday, before=span.monday, awake=date.max)
    for one in store.due(connection, view, MOST_CANDIDATES):
        yield _cadence(one)
    for faded in service.fading(connection, view, MOST_CANDIDATES):
        beyond = min(1.0, (faded.days / faded.gap - GAPS) / GAPS)
        yield Reason(
            faded.person,
            "quiet",
            QUIET + (MOST_QUIET - QUIET) * beyond,
            f"quiet since {span.sunday - timedelta(days=faded.days)}, before that every "
            f"{_days(faded.gap)}",
            day=span.sunday - timedelta(days=faded.days),
            days=faded.gap,
        )
    for born in birthday.near(connection, span.monday, 6, MOST_CANDIDATES):
        on = date.fromisoformat(born.on)
        turns = "" if born.turns is None else f", turns {born.turns}"
        yield Reason(
            born.person,
            "birthday",
            BIRTHDAY,
            f"birthday on {WEEKDAYS[on.weekday()]}{turns}",
            day=on,
            text=None if born.turns is None else str(born.turns),
        )
    for told in agenda.due(connection, span.sunday.isoformat(), MOST_CANDIDATES):
        if told.person:
            on = date.fromisoformat(max(told.day, told.snoozed or ""))
            yield Reason(
                told.person,
                "reminder",
                REMINDER,
                f"reminder for {on}: {' '.join(told.text.split())[:200]}",
                day=on,
                text=told.text,
                row=told.id,
            )


def _cadence(one: Standing) -> Reason:
    late = one.days > one.latest
    on = date.fromisoformat(one.since) + timedelta(days=one.latest if late else one.ideal)
    beyond = min(1.0, (one.days - one.latest) / one.latest)
    return Reason(
        one.person,
        "overdue" if late else "due",
        OVERDUE + (MOST_OVERDUE - OVERDUE) * beyond if late else DUE,
        f"{'overdue' if late else 'due'} from {on} on, every {_days(one.ideal)} wished",
        day=on,
        days=one.ideal,
    )


def _days(count: int) -> str:
    return "day" if count == 1 else f"{count} days"
