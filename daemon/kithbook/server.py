"""Serving: the port for the extension, the socket for the command line, and the signals."""

import asyncio
import errno
import gc
import logging
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from kithbook.app import ROUTES, create_app
from kithbook.backup import scratch, switch
from kithbook.clock import Now, wall_clock
from kithbook.config import Settings, private_folder
from kithbook.errors import BadSetup
from kithbook.files import remove_leftovers
from kithbook.jail.system import hide_memory
from kithbook.log import log
from kithbook.vault.guardian import Guardian
from kithbook.web.connection import Listener
from kithbook.web.route import handler
from kithbook.web.session import SESSION

SHUTDOWN_SECONDS = 5
"""For calls under way at SIGTERM."""
YOUNG = 20_000
"""Objects that are made before Python looks for circles among them. Of its own 700 most are still
in use by then, in an import: looking took a tenth of it."""


@asynccontextmanager
async def serving(
    settings: Settings, *, with_port: bool, now: Now = wall_clock
) -> AsyncIterator[web.Application]:
    """Run the application, locked at first, as the one process that has this vault.

    Args:
        settings: where the vault is.
        with_port: listen for extensions too, not only for the command line.
        now: the clock.

    Raises:
        VaultBusy: another process has it.
        NoVault: there is none yet.
        BadSetup: the folder, its files or the port are not as they must be.
    """
    hide_memory()
    gc.set_threshold(YOUNG)
    private_folder(settings.home)
    with Guardian(settings.lock_file):
        remove_leftovers(*settings.rewritten)
        switch.finish(settings)
        scratch.clear(settings)
        app = create_app(settings, now=now)
        app.freeze()
        await app.startup()
        runner = web.ServerRunner(Listener(handler(app, ROUTES)), shutdown_timeout=SHUTDOWN_SECONDS)
        try:
            await runner.setup()
            if with_port:
                app[SESSION].port = await _listen(runner, settings.port)
            private_folder(settings.socket.parent)
            settings.socket.unlink(missing_ok=True)
            await web.UnixSite(runner, settings.socket).start()
            yield app
        finally:
            await app.shutdown()
            await runner.cleanup()
            await app.cleanup()
            settings.socket.unlink(missing_ok=True)


async def _listen(runner: web.ServerRunner, port: int) -> int:
    """Listen on 127.0.0.1 only; return the port."""
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise BadSetup(
                f"Port {port} is taken by another program; stop that one, or set KITHBOOK_PORT."
            ) from error
        reason = os.strerror(error.errno or 0)
        raise BadSetup(f"Cannot listen on port {port}: {reason}; set KITHBOOK_PORT.") from error
    return int(runner.addresses[0][1])


async def until_told() -> None:
    """Wait for SIGTERM or SIGINT."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for one in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        loop.add_signal_handler(one, told.set)
    await told.wait()


def log_to_file(settings: Settings) -> None:
    """Write one JSON line per event to the log.

    Libraries' own logging, which may quote what they received, goes nowhere.

    Raises:
        BadSetup: the log cannot be written, or is a link or no file.
    """
    for name in ("aiohttp", "asyncio"):
        library = logging.getLogger(name)
        library.handlers = [logging.NullHandler()]
        library.propagate = False
    try:
        log.open(settings.log_file)
    except OSError as error:
        raise BadSetup(
            f"Cannot write {settings.log_file}: {error.strerror}; move it away."
        ) from error
