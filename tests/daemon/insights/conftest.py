import secrets
from uuid import UUID

import pytest
from daemon.store.device import Device

from kithbook_protocol.insight_operations import INSIGHT, INSIGHT_PEOPLE
from kithbook_protocol.operations import ADD
from kithbook_protocol.relationship_operations import LOG


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path)
    yield made
    made.close()


@pytest.fixture
def add(call, app):
    assert app

    async def make(name, fields=(), **more):
        added = await call(ADD, {"fields": {"name": name, **dict(fields)}, **more})
        return str(added.person.id)

    return make


@pytest.fixture
def log(call, clock, app):
    """Log by the test's clock: `await log(person, *others, kind=..., when=...)`."""
    assert app

    async def make(*people, kind="met", **more):
        content = bytearray(clock().to_bytes(6, "big") + secrets.token_bytes(10))
        content[6] = content[6] & 0x0F | 0x70  # version 7, RFC 9562 section 5.7
        content[8] = content[8] & 0x3F | 0x80
        item = UUID(bytes=bytes(content))
        return await call(LOG, {"people": people, "kind": kind, **more}, item=item)

    return make


@pytest.fixture
def table(call, app):
    """Return an insight's numbers: `{label: (number, ...)}`, without rows of nothing."""
    assert app

    async def read(name, **more):
        found = await call(INSIGHT, {"name": name, **more})
        rows = {row.label: tuple(cell.value for cell in row.cells) for row in found.rows}
        return {label: values for label, values in rows.items() if any(values)}

    return read


@pytest.fixture
def counted(call):
    """Return the names of whom a number counts."""

    async def read(name, row, column="people"):
        found = await call(INSIGHT_PEOPLE, {"name": name, "row": row, "column": column})
        assert found.count == len(found.people)
        return [one.name for one in found.people]

    return read
