"""What is done to several people at once: through the daemon."""

import pytest
from daemon.extension import Refused

from kithbook_protocol.operations import ADD, HISTORY, SEARCH, SHOW, UNDO
from kithbook_protocol.people_operations import DELETE_SEVERAL, TAG_SEVERAL


@pytest.fixture
async def three(app, call):
    assert app
    made = []
    for name, tags in (("Ada", ["friend"]), ("Bo", []), ("Cy", ["Friend", "old"])):
        made.append(str((await call(ADD, {"fields": {"name": name}, "tags": tags})).person.id))
    return made


async def tags(call, three):
    return [set((await call(SHOW, {"person": one})).tags) for one in three]


async def test_several_are_tagged_as_one_action_and_one_undo_takes_it_back(three, call):
    done = await call(TAG_SEVERAL, {"people": three, "add": ["friend"], "remove": ["old"]})
    assert (done.people, done.sentence) == (2, '2 people: "friend" added; "old" taken off.')
    assert await tags(call, three) == [{"friend"}, {"friend"}, {"Friend"}]
    await call(UNDO, {"change_set": str(done.change_set)})
    assert await tags(call, three) == [{"friend"}, set(), {"Friend", "old"}]


async def test_who_has_a_tag_already_is_not_changed(three, call):
    done = await call(TAG_SEVERAL, {"people": [three[0], three[0]], "add": ["FRIEND"]})
    assert (done.change_set, done.people, done.sentence) == (None, 0, "Nothing changed.")


async def test_several_are_deleted_at_once_and_come_back_at_once(three, call):
    done = await call(DELETE_SEVERAL, {"people": three[1:]})
    assert (done.people, done.sentence) == (2, "2 people deleted.")
    assert [hit.name for hit in (await call(SEARCH, {"query": ""})).hits] == ["Ada"]
    [deed, *_] = (await call(HISTORY, {})).deeds
    assert (deed.kind, set(deed.about)) == ("delete", {"Bo", "Cy"})
    await call(UNDO, {"change_set": str(done.change_set)})
    assert await tags(call, three) == [{"friend"}, set(), {"Friend", "old"}]


async def test_if_one_is_nobody_nothing_is_done_to_the_others(three, call):
    for operation in (TAG_SEVERAL, DELETE_SEVERAL):
        with pytest.raises(Refused):
            await call(operation, {"people": [three[0], "0" * 12], "add": ["x"]})
    assert (await tags(call, three))[0] == {"friend"}
