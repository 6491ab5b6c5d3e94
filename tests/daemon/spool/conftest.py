"""A locked daemon, and an extension that writes to it all the same."""

import pytest
import uuid_utils

from kithbook.keeper import KEEPER
from kithbook.spool.service import SPOOL
from kithbook_protocol.spool import Spooled


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
    """Wait until nothing waits any more: `await drained()`."""

    async def now():
        kept = locked_app[SPOOL]
        assert await kept.drain.reached(lambda: kept.waiting == 0, 60), f"{kept.waiting} wait"

    return now


@pytest.fixture
def drain(unlock, drained):
    """Unlock, and wait until everything has had its turn: `await drain()`."""

    async def now():
        await unlock()
        await drained()

    return now


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
