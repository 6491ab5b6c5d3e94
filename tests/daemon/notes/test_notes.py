from uuid import uuid4

import pytest
from daemon.extension import Refused

from kithbook_protocol.operations import ADD, DELETE, NOTE, NOTES, SEARCH, UNDO

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
async def ada(call, app):  # noqa: ARG001 - the vault is open
    return str((await call(ADD, {"fields": {"name": "Ada"}})).person.id)


@pytest.fixture
def texts(call):
    async def read(person):
        return [note.text for note in (await call(NOTES, {"person": person})).notes]

    return read


async def test_notes_are_kept_newest_first(call, ada, clock, texts):
    await call(NOTE, {"person": ada, "text": "first"})
    clock.forward(1)
    await call(NOTE, {"person": ada, "text": "second\nline"})
    assert await texts(ada) == ["second\nline", "first"]


async def test_a_note_is_found_by_its_words_until_it_says_something_else(call, ada):
    await call(NOTE, {"person": ada, "text": "Jacquard looms"})
    [note] = (await call(NOTES, {"person": ada})).notes
    await call(NOTE, {"person": ada, "text": "Babbage", "note": str(note.id)})
    assert (await call(SEARCH, {"query": "jacquard"})).hits == []
    [hit] = (await call(SEARCH, {"query": "babbage"})).hits
    assert (hit.field, hit.snippet) == ("note", "Babbage")
    await call(UNDO, {})
    assert (await call(SEARCH, {"query": "jacquard"})).hits


async def test_a_note_emptied_is_deleted_and_comes_back_by_undo(call, ada, texts):
    await call(NOTE, {"person": ada, "text": "here"})
    [note] = (await call(NOTES, {"person": ada})).notes
    done = await call(NOTE, {"person": ada, "text": "\0 \u200b", "note": str(note.id)})
    assert done.sentence == "Note deleted."
    assert await texts(ada) == []
    await call(UNDO, {})
    assert await texts(ada) == ["here"]


async def test_a_note_of_nothing_is_refused(call, ada, texts):
    with pytest.raises(Refused) as caught:
        await call(NOTE, {"person": ada, "text": " \0"})
    assert caught.value.failure.code == "invalid"
    assert await texts(ada) == []


async def test_a_note_is_replaced_only_by_way_of_whom_it_is_about(call, ada):
    other = str((await call(ADD, {"fields": {"name": "Bo"}, "note": "mine"})).person.id)
    [note] = (await call(NOTES, {"person": other})).notes
    for person, identifier in ((ada, note.id), (other, uuid4())):
        with pytest.raises(Refused) as caught:
            await call(NOTE, {"person": person, "text": "x", "note": str(identifier)})
        assert caught.value.failure.code == "conflict"


async def test_the_same_text_again_changes_nothing(call, ada):
    await call(NOTE, {"person": ada, "text": "here"})
    [note] = (await call(NOTES, {"person": ada})).notes
    done = await call(NOTE, {"person": ada, "text": "here ", "note": str(note.id)})
    assert (done.change_set, done.sentence) == (None, "Nothing changed.")


async def test_a_deleted_persons_notes_are_not_found_and_come_back_with_them(call, ada, texts):
    await call(NOTE, {"person": ada, "text": "Jacquard"})
    await call(DELETE, {"person": ada})
    assert (await call(SEARCH, {"query": "jacquard"})).hits == []
    with pytest.raises(Refused):
        await call(NOTES, {"person": ada})
    await call(UNDO, {})
    assert await texts(ada) == ["Jacquard"]
    assert (await call(SEARCH, {"query": "jacquard"})).hits
