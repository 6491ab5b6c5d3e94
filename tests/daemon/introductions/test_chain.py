"""Who came to you through whom."""

import pytest

from kithbook_protocol.introduction_operations import INTRODUCTION_CHAIN
from kithbook_protocol.people_operations import RELATION


@pytest.fixture
def chain(call, app):
    assert app

    async def read(person=None, **more):
        links = (await call(INTRODUCTION_CHAIN, {"person": person, **more})).links
        return [(one.depth, one.person.name, one.day, one.brought) for one in links]

    return read


@pytest.fixture
def through(call, item):
    async def relate(person, label, other):
        body = {"person": person, "other": other, "label": label}
        await call(RELATION, body, item=item())

    return relate


async def test_relations_and_introductions_make_one_tree(add, introduce, take, through, chain):
    ada, bo, cy, dee, eve = [await add(name) for name in ("Ada", "Bo", "Cy", "Dee", "Eve")]
    await introduce(bo, by=ada, state="made", when="yesterday")
    await through(cy, "met through", bo)
    await through(ada, "introduced", dee)  # said from the other side
    only_asked = await introduce(eve, by=ada)
    whole = [
        (0, "Ada", None, 3),
        (1, "Dee", None, 0),
        (1, "Bo", "2027-01-14", 1),
        (2, "Cy", None, 0),
    ]
    assert await chain() == await chain(cy) == await chain(ada) == whole
    assert await chain(eve) == [(0, "Eve", None, 0)]
    await take(only_asked, "make")
    assert (await chain(eve))[0] == (0, "Ada", None, 4)


async def test_a_circle_has_a_top_and_nobody_stands_twice(add, through, chain):
    ada, bo, cy = [await add(name) for name in ("Ada", "Bo", "Cy")]
    await through(bo, "met through", ada)
    await through(cy, "met through", bo)
    await through(ada, "met through", cy)
    await through(cy, "met through", ada)
    found = await chain(bo)
    assert sorted(name for _, name, *_ in found) == ["Ada", "Bo", "Cy"]
    assert next(depth for depth, *_ in found) == 0


async def test_it_ends_at_the_limit(call, add, through):
    ada = await add("Ada")
    for number in range(3):
        await through(await add(f"Person {number}"), "met through", ada)
    found = await call(INTRODUCTION_CHAIN, {"limit": 2})
    assert (len(found.links), found.more) == (2, True)
    assert found.links[0].brought == 3


async def test_nobody_is_nobodys_chain(chain):
    assert await chain() == []
