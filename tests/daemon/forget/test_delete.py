"""`delete` beside `forget`: it only hides, and undo brings everything back."""

import pytest
from daemon.capture.conftest import page
from daemon.extension import Refused

from kithbook_protocol.operations import (
    DELETE,
    EDIT,
    NOTE,
    NOTES,
    RECEIPT,
    SEARCH,
    SHOW,
    TAGS,
    UNDO,
)
from kithbook_protocol.relationship_operations import CADENCE, INTERACTIONS, LOG, PROMISE, TOUCH


async def all_of(call, person):
    """Return all that is shown of somebody, but for when it was changed last."""
    shown = await call(SHOW, {"person": str(person)})
    notes = await call(NOTES, {"person": str(person)})
    touch = await call(TOUCH, {"person": str(person)})
    hits = [
        (await call(SEARCH, {"query": word})).hits for word in ("ada", "turin", "maths", "looms")
    ]
    return shown.model_copy(update={"changed_at": 0}), notes, touch, hits, await call(TAGS, {})


async def test_a_deleted_person_is_hidden_whole_and_comes_back_whole(call, capture):
    receipt = await capture(page(org="Engines", email="ada@engines.net"), note="met in Turin")
    person = receipt.person.id
    await call(
        EDIT, {"person": str(person), "add_tags": ["maths"], "add_phones": ["+442079460958"]}
    )
    await call(NOTE, {"person": str(person), "text": "likes numbers"})
    await call(LOG, {"people": [str(person)], "kind": "met", "text": "looms"})
    await call(PROMISE, {"person": str(person), "text": "a paper"})
    await call(CADENCE, {"person": str(person), "ideal": 30})
    before = await all_of(call, person)
    await call(DELETE, {"person": str(person)})
    for query in ("", "ada", "turin", "maths", "engines", "7946", "looms"):
        assert (await call(SEARCH, {"query": query})).hits == []
    assert (await call(TAGS, {})).tags == []
    assert (await call(RECEIPT, {"capture": str(receipt.capture)})).person is None
    for reference in (person, receipt.capture):
        for operation in (SHOW, NOTES, TOUCH, INTERACTIONS):
            with pytest.raises(Refused) as caught:
                await call(operation, {"person": str(reference)})
            assert "`kithbook undo` may bring them back" in caught.value.failure.sentence
    await call(UNDO, {})
    assert await all_of(call, person) == before
    assert (await call(RECEIPT, {"capture": str(receipt.capture)})).person.id == person


async def test_the_same_page_after_a_delete_makes_a_new_person(call, capture):
    """Only undo brings the deleted one back; then there are two."""
    first = (await capture()).person.id
    deleted = await call(DELETE, {"person": str(first)})
    again = await capture()
    assert (again.outcome, again.person.id == first) == ("created", False)
    await call(UNDO, {"change_set": str(deleted.change_set)})
    assert {hit.person for hit in (await call(SEARCH, {"query": ""})).hits} == {
        first,
        again.person.id,
    }
