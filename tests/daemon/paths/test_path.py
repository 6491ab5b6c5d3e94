"""Who can introduce you to whom, as the people at the keys meet it."""

import pytest

from kithbook_protocol.operations import DELETE, FORGET, UNDO
from kithbook_protocol.people_operations import RELATION, ROLE

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def relate(call, item):
    async def make(person, label, other):
        body = {"person": person, "other": other, "label": label}
        await call(RELATION, body, item=item())

    return make


@pytest.fixture
def work(call, item):
    async def make(person, organisation, **more):
        body = {"person": person, "fields": {"organisation": organisation, **more}}
        await call(ROLE, body, item=item())

    return make


def told(way):
    return [[reason.sentence for reason in step.reasons] for step in way.steps]


async def test_a_way_begins_with_whom_you_know_and_says_why_each_knows_the_next(
    add, log, relate, work, path
):
    ada, bo, cy = await add("Ada"), await add("Bo"), await add("Cy Twain")
    await log(ada, when="yesterday")
    await relate(ada, "manager", bo)
    await work(bo, "Acme", since="2015", until="2019-05")
    await work(cy, "ACME", since="2017", until="2020")
    found = await path("Cy Twain")
    [way] = found.ways
    assert [step.person.name for step in way.steps] == ["Ada", "Bo", "Cy Twain"]
    assert told(way) == [[], ["Bo is manager of Ada"], ["both at Acme from 2017 to 2019"]]
    [[manager], [house]] = [step.reasons for step in way.steps[1:]]
    assert (manager.kind, manager.one, manager.other, manager.what) == (
        "relation",
        "Ada",
        "Bo",
        "manager",
    )
    assert (house.kind, house.what, house.since, house.until) == (
        "organisation",
        "Acme",
        2017,
        2019,
    )
    assert way.last == "2027-01-14"
    assert way.strength == pytest.approx(49.8, abs=0.1)
    assert 0 < way.worth < way.strength
    assert (found.targets, found.sentence) == (1, None)


async def test_the_best_three_ask_three_different_people_and_none_takes_a_detour(
    add, log, relate, names
):
    target = await add("Target")
    friends = [await add(f"Friend {number}") for number in range(4)]
    for number, one in enumerate(friends):
        for day in range(4 - number):
            await log(one, when=f"2027-01-{10 + day}")
        await relate(one, "knows", target)
    behind = await add("Behind")  # whose only way leads through a friend who is asked before
    await log(behind)
    await relate(behind, "partner", friends[0])
    assert await names("Target") == [[f"Friend {number}", "Target"] for number in range(3)]
    assert len(await names("Target", limit=10)) == 4


async def test_whom_you_know_yourself_is_said_first_and_who_else_could_ask(add, log, relate, names):
    ada, bo = await add("Ada"), await add("Bo")
    await log(ada)
    await log(bo, kind="message", when="2024-01-01")
    await relate(ada, "partner", bo)
    assert await names(ada) == [["Ada"], ["Bo", "Ada"]]
    assert await names(bo) == [["Ada", "Bo"], ["Bo"]]


async def test_someone_at_a_house_in_a_place_or_found_by_a_search_is_meant(  # noqa: PLR0917 - fixtures
    add, log, relate, work, names, path
):
    ada = await add("Ada")
    await log(ada)
    cto = await add("Cy", fields={"name": "Cy", "location": "Berlin"})
    await work(cto, "Acme Corp", title="CTO")
    other = await add("Dee", fields={"name": "Dee", "about": "wrote about Cy"})
    await relate(ada, "knows", cto)
    for to in ("someone at acme corp", "Anyone in Berlin", "role:CTO place:Berlin", "Cy",
               "cy", cto, cto.replace("-", "")[-8:]):  # fmt: skip
        assert await names(to) == [["Ada", "Cy"]], to
    nobody = await path("someone at Globex")
    assert nobody.sentence == 'Nobody in the book is meant by "someone at Globex".'
    assert nobody.why == "nobody"
    cut_off = await path(other)
    assert (cut_off.ways, cut_off.targets) == ([], 1)
    assert cut_off.sentence.startswith("No way is known to that person: nobody you know")
    assert cut_off.why == "no_way"


async def test_who_met_you_together_and_who_was_introduced_know_each_other(
    add, log, introduce, path
):
    ada, bo, cy, dee = [await add(name) for name in ("Ada", "Bo", "Cy", "Dee")]
    await log(ada, when="2026-12-01")
    await log(ada, bo, kind="event", when="2020-05-01", place="Royal Society")
    [first, *_] = (await path(bo)).ways
    assert [step.person.name for step in first.steps] == ["Ada", "Bo"]
    assert told(first)[1] == ["both were at an event with you on 2020-05-01 at Royal Society"]
    await introduce(ada, cy, by=dee, state="made", when="2026-12-02", log=False)
    [way] = (await path(cy)).ways
    assert told(way)[1] == ["Ada and Cy were introduced on 2026-12-02"]
    [way] = (await path(dee)).ways
    assert told(way)[1] == ["Dee introduced Ada to somebody on 2026-12-02"]
    [reason] = way.steps[1].reasons
    assert (reason.kind, reason.one, reason.other) == ("introduced_somebody", "Dee", "Ada")


async def test_nobody_else_is_said_to_know_anybody(call, add, log, work, names):
    """Not by your tags, not at the same house in other years, nor who is deleted."""
    ada = await add("Ada", tags=["chess"])
    await log(ada)
    await work(ada, "Acme", since="2010", until="2012")
    late = await add("Late", tags=["chess"])
    await work(late, "Acme", since="2013")
    assert await names(late) == []
    now = await add("Now")
    await work(now, "Acme", since="2011", until="2013")
    assert await names(now) == [["Ada", "Now"]]
    await call(DELETE, {"person": ada})
    assert await names(now) == []
    await call(UNDO, {})
    assert await names(now) == [["Ada", "Now"]]


async def test_no_contact_at_all_says_where_ways_begin(add, path):
    found = await path(await add("Ada"))
    assert found.sentence.startswith("You have logged no contact with anybody yet")


async def test_what_was_written_counts_for_the_next_question(  # noqa: PLR0917 - fixtures
    call, add, log, relate, names, clock
):
    ada, bo, cy = await add("Ada"), await add("Bo"), await add("Cy")
    await log(ada)
    await relate(ada, "knows", cy)
    assert await names(cy) == [["Ada", "Cy"]]
    await log(bo)
    await relate(bo, "partner", cy)
    assert await names(cy) == [["Bo", "Cy"], ["Ada", "Cy"]]
    clock.forward(200 * 24 * 3600)
    await log(ada, when="today")
    assert await names(cy) == [["Ada", "Cy"], ["Bo", "Cy"]]
    await call(FORGET, {"person": ada, "name": "Ada"})
    assert await names(cy) == [["Bo", "Cy"]]
