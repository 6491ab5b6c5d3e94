"""A long write stands still while somebody reads, and not for ever."""

import asyncio
import threading

import pytest
from daemon.store.device import KEY

from kithbook.config import Settings
from kithbook.schema import schema
from kithbook.store import turns
from kithbook.store.creation import create_store
from kithbook.store.database import Database

MANY = """
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT sum(i) FROM n
"""
"""Takes many of SQLite's steps."""
SOON, LATE = 0.05, 30.0
"""Seconds."""


@pytest.fixture
def database(tmp_path):
    settings = Settings(home=tmp_path, keyring=False, passphrase_file=None)
    create_store(settings, KEY, schema())
    opened = Database(settings.database, KEY, ())
    yield opened
    opened.close()


async def both(database, *, lasting, patience, third=None):
    """Write while somebody reads; return whether the write came to its end within their time.

    A third thing may be done once both have begun.
    """
    reading, writing, written = threading.Event(), threading.Event(), threading.Event()

    def read(_connection):
        reading.set()
        return written.wait(patience)

    def write(connection):
        assert reading.wait(LATE)
        writing.set()
        connection.execute(MANY).fetchone()
        written.set()

    async def then():
        if third:
            assert await asyncio.to_thread(writing.wait, LATE)
            await third()

    ended, *_ = await asyncio.gather(
        database.read(read), database.write(write, lasting=lasting), then()
    )
    return ended


async def test_a_long_write_stands_still_while_somebody_reads(database, monkeypatch):
    monkeypatch.setattr(turns, "MOST_SECONDS", LATE)
    assert not await both(database, lasting=False, patience=SOON)


async def test_a_write_that_somebody_waits_for_goes_on_beside_a_read(database, monkeypatch):
    monkeypatch.setattr(turns, "MOST_SECONDS", 10 * LATE)
    assert await both(database, lasting=True, patience=LATE)


async def test_a_long_write_goes_on_for_somebody_who_waits_to_write(database, monkeypatch):
    monkeypatch.setattr(turns, "MOST_SECONDS", 10 * LATE)

    async def write():
        await database.write(lambda _connection: None)

    assert await both(database, lasting=False, patience=LATE, third=write)


async def test_a_read_without_end_holds_up_no_write_for_long(database):
    assert await both(database, lasting=False, patience=LATE)


async def test_nobody_waits_once_the_read_is_over(database, monkeypatch):
    monkeypatch.setattr(turns, "MOST_SECONDS", LATE)
    await database.read(lambda _connection: None)
    async with asyncio.timeout(LATE / 2):
        await database.write(lambda connection: connection.execute(MANY).fetchone(), lasting=False)
