"""Taking an import back: by its undo, when it is stopped, and when it breaks off."""

import pytest
from daemon.transfer.conftest import ended, lines, refused, some
from daemon.transfer.test_import import BO, INES

from kithbook.keeper import KEEPER
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.operations import ADD, EDIT, HISTORY, NOTE, NOTES, UNDO
from kithbook_protocol.relationship_operations import INTERACTIONS
from kithbook_protocol.vault_operations import CANCEL, JOBS


async def test_undo_takes_the_whole_import_back(call, bring, take_back, names):
    await call(ADD, {"fields": {"name": "Ada"}, "emails": ["ines@okafor.example"]})
    _job, found = await bring(lines(INES, BO))
    job = await take_back(found.id)
    assert job.state == "done"
    assert await names() == ["Ada"]
    assert (await call(INTERACTIONS, {})).interactions == []
    assert (await call(operations.IMPORT_SHOW, {"id": str(found.id)})).state == "undone"


async def test_an_import_that_was_taken_back_still_says_what_it_had_brought(call, bring, take_back):
    _job, found = await bring(lines(INES, BO, {"name": " "}))
    assert (found.counts.new, found.counts.skipped) == (2, 1)
    await take_back(found.id)
    [shown] = (await call(operations.IMPORTS, {})).imports
    assert (shown.state, shown.counts) == ("undone", found.counts)


async def test_what_was_edited_since_stays_after_the_undo(call, bring, take_back, person):
    ada = (await call(ADD, {"fields": {"name": "Ines"}, "emails": ["ines@okafor.example"]})).person
    _job, found = await bring(lines(INES))
    await call(EDIT, {"person": str(ada.id), "fields": {"headline": "typed later"}})
    await take_back(found.id)
    ines = await person("Ines")
    assert ines.headline == "typed later"
    assert ines.roles == []


async def test_after_an_undo_the_file_goes_in_again_as_if_for_the_first_time(
    call, bring, take_back, person
):
    await call(ADD, {"fields": {"name": "Ines Okafor"}, "emails": ["ines@okafor.example"]})
    _job, first = await bring(lines(INES, BO))
    once = await person("Ines Okafor")
    await take_back(first.id)
    _job, again = await bring(lines(INES, BO))
    assert again.counts == first.counts
    twice = await person("Ines Okafor")

    def bare(one):
        return (
            one.headline,
            [(role.title, role.organisation) for role in one.roles],
            {identity.value for identity in one.identities},
            one.tags,
            [(date.label, date.day) for date in one.dates],
            [(value.name, value.value) for value in one.values],
        )

    assert bare(twice) == bare(once)


async def test_undo_of_the_last_action_takes_a_small_import_back(call, bring, names):
    _job, found = await bring(lines(INES, BO))
    await call(UNDO, {})
    assert await names() == []
    assert (await call(operations.IMPORT_SHOW, {"id": str(found.id)})).state == "undone"
    assert "undone already" in await refused(call(operations.IMPORT_UNDO, {"id": str(found.id)}))


async def test_a_large_import_is_taken_back_by_its_own_job_only(call, bring, take_back, names):
    crowd = [{"key": str(one), "name": f"Person {one}", "tags": ["crowd"]} for one in range(1_200)]
    _job, found = await bring(lines(*crowd))
    assert found.counts.new == 1_200
    assert "kithbook imports undo" in await refused(call(UNDO, {}))
    [deed] = (await call(HISTORY, {})).deeds
    assert (len(deed.about), deed.others, len(deed.edits) < 3_000) == (3, 1_197, True)
    await take_back(found.id)
    assert await names() == []


async def test_a_cancelled_import_is_taken_back(call, send, names):
    crowd = [{"key": str(one), "name": f"Person {one}"} for one in range(3_000)]
    identifier = await send(lines(*crowd))
    job = await call(operations.IMPORT_RUN, {"id": identifier})
    await some(names)
    await call(CANCEL, {"job": str(job.id)})
    undo = next(one for one in (await call(JOBS, {})).jobs if one.kind == "import undo")
    await ended(call, undo)
    assert await names() == []
    assert (await call(operations.IMPORT_SHOW, {"id": identifier})).state == "undone"


async def test_an_import_that_a_lock_broke_off_is_taken_back_at_the_next_unlock(
    app, call, send, names, vault_key
):
    crowd = [{"key": str(one), "name": f"Person {one}"} for one in range(3_000)]
    identifier = await send(lines(*crowd))
    await call(operations.IMPORT_RUN, {"id": identifier})
    await some(names)
    await app[KEEPER].lock()
    await app[KEEPER].unlock_with_key(vault_key)
    undo = next(
        one
        for one in (await call(JOBS, {})).jobs
        if one.kind == "import undo" and one.state in {"running", "done"}
    )
    await ended(call, undo)
    assert await names() == []
    assert (await call(operations.IMPORT_SHOW, {"id": identifier})).state == "undone"


@pytest.mark.parametrize("way", ["imports undo", "undo"])
async def test_whom_somebody_worked_on_since_stays_with_all_of_it(  # noqa: PLR0917 - fixtures
    call, bring, take_back, person, names, way
):
    _job, found = await bring(lines(INES, BO))
    ines = await person("Ines Okafor")
    await call(NOTE, {"person": str(ines.id), "text": "precious"})
    if way == "undo":
        await call(UNDO, {"change_set": str(found.change_set)})
    else:
        assert (await take_back(found.id)).result["stay"] == 1
    assert await names() == ["Ines Okafor"]
    assert (await person("Ines Okafor")).tags == ["glass"]
    notes = (await call(NOTES, {"person": str(ines.id)})).notes
    assert {one.text for one in notes} == {"precious", "Likes tea"}
    assert len((await call(INTERACTIONS, {"person": str(ines.id)})).interactions) == 1
    assert [one.name for one in (await person("Ines Okafor")).values] == ["Shoe size"]
