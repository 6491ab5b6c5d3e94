"""All of it at once: what the doctor looks at, and what uninstalling takes away."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass

from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.installation import extension, host
from kithbook.installation.errors import NoService
from kithbook.installation.login import login
from kithbook.installation.model import Finding
from kithbook.installation.program import own_folder


@dataclass(frozen=True, slots=True)
class Removed:
    """What was there and is gone."""

    service: bool
    browsers: list[str]
    extension: bool


def findings(settings: Settings) -> list[Finding]:
    """Look at everything that setup does; what cannot be looked at is broken, and says why."""
    return [
        _looked("start at login", lambda: login(settings).finding()),
        _looked("browsers", lambda: host.finding(settings)),
        _looked("extension folder", extension.finding),
    ]


def remove(settings: Settings) -> Removed:
    """Take away everything but the vault.

    Raises:
        NoService: the system starts Kithbook and cannot be told to stop; the rest is gone.
    """
    places = host.disconnect()
    # A clone's folder is not ours to take, and not in here.
    had = (own_folder() / "extension").exists()
    try:
        service = login(settings).remove()
    finally:
        shutil.rmtree(own_folder(), ignore_errors=True)
    return Removed(service, [place.name for place in places], had)


def _looked(what: str, look: Callable[[], Finding]) -> Finding:
    try:
        return look()
    except NoService as error:
        return Finding(what, "off", str(error).rstrip("."))
    except KithbookError as error:
        return Finding(what, "broken", str(error).rstrip("."))
