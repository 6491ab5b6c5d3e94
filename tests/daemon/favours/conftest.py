import secrets
from uuid import UUID

import pytest
from daemon.store.device import Device

from kithbook_protocol.favour_operations import FITTING, POST
from kithbook_protocol.operations import ADD


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "device")
    yield made
    made.close()


@pytest.fixture
def add(call, app):
    """Add somebody: `await add(name, role=..., tags=[...], note=...)`; return the id."""
    assert app

    async def make(name, *, tags=(), note=None, **fields):
        body = {"fields": {"name": name, **fields}, "tags": [*tags], "note": note}
        return str((await call(ADD, body)).person.id)

    return make


@pytest.fixture
def post(call):
    """Write an ask or offer down: `await post("ask", text, person=None, ...)`; return it."""

    async def make(kind, text, person=None, **more):
        return (await call(POST, {"kind": kind, "text": text, "person": person, **more})).posting

    return make


@pytest.fixture
def fitting(call):
    """Return what fits an ask or an offer."""

    async def read(posting, **more):
        return await call(FITTING, {"posting": str(posting.id), **more})

    return read


@pytest.fixture
def act(call, clock):
    """Call with an item made by the test's clock: what is said is of that day."""

    async def make(operation, body):
        content = bytearray(clock().to_bytes(6, "big") + secrets.token_bytes(10))
        content[6] = content[6] & 0x0F | 0x70  # version 7, RFC 9562 section 5.7
        content[8] = content[8] & 0x3F | 0x80
        return await call(operation, body, item=UUID(bytes=bytes(content)))

    return make
