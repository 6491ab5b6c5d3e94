"""Where windows go: the screen, also for a daemon that systemd started before there was one."""

import os
import subprocess
from shutil import which

NAMES = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS")
STARTED_BY_SYSTEMD = "INVOCATION_ID"
"""A variable that it gives each service: systemd.exec(5)."""
SECONDS = 5
QUOTED = "$'"
"""How a value begins that holds more than plain letters; no screen is called so."""


def screen() -> dict[str, str]:
    """Return the variables that lead to the screen; nothing where there is none.

    A desktop tells the person's systemd of its screen once it has one. A service that was started
    at login, before that, was not told.
    """
    found = _named(os.environ)
    if not _shows(found) and STARTED_BY_SYSTEMD in os.environ:
        found = _named(_told())
    return found if _shows(found) else {}


def _named(environment: "os._Environ[str] | dict[str, str]") -> dict[str, str]:
    return {name: environment[name] for name in NAMES if environment.get(name)}


def _shows(found: dict[str, str]) -> bool:
    return "DISPLAY" in found or "WAYLAND_DISPLAY" in found


def _told() -> dict[str, str]:
    """Return the environment that the person's systemd gives to what it starts now."""
    program = which("systemctl")
    if program is None:
        return {}
    try:
        done = subprocess.run(
            [program, "--user", "show-environment"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return {}
    pairs = (line.partition("=") for line in done.stdout.splitlines())
    return {name: value for name, _, value in pairs if not value.startswith(QUOTED)}
