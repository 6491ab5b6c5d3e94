"""`kithbook spool`: what waits, what was refused, and what may be done about it."""

import asyncio
import json

import pytest
from daemon.spool.conftest import send, someone

from kithbook.keeper import KEEPER
from kithbook.spool.service import SPOOL
from kithbook_protocol.operations import ADD, EDIT


@pytest.fixture
async def kept(app, extension, recovery_key):
    """Two writes sent while locked: one that will be applied, and one that cannot be."""
    await app[KEEPER].lock()
    await send(extension, ADD, someone("Ada Lovelace"))
    await send(extension, EDIT, {"person": "nobody", "add_tags": ["x"]})

    async def unlock():
        await app[KEEPER].unlock_with_recovery(recovery_key)
        spool = app[SPOOL]
        assert await spool.drain.reached(lambda: spool.waiting == 0, 60)

    return unlock


async def test_it_tells_what_waits_while_locked(kept, beside):
    assert kept
    told = (await beside("spool")).out
    assert told.startswith("2 wait, since ")
    assert "kithbook unlock" in told
    state = json.loads((await beside("spool", "--json")).out)
    assert (state["count"], state["refused"]) == (2, None)
    assert "2 kept for after the unlock" in (await beside("status")).out


async def test_it_tells_what_was_refused_of_which_browser_and_why(kept, beside):
    await kept()
    told = (await beside("spool")).out
    assert told.startswith("Nothing waits.")
    assert "people/edit  Test browser: " in told
    assert "1 refused" in (await beside("status")).out


async def test_retried_in_vain_it_says_why_and_discarded_it_is_gone(kept, beside):
    await kept()
    (one,) = json.loads((await beside("spool", "--json")).out)["refused"]
    tail = one["id"].replace("-", "")[-8:]
    again = await beside("spool", "retry", tail)
    assert (again.code, again.err) == (1, one["sentence"] + "\n")
    assert "is forgotten" in (await beside("spool", "discard", tail)).out
    gone = await beside("spool", "discard", tail)
    assert (gone.code, gone.err.count("\n")) == (1, 1)
    assert (await beside("spool")).out == "Nothing waits.\n"


@pytest.mark.parametrize("name", ["retry", "discard"])
async def test_each_explains_itself_with_an_example(name, command):
    ran = await asyncio.to_thread(command, "spool", name, "--help")
    assert f"kithbook spool {name} 7c01d2aa" in ran.out
