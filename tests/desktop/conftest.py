"""A desktop around a real daemon: buses, a keyring, screens. Each module has its own."""

import tempfile
from pathlib import Path

import pytest
from daemon.extension import Extension
from daemon.terminal import call
from desktop.bus import Bus
from end_to_end.daemon import Daemon

from kithbook.config import Settings
from kithbook_protocol.vault_operations import PAIR_WINDOW


@pytest.fixture(scope="module")
def home():
    """A short path, because sockets lie below it."""
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def bus(home):
    """A bus with nobody on it."""
    with Bus(home / "session") as running:
        yield running


@pytest.fixture(scope="module")
def trial(home):
    """A daemon that was not started, in a folder of its own; no vault yet."""
    daemon = Daemon.trial(home)
    yield daemon
    daemon.kill()


@pytest.fixture(scope="module")
def settings(trial):
    return Settings(home=trial.data, port=trial.port, keyring=False)


@pytest.fixture(scope="module")
def known():
    """The extension, once it is paired."""
    return []


@pytest.fixture
def greet(settings, known):
    """Return the paired extension, after a hello to the daemon that runs now."""

    async def say_hello():
        if known:
            await known[0].hello()
        else:
            window = await call(settings.socket, PAIR_WINDOW, {"scope": "full"})
            known.append(Extension(settings.port))
            await known[0].pair(window.code)
        return known[0]

    return say_hello
