"""A real daemon for each test: a copy of one vault, a port and a socket of its own, its own time.

The recovery key opens it without Argon2id.
"""

import tempfile
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web
from daemon import brood, terminal
from daemon.extension import Extension
from end_to_end.daemon import PASSPHRASE

from kithbook.config import Settings
from kithbook.jobs.worker import WORKER
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.web.session import SESSION
from kithbook_protocol.vault_operations import PAIR_WINDOW


class Clock:
    """A wall clock that moves when it is told to. Milliseconds since 1970-01-01 UTC."""

    def __init__(self):
        self.milliseconds = 1_800_000_000_000

    def __call__(self):
        return self.milliseconds

    def forward(self, seconds):
        self.milliseconds += int(seconds * 1000)


def _settings(home):
    """Return settings that neither ask nor heed the desktop of whoever runs the tests."""
    return Settings(
        home=home,
        port=0,
        keyring=False,
        lock_on_suspend=False,
        lock_on_screen_lock=False,
        passphrase_file=None,
    )


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def settings():
    """An empty folder's: no vault in it yet, no keyring, any free port."""
    # A short path, because the command line's socket lies below it.
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        yield _settings(Path(folder) / "home")


@pytest.fixture
def passphrase():
    """What opens the vault; costs half a second of Argon2id each time."""
    return PASSPHRASE


@pytest.fixture
def recovery_key(original_vault):
    """What opens the vault at once."""
    return original_vault.recovery_key


@pytest.fixture
def vault_key(original_vault):
    """SQLCipher's raw 32-byte key of the vault."""
    return original_vault.key


@pytest.fixture
def home(original_vault, settings):
    """The data folder, with a copy of the vault; nothing has it open."""
    return original_vault.copy(settings.home)


@pytest.fixture(scope="session")
def begun_by():
    """Return the command that begins a worker which is loaded already: `begun_by(program)`."""
    with tempfile.TemporaryDirectory(prefix="kb-") as folder, brood.brood(Path(folder)) as command:
        yield command


@pytest.fixture
def spawned():
    """Ask for it where the worker has to be the very process that the daemon starts."""


@pytest.fixture
async def locked_app(settings, home, clock, begun_by, request):
    """The daemon, serving on its port and its socket, locked."""
    assert home == settings.home
    async with serving(settings, with_port=True, now=clock) as running:
        if "spawned" not in request.fixturenames:
            running[WORKER]._command = begun_by(brood.WORKER)
        # Its worker starts with what needs it. With each hello, most would be ended unused.
        running[SESSION].on_hello = lambda: None
        yield running


@pytest.fixture
async def app(locked_app, recovery_key):
    """The daemon, serving on its port and its socket, unlocked."""
    await locked_app[KEEPER].unlock_with_recovery(recovery_key)
    return locked_app


@pytest.fixture
def port(locked_app):
    return locked_app[SESSION].port


@pytest.fixture
def call(locked_app, settings):
    """Call like the command line, over the Unix socket.

    `await call(operation, body, item=...)` returns the reply's model or raises Refused; a body may
    be a model, a dict or raw bytes. Needs `app` beside it for what a locked vault refuses.
    """
    assert isinstance(locked_app, web.Application)

    return partial(terminal.call, settings.socket)


@pytest.fixture
def pair(call, port, clock):
    """Pair a new extension by the code: `await pair(scope="full", **extension_arguments)`."""

    async def make(scope="full", **arguments):
        window = await call(PAIR_WINDOW, {"scope": scope})
        extension = Extension(port, now=clock, **arguments)
        await extension.pair(window.code)
        return extension

    return make


@pytest.fixture
async def extension(app, pair):
    """A paired extension with full scope; the vault is unlocked."""
    assert app[KEEPER]
    return await pair()
