"""A newer Kithbook changes an older vault only once a backup of it was made and proven."""

import asyncio
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from crash.older import make_older
from daemon import terminal
from daemon.backup.conftest import PEOPLE, ended

from kithbook.backup.errors import NotBegun
from kithbook.backup.places.carrier import Carrier
from kithbook.cli import main
from kithbook.keeper import KEEPER
from kithbook.schema import schema
from kithbook.server import serving
from kithbook.store.database import open_store
from kithbook.store.migrate import is_older
from kithbook_protocol.backup_operations import (
    BACKUP_CREATE,
    BACKUP_PLACE,
    BACKUP_PLACE_REMOVE,
    BACKUPS,
)
from kithbook_protocol.operations import ADD
from kithbook_protocol.vault_operations import STATUS


@pytest.fixture
async def older(settings, home, recovery_key, vault_key, clock):
    """The settings of a vault with people and a backup that an older Kithbook made."""
    assert home
    async with serving(settings, with_port=False, now=clock) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)

        async def call(operation, body=None):
            return await terminal.call(settings.socket, operation, body)

        for name in PEOPLE:
            await call(ADD, {"fields": {"name": name}})
        assert (await ended(call, await call(BACKUP_CREATE))).state == "done"
    make_older(settings.database, vault_key)
    assert is_older_still(settings, vault_key)
    return settings


def is_older_still(settings, vault_key):
    with closing(open_store(settings.database, vault_key)) as connection:
        return is_older(connection, schema().migrations)


async def unlocked(settings, clock, recovery_key):
    """Unlock as a newer Kithbook does; return its backups and how many people are in it."""
    async with serving(settings, with_port=False, now=clock) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)
        status = await terminal.call(settings.socket, STATUS)
        return await terminal.call(settings.socket, BACKUPS), status.people


async def test_first_a_backup_is_made_and_proven(older, clock, recovery_key, vault_key):
    clock.forward(60)
    told, people = await unlocked(older, clock, recovery_key)
    assert people == len(PEOPLE)
    newest, before = told.backups
    assert (newest.counter, newest.reason, newest.proven_at) == (2, "before an update", clock())
    assert before.counter == 1
    assert told.proven == newest
    assert not is_older_still(older, vault_key)
    assert list(older.scratch.iterdir()) == []


async def test_how_to_go_back_is_told_and_the_way_back_holds(
    older, clock, recovery_key, monkeypatch, capfd
):
    async with serving(older, with_port=False, now=clock) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)
        [warning] = (await terminal.call(older.socket, STATUS)).warnings
        newest = (await terminal.call(older.socket, BACKUPS)).backups[0]
        await terminal.call(older.socket, ADD, {"fields": {"name": "Grace Hopper"}})
    assert warning.sentence.endswith(f"run: {warning.what}")
    words = warning.what.split()
    assert words[:3] == ["kithbook", "backup", "restore"]
    assert Path(words[3]) == older.backups / newest.name
    given = []
    for option, secret in (
        ("--recovery-key-file", recovery_key),
        ("--new-passphrase-file", "another passphrase, long enough"),
    ):
        file = older.home.parent / option.strip("-")
        file.touch(0o600)
        file.write_text(secret)
        given += [option, str(file)]
    monkeypatch.setenv("KITHBOOK_HOME", str(older.home))
    monkeypatch.setenv("KITHBOOK_KEYRING", "false")
    with pytest.raises(SystemExit) as ended:
        await asyncio.to_thread(main, [*words[1:], *given])
    assert ended.value.code == 0, capfd.readouterr().err
    _, people = await unlocked(older, clock, recovery_key)
    assert people == len(PEOPLE)


async def test_the_next_unlock_makes_none(older, clock, recovery_key):
    for _ in range(2):
        told, _ = await unlocked(older, clock, recovery_key)
    assert len(told.backups) == 2


async def test_what_is_in_the_backup_is_the_older_vault(
    older, clock, recovery_key, opened, vault_key
):
    with closing(open_store(older.database, vault_key)) as connection:
        seen = connection.execute("SELECT count(*) FROM _sqlite_migrations").fetchone()[0]
    told, _ = await unlocked(older, clock, recovery_key)
    found = opened(older.backups / told.backups[0].name)
    assert found.manifest["steps"] == seen
    assert found.members["people.vcf"].count(b"BEGIN:VCARD") == len(PEOPLE)


async def test_where_none_can_be_made_nothing_is_changed_and_that_is_said(
    older, clock, recovery_key, vault_key, monkeypatch
):
    before = older.database.read_bytes()
    usage = shutil.disk_usage(older.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1024))
    with pytest.raises(NotBegun, match=r"are free; make room.*kithbook up --without-backup$"):
        await unlocked(older, clock, recovery_key)
    assert older.database.read_bytes() == before
    assert is_older_still(older, vault_key)


async def test_a_backup_that_does_not_come_back_stops_it_too(
    older, clock, recovery_key, vault_key, monkeypatch
):
    def spoilt(self, file, name, progress):
        sha256 = put(self, file, name, progress)
        content = bytearray((older.backups / name).read_bytes())
        content[-40] ^= 1
        (older.backups / name).write_bytes(content)
        return sha256

    put = Carrier.put
    monkeypatch.setattr(Carrier, "put", spoilt)
    with pytest.raises(NotBegun, match="damaged"):
        await unlocked(older, clock, recovery_key)
    assert is_older_still(older, vault_key)


async def test_a_stick_that_is_away_holds_up_no_update(
    settings, home, recovery_key, vault_key, clock, *, tmp_path
):
    assert home
    (tmp_path / "stick").mkdir()
    async with serving(settings, with_port=False, now=clock) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)

        async def call(operation, body=None):
            return await terminal.call(settings.socket, operation, body)

        await call(ADD, {"fields": {"name": "Ada Lovelace"}})
        await ended(call, await call(BACKUP_PLACE, {"address": str(tmp_path / "stick")}))
        await call(BACKUP_PLACE_REMOVE, {"address": str(settings.backups)})
        await ended(call, await call(BACKUP_CREATE))
    make_older(settings.database, vault_key)
    (tmp_path / "stick").rename(tmp_path / "away")
    told, _ = await unlocked(settings, clock, recovery_key)
    assert told.backups[0].place == str(settings.backups)
    assert (told.backups[0].reason, told.backups[0].there) == ("before an update", True)


async def test_whoever_says_so_goes_on_without(older, clock, recovery_key, vault_key, monkeypatch):
    usage = shutil.disk_usage(older.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1024))
    willing = older.model_copy(update={"update_without_backup": True})
    told, people = await unlocked(willing, clock, recovery_key)
    assert (people, len(told.backups)) == (len(PEOPLE), 1)
    assert not is_older_still(older, vault_key)
