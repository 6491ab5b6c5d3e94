"""Rivals: the list after an action is as a scan makes it, and tells what it is worth."""

import pytest
from daemon.duplicates.conftest import said

from kithbook.duplicates.model import PROPOSED
from kithbook.duplicates.scan import Scan
from kithbook.jobs.worker import WORKER
from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    ADD,
    DELETE,
    DISTINCT,
    DUPLICATES,
    EDIT,
    FORGET,
    MERGE,
    UNDO,
)


@pytest.fixture
def told(call):
    """Return the pairs that are proposed, with their scores."""

    async def ask():
        found = (await call(DUPLICATES, {"limit": 500})).duplicates
        return {(one.person, one.other.person): one.other.score for one in found}

    return ask


@pytest.fixture
async def namesakes(add):
    """Several of one name, who are rivals: of some a house, a place or a phone is known."""
    said = (
        {"fields": {"organisation": "Acme"}},
        {"fields": {"organisation": "Engines", "location": "Lisbon"}},
        {"fields": {"organisation": "Works"}, "phones": ["+442079460958"]},
        {"phones": ["+442079460958"]},
        {"fields": {"location": "Lisbon"}},
        {},
    )
    names = ("Ada Lovelace", "Ada Lovelace", "A. Lovelace", "Ada King", "Ada Lovelace", "Ada King")
    return [(await add(name, **more)).person for name, more in zip(names, said, strict=True)]


async def _nothing(_call, _people):
    """After the additions alone."""


async def _distinct(call, people):
    await call(DISTINCT, {"person": str(people[0].id), "other": str(people[1].id)})
    await call(DISTINCT, {"person": str(people[4].id), "other": str(people[1].id)})


async def _distinct_undone(call, people):
    await _distinct(call, people)
    await call(UNDO, {})


async def _merge(call, people):
    await call(MERGE, {"kept": str(people[0].id), "other": str(people[4].id)})


async def _merge_undone(call, people):
    await _merge(call, people)
    await call(UNDO, {})


async def _edit(call, people):
    await call(EDIT, {"person": str(people[1].id), "fields": {"name": "Byron Somebody"}})


async def _strengthen(call, people):
    await call(EDIT, {"person": str(people[0].id), "add_phones": ["+442079460958"]})


async def _delete(call, people):
    await call(DELETE, {"person": str(people[1].id)})


async def _forget(call, people):
    await call(FORGET, {"person": str(people[1].id), "name": people[1].name})


@pytest.mark.parametrize(
    "action",
    [_nothing, _distinct, _distinct_undone, _merge, _merge_undone, _edit, _strengthen, _delete,
     _forget],
)  # fmt: skip
async def test_after_an_action_the_list_is_as_a_scan_makes_it(call, namesakes, told, scan, action):
    await action(call, namesakes)
    before = await told()
    await scan()
    after = await told()
    assert before.keys() == after.keys()
    # The more people, the less likely any two: who was compared earlier knew fewer.
    assert before == pytest.approx(after, abs=0.03)


async def test_of_two_who_are_not_the_same_only_one_can_be_a_third(call, add, told):
    one, other, third = [(await add("Ada Lovelace")).person for _ in range(3)]
    before = await told()
    assert min(before[one.id, third.id], before[other.id, third.id]) > 0.7
    await call(DISTINCT, {"person": str(one.id), "other": str(other.id)})
    after = await told()
    assert after.keys() == {(one.id, third.id), (other.id, third.id)}
    assert max(after.values()) < 0.5
    await call(UNDO, {})
    assert await told() == before


async def test_a_shared_phone_is_found_and_told_first_among_any_number_of_namesakes(add):
    await add("Ada Lovelace", phones=["+442079460958"])
    for number in range(24):
        await add("Ada Lovelace", fields={"organisation": f"House {number}"})
    done = await add("Ada Lovelace", phones=["+442079460958"])
    assert done.proposals[0].evidence[0].sentence == "same phone: +442079460958"
    assert done.proposals[0].score > 0.7
    assert all(one.score < done.proposals[0].score for one in done.proposals[1:])


@pytest.mark.parametrize(
    ("what", "value"), [("phones", "+442079460958"), ("emails", "home@quarrington.net")]
)
async def test_who_shares_a_phone_or_an_email_is_proposed_under_any_name(
    add, scan, told, what, value
):
    await add("Ada Lovelace", **{what: [value]})
    [one] = (await add("Bo Chen", **{what: [value]})).proposals
    noun = {"phones": "phone", "emails": "e-mail"}[what]
    assert said(one) == [f"same {noun}: {value}, though the names differ: two people may share it"]
    assert PROPOSED <= one.score < 0.25
    await scan()
    assert list((await told()).values()) == [one.score]


async def test_a_household_s_phone_proposes_nobody(add, listed, scan):
    """One family name and other given names, or more than two whatever they are called."""
    for name in ("Ada Lovelace", "Byron Lovelace", "Lovelace, Cecily"):
        await add(name, phones=["+442079460958"])
    for name in ("Bo Chen", "Zoe Quarrington", "Milo Trent"):
        await add(name, phones=["+442079460000"])
    assert await listed() == []
    await scan()
    assert await listed() == []


async def test_a_name_alone_is_never_told_as_sure_and_it_is_said_where_many_have_it(add):
    await add("Ada Lovelace")
    [one] = (await add("Ada Lovelace")).proposals
    assert (said(one), one.score) == (["same name"], pytest.approx(0.9, abs=0.001))
    *_, last = (await add("Ada Lovelace")).proposals
    assert said(last) == ["same name, as 3 people here have it"]
    assert last.score < 0.9


async def test_a_scan_keeps_what_was_proposed_while_it_went_on(app, call, two, told):
    """Somebody new came after everybody was compared."""

    class Adding(Scan):
        async def _settled(self, contending):
            fields = {"name": "Will Quarrington", "organisation": "Acme"}
            await call(ADD, {"fields": fields})
            return await super()._settled(contending)

    await Adding(app[STORE], app[WORKER]).run(lambda *_: None)
    meanwhile = await told()
    assert len(meanwhile) == 3
    await Scan(app[STORE], app[WORKER]).run(lambda *_: None)
    assert await told() == pytest.approx(meanwhile, abs=0.03)
    assert two
