"""Single people come back from a backup into the vault that is open."""

import pytest
from daemon.backup.conftest import ended

from kithbook_protocol.backup_operations import BACKUP_PEOPLE
from kithbook_protocol.operations import ADD, DELETE, EDIT, FORGET, NOTES, SEARCH, SUGGESTIONS
from kithbook_protocol.transfer_operations import IMPORT_UNDO


@pytest.fixture
def bring(call):
    """Bring people back; return the job as it ended."""

    async def run(query, **request):
        return await ended(call, await call(BACKUP_PEOPLE, {"query": query, **request}))

    return run


async def found(call, query=""):
    return (await call(SEARCH, {"query": query})).hits


async def test_somebody_who_was_deleted_comes_back_and_can_be_undone(backup, call, bring, settings):
    assert backup
    [ada] = await found(call, "ada")
    await call(DELETE, {"person": str(ada.person)})
    job = await bring("lovelace")
    assert (job.state, job.result["names"]) == ("done", ["Ada Lovelace"])
    [back] = await found(call, "ada")
    notes = (await call(NOTES, {"person": str(back.person)})).notes
    assert [note.text for note in notes] == ["a note on Ada Lovelace"]
    assert len(await found(call)) == 3
    assert list(settings.scratch.iterdir()) == []
    await ended(call, await call(IMPORT_UNDO, {"id": job.result["import"]}))
    assert await found(call, "ada") == []


async def test_what_was_changed_since_stays_and_the_difference_waits(backup, call, bring):
    assert backup
    [ada] = await found(call, "ada")
    edit = {"person": str(ada.person), "fields": {"name": "Ada King", "headline": "Countess"}}
    await call(EDIT, edit)
    assert (await bring(str(ada.person))).state == "done"
    [stays] = await found(call, "king")
    assert stays.person == ada.person
    waiting = (await call(SUGGESTIONS, {"person": str(ada.person)})).suggestions
    assert [one.value for one in waiting] == ["Ada Lovelace"]


async def test_of_several_none_comes_unless_all_are_meant(people, make, call, bring):
    assert people
    await call(ADD, {"fields": {"name": "Augusta Ada Byron"}})
    await make()
    for one in await found(call, "ada"):
        await call(DELETE, {"person": str(one.person)})
    job = await bring("ada")
    assert job.state == "failed"
    assert job.sentence.startswith("2 people in that backup fit: ")
    assert await found(call, "ada") == []
    assert (await bring("ada", every=True)).state == "done"
    assert len(await found(call, "ada")) == 2


async def test_nobody_is_said_to_be_nobody(backup, bring):
    assert backup
    assert (await bring("Grace Hopper")).sentence == "Nobody in that backup fits."


async def test_who_was_forgotten_does_not_come_back(backup, call, bring):
    assert backup
    [ada] = await found(call, "ada")
    await call(FORGET, {"person": str(ada.person), "name": "Ada Lovelace"})
    job = await bring("lovelace")
    assert job.state == "failed"
    assert "was forgotten" in job.sentence
    assert await found(call, "lovelace") == []
