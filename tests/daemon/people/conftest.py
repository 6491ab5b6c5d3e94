import pytest

from kithbook_protocol.operations import ADD, SHOW


@pytest.fixture
def add(call, app):
    """Add somebody: `await add(name, fields=..., ...)`."""
    assert app

    async def make(name="Ada Lovelace", **more):
        fields = {"name": name} | more.pop("fields", {})
        return (await call(ADD, {"fields": fields, **more})).person

    return make


@pytest.fixture
def shown(call):
    """Show somebody as they are now."""

    async def show(person):
        return await call(SHOW, {"person": str(person.id)})

    return show


@pytest.fixture
async def ada(add):
    return await add()


@pytest.fixture
async def bo(add):
    return await add("Bo Chen")
