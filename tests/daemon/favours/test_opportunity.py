"""Opportunities: through whom they came, what became of them, what they come to."""

import pytest
from daemon.extension import Refused

from kithbook.store.service import STORE
from kithbook_protocol.favour_operations import (
    LEDGER,
    OPPORTUNITIES,
    OPPORTUNITY,
    OPPORTUNITY_EDIT,
    OPPORTUNITY_REMOVE,
)
from kithbook_protocol.operations import DELETE, FORGET, HISTORY, MERGE, UNDO

pytestmark = pytest.mark.usefixtures("app")


def euro(amount):
    return {"hundredths": amount * 100, "currency": "EUR"}


@pytest.fixture
def come(call):
    """Write an opportunity down: `await come(person, title, ...)`; return it."""

    async def make(person, title, kind="job", **more):
        body = {"person": person, "title": title, "kind": kind, **more}
        return (await call(OPPORTUNITY, body)).opportunity

    return make


@pytest.fixture
def found(call):
    async def read(**asked):
        return await call(OPPORTUNITIES, asked)

    return read


async def test_an_opportunity_says_through_whom_it_came_and_who_is_involved(act, add):
    ada, bo = await add("Ada"), await add("Bo")
    body = {"person": ada, "kind": "customer", "title": " Tiles for a  hotel", "people": [bo, bo],
            "value": euro(12_000), "on": "2027-01-10"}  # fmt: skip
    done = await act(OPPORTUNITY, body)
    assert done.sentence == "Through Ada: Tiles for a  hotel."
    made = done.opportunity
    assert (made.name, made.state, made.day, made.ended) == ("Ada", "open", "2027-01-10", None)
    assert [one.name for one in made.people] == ["Bo"]
    assert made.value.model_dump() == euro(12_000)


async def test_what_came_through_people_is_summed_by_currency(call, add, come, found):
    ada = await add("Ada")
    await come(ada, "a", state="won", value=euro(100))
    await come(ada, "b", state="won", value=euro(50))
    await come(ada, "c", state="won", value={"hundredths": 700, "currency": "USD"})
    await come(ada, "d", state="active", value=euro(9))
    await come(ada, "e", state="lost", value=euro(1_000))
    await come(ada, "f", state="won")
    every = await found()
    assert [(one.currency, one.hundredths, one.count) for one in every.came] == [
        ("EUR", 15_000, 2), ("USD", 700, 1),
    ]  # fmt: skip
    assert [(one.hundredths, one.count) for one in every.ahead] == [(900, 1)]
    assert every.counts == {"won": 4, "active": 1, "lost": 1}
    assert (await call(LEDGER, {"person": ada})).balances[0].through == 4
    won = await found(state="won", limit=2)
    assert (len(won.opportunities), won.more) == (2, True)


async def test_it_goes_on_and_undo_takes_that_back(call, act, add, come, found):
    ada, bo = await add("Ada"), await add("Bo")
    made = await come(ada, "a", people=[bo])
    one = {"opportunity": made.id.hex[-8:]}
    done = await act(OPPORTUNITY_EDIT, one | {"state": "won", "outcome": "A contract"})
    assert (done.sentence, done.opportunity.ended) == ("Won: a.", "2027-01-15")
    more = {"title": "b", "value": euro(7), "remove_people": [bo], "kind": "funding"}
    now = (await call(OPPORTUNITY_EDIT, one | more)).opportunity
    assert (now.title, now.kind, now.people, now.state) == ("b", "funding", [], "won")
    assert (await call(OPPORTUNITY_EDIT, one | {"title": "b"})).sentence == "Nothing changed."
    assert (await call(OPPORTUNITY_EDIT, one | {"no_value": True})).opportunity.value is None
    reopened = (await call(OPPORTUNITY_EDIT, one | {"state": "active"})).opportunity
    assert reopened.ended is None
    for _ in range(4):
        last = await call(UNDO, {})
    assert last.sentence == "Undone: change of an opportunity through Ada."
    assert (await found()).opportunities == [made]


async def test_of_a_person_are_those_through_them_and_those_they_are_in(add, come, found):
    ada, bo, cy = await add("Ada"), await add("Bo"), await add("Cy")
    await come(ada, "a", people=[bo])
    await come(cy, "b")
    assert [one.title for one in (await found(person=bo)).opportunities] == ["a"]
    assert (await found(person=bo)).counts == {"open": 1}
    assert [one.title for one in (await found(person=ada)).opportunities] == ["a"]


async def test_a_removed_one_comes_back_with_all_who_are_in_it(call, add, come, found):
    made = await come(await add("Ada"), "a", people=[await add("Bo")])
    await call(OPPORTUNITY_REMOVE, {"opportunity": str(made.id)})
    assert (await found()).opportunities == []
    await call(UNDO, {})
    assert (await found()).opportunities == [made]


async def test_it_follows_its_people(app, call, add, come, found):
    ada, bo, twin = await add("Ada"), await add("Bo"), await add("Twin")
    made = await come(ada, "a", people=[bo])
    await call(MERGE, {"kept": twin, "other": ada})
    assert [one.name for one in (await found()).opportunities] == ["Twin"]
    await call(UNDO, {})
    await call(DELETE, {"person": bo})
    assert (await found()).opportunities[0].people == []
    await call(UNDO, {})
    await call(DELETE, {"person": ada})
    assert (await found()).opportunities == []
    await call(UNDO, {})
    assert (await found()).opportunities == [made]
    await call(FORGET, {"person": ada, "name": "Ada"})
    assert (await found()).opportunities == []
    store = app[STORE]
    for table in ("opportunity", "involved"):
        count = await store.read(
            lambda held, name=table: held.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608
        )
        assert count == (0,), table


async def test_history_tells_of_it_in_words(call, add, come):
    await come(await add("Ada"), "a", people=[await add("Bo")], value=euro(12))
    told = {(one.of, one.label, str(one.after)) for one in (await call(HISTORY, {})).deeds[0].edits}
    assert told >= {
        ("opportunity through Ada", "title", "a"), ("opportunity through Ada", "value", "12.00"),
        ("Bo in an opportunity", "involved in", "a"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [{"title": " \0"}, {"kind": "luck"}, {"on": "2027-06-01"}, {"person": "ffffffff"},
     {"value": {"hundredths": 1, "currency": "euro"}}, {"people": ["ffffffff"]}],
)  # fmt: skip
async def test_what_cannot_be_one_is_refused(call, add, found, body):
    asked = {"person": await add("Ada"), "kind": "job", "title": "a"} | body
    with pytest.raises(Refused):
        await call(OPPORTUNITY, asked)
    assert (await found()).opportunities == []
