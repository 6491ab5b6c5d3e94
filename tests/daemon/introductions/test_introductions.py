"""Introductions step by step, as the people at the keys meet them."""

import pytest
from daemon.extension import Refused

from kithbook_protocol.introduction_operations import (
    INTRODUCE,
    INTRODUCTION,
    INTRODUCTION_EDIT,
    INTRODUCTION_REMOVE,
)
from kithbook_protocol.operations import DELETE, HISTORY, MERGE, SHOW, UNDO

pytestmark = pytest.mark.usefixtures("app")


async def refusal(awaitable):
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.failure.sentence


async def test_both_are_asked_before_they_are_brought_together(add, introduce, take, seen):
    ada, bo = await add("Ada"), await add("Bo")
    one = await introduce(ada, bo, why="Both restore looms")
    assert (one.state, one.next, one.steps) == ("idea", "ask", [])
    taken = [await take(one, step) for step in ("ask", "agree", "ask", "agree", "make")]
    assert [each.introduction.next for each in taken] == ["agree", "ask", "agree", "make", "met"]
    assert [each.sentence for each in taken] == [
        f"Ada and Bo, by you: {how}."
        for how in ("Ada was asked", "Ada agrees", "Bo was asked", "both agree", "made")
    ]
    await take(one, "met")
    done = (await take(one, "outcome", text="They share a workshop")).introduction
    assert (done.state, done.next, done.outcome) == ("done", None, "They share a workshop")
    assert [step.state for step in done.steps] == [
        "asked", "agreed", "relayed", "mutual", "made", "met", "done"]  # fmt: skip
    assert {step.day for step in done.steps} == {"2027-01-15"}
    [logged] = await seen(ada)
    assert (logged.kind, logged.text, logged.begun_by) == (
        "introduction", "Both restore looms", "me")  # fmt: skip
    assert [one.name for one in logged.people] == ["Ada", "Bo"]


async def test_where_somebody_introduces_you_the_introducer_is_asked_and_thanked(
    call, add, introduce, take, under_way
):
    ada, bo = await add("Ada"), await add("Bo")
    one = await introduce(ada, by=bo)
    assert (
        await take(one, "ask", when="last week")
    ).sentence == "Ada and you, by Bo: Bo was asked."
    agreed = (await take(one, "agree")).introduction
    assert agreed.next == "make"
    assert (await call(SHOW, {"person": ada})).relations == []
    made = (await take(one, "make")).introduction
    assert made.thanks_owed
    [relation] = (await call(SHOW, {"person": ada})).relations
    assert (relation.label, relation.name) == ("met through", "Bo")
    [met] = [(await take(one, "met")).introduction]
    assert (met.next, [owed.id for owed in await under_way(which="thanks")]) == ("thank", [one.id])
    done = await take(one, "outcome", text="A new job")
    assert [owed.id for owed in await under_way()] == [one.id]
    thanked = await take(one, "thank", when="yesterday")
    assert done.introduction.next == "thank"
    assert thanked.sentence == "Ada and you, by Bo: Bo was thanked."
    assert (thanked.introduction.thanked, thanked.introduction.thanks_owed) == ("2027-01-14", False)
    assert await under_way(which="thanks") == await under_way() == []


async def test_undo_takes_what_was_made_back_with_the_relation_and_what_was_logged(  # noqa: PLR0917
    call, add, introduce, take, seen, item
):
    ada, bo = await add("Ada"), await add("Bo")
    one = await introduce(ada, by=bo)
    made = await take(one, "make")
    undone = await call(UNDO, {"change_set": str(made.change_set)}, item=item())
    assert undone.sentence == "Undone: introduction of Ada, Bo."
    assert (await call(SHOW, {"person": ada})).relations == []
    assert await seen(ada) == []
    assert (await call(INTRODUCTION, {"introduction": one.id.hex[-8:]})).state == "idea"


async def test_one_that_was_made_is_written_down_afterwards_with_its_day(
    add, introduce, seen, under_way
):
    ada, bo = await add("Ada"), await add("Bo")
    one = await introduce(ada, by=bo, state="met", when="3 days ago")
    assert [(step.state, step.day) for step in one.steps] == [
        ("made", "2027-01-12"), ("met", "2027-01-12")]  # fmt: skip
    [logged] = await seen(bo)
    assert logged.day == "2027-01-12"
    cy = await add("Cy")
    await introduce(ada, cy, state="made", log=False)
    assert await seen(cy) == []
    assert [each.id for each in await under_way(bo)] == [one.id]
    assert len(await under_way(ada)) == 2


@pytest.mark.parametrize(
    ("before", "step", "said"),
    [
        ([], "agree", "Nobody who was asked has yet to answer."),
        ([], "outcome", "It was not made yet; say so first: kithbook intro make"),
        ([], "thank", "You made that introduction yourself; nobody is to be thanked."),
        (["ask"], "ask", "That was asked already; say what they answer"),
        (["make"], "make", "It was made already."),
        (["make"], "decline", "It was made already; say what came of it instead."),
        (["decline"], "ask", "It was declined; `kithbook undo` takes that back."),
        (["decline"], "decline", "It has come to its end already"),
        (["ask", "agree", "ask", "agree"], "ask", "Nobody is left to be asked: both agree"),
    ],
)
async def test_a_step_that_does_not_follow_is_refused(  # noqa: PLR0917
    add, introduce, take, before, step, said
):
    one = await introduce(await add("Ada"), await add("Bo"))
    for each in before:
        await take(one, each)
    assert (await refusal(take(one, step))).startswith(said)


async def test_who_is_introduced_to_you_is_not_asked_beside_the_introducer(add, introduce, take):
    one = await introduce(await add("Ada"), by=await add("Bo"))
    for step in ("ask", "agree"):
        await take(one, step)
    said = "Nobody is left to be asked: they agree, or it was made."
    assert await refusal(take(one, "ask")) == said


async def test_you_are_not_introduced_by_yourself_nor_anybody_to_themselves(call, add, item):
    ada, bo = await add("Ada"), await add("Bo")
    for body in ({"person": ada}, {"person": ada, "other": ada}, {
        "person": ada, "other": bo, "introducer": bo}):  # fmt: skip
        assert "introduc" in await refusal(call(INTRODUCE, body, item=item()))
    to_come = {"person": ada, "other": bo, "state": "made", "when": "2028-01-01"}
    assert "still to come" in await refusal(call(INTRODUCE, to_come, item=item()))


async def test_what_is_said_of_one_is_changed_and_it_goes_and_both_come_back(
    call, add, introduce, under_way, item
):
    one = await introduce(await add("Ada"), await add("Bo"), why="looms", note="ask in May")
    where = {"introduction": str(one.id)}
    change = {**where, "why": "", "state": "mutual"}
    changed = (await call(INTRODUCTION_EDIT, change, item=item())).introduction
    assert (changed.why, changed.note, changed.state) == (None, "ask in May", "mutual")
    same = await call(INTRODUCTION_EDIT, {**where, "state": "mutual"}, item=item())
    assert (same.change_set, same.sentence) == (None, "Nothing changed.")
    removed = await call(INTRODUCTION_REMOVE, where, item=item())
    assert removed.sentence == "Removed: Ada and Bo, by you."
    assert await under_way() == []
    await call(UNDO, {}, item=item())
    assert [each.id for each in await under_way()] == [one.id]


async def test_it_is_hidden_while_one_of_them_is_deleted_and_follows_a_merge(
    call, add, introduce, under_way, item
):
    ada, twin, bo = await add("Ada"), await add("Ada L."), await add("Bo")
    one = await introduce(bo, twin)
    await call(MERGE, {"kept": ada, "other": twin}, item=item())
    [found] = await under_way(ada)
    assert (found.id, found.other.name) == (one.id, "Ada")
    await call(DELETE, {"person": ada}, item=item())
    assert await under_way() == await under_way(bo) == []
    await call(UNDO, {}, item=item())
    await call(MERGE, {"kept": ada, "other": bo}, item=item())
    assert await under_way() == []
    await call(UNDO, {}, item=item())
    assert [each.id for each in await under_way()] == [one.id]


async def test_history_tells_it_in_words(call, add, introduce, take):
    ada, bo = await add("Ada"), await add("Bo")
    one = await introduce(ada, by=bo)
    await take(one, "ask")
    edits = (await call(HISTORY, {"person": ada, "limit": 1})).deeds[0].edits
    assert {(edit.of, edit.label, edit.after) for edit in edits} == {
        ("introduction of Ada to you", "state", "asked"),
        ("introduction of Ada to you", "asked on", "2027-01-15"),
    }
