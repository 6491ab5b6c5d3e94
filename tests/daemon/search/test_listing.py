"""Lists of people in an order, a page at a time: through the daemon."""

import pytest
from daemon.extension import Refused

from kithbook_protocol.operations import ADD, EDIT
from kithbook_protocol.relationship_operations import CADENCE, LOG
from kithbook_protocol.search_operations import PEOPLE_LIST

NAMES = ("Zoë", "ada", "Émile", "Bo", "王小明")


@pytest.fixture
async def people(app, call):
    assert app
    made = {}
    for name in NAMES:
        tags = ["friend"] if name in {"ada", "Bo", "Zoë"} else []
        made[name] = str((await call(ADD, {"fields": {"name": name}, "tags": tags})).person.id)
    return made


@pytest.fixture
def names(call):
    async def listed(**asked):
        return [hit.name for hit in (await call(PEOPLE_LIST, asked)).hits]

    return listed


async def test_names_are_sorted_without_case_and_accents_and_the_newest_by_when(people, names):
    assert people
    assert await names(sort="name") == ["ada", "Bo", "Émile", "Zoë", "王小明"]
    assert await names(sort="name", reverse=True) == ["王小明", "Zoë", "Émile", "Bo", "ada"]
    assert await names(sort="newest") == ["王小明", "Bo", "Émile", "ada", "Zoë"]
    assert await names(sort="newest", reverse=True) == [*NAMES]


async def test_pages_follow_each_other_and_the_count_is_exact(people, call, names):
    assert people
    pages = [await names(sort="name", limit=2, offset=at) for at in (0, 2, 4, 6)]
    assert pages == [["ada", "Bo"], ["Émile", "Zoë"], ["王小明"], []]
    assert (await call(PEOPLE_LIST, {"limit": 1})).count == 5
    found = await call(PEOPLE_LIST, {"query": "tag:friend -bo", "sort": "name"})
    assert ([hit.name for hit in found.hits], found.count) == (["ada", "Zoë"], 2)


async def test_who_was_never_met_stands_behind_whoever_was_either_way_round(people, call, names):
    for name, day in (("Bo", "2026-03-01"), ("Émile", "2026-09-01"), ("ada", "2025-01-01")):
        await call(LOG, {"people": [people[name]], "kind": "met", "when": day})
    assert (await names(sort="last"))[:3] == ["Émile", "Bo", "ada"]
    assert (await names(sort="last", reverse=True))[:3] == ["ada", "Bo", "Émile"]
    assert set((await names(sort="last", reverse=True))[3:]) == {"Zoë", "王小明"}
    assert await names(sort="last", query="tag:friend") == ["Bo", "ada", "Zoë"]


async def test_the_next_due_come_first_by_their_own_cadence_or_the_strictest_tag(
    people, call, names
):
    await call(CADENCE, {"tag": "friend", "ideal": 30})
    await call(EDIT, {"person": people["Bo"], "add_tags": ["close"]})
    await call(CADENCE, {"tag": "close", "ideal": 5})
    await call(CADENCE, {"person": people["王小明"], "ideal": 10})
    await call(CADENCE, {"person": people["ada"], "ideal": 90})
    assert await names(sort="due") == ["Bo", "王小明", "Zoë", "ada", "Émile"]
    assert await names(sort="due", reverse=True) == ["ada", "Zoë", "王小明", "Bo", "Émile"]
    assert await names(sort="due", limit=2, offset=3) == ["ada", "Émile"]
    assert await names(sort="due", query="-tag:friend") == ["王小明", "Émile"]
    due = [hit.due for hit in (await call(PEOPLE_LIST, {"sort": "due"})).hits]
    assert due[:4] == sorted(filter(None, due))


async def test_nobody_is_guessed_and_what_is_not_understood_is_said(people, call):
    assert people
    found = await call(PEOPLE_LIST, {"query": "emlie"})
    assert (found.hits, found.count) == ([], 0)
    found = await call(PEOPLE_LIST, {"query": "has:wings", "complete": True})
    assert found.notes
    found = await call(PEOPLE_LIST, {"query": "tag:fr", "complete": True})
    assert [one.query for one in found.completions] == ["tag:friend"]


async def test_an_order_that_there_is_not_is_refused(app, call):
    assert app
    with pytest.raises(Refused):
        await call(PEOPLE_LIST, {"sort": "shoe size"})
