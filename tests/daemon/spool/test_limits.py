"""What the spool does not take stays in the browser's outbox: nothing is half kept."""

import resource
from contextlib import contextmanager

import pytest
from daemon.spool.conftest import new_item, send, someone

from kithbook.spool.service import SPOOL
from kithbook_protocol.operations import ADD, SEARCH
from kithbook_protocol.vault_operations import STATUS

BLOCK = 4_096


@contextmanager
def files_no_longer_than(size):
    """Let the system refuse to write any file beyond a size, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


async def names(call):
    return sorted(hit.name for hit in (await call(SEARCH, {"query": ""})).hits)


async def test_beyond_its_cap_a_write_is_busy_and_taken_once_there_is_room(
    locked_app, writer, call, drain, settings
):
    locked_app[SPOOL].cap = 2 * BLOCK
    kept = [(new_item(), name) for name in ("Ada Lovelace", "Grace Hopper")]
    for item, name in kept:
        assert (await send(writer, ADD, someone(name), item))[0] == 202
    late = new_item()
    status, failure = await send(writer, ADD, someone("Mary Somerville"), late)
    assert (status, failure.code) == (503, "busy")
    assert "unlock" in failure.sentence
    assert len(list(settings.spool.iterdir())) == 2
    # What is kept is kept: sent again it is no more than before.
    assert (await send(writer, ADD, someone("Ada Lovelace"), kept[0][0]))[0] == 202
    await drain()
    assert (await send(writer, ADD, someone("Mary Somerville"), late))[0] == 200
    assert await names(call) == ["Ada Lovelace", "Grace Hopper", "Mary Somerville"]


async def test_on_a_full_disk_a_write_is_busy_and_leaves_nothing_behind(
    writer, call, settings, drain
):
    item = new_item()
    with files_no_longer_than(1_000):
        status, failure = await send(writer, ADD, someone("Ada Lovelace"), item)
    assert (status, failure.code) == (503, "busy")
    assert list(settings.spool.iterdir()) == []
    assert (await call(STATUS)).spooled == 0
    assert (await send(writer, ADD, someone("Ada Lovelace"), item))[0] == 202
    await drain()
    assert await names(call) == ["Ada Lovelace"]


async def test_a_disk_that_fills_up_during_the_drain_stops_it_and_loses_nothing(
    writer, call, unlock, drained, settings
):
    for number in range(5):
        await send(writer, ADD, someone(f"Ada {number}"))
    with files_no_longer_than(settings.database.stat().st_size // 4):
        await unlock()
        with pytest.raises(AssertionError, match="wait"):
            await drained(0.5)
    await drained()
    assert await names(call) == [f"Ada {number}" for number in range(5)]
    assert (await call(STATUS)).refused == 0
