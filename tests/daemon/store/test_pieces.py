"""Pieces of long work share a transaction, and it ends where somebody else wants to write."""

import asyncio
import threading

import pytest
from daemon.store.device import KEY

from kithbook.config import Settings
from kithbook.schema import schema
from kithbook.store import database as module
from kithbook.store.creation import create_store
from kithbook.store.database import Database

LATE = 30.0
"""Seconds."""


@pytest.fixture
async def database(tmp_path):
    settings = Settings(home=tmp_path, keyring=False, passphrase_file=None)
    create_store(settings, KEY, schema())
    opened = Database(settings.database, KEY, ())
    await opened.write(lambda c: c.execute("CREATE TABLE piece (number)"))
    yield opened
    opened.close()


def pieces(count, between=lambda _number: None):
    """Return work of so many pieces; each writes its number."""
    numbers = iter(range(count))

    def work(connection):
        number = next(numbers)
        connection.execute("INSERT INTO piece VALUES (?)", (number,))
        between(number)
        return number < count - 1

    return work


async def kept(database):
    return await database.read(lambda c: [row[0] for row in c.execute("SELECT * FROM piece")])


async def test_all_pieces_are_kept_at_once(database):
    def look(_number):
        future = asyncio.run_coroutine_threadsafe(kept(database), loop)
        assert future.result(LATE) == []

    loop = asyncio.get_running_loop()
    assert await database.write_on(pieces(3, look)) is False
    assert await kept(database) == [0, 1, 2]


async def test_a_piece_that_breaks_takes_back_those_before_it(database):
    def breaks(number):
        if number == 2:
            raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        await database.write_on(pieces(9, breaks))
    assert await kept(database) == []


async def test_who_wants_to_write_waits_for_one_piece_only(database, monkeypatch):
    monkeypatch.setattr(module, "TOGETHER", LATE)
    going, waits = threading.Event(), threading.Event()

    def between(_number):
        going.set()
        assert waits.wait(LATE)

    async def another():
        await asyncio.to_thread(going.wait, LATE)
        write = asyncio.create_task(
            database.write(lambda c: c.execute("INSERT INTO piece VALUES ('another')"))
        )
        await asyncio.sleep(0)  # it is in the queue now
        waits.set()
        await write

    work = pieces(3, between)
    more, _ = await asyncio.gather(database.write_on(work), another())
    assert more is True
    assert await kept(database) == [0, "another"]
    assert await database.write_on(work) is False
    assert await kept(database) == [0, "another", 1, 2]


async def test_what_takes_long_is_kept_from_time_to_time(database, monkeypatch):
    monkeypatch.setattr(module, "TOGETHER", 0.0)
    assert await database.write_on(pieces(3)) is True
    assert await kept(database) == [0]
