"""Birthdays that are near, and how much is due, on Friday 15 January 2027."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kithbook.keeper import KEEPER
from kithbook.reminders.birthday import _kept
from kithbook_protocol.people_operations import DATE
from kithbook_protocol.relationship_operations import CADENCE, DUE, DUE_COUNT, PROMISE, REMIND

DAY = 24 * 3600
pytestmark = pytest.mark.usefixtures("app")


async def test_birthdays_are_told_for_two_weeks_with_their_year_or_without(add, call):
    for name, day in (
        ("Today", "1990-01-15"),
        ("Without", "--01-16"),
        ("Last", "2001-01-29"),
        ("After", "--01-30"),
        ("Month", "1901-16"),
    ):
        person = await add(name)
        if name != "Month":
            await call(DATE, {"person": person, "label": "birthday", "day": day})
        await call(DATE, {"person": person, "label": "anniversary", "day": "--01-15"})
    found = (await call(DUE)).birthdays
    assert [(one.name, one.on, one.days, one.turns) for one in found] == [
        ("Today", "2027-01-15", 0, 37),
        ("Without", "2027-01-16", 1, None),
        ("Last", "2027-01-29", 14, 26),
    ]
    assert [one.name for one in (await call(DUE, {"horizon": 0})).birthdays] == ["Today"]
    assert len((await call(DUE, {"horizon": 366})).birthdays) == 4


@given(st.dates(date(1999, 1, 1), date(2101, 1, 1)))
@example(date(2100, 2, 28))
@example(date(2028, 2, 28))
def test_each_birthday_is_kept_exactly_once_a_year_also_that_of_29_february(day):
    year = [day + timedelta(days=one) for one in range(365)]
    kept = [known for one in year for known in _kept(one)]
    assert len(set(kept)) == len(kept)
    for known in ("02-28", "02-29", "03-01", day.strftime("%m-%d")):
        assert known in kept or (day.year % 4 == 0 and known == "02-29")


async def test_the_count_is_of_what_is_due_today_and_does_not_put_off_the_lock(  # noqa: PLR0917
    app, add, call, item, clock, extension
):
    assert (await call(DUE_COUNT)).count == 0
    ada, bo = await add("Ada"), await add("Bo")
    await call(CADENCE, {"person": bo, "ideal": 1})
    await call(DATE, {"person": ada, "label": "birthday", "day": "--01-16"})
    await call(REMIND, {"text": "Call", "person": ada}, item=item())
    await call(REMIND, {"text": "Cards"}, item=item())
    await call(PROMISE, {"person": ada, "text": "x", "due": "tomorrow"}, item=item())
    clock.forward(DAY)
    before = app[KEEPER].idle.seconds_left()
    clock.forward(60)
    found = await extension.call(DUE_COUNT)
    assert (found.today, found.count, found.names) == ("2027-01-16", 5, ["Ada", "Bo"])
    assert app[KEEPER].idle.seconds_left() == before - 60
