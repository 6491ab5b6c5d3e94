"""Backups that are made, proven and pruned by themselves, as the clock goes on."""

import shutil
from contextlib import closing

import pytest

from kithbook.app import SCHEDULE
from kithbook.backup import signer
from kithbook.backup.model import name_of
from kithbook.backup.places.name import MARKER
from kithbook.store.database import open_store, transaction
from kithbook_protocol.backup_operations import BACKUP_SETTINGS, BACKUPS
from kithbook_protocol.operations import DELETE, SEARCH
from kithbook_protocol.vault_operations import JOBS, STATUS

DAY = 24 * 3600


@pytest.fixture
def places(settings, tmp_path):
    """Two places for backups."""
    return sorted([str(settings.backups), str(tmp_path / "stick")])


@pytest.fixture
def look(app):
    """Look whether something is due, as the daemon does every quarter of an hour."""
    return app[SCHEDULE].look


async def listed(call):
    return (await call(BACKUPS)).backups


async def test_an_empty_vault_makes_no_backup(look, call, clock):
    clock.forward(100 * DAY)
    await look()
    assert await listed(call) == []


async def test_a_day_after_the_first_write_there_is_one_and_then_one_a_day(
    people, look, call, clock
):
    assert people
    await look()
    assert await listed(call) == []
    clock.forward(DAY)
    await look()
    await look()
    assert [one.counter for one in await listed(call)] == [1]
    clock.forward(DAY)
    await look()
    assert [one.counter for one in await listed(call)] == [2, 1]


async def test_once_a_week_the_newest_is_proven_in_each_place(
    people, look, call, clock, *, places, add_place
):
    assert people
    for one in places:
        await add_place(one)
    clock.forward(DAY)
    await look()
    assert not any(one.proven_at for one in await listed(call))
    clock.forward(7 * DAY)
    await look()
    await look()
    newest = [one for one in await listed(call) if one.counter == 2]
    assert [(one.place, one.proven_at) for one in newest] == [(one, clock()) for one in places]


async def test_never_by_itself_is_never(people, look, call, clock):
    assert people
    await call(BACKUP_SETTINGS, {"every_hours": 0})
    clock.forward(100 * DAY)
    await look()
    assert await listed(call) == []


async def test_what_need_not_stay_goes_and_the_proven_one_stays(people, make, prove, call, clock):
    assert people
    first = await make()
    await prove()
    for _ in range(10):
        clock.forward(DAY)
        await make()
    names = {one.name for one in first.parent.iterdir()} - {MARKER}
    assert first.name in names
    assert len(names) == 9  # seven days, the week before's, and the proven one
    assert {one.name for one in await listed(call)} == names


async def test_a_vault_that_shrank_by_half_prunes_nothing_and_says_so(people, make, call, clock):
    assert people
    for _ in range(9):
        clock.forward(DAY)
        await make()
    before = len(await listed(call))
    for hit in (await call(SEARCH, {"query": ""})).hits[:2]:
        await call(DELETE, {"person": str(hit.person)})
    clock.forward(DAY)
    await make()
    found = await call(BACKUPS)
    assert found.shrunk
    assert len(found.backups) == before + 1


async def test_a_place_that_is_away_holds_up_no_other_and_is_said(
    people, make, call, settings, *, tmp_path, add_place
):
    assert people
    stick = tmp_path / "stick"
    await add_place(str(stick))
    stick.rename(tmp_path / "away")
    file = await make()
    assert file.parent == settings.backups
    [found] = await listed(call)
    assert found.there
    told = await call(BACKUPS)
    assert [one.address for one in told.places if one.failure] == [str(stick)]
    assert (await call(STATUS)).troubles == told.troubles
    [trouble] = told.troubles
    assert trouble.startswith(f"The last backup did not get to {stick}: There is no folder")


async def test_a_place_that_was_away_gets_its_backup_when_it_is_back(
    people, look, call, clock, *, tmp_path, add_place
):
    assert people
    stick, away = tmp_path / "stick", tmp_path / "away"
    await add_place(str(stick))
    stick.rename(away)
    clock.forward(DAY)
    for _ in range(3):
        await look()
    assert [one.counter for one in await listed(call)] == [1], "made once, for the others"
    away.rename(stick)
    await look()
    assert [one.counter for one in await listed(call) if one.place == str(stick)] == [2]
    assert (await call(STATUS)).troubles == []


async def test_a_place_that_takes_nothing_is_not_tried_every_quarter_of_an_hour(
    people, look, call, clock, *, tmp_path, add_place, settings
):
    assert people
    stick = tmp_path / "stick"
    await add_place(str(stick))
    # A folder with the backup's name in the way: there, and of no use.
    clock.forward(DAY)
    name = name_of((await call(STATUS)).vault, clock(), 1)
    (stick / name / "something").mkdir(parents=True)
    for _ in range(3):
        await look()
    assert sorted({one.counter for one in await listed(call)}) == [1]
    clock.forward(4 * 3600)
    await look()
    assert [one.counter for one in await listed(call) if one.place == str(stick)] == [2]
    assert settings.backups.exists()


async def test_what_the_vaults_keys_do_not_open_is_not_tried_again_and_again(
    people, make, look, call, *, clock, vault_key, settings
):
    assert people
    await make()
    with closing(open_store(settings.database, vault_key)) as connection:
        transaction(connection, signer.renew)
    clock.forward(6 * DAY)
    await call(BACKUP_SETTINGS, {"every_hours": 24 * 31})
    clock.forward(2 * DAY)
    await look()
    [found] = await listed(call)
    assert "does not open this backup" in found.hindrance
    assert (found.failure, found.proven_at) == (None, None)
    tried = len((await call(JOBS)).jobs)
    clock.forward(2 * DAY)
    await look()
    assert len((await call(JOBS)).jobs) == tried


async def test_a_backup_that_lies_there_and_is_not_remembered_is_listed_and_pruned(
    backup, make, call, clock
):
    planted = backup.with_name(backup.name.replace("-000001.", "-000009."))
    shutil.copy(backup, planted)
    found = {one.counter: one for one in await listed(call)}
    assert (found[9].people, found[9].there) == (None, True)
    clock.forward(DAY)
    newer = await make()
    assert newer.name.endswith("-000002.kithbook.age"), "what it says of itself counts for nothing"
