"""What an undo would do, said before it is done."""

import pytest
from daemon.extension import Refused

from kithbook_protocol.operations import (
    ADD,
    DELETE,
    EDIT,
    FORGET,
    HISTORY,
    MERGE,
    SHOW,
    UNDO,
    UNDO_PREVIEW,
)


@pytest.fixture
async def ada(call, app):  # noqa: ARG001 - the vault is open
    fields = {"name": "Ada", "headline": "Countess", "role": "Analyst", "organisation": "Engines"}
    return (await call(ADD, {"fields": fields})).person


async def told(call, change_set=None):
    found = await call(UNDO_PREVIEW, {"change_set": change_set and str(change_set)})
    return found, {(one.field, one.before, one.after) for one in found.edits}


async def edit(call, person, **fields):
    done = await call(EDIT, {"person": str(person.id), "fields": fields})
    return done.change_set


async def test_it_says_what_would_change_and_changes_nothing(call, ada):
    change = await edit(call, ada, headline="Poet", organisation="Byron")
    before, history = await call(SHOW, {"person": str(ada.id)}), await call(HISTORY, {})
    found, edits = await told(call)
    assert edits == {("headline", "Poet", "Countess"), ("organisation", "Byron", "Engines")}
    assert (found.undoes.id, found.undoes.undone) == (change, False)
    assert found.sentence == "Undone: edit of Ada."
    assert await call(SHOW, {"person": str(ada.id)}) == before
    assert await call(HISTORY, {}) == history


async def test_what_it_foretells_is_what_the_undo_does(call, ada):
    await edit(call, ada, headline="Poet", location="London")
    _, foretold = await told(call)
    done = await call(UNDO, {})
    [deed] = [one for one in (await call(HISTORY, {})).deeds if one.id == done.change_set]
    assert {(one.field, one.before, one.after) for one in deed.edits} == foretold


async def test_what_was_changed_since_is_said_to_stay(call, ada):
    change = await edit(call, ada, headline="Poet", location="London")
    await edit(call, ada, headline="Enchantress")
    found, edits = await told(call, change)
    assert edits == {("location", "London", None)}
    assert [(one.field, one.after) for one in found.kept] == [("headline", "Enchantress")]


async def test_doing_an_undone_action_again_is_foretold_too(call, ada):
    await edit(call, ada, headline="Poet")
    undone = await call(UNDO, {})
    found, edits = await told(call, undone.change_set)
    assert found.sentence == "Done again: edit of Ada."
    assert edits == {("headline", "Countess", "Poet")}


async def test_the_parting_of_two_who_were_merged_is_foretold(call, ada):
    other = (await call(ADD, {"fields": {"name": "Augusta", "headline": "Lady"}})).person
    await call(MERGE, {"kept": str(ada.id), "other": str(other.id), "take": ["headline"]})
    _, edits = await told(call)
    assert ("headline", "Lady", "Countess") in edits
    assert (await call(SHOW, {"person": str(other.id)})).name == "Ada"


@pytest.mark.parametrize("cause", ["undone already", "forgotten since", "Forgetting", "no action"])
async def test_where_it_cannot_be_undone_it_says_why_in_one_sentence(call, ada, cause):
    change = await edit(call, ada, headline="Poet")
    if cause == "undone already":
        await call(UNDO, {"change_set": str(change)})
    elif cause in {"forgotten since", "Forgetting"}:
        await call(FORGET, {"person": str(ada.id), "name": "Ada"})
        if cause == "Forgetting":
            change = (await call(HISTORY, {})).deeds[0].id
    else:
        change = "deadbeef"
    with pytest.raises(Refused) as refused:
        await call(UNDO_PREVIEW, {"change_set": str(change)})
    assert cause in refused.value.failure.sentence


async def test_a_delete_names_all_that_would_come_back(call, ada):
    await call(DELETE, {"person": str(ada.id)})
    _, edits = await told(call)
    assert {("name", None, "Ada"), ("title", None, "Analyst")} <= edits
