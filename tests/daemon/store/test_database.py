"""What security.md says of SQLCipher, on the file itself."""

import asyncio
import gc
import sqlite3
import stat
import threading
from dataclasses import replace
from uuid import uuid4

import pytest
from daemon.store.device import KEY
from sqlcipher3 import dbapi2 as sqlcipher
from sqlite_utils import Database as Tables
from sqlite_utils import Migrations

from kithbook.config import Settings
from kithbook.errors import BadSetup, Busy, KithbookError, VaultLocked
from kithbook.schema import schema
from kithbook.store.creation import create_store
from kithbook.store.database import PLAINTEXT_HEADER, Database, open_store
from kithbook.store.failure import StoreDamaged, StoreFull, StoreNewer, StoreUnreachable
from kithbook.store.service import Store
from kithbook.web.identity import Identity
from kithbook.web.session import Session


@pytest.fixture
def settings(tmp_path):
    made = Settings(home=tmp_path, keyring=False, passphrase_file=None)
    create_store(made, KEY, schema())
    return made


@pytest.fixture
def path(settings):
    return settings.database


@pytest.fixture
def database(path):
    opened = Database(path, KEY, ())
    yield opened
    opened.close()


def table(connection):
    connection.execute("CREATE TABLE thing (content BLOB)")


def content(path):
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


def test_the_file_is_not_readable_without_the_key(path):
    assert not path.read_bytes().startswith(PLAINTEXT_HEADER)
    assert b"CREATE TABLE" not in path.read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(path).execute("SELECT * FROM sqlite_master")


def test_the_file_is_its_owners_only(path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("foreign_keys", 1),
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("cipher_memory_security", "0"),
    ],
)
def test_every_connection_is_set_as_the_design_says(path, setting, value):
    connection = open_store(path, KEY)
    found = connection.execute(f"PRAGMA {setting}").fetchone()
    connection.close()
    assert (found[0] if found else 0) == value


def test_attach_is_denied(path):
    connection = open_store(path, KEY)
    with pytest.raises(sqlcipher.DatabaseError, match="not authorized"):
        connection.execute("ATTACH ':memory:' AS plain KEY ''")
    connection.close()


def test_an_empty_file_is_never_filled(tmp_path):
    path = tmp_path / "vault.db"
    path.touch(0o600)
    with pytest.raises(StoreDamaged, match="is empty; bring it back from a backup"):
        open_store(path, bytes(32))
    assert path.read_bytes() == b""


def test_a_missing_file_is_never_made(tmp_path):
    with pytest.raises(StoreDamaged, match="is missing; nothing was changed"):
        open_store(tmp_path / "vault.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_made_anew(path):
    before = content(path)
    with pytest.raises(StoreDamaged, match="is there already"):
        open_store(path, KEY, create=True)
    assert content(path) == before


def test_a_wrong_key_is_one_sentence_and_changes_nothing(path, capfd):
    before = content(path)
    with pytest.raises(StoreDamaged) as caught:
        open_store(path, b"x" * 32)
    assert str(caught.value) == (
        f"{path} cannot be opened with its key; bring it back from a backup."
    )
    assert content(path) == before
    assert capfd.readouterr() == ("", "")


def test_a_plaintext_database_is_refused(tmp_path):
    path = tmp_path / "vault.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE thing (content)")
    plain.close()
    with pytest.raises(StoreDamaged, match="is an unencrypted database"):
        open_store(path, KEY)


def test_a_truncated_file_is_one_sentence(path):
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(KithbookError) as caught:
        Database(path, KEY, [lambda c: c.execute("SELECT * FROM person").fetchall()])
    assert "SELECT" not in str(caught.value)


def test_a_folder_in_the_files_place_is_one_sentence(tmp_path):
    (tmp_path / "vault.db").mkdir()
    with pytest.raises(BadSetup, match="cannot be read"):
        open_store(tmp_path / "vault.db", KEY)


def test_a_database_locked_by_another_program_is_called_busy(path, monkeypatch):
    monkeypatch.setattr("kithbook.store.database.BUSY_MILLISECONDS", 1)
    other = open_store(path, KEY)
    other.execute("BEGIN EXCLUSIVE")
    opened = Database(path, KEY, [lambda c: c.execute("PRAGMA busy_timeout = 1").fetchall()])
    try:
        with pytest.raises(Busy):
            asyncio.run(opened.write(table))
    finally:
        opened.close()
        other.close()


async def test_a_full_disk_is_one_sentence_and_loses_nothing(database):
    await database.write(table)
    await database.write(lambda c: c.execute("INSERT INTO thing VALUES ('kept')"))
    [pages] = await database.write(lambda c: c.execute("PRAGMA page_count").fetchone())
    await database.write(lambda c: c.execute(f"PRAGMA max_page_count = {pages + 2}").fetchone())
    with pytest.raises(StoreFull) as caught:
        await database.write(lambda c: c.execute("INSERT INTO thing VALUES (zeroblob(1000000))"))
    assert str(caught.value) == "The disk is full; nothing was changed. Make room, then try again."
    await database.write(lambda c: c.execute("PRAGMA max_page_count = 1000000").fetchone())
    await database.write(lambda c: c.execute("INSERT INTO thing VALUES ('later')"))
    found = await database.read(lambda c: c.execute("SELECT content FROM thing").fetchall())
    assert found == [("kept",), ("later",)]


async def test_an_action_that_fails_halfway_leaves_nothing(database):
    await database.write(table)

    def work(connection):
        connection.execute("INSERT INTO thing VALUES ('half')")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(work)
    assert await database.read(lambda c: c.execute("SELECT * FROM thing").fetchall()) == []


async def test_a_flipped_bit_is_called_damage(path, database):
    await database.write(table)
    await database.write(lambda c: c.execute("INSERT INTO thing VALUES (randomblob(400000))"))
    await database.write(lambda _: None)
    database.close()
    damaged = bytearray(path.read_bytes())
    damaged[-100_000] ^= 1
    path.write_bytes(damaged)
    again = Database(path, KEY, ())
    try:
        with pytest.raises(StoreDamaged):
            await again.read(lambda c: c.execute("SELECT content FROM thing").fetchall())
    finally:
        again.close()


async def test_a_reader_cannot_write(database):
    with pytest.raises((sqlcipher.OperationalError, StoreUnreachable)):
        await database.read(table)


async def test_closing_breaks_off_a_long_read(database):
    endless = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    )
    started = asyncio.Event()
    loop = asyncio.get_running_loop()

    def read(connection):
        loop.call_soon_threadsafe(started.set)
        return connection.execute(endless).fetchone()

    reading = asyncio.create_task(database.read(read))
    await started.wait()
    await asyncio.to_thread(database.close)
    with pytest.raises(VaultLocked):
        await reading


async def test_a_read_that_nobody_waits_for_and_a_lock_breaks_off_is_no_noise(database):
    noise = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _loop, context: noise.append(context["message"]))
    started, end = asyncio.Event(), threading.Event()

    def read(_connection):
        loop.call_soon_threadsafe(started.set)
        assert end.wait(30)
        raise VaultLocked

    reading = asyncio.create_task(database.read(read))
    await started.wait()
    reading.cancel()
    await asyncio.wait([reading])
    del reading
    end.set()
    await asyncio.to_thread(database.close)
    await asyncio.sleep(0)
    gc.collect()
    assert noise == []


def opened(settings, brought):
    identity = Identity.create(settings.identity, uuid4(), b"s" * 32)
    session = Session(identity, lambda: 1_800_000_000_000)
    return Store(settings, session, lambda: brought, lambda: 1_800_000_000_000)


def test_a_newer_schema_is_refused_untouched(settings, path):
    newer = Migrations("store")

    @newer()
    def m999_telepathy(tables):
        tables.execute("CREATE TABLE telepathy (thought TEXT)")

    connection = open_store(path, KEY)
    newer.apply(Tables(connection))
    connection.close()
    before = content(path)
    store = opened(settings, schema())
    with pytest.raises(StoreNewer):
        store.open(KEY)
    after = content(path)
    assert {name: after[name] for name in before} == before


def test_a_migration_that_breaks_leaves_the_old_schema(settings, path):
    brought = schema()
    newer = Migrations("store")

    @newer()
    def m999_half(tables):
        tables.executescript("CREATE TABLE half (a); INSERT INTO missing VALUES (1);")

    broken = replace(brought, migrations=(*brought.migrations, newer))
    store = opened(settings, broken)
    with pytest.raises(sqlcipher.OperationalError):
        store.open(KEY)
    connection = open_store(path, KEY)
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert "half" not in names
