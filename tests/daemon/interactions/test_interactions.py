"""One interaction, however many took part, as the people at the keys meet it."""

from uuid import UUID

import pytest
import uuid_utils
from daemon.extension import Refused

from kithbook.people import service as people
from kithbook.store.service import STORE
from kithbook_protocol.operations import ADD, DELETE, FORGETTABLE, HISTORY, SEARCH, UNDO
from kithbook_protocol.relationship_operations import LOG, LOG_EDIT, LOG_REMOVE

pytestmark = pytest.mark.usefixtures("app")


async def refusal(awaitable):
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.failure


def names(interaction):
    return [one.name for one in interaction.people]


async def test_an_interaction_is_one_thing_for_all_who_took_part(add, log, seen):
    ada, bo = await add("Ada"), await add("Bo")
    done = await log(ada, bo, when="yesterday", text=" Jacquard looms ", place="Royal Society")
    assert done.sentence == "Met Ada and Bo on Thursday 2027-01-14."
    [of_ada], [of_bo] = await seen(ada), await seen(bo)
    assert of_ada == of_bo == done.interaction
    assert (of_ada.kind, of_ada.day, of_ada.at) == ("met", "2027-01-14", None)
    assert (of_ada.text, of_ada.place) == ("Jacquard looms", "Royal Society")
    assert names(of_ada) == ["Ada", "Bo"]


async def test_many_are_named_by_the_first_few(add, log):
    crowd = [await add(f"Person {number}") for number in range(5)]
    done = await log(*crowd, kind="event")
    told = "At an event with Person 0, Person 1, Person 2 and 2 more on Friday 2027-01-15."
    assert done.sentence == told
    assert len(done.interaction.people) == 5


async def test_the_newest_comes_first_and_of_one_day_what_has_a_time(add, log, seen):
    ada = await add("Ada")
    for when in ("3 days ago", "yesterday", "yesterday 09:00", "last week", "yesterday 14:30"):
        await log(ada, when=when, text=when)
    wanted = ["yesterday 14:30", "yesterday 09:00", "yesterday", "3 days ago", "last week"]
    assert [one.text for one in await seen(ada)] == wanted
    assert [one.text for one in await seen()] == wanted
    assert [one.text for one in await seen(ada, limit=2)] == wanted[:2]


async def test_a_time_is_read_as_of_when_it_was_said_and_not_of_when_it_arrives(
    call, clock, add, item
):
    """An outbox may bring what was said days ago."""
    ada, said = await add("Ada"), item()
    clock.forward(3 * 24 * 3600)
    body = {"people": [ada], "kind": "call", "when": "yesterday"}
    done = await call(LOG, body, item=said)
    assert done.interaction.day == "2027-01-14"
    assert await call(LOG, body, item=said) == done


async def test_who_is_named_twice_takes_part_once(add, log, seen):
    ada = await add("Ada")
    await log(ada, ada, UUID(ada).hex[-8:])
    [one] = await seen(ada)
    assert names(one) == ["Ada"]


async def test_two_rows_of_one_person_in_one_interaction_count_once(app, call, add, log, seen):
    """As merging two people leaves them."""
    ada, bo = UUID(await add("Ada")), await add("Bo")
    done = await log(str(ada), bo, text="looms")

    def again(unit):
        unit.create("participant", people.new_id(), person=ada, interaction=done.interaction.id)

    await app[STORE].act("merge", "cli", again)
    [one] = await seen(str(ada))
    assert names(one) == ["Ada", "Bo"]
    assert len(await seen()) == 1
    assert (await call(FORGETTABLE, {"person": str(ada)})).interactions == 1
    await call(LOG_REMOVE, {"interaction": str(one.id)})
    assert await seen() == []


async def test_undo_takes_a_log_whole_and_does_it_again_whole(call, add, log, seen):
    ada, bo = await add("Ada"), await add("Bo")
    done = await log(ada, bo, text="looms")
    undone = await call(UNDO, {})
    assert undone.sentence == "Undone: log of Ada, Bo."
    assert (await seen(ada), await seen(bo), await seen()) == ([], [], [])
    await call(UNDO, {"change_set": str(undone.change_set)})
    assert await seen(ada) == await seen(bo) == [done.interaction]


async def test_a_removed_interaction_is_gone_for_all_and_comes_back_by_undo(call, add, log, seen):
    ada, bo = await add("Ada"), await add("Bo")
    done = await log(ada, bo, text="looms")
    removed = await call(LOG_REMOVE, {"interaction": done.interaction.id.hex[-8:]})
    assert removed.sentence == "Removed: met, with Ada and Bo on 2027-01-15."
    assert (await seen(ada), await seen(bo)) == ([], [])
    assert (await call(SEARCH, {"query": "looms"})).hits == []
    await call(UNDO, {})
    assert await seen(ada) == await seen(bo) == [done.interaction]
    failure = await refusal(call(LOG_REMOVE, {"interaction": "ffffffff"}))
    assert failure.sentence == 'There is no interaction "ffffffff".'


@pytest.fixture
def change(call, item):
    """Change an interaction by the test's clock: `await change(interaction, kind=..., ...)`."""

    async def make(interaction, **changes):
        body = {"interaction": str(interaction.id), **changes}
        return await call(LOG_EDIT, body, item=item())

    return make


async def test_an_interaction_is_changed_for_all_and_changed_back_by_undo(
    call, add, log, seen, change
):
    ada, bo = await add("Ada"), await add("Bo")
    before = (await log(ada, bo, when="yesterday 14:30", text="looms", place="Rotunda")).interaction
    done = await change(before, kind="call", when="13 Jan", text=" Engines ", place="")
    assert done.sentence == "Saved: call, with Ada and Bo on 2027-01-13."
    [of_ada], [of_bo] = await seen(ada), await seen(bo)
    assert of_ada == of_bo == done.interaction
    assert (of_ada.kind, of_ada.day, of_ada.at) == ("call", "2027-01-13", None)
    assert (of_ada.text, of_ada.place) == ("Engines", None)
    assert (await call(SEARCH, {"query": "looms"})).hits == []
    assert {str(hit.person) for hit in (await call(SEARCH, {"query": "engines"})).hits} == {ada, bo}
    await call(UNDO, {})
    assert await seen(ada) == await seen(bo) == [before]


async def test_what_is_not_said_of_an_interaction_stays(add, log, change):
    before = (await log(await add("Ada"), when="yesterday 14:30", text="looms")).interaction
    done = await change(before, place="Rotunda")
    assert done.interaction == before.model_copy(update={"place": "Rotunda"})
    again = await change(before, place=" Rotunda", kind="met")
    assert (again.change_set, again.sentence) == (None, "Nothing changed.")


async def test_who_took_part_is_put_right_and_undo_puts_it_back(call, add, log, seen, change):
    ada, bo, cy = await add("Ada"), await add("Bo"), await add("Cy")
    before = (await log(ada, bo, text="looms")).interaction
    done = await change(before, add_people=[cy, ada], remove_people=[bo])
    assert names(done.interaction) == ["Ada", "Cy"]
    assert (len(await seen(ada)), await seen(bo), len(await seen(cy))) == (1, [], 1)
    assert {str(hit.person) for hit in (await call(SEARCH, {"query": "looms"})).hits} == {ada, cy}
    await call(UNDO, {})
    assert (await seen(ada), await seen(bo), await seen(cy)) == ([before], [before], [])


async def test_what_cannot_be_changed_is_refused_and_nothing_is_kept(add, log, seen, change):
    ada, bo = await add("Ada"), await add("Bo")
    before = (await log(ada)).interaction
    for changes, said in (
        ({"remove_people": [ada]}, "Somebody must be left"),
        ({"remove_people": [bo], "text": "x"}, "Bo took no part"),
        ({"add_people": ["ffffffff"], "text": "x"}, "no person"),
        ({"when": "tomorrow", "text": "x"}, "still to come"),
        ({"kind": "dance"}, ""),
    ):
        assert said in (await refusal(change(before, **changes))).sentence
    assert await seen(ada) == [before]
    swapped = await change(before, add_people=[bo], remove_people=[ada])
    assert names(swapped.interaction) == ["Bo"]


async def test_a_change_stands_in_the_history_of_all_who_take_part(call, add, log, change):
    ada, bo = await add("Ada"), await add("Bo")
    await change((await log(ada, bo)).interaction, text="looms")
    for person in (None, ada, bo):
        deed, *_ = (await call(HISTORY, {"person": person})).deeds
        assert (deed.kind, deed.about) == ("relog", ["Ada", "Bo"])
    undone = await call(UNDO, {})
    assert undone.sentence == "Undone: change of an interaction with Ada, Bo."


async def test_who_is_deleted_is_hidden_from_it_and_the_others_keep_it(call, add, log, seen):
    ada, bo = await add("Ada"), await add("Bo")
    await log(ada, bo, text="looms")
    await call(DELETE, {"person": ada})
    [one] = await seen(bo)
    assert names(one) == ["Bo"]
    await call(DELETE, {"person": bo})
    assert await seen() == []
    failure = await refusal(call(LOG_REMOVE, {"interaction": str(one.id)}))
    assert "Nobody is there any more" in failure.sentence
    await call(UNDO, {})
    await call(UNDO, {})
    [one] = await seen(bo)
    assert names(one) == ["Ada", "Bo"]


async def test_its_note_and_place_are_found_with_the_field_named(call, add, log):
    ada, bo = await add("Ada"), await add("Bo")
    await log(ada, bo, text="Jacquard looms", place="Rotunda")
    for query in ("jacquard", "rotund"):
        hits = (await call(SEARCH, {"query": query})).hits
        assert {str(hit.person) for hit in hits} == {ada, bo}
        assert {(hit.field, hit.snippet) for hit in hits} == {
            ("interaction", "Jacquard looms · Rotunda")
        }
    await call(UNDO, {})
    assert (await call(SEARCH, {"query": "jacquard"})).hits == []


async def test_history_shows_a_log_with_all_its_people(call, add, log):
    ada, bo = await add("Ada"), await add("Bo")
    await log(ada, bo, text="looms")
    for person in (None, ada, bo):
        deed, *_ = (await call(HISTORY, {"person": person})).deeds
        assert (deed.kind, deed.about) == ("log", ["Ada", "Bo"])


async def test_a_person_may_be_named_by_the_item_that_made_them(call, add, log, seen):
    item = uuid_utils.uuid7()
    await add("Bo")
    ada = (await call(ADD, {"fields": {"name": "Ada"}}, item=item)).person
    await log(str(item))
    assert len(await seen(str(ada.id))) == 1


@pytest.mark.parametrize(
    ("body", "code", "said"),
    [
        ({"people": ["ffffffff"]}, "conflict", "no person"),
        ({"people": []}, "invalid", ""),
        ({"kind": "dance"}, "invalid", ""),
        ({"when": "tomorrow"}, "invalid", "still to come"),
        ({"when": "03/04/2025"}, "invalid", "could be two days"),
        ({"when": "whenever"}, "invalid", "not understood"),
    ],
)
async def test_what_cannot_be_logged_is_refused_and_nothing_is_kept(  # noqa: PLR0917 - fixtures
    add, log, seen, body, code, said
):
    ada = await add("Ada")
    asked = {"people": [ada], "kind": "met"} | body
    failure = await refusal(log(*asked.pop("people"), **asked))
    assert (failure.code, said in failure.sentence) == (code, True)
    assert await seen() == []
