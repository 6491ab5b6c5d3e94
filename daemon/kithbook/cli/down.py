"""Ending the daemon, however it was started."""

import os
import signal
import time
from contextlib import suppress

import click

from kithbook.cli.connection import Connection, NotRunning
from kithbook.cli.output import as_json, say, show_json
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.vault.errors import VaultBusy
from kithbook.vault.guardian import Guardian
from kithbook_protocol.vault_operations import STATUS

SECONDS = 30.0
"""For calls under way, and for a backup to let go."""
BETWEEN = 0.05


class AtWork(KithbookError):
    """A command of Kithbook's is at work in the vault; it ends by itself."""


class StillRunning(KithbookError):
    """Kithbook was told to stop and has not ended yet; look again with `kithbook status`."""


@click.command(epilog="\b\nExample:\n  kithbook down")
@as_json
def down(*, json_: bool) -> None:
    """Stop the daemon; the vault is locked then.

    A daemon that starts at login comes back with the next one, or with: kithbook up
    """
    stopped = stop(Settings())
    if json_:
        show_json({"stopped": stopped})
    else:
        say("Stopped; the vault is locked." if stopped else "Kithbook is not running.")


def stop(settings: Settings) -> bool:
    """End the daemon and wait until it has; tell whether there was one.

    Raises:
        AtWork: the vault is open for one command alone, which is not ended.
        StillRunning: it takes too long.
    """
    try:
        with Connection(settings, alone=False) as connection:
            if not connection.call(STATUS).port:
                raise AtWork
    except NotRunning:
        return False
    guardian = Guardian(settings.lock_file)
    holder = guardian.holder()
    if holder is not None:
        with suppress(ProcessLookupError):
            os.kill(holder, signal.SIGTERM)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        with suppress(VaultBusy), guardian:
            return True
        time.sleep(BETWEEN)
    raise StillRunning
