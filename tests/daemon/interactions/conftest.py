import secrets
from uuid import UUID

import pytest

from kithbook_protocol.operations import ADD
from kithbook_protocol.relationship_operations import INTERACTIONS, LOG, PROMISES


@pytest.fixture
def add(call, app):
    assert app

    async def make(name, **more):
        return str((await call(ADD, {"fields": {"name": name}, **more})).person.id)

    return make


@pytest.fixture
def item(clock):
    """Return a fresh item id, made by the test's clock."""

    def make():
        content = bytearray(clock().to_bytes(6, "big") + secrets.token_bytes(10))
        content[6] = content[6] & 0x0F | 0x70  # version 7, RFC 9562 section 5.7
        content[8] = content[8] & 0x3F | 0x80
        return UUID(bytes=bytes(content))

    return make


@pytest.fixture
def log(call, item, app):
    """Log by the test's clock: `await log(person, *others, kind=..., when=..., text=...)`."""
    assert app

    async def make(*people, kind="met", **more):
        return await call(LOG, {"people": people, "kind": kind, **more}, item=item())

    return make


@pytest.fixture
def seen(call):
    """Return the interactions with somebody, or with anybody."""

    async def read(person=None, **more):
        return (await call(INTERACTIONS, {"person": person, **more})).interactions

    return read


@pytest.fixture
def promised(call):
    async def read(person=None, **more):
        return (await call(PROMISES, {"person": person, **more})).promises

    return read
