import asyncio
import base64
import json
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from aiohttp import web
from daemon import terminal
from daemon.extension import Refused
from daemon.interactions.conftest import item

from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.operations import SEARCH, SHOW, SUGGESTIONS
from kithbook_protocol.transfer import CHUNK
from kithbook_protocol.vault_operations import JOB

__all__ = ["item"]


def lines(*cards):
    """Return cards, as dicts, as a file of JSON Lines."""
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in cards).encode()


async def ended(call, job):
    """Return a job once it is over."""
    async with asyncio.timeout(60):
        while job.state == "running":
            await asyncio.sleep(0.02)
            job = await call(JOB, {"job": str(job.id)})
    return job


async def sent(call, content, name):
    begun = await call(operations.IMPORT_BEGIN, {"name": name, "size": len(content)})
    for number in range(-(-len(content) // CHUNK)):
        chunk = content[number * CHUNK : (number + 1) * CHUNK]
        text = base64.b64encode(chunk).decode()
        asked = {"id": str(begun.id), "number": number, "content": text}
        await call(operations.IMPORT_CHUNK, asked)
    return str(begun.id)


async def refused(awaitable):
    """Return the sentence of a call that must be refused."""
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.failure.sentence


async def some(names):
    """Wait until somebody is there."""
    async with asyncio.timeout(60):
        while not await names():
            pass  # each look is a call over the socket


@pytest.fixture
def send(call, app):
    """Send a file in chunks; return the import's id."""
    assert app

    async def make(content, name="people.jsonl"):
        return await sent(call, content, name)

    return make


@pytest.fixture
def bring(call, send):
    """Import a file; return how the job ended and what is known of the import."""

    async def make(content, *, name="people.jsonl", **more):
        identifier = await send(content, name)
        job = await ended(call, await call(operations.IMPORT_RUN, {"id": identifier, **more}))
        return job, await call(operations.IMPORT_SHOW, {"id": identifier})

    return make


@pytest.fixture
def take_back(call):
    async def make(identifier):
        job = await call(operations.IMPORT_UNDO, {"id": str(identifier)})
        return await ended(call, job)

    return make


@pytest.fixture
def rows(call):
    async def read(found, **more):
        asked = {"id": str(found.id), **more}
        return (await call(operations.IMPORT_ROWS, asked)).rows

    return read


@pytest.fixture
def names(call):
    async def read():
        hits = (await call(SEARCH, {"query": "", "limit": 100})).hits
        return sorted(hit.name for hit in hits)

    return read


@pytest.fixture
def person(call):
    """Return the one person of a name, whole."""

    async def read(name):
        hits = (await call(SEARCH, {"query": name})).hits
        [found] = [hit for hit in hits if hit.name == name]
        return await call(SHOW, {"person": str(found.person)})

    return read


@pytest.fixture
def suggested(call):
    """Return what waits as suggestions: field and value."""

    async def read():
        found = (await call(SUGGESTIONS, {})).suggestions
        return [(one.field, one.value) for one in found]

    return read


@dataclass(frozen=True)
class Fresh:
    """Another vault, with nobody in it."""

    app: web.Application
    call: Callable[..., Awaitable[Any]]

    async def bring(self, content, name="people.jsonl"):
        identifier = await sent(self.call, content, name)
        job = await self.call(operations.IMPORT_RUN, {"id": identifier})
        found = await ended(self.call, job)
        return found, await self.call(operations.IMPORT_SHOW, {"id": identifier})


@pytest.fixture
async def fresh(original_vault, recovery_key, settings, clock):
    home = settings.home.parent / "fresh"
    shutil.copytree(original_vault.home, home)
    other = settings.model_copy(update={"home": home})
    async with serving(other, with_port=False, now=clock) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)
        yield Fresh(app, partial(terminal.call, other.socket))
