"""Reminders, once and by a rule, on Friday 15 January 2027; what is left for later; birthdays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from daemon.calendar.conftest import zone
from daemon.extension import Refused

from kithbook_protocol.operations import DELETE, HISTORY, MERGE, NOTE, UNDO
from kithbook_protocol.relationship_operations import (
    CADENCE,
    DUE,
    REMIND,
    REMINDER_DONE,
    REMINDER_EDIT,
    REMINDER_REMOVE,
    REMINDERS,
    SNOOZE,
    TOUCH,
)

DAY = 24 * 3600
__all__ = ["zone"]
pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def remind(call, item):
    async def make(text="Call", **more):
        return await call(REMIND, {"text": text, **more}, item=item())

    return make


@pytest.fixture
def done(call, item):
    async def make(reminder):
        return await call(REMINDER_DONE, {"reminder": str(reminder.id)}, item=item())

    return make


@pytest.fixture
def snooze(call, item):
    async def make(**what):
        return await call(SNOOZE, what, item=item())

    return make


@pytest.fixture
def due(call):
    """Return the texts of the reminders that are due."""

    async def read():
        return [one.text for one in (await call(DUE)).reminders]

    return read


async def test_once_it_is_due_from_its_day_until_it_is_done(clock, add, remind, done, due):
    ada = await add("Ada")
    made = await remind("Ask about the move", person=ada, when="in 3 days")
    assert made.sentence == "Reminder about Ada: Ask about the move, Monday 2027-01-18."
    assert await due() == []
    clock.forward(3 * DAY)
    assert await due() == ["Ask about the move"]
    clock.forward(30 * DAY)
    assert await due() == ["Ask about the move"]
    assert (await done(made.reminder)).sentence == "Done: Ask about the move."
    assert await due() == []
    assert (await done(made.reminder)).change_set is None


async def test_it_may_be_about_nobody_and_has_a_time_by_the_clock_on_the_wall(remind, call):
    await remind("Thank-you cards", when="Monday 14:30")
    await remind("Anything")
    first, second = (await call(REMINDERS)).reminders
    assert (first.text, first.day, first.time, first.person) == (
        "Anything", "2027-01-16", None, None)  # fmt: skip
    assert (second.day, second.time) == ("2027-01-18", "14:30")


async def test_what_comes_again_waits_for_its_next_day_once_done(clock, remind, done, due):
    made = await remind(rule="every 2 weeks")
    assert (made.reminder.rule, made.reminder.every) == ("FREQ=WEEKLY;INTERVAL=2", "every 2 weeks")
    assert made.reminder.day == "2027-01-29"
    clock.forward(14 * DAY)
    told = await done(made.reminder)
    assert (told.reminder.day, told.passed) == ("2027-02-12", [])
    assert await due() == []
    # Done before its day: that day is done.
    assert (await done(made.reminder)).reminder.day == "2027-02-26"


async def test_done_late_it_says_which_days_passed_and_skips_no_other(clock, remind, done):
    made = await remind(rule="every Monday")
    assert made.reminder.day == "2027-01-18"
    clock.forward(17 * DAY)  # Monday 1 February: two more passed or are today
    told = await done(made.reminder)
    assert (told.passed, told.reminder.day) == (["2027-01-25"], "2027-02-01")
    assert told.sentence == (
        "Done: Call; 1 day of it passed since, from 2027-01-25; next Monday 2027-02-01."
    )


async def test_a_rule_that_ends_is_done_with_its_last_day(clock, remind, done, call):
    made = await remind(rule="every Monday, 2 times", when="2027-01-18")
    clock.forward(3 * DAY)
    assert (await done(made.reminder)).reminder.day == "2027-01-25"
    told = await done(made.reminder)
    assert (told.reminder.state, told.sentence) == ("done", "Done: Call.")
    assert (await call(REMINDERS)).reminders == []
    assert [one.state for one in (await call(REMINDERS, {"done": True})).reminders] == ["done"]


async def test_done_edited_and_removed_can_be_undone(remind, done, call, due, clock):
    made = await remind("Lunch", rule="every Monday")
    reminder = {"reminder": str(made.reminder.id)}
    await done(made.reminder)
    await call(UNDO)
    assert (await call(REMINDERS)).reminders[0].day == "2027-01-18"
    edited = await call(REMINDER_EDIT, {"text": "Dinner", "rule": "", **reminder})
    assert (edited.reminder.rule, edited.reminder.day) == (None, "2027-01-18")
    assert (await call(REMINDER_EDIT, {"text": "Dinner", **reminder})).change_set is None
    edited = await call(REMINDER_EDIT, {"when": "20 Jan 2027 9:00", **reminder})
    assert edited.sentence == "Saved: Dinner, Wednesday 2027-01-20 09:00."
    await call(REMINDER_REMOVE, reminder)
    assert (await call(REMINDERS)).reminders == []
    undone = await call(UNDO)
    assert undone.sentence == "Undone: reminder."
    clock.forward(9 * DAY)
    assert await due() == ["Dinner"]
    told = [edit.label for deed in (await call(HISTORY)).deeds for edit in deed.edits]
    assert {"how often", "counted from", "day", "text"} <= set(told)


async def test_the_last_interaction_and_note_are_told_with_it(add, log, call, remind):
    ada = await add("Ada")
    await log(ada, when="yesterday", text="looms")
    await call(NOTE, {"person": ada, "text": "Likes tea"})
    await remind(person=ada, when="today")
    [one] = (await call(DUE)).reminders
    assert (one.last.text, one.note) == ("looms", "Likes tea")
    touch = await call(TOUCH, {"person": ada})
    assert [one.text for one in touch.reminders] == ["Call"]


async def test_a_reminder_left_for_later_is_back_on_its_day_or_at_once(
    clock, remind, snooze, due, done
):
    made = await remind(when="today")
    row = str(made.reminder.id)
    left = await snooze(reminder=row, until="in 2 days")
    assert left.sentence == "Left for later: Call, until Sunday 2027-01-17."
    assert await due() == []
    assert (await snooze(reminder=row)).sentence == "Back: Call."
    assert await due() == ["Call"]
    await snooze(reminder=row, until="in 2 days")
    clock.forward(2 * DAY)
    assert await due() == ["Call"]
    assert (await done(made.reminder)).reminder.snoozed is None


async def test_who_is_left_for_later_is_not_due_but_named_until_then(clock, add, log, call, snooze):
    ada, bo = await add("Ada"), await add("Bo")
    await call(CADENCE, {"person": ada, "ideal": 1})
    for weeks in (5, 6, 7, 8, 9):
        await log(bo, when=f"{weeks} weeks ago")
    clock.forward(5 * DAY)
    for person in (ada, bo):
        assert (await snooze(person=person, until="in 10 days")).change_set
    found = await call(DUE)
    assert (found.contacts, found.losing_touch) == ([], [])
    assert [(one.name, one.until) for one in found.resting] == [
        ("Ada", "2027-01-30"), ("Bo", "2027-01-30")]  # fmt: skip
    assert (await call(TOUCH, {"person": ada})).snoozed == "2027-01-30"
    clock.forward(10 * DAY)
    found = await call(DUE)
    assert [one.name for one in (*found.contacts, *found.losing_touch)] == ["Ada", "Bo"]
    assert found.resting == []
    await snooze(person=ada, until="tomorrow")
    await call(UNDO)
    assert len((await call(DUE)).contacts) == 1


async def test_of_two_who_are_merged_the_later_day_counts_and_all_reminders_stay(
    add, call, remind, snooze, clock
):
    ada, countess = await add("Ada"), await add("The Countess")
    for person, days in ((ada, 3), (countess, 6)):
        await snooze(person=person, until=f"in {days} days")
        await remind(f"in {days}", person=person)
    await call(MERGE, {"kept": ada, "other": countess})
    assert [one.until for one in (await call(DUE)).resting] == ["2027-01-21"]
    assert len((await call(REMINDERS, {"person": ada})).reminders) == 2
    await snooze(person=ada)
    assert (await call(DUE)).resting == []
    clock.forward(DAY)
    assert len((await call(DUE)).reminders) == 2


async def test_a_deleted_person_has_no_reminder_until_they_are_back(add, call, remind):
    ada = await add("Ada")
    await remind(person=ada, when="today")
    await call(DELETE, {"person": ada})
    assert ((await call(DUE)).reminders, (await call(REMINDERS)).reminders) == ([], [])
    await call(UNDO)
    assert len((await call(DUE)).reminders) == 1


@pytest.mark.parametrize(
    ("operation", "body", "said"),
    [
        (REMIND, {"text": " "}, "needs some text"),
        (REMIND, {"text": "x", "when": "soonish"}, "not understood as a date"),
        (REMIND, {"text": "x", "rule": "often"}, "not understood as a rule"),
        (REMIND, {"text": "x", "rule": "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30"}, "never comes"),
        (REMIND, {"text": "x", "person": "ffffffff"}, "There is no person"),
        (REMINDER_DONE, {"reminder": "ffffffff"}, 'There is no reminder "ffffffff"'),
        (SNOOZE, {"until": "tomorrow"}, "Name either a person or a reminder."),
        (SNOOZE, {"person": "x", "reminder": "y"}, "Name either a person or a reminder."),
        (SNOOZE, {"person": "ADA", "until": "yesterday"}, "give a day from tomorrow on"),
        (SNOOZE, {"person": "ADA", "until": "today"}, "give a day from tomorrow on"),
    ],
)
async def test_what_makes_no_sense_is_refused(add, call, item, operation, body, said):  # noqa: PLR0917
    ada = await add("Ada")
    body = {name: ada if value == "ADA" else value for name, value in body.items()}
    with pytest.raises(Refused) as caught:
        await call(operation, body, item=item())
    assert said in caught.value.failure.sentence
    assert (await call(REMINDERS)).reminders == []


@pytest.mark.parametrize(
    ("place", "changes"),
    [("Europe/Berlin", "2027-03-28"), ("America/New_York", "2027-03-14"),
     ("Australia/Lord_Howe", "2027-04-04"), ("Pacific/Apia", "2027-01-20")],
)  # fmt: skip
async def test_days_and_times_stay_what_they_are_where_the_clocks_change(  # noqa: PLR0917
    zone, clock, remind, done, due, place, changes
):
    zone(place)
    day = date.fromisoformat(changes)
    eve = day - timedelta(days=1)
    at = datetime(eve.year, eve.month, eve.day, 23, 59, tzinfo=ZoneInfo(place)).astimezone(UTC)
    clock.milliseconds = int(at.timestamp() * 1000)
    made = await remind(when=f"{eve} 09:00", rule="daily")
    assert (made.reminder.day, made.reminder.time) == (eve.isoformat(), "09:00")
    told = await done(made.reminder)
    assert (told.reminder.day, told.reminder.time) == (changes, "09:00")
    assert await due() == []
    clock.forward(60)
    assert await due() == ["Call"]
    clock.forward(DAY - 2 * 3600)  # 22:00, or an hour beside it
    told = await done(made.reminder)
    assert told.reminder.day == (day + timedelta(days=1)).isoformat()
    assert (told.reminder.time, told.passed) == ("09:00", [])
