"""Asks and offers: written down, changed, ended, listed, found."""

import pytest
from daemon.extension import Refused

from kithbook_protocol.favour_operations import POST, POSTING_EDIT, POSTING_REMOVE, POSTINGS
from kithbook_protocol.operations import DELETE, HISTORY, MERGE, ORIGINS, SEARCH, UNDO

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def listed(call):
    async def read(**asked):
        return [one.text for one in (await call(POSTINGS, asked)).postings]

    return read


async def test_an_ask_says_whose_it_is_and_by_when(call, add):
    ada = await add("Ada")
    theirs = await call(POST, {"kind": "ask", "person": ada, "text": "A  kiln\n to rent",
                               "tags": ["#pottery", "Pottery", "glass"]})  # fmt: skip
    assert theirs.sentence == "Ada looks for: A kiln to rent."
    assert theirs.posting.tags == ["Pottery", "glass"]
    assert (theirs.posting.name, theirs.posting.state) == ("Ada", "open")
    mine = await call(POST, {"kind": "ask", "text": "A notary", "due": "2027-02-01"})
    assert mine.sentence == "You look for: A notary, by 2027-02-01."
    assert (mine.posting.person, mine.posting.name) == (None, "")
    offered = await call(POST, {"kind": "offer", "person": ada, "text": "A desk"})
    assert offered.sentence == "Ada can give: A desk."


async def test_those_with_a_day_come_first_and_then_the_newest(clock, add, post, listed):
    ada = await add("Ada")
    for text, due in (("a", None), ("b", "2027-03-02"), ("c", "2027-03-01"), ("d", None)):
        await post("ask", text, ada if text in "ac" else None, due=due)
        clock.forward(1)
    await post("offer", "e", ada)
    assert await listed(kind="ask") == ["c", "b", "d", "a"]
    assert await listed() == ["c", "b", "e", "d", "a"]
    assert await listed(person=ada) == ["c", "e", "a"]
    assert await listed(mine=True) == ["b", "d"]
    assert await listed(limit=2) == ["c", "b"]


async def test_it_is_changed_and_undo_changes_it_back(call, clock, add, post, listed):
    made = await post("ask", "A kiln", await add("Ada"), tags=["clay"])
    clock.forward(60)
    one = {"posting": made.id.hex[-8:]}
    done = await call(POSTING_EDIT, one | {"text": "A gas kiln", "tags": [], "due": "2027-02-01"})
    assert done.sentence == "Saved: A gas kiln."
    now = done.posting
    assert (now.text, now.tags, now.due) == ("A gas kiln", [], "2027-02-01")
    assert (now.made_at, now.changed_at) == (made.made_at, made.made_at + 60_000)
    again = await call(POSTING_EDIT, one | {"text": "A gas kiln"})
    assert (again.change_set, again.sentence) == (None, "Nothing changed.")
    assert (await call(POSTING_EDIT, one | {"due": ""})).posting.due is None
    await call(UNDO, {})
    assert (await call(UNDO, {})).sentence == "Undone: change of an ask of Ada."
    assert await listed() == ["A kiln"]


@pytest.mark.parametrize(
    ("state", "said"), [("closed", "Closed: A kiln."), ("met", "Met: A kiln.")]
)
async def test_it_is_listed_until_it_is_over(call, post, listed, state, said):
    made = await post("offer", "A kiln")
    one = {"posting": str(made.id)}
    assert (await call(POSTING_EDIT, one | {"state": state})).sentence == said
    assert await listed() == []
    assert await listed(ended=True) == ["A kiln"]
    assert (await call(POSTING_EDIT, one | {"state": "open"})).sentence == "Open again: A kiln."
    assert await listed() == ["A kiln"]


async def test_what_is_removed_undo_brings_back(call, post, listed):
    made = await post("ask", "A kiln")
    assert (await call(POSTING_REMOVE, {"posting": str(made.id)})).sentence == "Removed: A kiln."
    assert await listed() == []
    assert (await call(UNDO, {})).sentence == "Undone: ask removal."
    assert await listed() == ["A kiln"]


async def test_an_ask_and_an_offer_are_found_while_they_are_open(call, add, post):
    ada, bo = await add("Ada"), await add("Bo")
    asked = await post("ask", "Somebody who restores carillons", ada, tags=["bells"])
    await post("offer", "Restores carillons", bo)

    async def found(query):
        return [hit.name for hit in (await call(SEARCH, {"query": query})).hits]

    assert await found("ask:carillon") == await found("ask:bells") == ["Ada"]
    assert await found("offer:carillons") == await found("has:offer") == ["Bo"]
    assert await found("has:ask") == ["Ada"]
    assert sorted(await found("carillons")) == ["Ada", "Bo"]
    [hit] = (await call(SEARCH, {"query": "bells"})).hits
    assert hit.field == "ask"
    assert "carillons" in hit.snippet
    shown = (await call(SEARCH, {"query": "offer:car", "complete": True})).completions
    assert [(one.query, one.count) for one in shown] == [("offer:carillons", 1)]
    await call(POSTING_EDIT, {"posting": str(asked.id), "state": "closed"})
    assert await found("ask:carillon") == await found("has:ask") == []
    await call(UNDO, {})
    assert await found("ask:carillon") == ["Ada"]


async def test_with_a_deleted_person_they_are_hidden_and_a_merged_ones_are_the_kept_ones(
    call, add, post, listed
):
    ada, bo = await add("Ada"), await add("Bo")
    await post("ask", "A kiln", ada)
    await call(DELETE, {"person": ada})
    assert await listed() == []
    await call(UNDO, {})
    await call(MERGE, {"kept": bo, "other": ada})
    assert await listed(person=bo) == ["A kiln"]
    assert [one.name for one in (await call(SEARCH, {"query": "ask:kiln"})).hits] == ["Bo"]
    await call(UNDO, {})
    assert await listed(person=ada) == ["A kiln"]


async def test_history_and_origins_tell_of_them_in_words(call, add, post):
    ada = await add("Ada")
    await post("ask", "A kiln", ada, tags=["clay", "glass"])
    await post("offer", "A desk")
    mine, theirs, *_ = (await call(HISTORY, {})).deeds
    assert {(one.of, one.label, one.after) for one in theirs.edits} >= {
        ("ask of Ada", "text", "A kiln"), ("ask of Ada", "tags", "clay, glass"),
    }  # fmt: skip
    assert {one.of for one in mine.edits} == {"offer of yours"}
    found = (await call(ORIGINS, {"person": ada})).origins
    assert {(one.label, one.said.value) for one in found} >= {
        ("ask", "A kiln"), ("tags (ask: A kiln)", "clay, glass"), ("state (ask: A kiln)", "open"),
    }  # fmt: skip


@pytest.mark.parametrize(
    "body", [{"text": " \0"}, {"due": "06/07/2027"}, {"person": "ffffffff"}, {"tags": [" # "]}]
)
async def test_what_cannot_be_asked_for_is_refused(call, listed, body):
    with pytest.raises(Refused):
        await call(POST, {"kind": "ask", "text": "x"} | body)
    assert await listed() == []
