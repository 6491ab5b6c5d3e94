"""Serving: the port for the extension, the socket for the command line, and the signals."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from aiohttp import web

from kithbook.app import create_app
from kithbook.clock import Now, wall_clock
from kithbook.config import Settings, private_folder
from kithbook.errors import BadSetup
from kithbook.vault.guardian import Guardian
from kithbook.web.session import SESSION

KEEP_ALIVE_SECONDS = 15
SHUTDOWN_SECONDS = 5
"""For calls under way at SIGTERM."""


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
    private_folder(settings.home)
    with Guardian(settings.lock_file):
        app = create_app(settings, now=now)
        runner = web.AppRunner(
            app,
            access_log=None,
            keepalive_timeout=KEEP_ALIVE_SECONDS,
            shutdown_timeout=SHUTDOWN_SECONDS,
        )
        await runner.setup()
        try:
            if with_port:
                app[SESSION].port = await _listen(runner, settings.port)
            private_folder(settings.socket.parent)
            settings.socket.unlink(missing_ok=True)
            await web.UnixSite(runner, str(settings.socket)).start()
            yield app
        finally:
            await runner.cleanup()
            with suppress(FileNotFoundError):
                settings.socket.unlink()


async def _listen(runner: web.AppRunner, port: int) -> int:
    """Listen on 127.0.0.1 only; return the port."""
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError as error:
        raise BadSetup(
            f"Port {port} is taken by another program; stop that one, or set KITHBOOK_PORT."
        ) from error
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
    """
    for name in ("aiohttp", "asyncio"):
        library = logging.getLogger(name)
        library.handlers = [logging.NullHandler()]
        library.propagate = False
    settings.log_file.touch(mode=0o600)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=settings.log_file.open("a")),
        cache_logger_on_first_use=True,
    )
