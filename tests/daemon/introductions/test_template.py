"""Drafts to copy, and the templates they are made from."""

import pytest
from daemon.extension import Refused
from hypothesis import given
from hypothesis import strategies as st

from kithbook.introductions.template import BUILT_IN, PLACES, filled
from kithbook_protocol.introduction_operations import (
    INTRODUCTION_DRAFT,
    TEMPLATE_PUT,
    TEMPLATE_RESET,
    TEMPLATES,
)
from kithbook_protocol.operations import UNDO


@pytest.fixture
def draft(call, app):
    assert app

    async def read(one, template=None):
        body = {"introduction": str(one.id), "template": template}
        return await call(INTRODUCTION_DRAFT, body)

    return read


async def test_the_draft_is_the_one_for_what_comes_next(add, introduce, take, draft):
    ada = await add("Ada Lovelace")
    bo = await add("Bo Yang", fields={"name": "Bo Yang", "role": "CTO", "organisation": "Acme"})
    one = await introduce(ada, bo, why="Both restore looms.")
    first = await draft(one)
    assert (first.template, [to.name for to in first.to]) == ("ask", ["Ada Lovelace"])
    assert "Hi Ada,\n" in first.text
    assert "you should meet: Bo Yang (CTO, Acme).\nBoth restore looms.\n" in first.text
    for step, template in (("ask", "ask"), ("agree", "ask other"), ("ask", "ask other"),
                           ("agree", "joint"), ("make", "joint")):  # fmt: skip
        await take(one, step)
        assert (await draft(one)).template == template


async def test_of_an_introduction_to_you_it_is_a_request_and_then_thanks(
    add, introduce, take, draft
):
    one = await introduce(await add("Ada Lovelace"), by=await add("Bo Yang"))
    asked = await draft(one)
    assert (asked.template, asked.to[0].name) == ("request", "Bo Yang")
    assert "I would like to meet Ada Lovelace, and" in asked.text
    assert "{" not in asked.text
    assert "\n\n\n" not in asked.text
    await take(one, "make")
    assert (await draft(one)).template == "thanks"
    assert (await draft(one, "forward")).text.startswith("Hi Bo,\n\nI would be glad")


async def test_a_template_is_changed_undone_reset_and_one_of_your_own_is_made(
    call, add, introduce, draft, item
):
    one = await introduce(await add("Ada"), await add("Bo"))
    kept = await call(TEMPLATE_PUT, {"name": "Ask", "text": "Dear {person}!"}, item=item())
    assert (kept.template.name, kept.template.changed) == ("ask", True)
    assert (await draft(one)).text == "Dear Ada!\n"
    undone = await call(UNDO, {}, item=item())
    assert undone.sentence == "Undone: template of ask."
    assert "Hi Ada" in (await draft(one)).text
    await call(TEMPLATE_PUT, {"name": "ask", "text": "Hello {person}"}, item=item())
    reset = await call(TEMPLATE_RESET, {"name": "ask"}, item=item())
    assert not reset.template.changed
    assert "Hi Ada" in (await draft(one)).text
    await call(TEMPLATE_PUT, {"name": "ask", "text": "Again {person}"}, item=item())
    assert (await draft(one)).text == "Again Ada\n"
    await call(TEMPLATE_PUT, {"name": "By phone", "text": "Call {other_first}"}, item=item())
    names = [one.name for one in (await call(TEMPLATES)).templates]
    assert names == [*BUILT_IN, "by phone"]
    gone = await call(TEMPLATE_RESET, {"name": "by phone"}, item=item())
    assert gone.template is None
    for body, said in (
        ({"name": "x", "text": "{nobody}"}, '"{nobody}" stands for nothing; there are {person}'),
        ({"name": "x", "text": " "}, "A template needs some text."),
    ):
        with pytest.raises(Refused) as caught:
            await call(TEMPLATE_PUT, body, item=item())
        assert caught.value.failure.sentence.startswith(said)
    with pytest.raises(Refused):
        await draft(one, "by phone")


words = st.text(st.characters(exclude_characters="{}", exclude_categories=["C", "Z"]), min_size=1)


@given(st.sampled_from(sorted(BUILT_IN)), st.dictionaries(st.sampled_from(PLACES), words))
def test_what_stands_in_braces_is_always_filled_and_nothing_else_is_touched(name, some):
    values = dict.fromkeys(PLACES, "") | some
    text = filled(BUILT_IN[name], values)
    assert "{" not in text
    for place, value in some.items():
        assert (f"{{{place}}}" not in BUILT_IN[name]) or value in text


def test_a_value_with_braces_is_not_filled_again():
    assert filled("{why}", {"why": "{person}", "person": "Ada"}) == "{person}\n"
