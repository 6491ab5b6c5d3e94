"""Stores as places for backups of a vault: sent to, proven from, restored from, and distrusted."""

import asyncio
import json
import re
import threading

import pytest
from daemon.backup.conftest import ended
from daemon.backup.places.between import Between
from daemon.backup.places.login import NAME, SECRET

from kithbook.app import SCHEDULE
from kithbook_protocol.backup_operations import (
    BACKUP_CREATE,
    BACKUP_PEOPLE,
    BACKUP_PLACE,
    BACKUP_PLACE_REMOVE,
    BACKUP_VERIFY,
    BACKUPS,
)
from kithbook_protocol.operations import DELETE, SEARCH
from kithbook_protocol.vault_operations import LOCAL_UNLOCK, LOCK, STATUS

LOGIN = {"login": NAME, "secret": SECRET}
DAY = 24 * 3600


@pytest.fixture
def address(store, corner):
    """Where backups go, as a person types it."""
    return store.address(corner, store.origin)


@pytest.fixture
async def place(address, add_place):
    """It is one of the places; its address as it is kept."""
    await add_place(address, **LOGIN)
    return address.replace("http://127", "webdav://127") if "s3:" not in address else address


@pytest.fixture
async def sent(people, place, call, store, corner):
    """A backup that lies there and beside the vault: its name."""
    assert people
    job = await ended(call, await call(BACKUP_CREATE))
    assert (job.state, job.result["failures"]) == ("done", [])
    assert place in job.result["places"]
    assert job.result["name"] in store.names(corner)
    return job.result["name"]


async def there(call, place):
    """Return the newest backup of a place."""
    return next(one for one in (await call(BACKUPS)).backups if one.place == place)


async def test_a_backup_is_sent_listed_proven_and_pruned_there(
    sent, place, call, clock, *, store, corner
):
    found = await there(call, place)
    assert (found.name, found.there) == (sent, True)
    job = await ended(call, await call(BACKUP_VERIFY, {"file": found.file}))
    assert job.state == "done", job.sentence
    assert (await there(call, place)).proven_at == clock()
    for _ in range(9):
        clock.forward(DAY)
        await ended(call, await call(BACKUP_CREATE))
    names = {name for name in store.names(corner) if name.endswith(".age")}
    assert sent in names, "the proven one stays"
    assert len(names) == 9


async def test_the_secret_lies_in_the_vault_and_nowhere_else(sent, place, call, settings, tmp_path):
    assert sent
    told = json.dumps([
        (await call(BACKUPS)).model_dump(mode="json"), (await call(STATUS)).model_dump(mode="json"),
    ])  # fmt: skip
    assert place in told
    assert SECRET not in told
    for path in (*settings.home.rglob("*"), *tmp_path.rglob("*")):
        assert not path.is_file() or SECRET.encode() not in path.read_bytes(), path


async def test_a_store_that_does_not_know_the_name_and_secret_is_no_place(people, address, call):
    assert people
    wrong = {"address": address, "login": NAME, "secret": "Nadel"}
    if "s3:" in address:
        wrong = {"address": address}  # moto lets anybody in
    job = await ended(call, await call(BACKUP_PLACE, wrong))
    assert job.state == "failed"
    assert re.search("right ones|give both", job.sentence)
    assert len((await call(BACKUPS)).places) == 1


async def test_a_store_that_is_away_holds_up_no_other_and_is_said(
    sent, place, call, settings, *, store, corner, add_place
):
    assert sent
    with Between(store.origin) as between:
        away = store.address(corner, between.origin)
        await add_place(away, **LOGIN)
    job = await ended(call, await call(BACKUP_CREATE))
    assert job.result["places"] == [str(settings.backups), place]
    assert len(job.result["failures"]) == 1
    told = await call(BACKUPS)
    [failing] = [one for one in told.places if one.failure]
    assert str(between.server_port) in failing.address
    [trouble] = (await call(STATUS)).troubles
    assert failing.address in trouble
    assert failing.failure in trouble


async def test_a_vault_is_locked_at_once_while_a_store_hangs(
    people, call, store, corner, *, recovery_key
):
    assert people
    hanging, over = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def hang(exchange):
        if exchange.command in {"PUT", "MOVE"}:
            loop.call_soon_threadsafe(hanging.set)
            over.wait()
            exchange.close_connection = True
            return True
        return False

    with Between(store.origin) as between:
        between.trick = hang
        try:
            request = {"address": store.address(corner, between.origin), **LOGIN}
            await call(BACKUP_PLACE, request)
            async with asyncio.timeout(30):
                await hanging.wait()
            async with asyncio.timeout(5):
                await call(LOCK)
        finally:
            over.set()
    await call(LOCAL_UNLOCK, {"recovery_key": recovery_key})
    assert len((await call(BACKUPS)).places) == 1


async def test_what_a_store_deletes_truncates_swaps_or_rolls_back_is_said(
    sent, place, call, clock, *, store, corner, settings
):
    older = store.content(corner, sent)
    clock.forward(DAY)
    job = await ended(call, await call(BACKUP_CREATE))
    name = job.result["name"]
    whole, before = store.content(corner, name), settings.database.read_bytes()
    file = (await there(call, place)).file
    flipped = bytes([*whole[:-1], whole[-1] ^ 1])
    for content in (older, whole[: len(whole) // 2], whole + b"more", flipped):
        store.plant(corner, name, content)
        job = await ended(call, await call(BACKUP_VERIFY, {"file": file}))
        assert job.state == "failed"
        assert "is not what was put there" in job.sentence
        assert (await there(call, place)).failure == job.sentence
        assert any(job.sentence in one for one in (await call(STATUS)).troubles)
    store.uproot(corner, name)
    job = await ended(call, await call(BACKUP_VERIFY, {"file": file}))
    assert "has no backup" in job.sentence
    found = await there(call, place)
    assert (found.there, found.failure) == (False, job.sentence)
    assert settings.database.read_bytes() == before


async def test_single_people_come_back_from_there(sent, place, call):
    assert sent
    [ada] = (await call(SEARCH, {"query": "ada"})).hits
    await call(DELETE, {"person": str(ada.person)})
    file = (await there(call, place)).file
    job = await ended(call, await call(BACKUP_PEOPLE, {"query": "ada", "file": file}))
    assert (job.state, job.result["names"]) == ("done", ["Ada Lovelace"])


async def test_a_place_that_is_removed_is_asked_nothing_more(sent, place, call, store, corner):
    await call(BACKUP_PLACE_REMOVE, {"address": place})
    before = store.names(corner)
    assert sent in before
    job = await ended(call, await call(BACKUP_CREATE))
    assert place not in job.result["places"]
    assert store.names(corner) == before
    assert (await there(call, place)).there is None


async def test_the_daemon_proves_what_lies_there_once_a_week(sent, place, app, call, clock):
    assert sent
    clock.forward(8 * DAY)
    for _ in range(3):
        await app[SCHEDULE].look()
    assert (await there(call, place)).proven_at == clock()
