"""What forgetting means to the people at the keys, and to what arrives late."""

import asyncio
from uuid import UUID

import pytest
import uuid_utils
from daemon.capture.conftest import URL, page, settled, snapshot
from daemon.extension import Refused

from kithbook.clock import wall_clock
from kithbook.jobs.service import JOBS
from kithbook.keeper import KEEPER
from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    ADD,
    CAPTURE,
    DELETE,
    EDIT,
    FORGET,
    FORGETTABLE,
    HISTORY,
    NOTE,
    RECEIPT,
    SEARCH,
    SHOW,
    TAGS,
    UNDO,
)

ARTICLE = "<title>How it works</title><article><h1>How it works</h1><p>" + "word " * 300


async def refusal(awaitable):
    """Return the failure of a call that must be refused."""
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.failure


async def names(call):
    return [hit.name for hit in (await call(SEARCH, {"query": ""})).hits]


async def arrive(call, content, *, item, **more):
    """Capture with the item id of an earlier click."""
    done = await call(CAPTURE, {"snapshot": snapshot(content, **more), "note": "late"}, item=item)
    return await settled(call, done.capture)


async def test_it_says_whom_before_it_is_done(call, capture):
    person = (await capture(note="one")).person.id
    await call(NOTE, {"person": str(person), "text": "two"})
    found = await call(FORGETTABLE, {"person": person.hex[-8:]})
    assert (found.id, found.name, found.deleted) == (person, "Ada Lovelace", False)
    assert (found.notes, found.captures) == (2, 1)
    await call(DELETE, {"person": str(person)})
    again = await call(FORGETTABLE, {"person": person.hex[-8:]})
    assert again == found.model_copy(update={"deleted": True})


async def test_another_name_forgets_nobody(call, add):
    person = await add("Ada Lovelace")
    failure = await refusal(call(FORGET, {"person": str(person.id), "name": "Ada Lovelac"}))
    assert failure.code == "invalid"
    assert "nobody was forgotten" in failure.sentence
    assert await names(call) == ["Ada Lovelace"]


async def test_the_name_may_be_typed_in_other_case_and_spaces(call, add):
    person = await add("José  Lovelace")
    typed = " JOSE\u0301 lovelace "
    assert (await call(FORGET, {"person": str(person.id), "name": typed})).wiped
    assert await names(call) == []


async def test_forgetting_cannot_be_undone_nor_what_came_before_it(call, add, forget):
    person = await add("Ada", tags=["maths"])
    edited = await call(EDIT, {"person": str(person.id), "fields": {"name": "Ada King"}})
    await forget(person.id)
    [deed] = (await call(HISTORY, {})).deeds
    for action, said in ((deed.id, "cannot be undone"), (edited.change_set, "forgotten since")):
        failure = await refusal(call(UNDO, {"change_set": str(action)}))
        assert said in failure.sentence
    assert "cannot be undone" in (await refusal(call(UNDO, {}))).sentence
    assert (await call(TAGS, {})).tags == []


async def test_history_says_that_somebody_was_forgotten_and_when(call, add, forget):
    bo = await add("Bo")
    person = await add("Ada")
    await call(EDIT, {"person": str(person.id), "fields": {"name": "Ada King"}})
    await call(UNDO, {})
    await forget(person.id)
    told, added = (await call(HISTORY, {})).deeds
    assert (told.kind, told.about, told.others, told.edits) == ("forget", [], 0, [])
    assert added.about == ["Bo"]
    assert "cannot be undone" in (await refusal(call(UNDO, {}))).sentence
    assert [hit.name for hit in (await call(SEARCH, {"query": ""})).hits] == [bo.name]
    assert (await call(UNDO, {"change_set": str(added.id)})).sentence == "Undone: add of Bo."


async def test_an_action_on_several_people_is_still_undone_for_the_others(app, call, add, forget):
    ada, bo = await add("Ada"), await add("Bo")
    item = UUID(bytes=uuid_utils.uuid7().bytes)

    def tag_both(unit):
        for person in (ada, bo):
            unit.set("person", person.id, location="Zürich")

    await app[STORE].act("edit", "cli", tag_both, item)
    await forget(ada.id)
    [deed] = [one for one in (await call(HISTORY, {})).deeds if one.id == item]
    assert (deed.about, deed.others, len(deed.edits)) == (["Bo"], 0, 1)
    assert (await call(UNDO, {"change_set": str(item)})).sentence == "Undone: edit of Bo."
    assert (await call(SHOW, {"person": str(bo.id)})).location is None


@pytest.mark.parametrize("by", ["person", "item", "capture"])
async def test_a_late_edit_or_note_is_refused_in_a_sentence(call, capture, forget, by):
    item = UUID(bytes=uuid_utils.uuid7().bytes)
    receipt = await capture()
    added = await call(ADD, {"fields": {"name": "Ada"}, "capture": None}, item=item)
    person = added.person.id if by == "item" else receipt.person.id
    await forget(person)
    reference = {"person": person, "item": item, "capture": receipt.capture}[by]
    for write, more in ((EDIT, {"add_tags": ["x"]}), (NOTE, {"text": "late"}), (DELETE, {})):
        failure = await refusal(call(write, {"person": str(reference), **more}))
        assert failure.code == "conflict"
        assert "was forgotten" in failure.sentence
    assert (
        "forgotten already" in (await refusal(call(FORGETTABLE, {"person": str(person)}))).sentence
    )


async def test_a_page_taken_before_and_arriving_late_makes_nobody(
    app, call, capture, forget, thief
):
    item = uuid_utils.uuid7()  # clicked now, and kept by an outbox that is offline
    clicked = wall_clock()
    await forget((await capture(page(email="ada@engines.net"))).person.id)
    receipt = await arrive(call, page(), item=item, captured_at=clicked, title="Zwiebelkuchen")
    assert thief.found(["Ada Lovelace", "lovelace", "Zwiebelkuchen", URL]) == []
    assert receipt.model_dump(exclude_defaults=True) == {
        "capture": receipt.capture, "state": "done", "outcome": "forgotten",
    }  # fmt: skip
    assert await names(call) == []
    [kept] = await app[STORE].read(
        lambda c: c.execute(
            "SELECT (SELECT count(*) FROM blob) + (SELECT count(*) FROM capture)"
            " + (SELECT count(*) FROM capture_waiting)"
        ).fetchone()
    )
    assert kept == 0
    failure = await refusal(call(NOTE, {"person": str(receipt.capture), "text": "later still"}))
    assert "was forgotten" in failure.sentence
    assert await names(call) == []


@pytest.mark.parametrize("where", ["http://www.engines.net/people/ada/", "https://other.net/ada"])
async def test_a_late_page_is_known_by_any_of_the_identities(call, capture, forget, where):
    item, clicked = uuid_utils.uuid7(), wall_clock()
    await forget((await capture(page(email="ada@engines.net"))).person.id)
    late = page(email="ada@engines.net").replace(URL, where)
    receipt = await arrive(call, late, item=item, captured_at=clicked, url=where)
    assert receipt.outcome == "forgotten"


async def test_a_late_page_that_cannot_be_read_is_not_kept_either(call, capture, forget):
    item, clicked = uuid_utils.uuid7(), wall_clock()
    await forget((await capture()).person.id)
    receipt = await arrive(call, " ", item=item, captured_at=clicked, title="Ada Lovelace")
    assert receipt.outcome == "forgotten"


async def test_a_page_taken_after_the_forgetting_makes_a_new_person(call, capture, forget):
    first = (await capture()).person.id
    await forget(first)
    receipt = await capture()
    assert (receipt.outcome, receipt.person.name) == ("created", "Ada Lovelace")
    assert receipt.person.id != first
    assert await names(call) == ["Ada Lovelace"]


async def test_a_late_page_of_somebody_else_is_welcome(call, capture, forget):
    item, clicked = uuid_utils.uuid7(), wall_clock()
    await forget((await capture(page(email="ada@engines.net", org="Engines"))).person.id)
    other = page("Ada Lovelace", email="bo@engines.net", org="Engines").replace(
        URL, "https://engines.net/people/bo"
    )
    receipt = await arrive(
        call, other, item=item, captured_at=clicked, url="https://engines.net/people/bo"
    )
    assert (receipt.outcome, receipt.person.name) == ("created", "Ada Lovelace")


async def test_captures_while_the_forgetting_waited_behind_them_are_welcome(call, capture):
    """An outbox brings: forget, asked at ten; a capture, taken at eleven; both at noon."""
    person = (await capture()).person.id
    forgetting, later = uuid_utils.uuid7(), uuid_utils.uuid7()
    taken = wall_clock() + 1
    await call(FORGET, {"person": str(person), "name": "Ada Lovelace"}, item=forgetting)
    receipt = await arrive(call, page(), item=later, captured_at=taken)
    assert receipt.outcome == "created"


async def test_the_receipt_of_a_forgotten_persons_page_says_only_that(call, capture, forget):
    receipt = await capture(page(email="ada@engines.net"))
    await forget(receipt.person.id)
    found = await call(RECEIPT, {"capture": str(receipt.capture)})
    assert found.model_dump(exclude_defaults=True) == {
        "capture": receipt.capture, "state": "done", "outcome": "forgotten",
    }  # fmt: skip


async def test_the_same_forgetting_sent_again_gets_an_answer_and_does_nothing(call, add):
    person, item = await add("Ada"), uuid_utils.uuid7()
    body = {"person": str(person.id), "name": "Ada"}
    first = await call(FORGET, body, item=item)
    assert await call(FORGET, body, item=item) == first
    assert len((await call(HISTORY, {})).deeds) == 1


async def test_an_item_that_told_of_them_is_known_but_not_done_again(call, forget):
    item = UUID(bytes=uuid_utils.uuid7().bytes)
    body = {"fields": {"name": "Ada"}}
    person = (await call(ADD, body, item=item)).person
    await forget(person.id)
    failure = await refusal(call(ADD, body, item=item))
    assert failure.sentence == "That was done already; its answer is no longer kept."
    assert await names(call) == []


async def test_an_organisation_goes_with_the_last_who_ever_was_there(app, call, add, forget):
    ada = await add("Ada", fields={"organisation": "Engines"})
    bo = await add("Bo", fields={"organisation": "Engines"})
    await call(EDIT, {"person": str(bo.id), "fields": {"organisation": "Works"}})
    await forget(ada.id)
    [deed, *_] = (await call(HISTORY, {"person": str(bo.id)})).deeds
    [told] = [edit for edit in deed.edits if edit.entity == "role"]
    assert (told.before, told.after) == ("Engines", "Works")
    await forget(bo.id)
    count = "SELECT count(*) FROM organisation"
    [left] = await app[STORE].read(lambda c: c.execute(count).fetchone())
    assert left == 0


async def test_a_snapshot_that_somebody_else_has_too_stays(app, call, capture, forget):
    """The same bytes under two captures, of which one was given another person."""
    one = await capture(ARTICLE, url="https://engines.net/how", captured_at=1)
    two = await capture(ARTICLE, url="https://engines.net/how", captured_at=1)
    for receipt, name in ((one, "Ada"), (two, "Bo")):
        await call(ADD, {"fields": {"name": name}, "capture": str(receipt.capture)})
    await forget(one.capture)
    [blobs] = await app[STORE].read(lambda c: c.execute("SELECT count(*) FROM blob").fetchone())
    assert blobs == 1
    assert await names(call) == ["Bo"]


async def test_a_wiping_that_was_broken_off_is_done_after_the_next_unlock(
    app, call, add, recovery_key, thief
):
    person = await add("Wilhelmina")
    reading = asyncio.Event()

    # Somebody reads an older state of the file, so the log cannot be emptied.
    def linger(connection):
        connection.execute("SELECT count(*) FROM person").fetchone()
        loop.call_soon_threadsafe(reading.set)
        connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        ).fetchone()

    loop = asyncio.get_running_loop()
    lingering = asyncio.ensure_future(app[STORE].read(linger))
    await reading.wait()
    done = await call(FORGET, {"person": str(person.id), "name": "Wilhelmina"})
    assert not done.wiped
    assert "goes on by itself" in done.sentence
    assert thief.found(["wilhelmina"])
    await app[KEEPER].lock()
    await asyncio.gather(lingering, return_exceptions=True)
    await app[KEEPER].unlock_with_recovery(recovery_key)
    [job, _broken_off] = [one for one in app[JOBS].all() if one.kind == "forget"]
    assert (await app[JOBS].ended(job.id)).state == "done"
    assert thief.found(["wilhelmina"]) == []
