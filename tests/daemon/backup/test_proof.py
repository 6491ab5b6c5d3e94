"""A proof says that a backup comes back, and what is wrong with one that does not."""

import shutil
from contextlib import closing

import pytest
from daemon.backup.damage import DAMAGES, FORGERIES, OWN

from kithbook.backup import signer
from kithbook.store.database import open_store
from kithbook_protocol.backup_operations import BACKUPS
from kithbook_protocol.operations import SEARCH


@pytest.fixture
def own_key(settings, vault_key):
    """The key that signs this vault's backups."""
    with closing(open_store(settings.database, vault_key)) as connection:
        return signer.signer(connection)


async def listed(call):
    return (await call(BACKUPS)).backups


async def test_the_newest_backup_is_restored_searched_and_remembered_as_proven(
    backup, prove, call, clock, settings
):
    before = settings.database.read_bytes()
    job = await prove()
    assert (job.state, job.result["people"]) == ("done", 3)
    [found] = await listed(call)
    assert (found.name, found.proven_at, found.failure) == (backup.name, clock(), None)
    assert (await call(BACKUPS)).proven == found
    assert settings.database.read_bytes() == before
    assert list(settings.scratch.iterdir()) == []


@pytest.mark.parametrize("damage", DAMAGES)
async def test_a_damaged_backup_is_not_proven_and_says_so(damage, backup, opened, prove, call):
    row = DAMAGES[damage]
    row.make(backup, opened(backup))
    job = await prove()
    assert job.state == "failed"
    assert row.said in job.sentence
    [found] = await listed(call)
    assert (found.proven_at, found.failure) == (None, job.sentence)


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forged_backup_is_not_proven_and_says_so(forgery, backup, opened, prove):
    row = FORGERIES[forgery]
    found = opened(backup)
    shutil.move(row.make(backup, found), backup)
    # It is not encrypted to the vault's own key, which is secret: the recovery key opens it.
    job = await prove(recovery_key=found.recovery_key)
    assert job.state == "failed"
    assert row.said in job.sentence


@pytest.mark.parametrize("change", OWN)
async def test_what_was_signed_is_held_against_what_is_there(
    change, backup, opened, own_key, prove
):
    row = OWN[change]
    name, content, pinned = row.make
    found = opened(backup).with_manifest(counter=2)
    changed = found.with_member(name, content, pinned=pinned).signed(own_key)
    job = await prove(changed.written(), recovery_key=found.recovery_key)
    assert job.state == "failed"
    assert row.said in job.sentence


async def test_rows_that_are_missing_are_noticed(backup, opened, own_key, prove):
    found = opened(backup)
    rows = {**found.manifest["rows"], "person": 4}
    changed = found.with_manifest(counter=2, rows=rows).signed(own_key)
    job = await prove(changed.written(), recovery_key=found.recovery_key)
    assert "does not have the rows it should have" in job.sentence


async def test_an_older_backup_under_a_newer_name_is_noticed(backup, make, prove):
    newer = await make()
    shutil.copy(backup, newer)
    job = await prove()
    assert "Under the name of backup 2 lies backup 1" in job.sentence


async def test_another_backup_of_the_same_number_is_noticed(
    backup, opened, own_key, prove, recovery_key
):
    made = opened(backup).with_manifest(made_at=5).signed(own_key)
    shutil.move(made.written(), backup)
    job = await prove(recovery_key=recovery_key)
    assert "is not the one that was made under this number" in job.sentence


async def test_a_backup_that_is_gone_is_said_to_be_gone(backup, prove, call):
    backup.unlink()
    [found] = await listed(call)
    assert found.there is False
    assert (await prove()).state == "failed"


async def test_a_proof_leaves_the_vault_alone_and_a_later_failure_takes_it_back(
    backup, prove, call
):
    assert (await prove()).state == "done"
    content = bytearray(backup.read_bytes())
    content[len(content) // 2] ^= 1
    backup.write_bytes(content)
    assert (await prove()).state == "failed"
    assert (await call(BACKUPS)).proven is None
    assert len((await call(SEARCH, {"query": ""})).hits) == 3
