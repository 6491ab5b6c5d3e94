"""What is added, logged and introduced here is as in tests/daemon/introductions."""

import pytest
from daemon.interactions.conftest import add, item, log
from daemon.introductions.conftest import introduce, take
from daemon.store.device import Device

from kithbook_protocol.path_operations import PATH

__all__ = ["add", "introduce", "item", "log", "take"]


@pytest.fixture
def path(call, app):
    assert app

    async def ask(to, **more):
        return await call(PATH, {"to": str(to), **more})

    return ask


@pytest.fixture
def names(path):
    """Return the ways to somebody, each as the names on it."""

    async def read(to, **more):
        found = await path(to, **more)
        return [[step.person.name for step in way.steps] for way in found.ways]

    return read


@pytest.fixture
def device(tmp_path):
    made = Device(tmp_path / "device")
    yield made
    made.close()
