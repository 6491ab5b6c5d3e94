"""A locked daemon, and an extension that writes to it all the same."""

from contextlib import asynccontextmanager
from functools import partial

import pytest
import uuid_utils
from daemon.extension import Extension
from daemon.terminal import call as call_at

from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.spool.service import SPOOL
from kithbook.web.session import SESSION
from kithbook_protocol.operations import ADD
from kithbook_protocol.spool import Spooled
from kithbook_protocol.vault_operations import PAIR_WINDOW


@pytest.fixture
async def writer(locked_app, pair):
    """A paired extension with full scope; the vault is locked."""
    locked_app[SPOOL].drain.pause = 0.01
    return await pair()


@pytest.fixture
def unlock(locked_app, recovery_key):
    """Unlock the vault: `await unlock()`."""

    async def now():
        await locked_app[KEEPER].unlock_with_recovery(recovery_key)

    return now


@pytest.fixture
def drained(locked_app):
    """Wait until nothing waits any more: `await drained(seconds=60)`."""

    async def now(seconds=60):
        kept = locked_app[SPOOL]
        gone = await kept.drain.reached(lambda: kept.waiting == 0, seconds)
        assert gone, f"{kept.waiting} wait"

    return now


@pytest.fixture
def drain(unlock, drained):
    """Unlock, and wait until everything has had its turn: `await drain()`."""

    async def now():
        await unlock()
        await drained()

    return now


async def paired(settings, port, clock, letter="a"):
    """Pair an extension, whose origin is made of one letter, with any daemon."""
    window = await call_at(settings.socket, PAIR_WINDOW, {"scope": "full"})
    extension = Extension(port, now=clock, origin="chrome-extension://" + letter * 32)
    await extension.pair(window.code)
    return extension


@pytest.fixture
async def left(settings, home, clock, recovery_key):
    """A spool with one write in it, and no daemon."""
    assert home
    async with serving(settings, with_port=True, now=clock) as app:
        writer = await paired(settings, app[SESSION].port, clock)
        await app[KEEPER].unlock_with_recovery(recovery_key)  # else nobody knows it the next time
        await app[KEEPER].lock()
        assert (await send(writer, ADD, someone("Ada Lovelace")))[0] == 202


@pytest.fixture
def again(settings, clock, recovery_key):
    """Start a daemon on what is left, and wait until everything has had its turn.

    `async with again() as call` gives what calls it.
    """

    @asynccontextmanager
    async def start():
        async with serving(settings, with_port=False, now=clock) as app:
            kept = app[SPOOL]
            await app[KEEPER].unlock_with_recovery(recovery_key)
            assert await kept.drain.reached(lambda: kept.waiting == 0, 60)
            yield partial(call_at, settings.socket)

    return start


def new_item():
    return uuid_utils.uuid7()


async def send(extension, operation, body, item=None):
    """Make a write; return its status, and the reply's model."""
    reply = await extension.exchange(extension.request(operation, body, item=item))
    if reply.status == 202:
        return 202, Spooled.model_validate_json(reply.body)
    if reply.status == 200:
        return 200, operation.reply.model_validate_json(reply.body)
    return reply.status, reply.failure


def someone(name, **fields):
    """Return the request that adds somebody."""
    return {"fields": {"name": name, **fields}}
