"""Touch that is being lost: a regular past that stopped."""

from datetime import date, timedelta

import pytest
from daemon.store.device import Device
from hypothesis import given
from hypothesis import strategies as st

from kithbook.reminders import store
from kithbook.reminders.service import lost
from kithbook_protocol.operations import DELETE
from kithbook_protocol.relationship_operations import CADENCE, CADENCE_OFF, DUE

FIRST = date(2026, 1, 1)


def days(*gaps):
    found = [FIRST]
    for gap in gaps:
        found.append(found[-1] + timedelta(days=gap))
    return found


@pytest.mark.parametrize(
    ("gaps", "silence", "gap"),
    [
        ([14, 14, 14], 43, 14),
        ([14, 14, 14], 42, None),  # three gaps, not more
        ([10, 20, 14, 13], 41, 14),
        ([7, 7, 7, 42, 7, 7], 22, 7),  # a holiday in between
        ([14, 14], 400, None),  # too few to tell
        ([1, 1, 1], 400, None),  # a week at a fair
        ([1, 1, 1, 100], 400, None),  # a burst, and once more
        ([90, 90, 90], 271, 90),
    ],
)
def test_touch_is_lost_once_more_than_three_usual_gaps_have_passed(gaps, silence, gap):
    met = days(*gaps)
    assert lost(met, met[-1] + timedelta(days=silence)) == gap


@given(gaps=st.lists(st.integers(1, 200), min_size=1, max_size=12), silence=st.integers(1, 900))
def test_what_the_query_passes_over_was_not_lost(gaps, silence):
    """It looks at means, so that few people's days need be read."""
    mean = sum(gaps) / len(gaps)
    met = days(*gaps)
    if silence < 1.5 * mean:
        assert lost(met, met[-1] + timedelta(days=silence)) is None


@pytest.fixture
def fading(call):
    """Return with whom touch is being lost, as (name, days, gap)."""

    async def read():
        found = (await call(DUE)).losing_touch
        return [(one.name, one.days, one.gap) for one in found]

    return read


@pytest.fixture
def weekly(add, log, app):
    """Add somebody who was met every so many days, for the last time so many days ago."""
    assert app

    async def make(name, gap, silence, **more):
        person = await add(name, **more)
        for number in range(6):
            await log(person, when=f"{silence + number * gap} days ago", text=f"{number}")
        return person

    return make


async def test_losing_touch_lists_them_by_gaps_passed_with_the_last_interaction(
    call, weekly, fading
):
    await weekly("Ada", 7, 30)
    await weekly("Bo", 14, 50)
    await weekly("Cy", 14, 40)
    await weekly("Di", 6, 60)
    assert await fading() == [("Di", 60, 6), ("Ada", 30, 7), ("Bo", 50, 14)]
    found = await call(DUE, {"limit": 2})
    assert ([one.last.text for one in found.losing_touch], found.more) == (["0", "0"], True)


async def test_who_has_a_cadence_is_not_in_it(call, weekly, fading):
    ada = await weekly("Ada", 7, 30)
    bo = await weekly("Bo", 7, 31, tags=["Friend"])
    await call(CADENCE, {"person": ada, "ideal": 365})
    await call(CADENCE, {"tag": "friend", "ideal": 365})
    assert await fading() == []
    await call(CADENCE_OFF, {"person": ada})
    await call(CADENCE_OFF, {"tag": "friend"})
    assert await fading() == [("Bo", 31, 7), ("Ada", 30, 7)]
    await call(DELETE, {"person": bo})
    assert await fading() == [("Ada", 30, 7)]


async def test_an_interaction_takes_them_off_it(weekly, log, fading):
    ada = await weekly("Ada", 7, 30)
    await log(ada, kind="message")
    assert await fading() == []


def test_no_table_is_read_whole_but_the_small_ones(tmp_path):
    """So 100,000 people cost only those with a cadence, and the sums of contact one pass."""
    device = Device(tmp_path / "a")
    names = ("today", "before", "awake", "limit", "fewest", "shortest", "means")
    values = dict.fromkeys(names, 1)
    plan = [
        row[3]
        for query in (store._DUE, store._OFTEN_MET)
        for row in device.connection.execute(f"EXPLAIN QUERY PLAN {query}", values)
    ]
    device.close()
    scanned = {step.removeprefix("SCAN ") for step in plan if step.startswith("SCAN ")}
    assert scanned == {
        "cadence USING INDEX cadence_person",
        "tag_cadence",
        *("wanted", "standing", "counted", "contact_sum"),
    }
    assert any("contact_day USING PRIMARY KEY (person=? AND day<?)" in step for step in plan)
    assert any("COVERING INDEX person_added" in step for step in plan)
