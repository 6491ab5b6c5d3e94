import pytest
from daemon.capture.conftest import settled, snapshot
from daemon.forget.pages import Thief

from kithbook_protocol.operations import ADD, CAPTURE, FORGET, FORGETTABLE


@pytest.fixture
def capture(call, app):
    """Capture a page and wait for its receipt."""
    assert app

    async def make(content=None, *, note=None, item=None, **more):
        body = {"snapshot": snapshot(content, **more), "note": note}
        done = await call(CAPTURE, body, item=item)
        return await settled(call, done.capture)

    return make


@pytest.fixture
def add(call, app):
    assert app

    async def make(name, **more):
        fields = {"name": name} | more.pop("fields", {})
        return (await call(ADD, {"fields": fields, **more})).person

    return make


@pytest.fixture
def forget(call, app):
    """Forget somebody by the name the daemon says: `await forget(person)`."""
    assert app

    async def make(person):
        found = await call(FORGETTABLE, {"person": str(person)})
        return await call(FORGET, {"person": str(person), "name": found.name})

    return make


@pytest.fixture
def thief(settings, vault_key):
    return Thief(settings, vault_key)
