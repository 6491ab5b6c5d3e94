import asyncio

import pytest
from daemon.extension import Refused

from kithbook.jobs.service import JOBS
from kithbook.keeper import KEEPER
from kithbook.store.service import STORE
from kithbook_protocol.operations import ADD, DELETE, EXAMINE, SEARCH, SHOW
from kithbook_protocol.vault_operations import JOB


@pytest.fixture
async def ada(app, call):
    assert app
    added = {"fields": {"name": "Ada", "organisation": "Engines"}, "emails": ["ada@engines.net"]}
    return (await call(ADD, added)).person


@pytest.fixture
def examine(call):
    async def make():
        job = await call(EXAMINE)
        while job.state == "running":
            job = await call(JOB, {"job": str(job.id)})
        assert job.state == "done", job.sentence
        return job.result

    return make


async def test_a_whole_vault_is_called_whole(ada, call, examine):
    gone = (await call(ADD, {"fields": {"name": "Bo"}})).person
    await call(DELETE, {"person": str(gone.id)})
    result = await examine()
    assert result["verdict"] == "The vault is whole."
    assert (result["rows"], result["people"]) == (5, 1)
    assert ada


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE person SET name = 'Eve'",
        "UPDATE identity SET value = 'eve@engines.net'",
        "DELETE FROM role",
        "DELETE FROM person",
        "UPDATE role SET organisation = randomblob(16)",
    ],
)
async def test_rows_that_differ_from_the_journal_are_mended(ada, app, call, examine, harm):
    await app[STORE].maintain(lambda c: c.execute(harm))
    result = await examine()
    assert result["mended_rows"] == 1
    assert "1 things were mended" in result["verdict"]
    mended = await call(SHOW, {"person": str(ada.id)})
    assert mended == ada
    assert (await examine())["verdict"] == "The vault is whole."


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM search_person",
        "INSERT INTO search_index (search_index) VALUES ('delete-all')",
        "DELETE FROM search_index_data WHERE id > 10",
        "INSERT INTO search_person (person, name, card) VALUES (randomblob(16), 'x', '{}')",
    ],
)
async def test_an_index_that_lost_people_finds_them_again(ada, app, call, examine, harm):
    await app[STORE].maintain(lambda c: c.execute(harm))
    await examine()
    assert [hit.person for hit in (await call(SEARCH, {"query": "ada@eng"})).hits] == [ada.id]
    assert len((await call(SEARCH, {"query": ""})).hits) == 1


async def test_rows_the_journal_never_heard_of_are_left_and_told(ada, app, examine):
    await app[STORE].maintain(
        lambda c: c.execute("INSERT INTO tag (id, name) VALUES (randomblob(16), 'x')")
    )
    assert "1 rows have no history" in (await examine())["verdict"]
    assert ada


@pytest.mark.usefixtures("ada")
async def test_a_flipped_bit_in_the_file_is_found(app, settings, recovery_key, examine):
    await app[STORE].maintain(
        lambda c: c.execute(
            "INSERT INTO blob (hash, content) VALUES (randomblob(32), randomblob(400000))"
        )
    )
    await app[KEEPER].lock()
    damaged = bytearray(settings.database.read_bytes())
    damaged[-100_000] ^= 1
    await asyncio.to_thread(settings.database.write_bytes, damaged)
    await app[KEEPER].unlock_with_recovery(recovery_key)
    result = await examine()
    assert result["damage"] >= 1
    assert result["verdict"] == "The vault's file is damaged; bring it back from a backup."


async def test_two_doctors_are_one(ada, call, app):
    first, second = await asyncio.gather(call(EXAMINE), call(EXAMINE))
    assert first.id == second.id
    await app[JOBS].stop()
    assert ada


@pytest.mark.usefixtures("locked_app")
async def test_a_locked_vault_is_not_examined(call):
    with pytest.raises(Refused) as caught:
        await call(EXAMINE)
    assert caught.value.failure.code == "locked"
