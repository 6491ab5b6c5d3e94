"""With whom it is time again, on Friday 15 January 2027."""

from uuid import UUID

import pytest
from daemon.extension import Refused

from kithbook.people import service as people
from kithbook.store.service import STORE
from kithbook_protocol.operations import DELETE, EDIT, UNDO
from kithbook_protocol.relationship_operations import (
    CADENCE,
    CADENCE_OFF,
    CADENCES,
    DUE,
    PROMISE,
    TOUCH,
)

DAY = 24 * 3600

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def cadence(call):
    async def put(ideal, latest=None, **subject):
        return await call(CADENCE, {"ideal": ideal, "latest": latest, **subject})

    return put


@pytest.fixture
def contacts(call):
    """Return with whom it is time again, as (name, state, days)."""

    async def read(**more):
        found = (await call(DUE, more)).contacts
        return [(one.name, one.state, one.days) for one in found]

    return read


@pytest.fixture
def touch(call):
    async def read(person):
        return await call(TOUCH, {"person": person})

    return read


async def test_it_is_fresh_then_due_from_the_ideal_then_overdue_after_the_latest(  # noqa: PLR0917
    clock, add, log, cadence, contacts, touch
):
    ada = await add("Ada")
    await log(ada, when="today")
    await cadence(10, 12, person=ada)
    states = {}
    for day in range(15):
        states[day] = (await touch(ada)).contact.state
        wanted = [] if states[day] == "fresh" else [("Ada", states[day], day)]
        assert await contacts() == wanted
        clock.forward(DAY)
    assert [day for day in states if states[day] == "due"] == [10, 11, 12]
    assert [day for day in states if states[day] == "overdue"] == [13, 14]


@pytest.mark.parametrize(
    "kind", ["met", "call", "message", "email", "event", "favour", "introduction"]
)
async def test_any_interaction_resets_it(clock, add, log, cadence, contacts, kind):  # noqa: PLR0917
    ada, bo = await add("Ada"), await add("Bo")
    await cadence(10, person=ada)
    clock.forward(20 * DAY)
    assert await contacts() == [("Ada", "overdue", 20)]
    await log(bo, ada, kind=kind, when="2 days ago")
    assert await contacts() == []
    clock.forward(8 * DAY)
    assert await contacts() == [("Ada", "due", 10)]


async def test_an_older_interaction_logged_later_does_not_count_back(add, log, cadence, touch):
    ada = await add("Ada")
    await cadence(10, person=ada)
    await log(ada, when="yesterday", text="looms")
    await log(ada, when="8 weeks ago")
    found = await touch(ada)
    assert (found.contact.days, found.last.text) == (1, "looms")
    assert found.contact.last == found.last


async def test_without_an_interaction_it_counts_from_when_the_person_was_added(
    call, clock, add, cadence
):
    ada = await add("Ada")
    await cadence(10, person=ada)
    clock.forward(15 * DAY)
    [one] = (await call(DUE)).contacts
    assert (one.since, one.days, one.last) == ("2027-01-15", 15, None)


async def test_the_overdue_come_first_by_how_much_then_the_due(clock, add, cadence, contacts):
    for name, ideal, latest in (
        ("due by 1", 39, 60),
        ("overdue by 5", 10, 35),
        ("due by 30", 10, 90),
        ("overdue by 20", 20, 20),
        ("fresh", 41, 41),
    ):
        await cadence(ideal, latest, person=await add(name))
    clock.forward(40 * DAY)
    wanted = ["overdue by 20", "overdue by 5", "due by 30", "due by 1"]
    assert [name for name, *_ in await contacts()] == wanted
    assert [name for name, *_ in await contacts(limit=2)] == wanted[:2]


async def test_a_tags_cadence_counts_for_its_people_and_a_persons_own_wins(
    call, clock, add, cadence, contacts
):
    await add("Ada", tags=["Investor"])
    bo = await add("Bo", tags=["investor", "friend"])
    await add("Cy")
    done = await cadence(10, 20, tag="#INVESTOR")
    assert done.sentence == (
        'Everybody tagged "INVESTOR", 2 people now: every 10 days, at the latest after 20 days.'
    )
    await cadence(30, 40, person=bo)
    clock.forward(15 * DAY)
    [one] = (await call(DUE)).contacts
    assert (one.name, one.tags, one.ideal) == ("Ada", ["Investor"], 10)
    clock.forward(18 * DAY)
    assert await contacts() == [("Ada", "overdue", 33), ("Bo", "due", 33)]
    await call(CADENCE_OFF, {"person": bo})
    assert await contacts() == [("Ada", "overdue", 33), ("Bo", "overdue", 33)]
    await call(EDIT, {"person": bo, "remove_tags": ["investor"]})
    assert await contacts() == [("Ada", "overdue", 33)]


async def test_of_several_tags_each_threshold_is_the_strictest(call, add, cadence, touch, clock):
    ada = await add("Ada", tags=["investor", "friend", "chess"])
    await cadence(10, 100, tag="investor")
    await cadence(50, 60, tag="friend")
    clock.forward(20 * DAY)
    [one] = (await call(DUE)).contacts
    assert (one.ideal, one.latest, one.tags) == (10, 60, ["friend", "investor"])
    assert (await touch(ada)).contact == one


async def test_two_cadences_of_one_person_are_the_strictest_until_one_is_set(  # noqa: PLR0917
    app, call, clock, add, cadence, contacts
):
    """As merging two people leaves them."""
    ada = UUID(await add("Ada"))
    await cadence(30, 40, person=str(ada))

    def another(unit):
        unit.create("cadence", people.new_id(), person=ada, ideal=20, latest=50)

    await app[STORE].act("merge", "cli", another)
    clock.forward(25 * DAY)
    [one] = (await call(DUE)).contacts
    assert (one.ideal, one.latest) == (20, 40)
    assert len((await call(CADENCES)).cadences) == 1
    await cadence(26, person=str(ada))
    assert await contacts() == []
    await call(CADENCE_OFF, {"person": str(ada)})
    assert (await call(CADENCES)).cadences == []


async def test_the_latest_left_out_is_half_as_many_days_again(cadence, add):
    ada = await add("Ada")
    for ideal, latest in ((30, 45), (7, 11), (1, 2), (3_650, 3_650)):
        assert (await cadence(ideal, person=ada)).cadence.latest == latest


async def test_a_cadence_is_set_changed_listed_taken_off_and_undone(call, add, cadence):
    ada = await add("Ada")
    assert (await cadence(30, 60, person=ada)).sentence == (
        "Ada: every 30 days, at the latest after 60 days."
    )
    assert (await cadence(30, 60, person=ada)).change_set is None
    await cadence(7, 14, person=ada)
    await cadence(90, tag="investor")
    told = [(one.name, one.ideal, one.latest) for one in (await call(CADENCES)).cadences]
    assert told == [("investor", 90, 135), ("Ada", 7, 14)]
    off = await call(CADENCE_OFF, {"tag": "Investor"})
    assert off.sentence == 'No cadence of its own any more: the tag "investor".'
    await call(UNDO, {})
    assert len((await call(CADENCES)).cadences) == 2
    await call(CADENCE_OFF, {"person": ada})
    none = await call(CADENCE_OFF, {"person": ada})
    assert (none.change_set, none.sentence) == (None, "There was no cadence to take off.")
    await cadence(5, person=ada)
    assert (await call(CADENCES)).cadences[1].ideal == 5


async def test_a_deleted_person_is_not_due(call, clock, add, log, cadence, contacts):  # noqa: PLR0917
    ada = await add("Ada")
    await log(ada)
    await cadence(1, person=ada)
    clock.forward(5 * DAY)
    await call(DELETE, {"person": ada})
    assert await contacts() == []
    assert (await call(CADENCES)).cadences == []
    await call(UNDO, {})
    assert await contacts() == [("Ada", "overdue", 5)]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"ideal": 30, "latest": 29}, "cannot be before the ideal"),
        ({"ideal": 30, "tag": "x"}, "Name either a person or a tag."),
        ({"ideal": 30, "person": None}, "Name either a person or a tag."),
        ({"ideal": 30, "person": None, "tag": "#"}, "at least one letter"),
        ({"ideal": 0}, ""),
    ],
)
async def test_a_cadence_that_makes_no_sense_is_refused(call, add, body, said):
    with pytest.raises(Refused) as caught:
        await call(CADENCE, {"person": await add("Ada")} | body)
    assert said in caught.value.failure.sentence
    assert (await call(CADENCES)).cadences == []


async def test_promises_are_due_on_their_day_until_they_end(call, clock, item, add):
    ada = await add("Ada")
    for text, due in (("late", "in 3 days"), ("soon", "tomorrow"), ("some time", None)):
        body = {"person": ada, "text": text, "due": due}
        await call(PROMISE, body, item=item())
    assert (await call(DUE)).promises == []
    clock.forward(DAY)
    assert [one.text for one in (await call(DUE)).promises] == ["soon"]
    clock.forward(2 * DAY)
    found = await call(DUE, {"limit": 1})
    assert ([one.text for one in found.promises], found.more) == (["soon"], True)
    assert [one.text for one in (await call(DUE)).promises] == ["soon", "late"]
