"""Starting the daemon so that it stays when the browser goes."""

import os
import subprocess
import tempfile
from typing import IO

from kithbook.cli.connection import START_SECONDS, reached, running
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.installation.login import login
from kithbook.installation.program import chosen, command
from kithbook_protocol.vault import Status

LONGEST_SENTENCE = 500

KEPT = {
    *("HOME", "USER", "LOGNAME", "SHELL", "PATH", "TZ", "TMPDIR", "LANG", "LANGUAGE"),
    *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS"),
}
KEPT_PREFIXES = ("LC_", "XDG_")
"""What of a browser's environment a daemon needs: for the keyring, the window for the passphrase,
and its language. Nothing that changes what a program does or loads."""


class NoStart(KithbookError):
    """Kithbook does not start; `kithbook up` in a terminal says why."""


def started(settings: Settings) -> Status:
    """Start the daemon if it does not run, and wait until it can be reached.

    Where the system starts Kithbook at login, it starts it now too, and keeps watch over it.

    Raises:
        NoStart: with the daemon's own sentence, where it said one.
    """
    if found := running(settings):
        return found
    by_system = login(settings)
    try:
        if by_system.standing.meant:
            by_system.start()
            if found := reached(settings, lambda: not by_system.standing.active, START_SECONDS):
                return found
    except KithbookError:
        pass  # then as a person would
    with tempfile.TemporaryFile() as said:
        process = _spawned(settings, said)
        if found := reached(settings, lambda: process.poll() is not None, START_SECONDS):
            return found
        raise NoStart(_sentence(said) or None)


def _spawned(settings: Settings, said: IO[bytes]) -> subprocess.Popen[bytes]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name in KEPT or name.startswith(KEPT_PREFIXES)
    }
    return subprocess.Popen(
        command("up"),
        env=environment | chosen(settings),
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=said,  # a file: a pipe would end with us
        start_new_session=True,
        close_fds=True,
    )


def _sentence(said: IO[bytes]) -> str:
    said.seek(0)
    first = said.read(LONGEST_SENTENCE).decode(errors="replace").strip().partition("\n")[0]
    return first if first.isprintable() else ""
