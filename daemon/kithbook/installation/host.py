"""The browsers' way to Kithbook: a manifest in each, and the launcher that they name.

The launcher holds the settings, because a browser's environment is not the person's shell, and
because nothing in that environment shall say where the vault is.
"""

import json
import os
import shlex
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from kithbook.config import PREFIX, Settings
from kithbook.errors import BadSetup
from kithbook.files import write_private
from kithbook.installation import browser
from kithbook.installation.browser import Place
from kithbook.installation.errors import NotPlaced
from kithbook.installation.model import CHROMIUM_ID, FIREFOX_ID, HOST, Finding
from kithbook.installation.program import chosen, own_folder

CONNECT = "kithbook browsers connect"
EXECUTABLE = 0o700

LAUNCHER = """\
#!/bin/sh
# Started by your browser, for the Kithbook extension alone: starts Kithbook, and pairs.
# Written by `kithbook browsers connect`; taken away by `kithbook browsers disconnect`.
exec {words} "$@"
"""


def launcher() -> Path:
    """Return the file that browsers start."""
    return own_folder() / "kithbook-host"


def manifest(place: Place) -> bytes:
    """Return what tells a browser which extension may start what."""
    allowed = (
        {"allowed_origins": [f"chrome-extension://{CHROMIUM_ID}/"]}
        if place.engine == "chromium"
        else {"allowed_extensions": [FIREFOX_ID]}
    )
    told = {
        "name": HOST,
        "description": "Starts Kithbook and pairs its extension",
        "path": str(launcher()),
        "type": "stdio",
        **allowed,
    }
    return json.dumps(told, indent=2).encode() + b"\n"


def connect(settings: Settings, profiles: Iterable[Path] = ()) -> list[Place]:
    """Let the extension in each browser here start Kithbook; return in which.

    Args:
        settings: with which Kithbook it is.
        profiles: folders that a Chromium is started with, beside its usual one.

    Raises:
        NotPlaced: a file cannot be written.
    """
    wanted = sorted({*_profiles(), *(one.absolute() for one in profiles)})
    _write(launcher(), _script(settings))
    launcher().chmod(EXECUTABLE)
    if wanted:
        _write(_noted(), json.dumps([str(one) for one in wanted]).encode())
    wanted_places = places()
    for place in wanted_places:
        _write(_file(place), manifest(place))
    return wanted_places


def disconnect() -> list[Place]:
    """Take that back in every browser; return where it was."""
    there = [place for place in (*browser.every(), *_chromiums()) if _file(place).exists()]
    for place in there:
        _file(place).unlink()
        with suppress(OSError):  # others are in there, or it is the browser's
            place.folder.rmdir()
            place.folder.parent.rmdir()
    for path in (launcher(), _noted()):
        path.unlink(missing_ok=True)
    return there


def connected() -> list[Place]:
    """Return the browsers whose manifest is as it must be."""
    return [place for place in places() if _read(_file(place)) == manifest(place)]


def finding(settings: Settings) -> Finding:
    """Look whether every browser here can start this very Kithbook."""
    what, wanted = "browsers", places()
    names = ", ".join(place.name for place in wanted)
    made = [place for place in wanted if _file(place).exists()]
    if not wanted:
        return Finding(what, "off", "There is no browser here that could start Kithbook")
    if not made:
        return Finding(what, "off", f"Kithbook cannot be started from {names}", CONNECT)
    script = (_read(launcher()) or b"").decode(errors="replace")
    if not all(one in script for one in _essence(settings)):
        sentence = "What browsers start is another Kithbook, or one with another vault"
        return Finding(what, "broken", sentence, CONNECT)
    if not os.access(launcher(), os.X_OK):
        return Finding(what, "broken", f"{launcher()} cannot be started", CONNECT)
    if missing := [place.name for place in wanted if place not in connected()]:
        sentence = f"Kithbook cannot be started from {', '.join(missing)}"
        return Finding(what, "broken" if len(missing) < len(wanted) else "off", sentence, CONNECT)
    return Finding(what, "good", f"{names} can start Kithbook")


def _script(settings: Settings) -> bytes:
    told = json.dumps(chosen(settings), sort_keys=True)
    words = [sys.executable, "-I", "-m", "kithbook.host", told]
    return LAUNCHER.format(words=shlex.join(words)).encode()


def _essence(settings: Settings) -> tuple[str, str]:
    """Return the parts of a launcher by which it is this very Kithbook's, with this vault."""
    home = f"{PREFIX}HOME"
    told = json.dumps({home: chosen(settings)[home]})[1:-1]
    return f"exec {shlex.quote(sys.executable)} ", shlex.quote(f" {told}")[2:-1]


def places() -> list[Place]:
    """Return where each browser here looks, and each Chromium that somebody named."""
    return [*browser.here(), *_chromiums()]


def _chromiums() -> list[Place]:
    return [browser.of_profile(one) for one in _profiles() if one.is_dir()]


def _profiles() -> list[Path]:
    """Return the folders that somebody named before."""
    try:
        return [Path(str(one)) for one in json.loads(_noted().read_bytes())]
    except (OSError, ValueError, TypeError):
        return []


def _noted() -> Path:
    return own_folder() / "profiles.json"


def _file(place: Place) -> Path:
    return place.folder / f"{HOST}.json"


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _read(path) != content:
            write_private(path, content)
    except BadSetup as error:
        raise NotPlaced(str(error)) from error
    except OSError as error:
        raise NotPlaced(f"Cannot make {path.parent}: {error.strerror}.") from error
