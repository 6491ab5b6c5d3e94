"""A real daemon, a process of its own, with two paired clients: one for everything, one to capture.

The tables in this folder attack it. Whatever they send, the database's bytes stay as they are and
the log holds nothing of it.
"""

import asyncio
import tempfile
from pathlib import Path

import pytest
from daemon.extension import Extension
from daemon.message import exchange
from daemon.terminal import call
from end_to_end.daemon import Daemon
from security.sentinel import SENTINEL

from kithbook.config import Settings
from kithbook_protocol.vault_operations import PAIR_WINDOW


@pytest.fixture(scope="module")
def home():
    """A short path, because the command line's socket lies below it."""
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def daemon(home, original_vault):
    """Running, unlocked, with somebody in the book."""
    original_vault.copy(home / "data")
    with Daemon.trial(home) as running:
        running.run("add", "Ada Lovelace")
        yield running


@pytest.fixture(scope="module")
def settings(daemon):
    return Settings(home=daemon.data, port=daemon.port, keyring=False)


def paired(settings, scope):
    """Pair a client by typing the code."""
    extension = Extension(settings.port, origin="chrome-extension://" + scope[0] * 32)
    window = asyncio.run(call(settings.socket, PAIR_WINDOW, {"scope": scope}))
    asyncio.run(extension.pair(window.code))
    return extension


@pytest.fixture(scope="module")
def extension(settings):
    """Paired with full scope."""
    return paired(settings, "full")


@pytest.fixture(scope="module")
def capturer(settings):
    """Paired with the scope to capture, and no more."""
    return paired(settings, "capture")


@pytest.fixture(scope="module")
def refusal(daemon):
    """The bytes of the bare refusal."""
    raw = asyncio.run(exchange(daemon.port, b"GET / HTTP/1.1\r\n\r\n"))
    assert raw.startswith(b"HTTP/1.1 403 ")
    return raw


def database(data):
    """Return the database's bytes, with what waits in its write-ahead log."""
    return [(data / name).read_bytes() for name in ("vault.db", "vault.db-wal")]


@pytest.fixture
def untouched(daemon, extension, capturer):
    """See that the test leaves the database as it was, byte by byte."""
    assert extension.grant.client != capturer.grant.client
    before = database(daemon.data)
    yield
    assert database(daemon.data) == before


@pytest.fixture(scope="module")
def silent(daemon):
    """See that nothing of what was sent is in the log or on the terminal."""
    yield
    told = daemon.output() + (daemon.data / "daemon.log").read_text()
    for private in (SENTINEL, SENTINEL.lower(), "Ada", "Lovelace", "origin", "keyid", "kb="):
        assert private not in told
