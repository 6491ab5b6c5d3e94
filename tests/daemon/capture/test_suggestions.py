"""Where a page says otherwise than is known, it waits; nobody's words are written over."""

import pytest
from daemon.capture.conftest import page
from daemon.extension import Refused

from kithbook_protocol.operations import ACCEPT, DISMISS, EDIT, HISTORY, SHOW, SUGGESTIONS, UNDO


@pytest.fixture
def suggested(call):
    async def ask(person=None):
        found = await call(SUGGESTIONS, {"person": person and str(person)})
        return found.suggestions

    return ask


@pytest.fixture
async def typed(call, capture):
    """Somebody captured whose headline and role were typed over."""
    receipt = await capture(page(headline="Countess", org="Engines"))
    person = receipt.person.id
    await call(EDIT, {"person": str(person), "fields": {"headline": "Mine", "organisation": "Us"}})
    return person


def told(found):
    return {(one.field, one.before, one.value) for one in found}


async def test_what_was_typed_stays_and_the_page_s_words_wait(call, capture, typed, suggested):
    receipt = await capture(page(headline="Countess", org="Engines"))
    assert (receipt.outcome, receipt.change_set) == ("unchanged", None)
    expected = {("headline", "Mine", "Countess"), ("organisation", "Us", "Engines")}
    assert {(one.field, one.before, one.after) for one in receipt.suggested} == expected
    assert told(await suggested()) == expected
    assert told(await suggested(typed)) == expected
    assert (await call(SHOW, {"person": str(typed)})).headline == "Mine"


async def test_the_history_says_for_whom_a_suggestion_is(call, capture, typed):
    await capture(page(headline="Countess", org="Engines"))
    deeds = (await call(HISTORY, {"person": str(typed)})).deeds
    said = {edit.of for deed in deeds for edit in deed.edits if edit.entity == "suggestion"}
    assert said == {"suggestion for Ada Lovelace"}


async def test_all_are_taken_at_once_and_one_undo_takes_them_back(call, capture, typed, suggested):
    await capture(page(headline="Countess", org="Engines"))
    ids = [str(one.id) for one in await suggested()]
    done = await call(ACCEPT, {"suggestions": ids})
    assert done.sentence == "Accepted: 2 of Ada Lovelace."
    assert (done.person.headline, done.person.roles[0].organisation) == ("Countess", "Engines")
    assert await suggested() == []
    await call(UNDO, {})
    assert (await call(SHOW, {"person": str(typed)})).headline == "Mine"
    assert len(await suggested()) == 2


async def test_what_was_dismissed_does_not_come_back_with_the_next_visit(
    call, capture, typed, suggested
):
    assert typed
    await capture(page(headline="Countess", org="Engines"))
    await call(DISMISS, {"suggestions": [str(one.id) for one in await suggested()]})
    receipt = await capture(page(headline="Countess", org="Engines"))
    assert receipt.suggested == []
    assert await suggested() == []


async def test_what_the_page_says_newly_takes_the_place_of_what_it_said(capture, typed, suggested):
    assert typed
    await capture(page(headline="Countess", org="Us"))
    await capture(page(headline="Enchantress", org="Us"))
    assert told(await suggested()) == {("headline", "Mine", "Enchantress")}


async def test_a_visit_that_only_suggests_is_nothing_that_undo_means(call, capture, typed):
    assert typed
    await capture(page(headline="Countess", org="Engines"))
    undone = await call(UNDO, {})
    assert undone.sentence == "Undone: edit of Ada Lovelace."


async def test_of_several_none_is_taken_if_one_is_not_there(call, capture, typed, suggested):
    assert typed
    await capture(page(headline="Countess", org="Engines"))
    before = await suggested()
    history = await call(HISTORY, {})
    with pytest.raises(Refused):
        await call(ACCEPT, {"suggestions": [str(before[0].id), "deadbeef"]})
    assert await suggested() == before
    assert await call(HISTORY, {}) == history


@pytest.fixture
async def two_pages(call, capture):
    """Two pages of somebody with typed headline and organisation, which differ in the headline."""
    known = {"email": "ada@engines.net", "org": "Engines"}
    person = (await capture(page(headline="Countess", **known))).person.id
    await call(EDIT, {"person": str(person), "fields": {"headline": "Mine", "organisation": "Us"}})
    await capture(page(headline="Countess", **known))
    other = "https://looms.net/ada"
    await capture(page(headline="Poet", url=other, **known), url=other)
    return person


async def test_of_several_values_for_one_field_none_is_taken_unsaid(call, two_pages, suggested):
    waiting = await suggested(two_pages)
    assert told(waiting) == {
        ("headline", "Mine", "Countess"),
        ("headline", "Mine", "Poet"),
        ("role", "Countess", "Poet"),
        ("organisation", "Us", "Engines"),
    }
    done = await call(ACCEPT, {"suggestions": [str(one.id) for one in waiting]})
    ids = {one.value: one.id.hex[-8:] for one in waiting if one.field == "headline"}
    assert done.sentence.startswith("Accepted: 2 of Ada Lovelace. Only one value can count ")
    for value in ("Countess", "Poet"):
        assert f"{value} ({ids[value]})" in done.sentence
    shown = await call(SHOW, {"person": str(two_pages)})
    assert (shown.headline, shown.roles[0].organisation) == ("Mine", "Engines")
    assert {one.value for one in await suggested()} == {"Countess", "Poet"}
    with pytest.raises(Refused) as refused:
        await call(ACCEPT, {"suggestions": [str(one.id) for one in await suggested()]})
    assert "Only one value can count for headline of Ada Lovelace" in refused.value.failure.sentence
    await call(ACCEPT, {"suggestions": [ids["Poet"]]})
    assert (await call(SHOW, {"person": str(two_pages)})).headline == "Poet"
    assert told(await suggested()) == {("headline", "Poet", "Countess")}
