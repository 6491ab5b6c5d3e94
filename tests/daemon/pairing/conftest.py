"""A browser not paired yet, and an open window."""

import pytest
from daemon.extension import Extension

from kithbook_protocol.vault_operations import PAIR_WINDOW


@pytest.fixture
def stranger(port, clock):
    return Extension(port, now=clock)


@pytest.fixture
async def window(app, call):
    assert app
    return await call(PAIR_WINDOW)
