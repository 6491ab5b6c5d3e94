"""What is asked for while the database key changes: done before, done afterwards, or refused."""

import asyncio
from contextlib import suppress

import pytest
from daemon.extension import Refused

from kithbook.keeper import KEEPER
from kithbook.store.service import STORE
from kithbook.vault.service import Vault
from kithbook.web.session import SESSION
from kithbook_protocol.operations import ADD
from kithbook_protocol.vault_operations import JOB, KEYS_ROTATE, LOCAL_UNLOCK, STATUS

OTHER = "another horse, another battery"


@pytest.fixture
def rotation(app, call, settings, recovery_key):
    """Begin a rotation; returns what waits for its end and comes to the job's state."""
    app[KEEPER].vault = Vault(settings, None, unlock_seconds=0.0)

    async def begin():
        request = {"recovery_key": recovery_key, "new_passphrase": OTHER}
        job = await call(KEYS_ROTATE, request)

        async def end():
            async with asyncio.timeout(60):
                found = job
                while found.state == "running":
                    await asyncio.sleep(0.01)
                    found = await call(JOB, {"job": str(job.id)})
            return found.state

        return end

    return begin


async def writing(write, who, done):
    """Write one person after another until it is over; return whom it was acknowledged for."""
    acknowledged, number = set(), 0
    while not done.is_set():
        number += 1
        name = f"{who} {number}"
        with suppress(Refused):
            await write(ADD, {"fields": {"name": name}})
            acknowledged.add(name)
        await asyncio.sleep(0)
    return acknowledged


def names(connection):
    return {name for (name,) in connection.execute("SELECT name FROM person")}


async def test_nothing_acknowledged_meanwhile_is_lost(app, extension, call, rotation):
    done = asyncio.Event()
    writers = [
        asyncio.create_task(writing(extension.call, "Browser", done)),
        asyncio.create_task(writing(call, "Terminal", done)),
    ]
    for _ in range(2):
        end = await rotation()
        assert await end() == "done"
    done.set()
    from_browser, from_terminal = [await writer for writer in writers]
    assert from_browser | from_terminal <= await app[STORE].read(names)
    assert from_terminal
    status = await call(STATUS)
    assert (status.spooled, status.refused) == (0, 0)


async def test_an_unlock_meanwhile_waits_and_needs_the_key_that_is_new(
    app, call, rotation, recovery_key, passphrase
):
    end = await rotation()
    tries = [
        asyncio.create_task(call(LOCAL_UNLOCK, {"recovery_key": recovery_key})) for _ in range(3)
    ]
    assert await end() == "done"
    for one in tries:
        with suppress(Refused):
            assert (await one).state == "ready"
    with pytest.raises(Refused) as refused:
        await call(LOCAL_UNLOCK, {"passphrase": passphrase})
    assert refused.value.failure.sentence == "The passphrase is wrong; nothing was changed."
    assert (await call(LOCAL_UNLOCK, {"passphrase": OTHER})).state == "ready"
    assert app[SESSION].identity.epoch == 2
