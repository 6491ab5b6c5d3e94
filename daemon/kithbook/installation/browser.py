"""Which browsers there are, and where each looks for programs that an extension may start.

The folders are from the browsers' own documents: developer.chrome.com, "Native messaging", and
MDN, "Native manifests".
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import Literal

Engine = Literal["chromium", "firefox"]


@dataclass(frozen=True, slots=True)
class Browser:
    """A browser as it is installed from its maker or the distribution."""

    name: str
    engine: Engine
    linux: str
    """Below ~/.config for Chromium's kin, below ~ for Firefox's."""
    mac: str
    """Below ~/Library/Application Support."""
    programs: tuple[str, ...]
    boxed: tuple[str, ...] = ()
    """What it is called as a Snap and as a Flatpak."""

    @property
    def home(self) -> Path:
        """The folder that it keeps itself in."""
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Application Support" / self.mac
        if self.engine == "firefox":
            return Path.home() / self.linux
        base = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        return Path(base) / self.linux

    @property
    def is_here(self) -> bool:
        """Whether it is installed, or was used."""
        return self.home.is_dir() or any(which(program) for program in self.programs)

    @property
    def is_boxed(self) -> bool:
        """Whether there is one from a Snap or a Flatpak, which may start nothing outside."""
        homes = (Path("/snap/bin"), Path.home() / "snap", Path.home() / ".var" / "app")
        return any((home / name).exists() for home in homes for name in self.boxed)


BROWSERS = (
    Browser(
        "Chromium", "chromium", "chromium", "Chromium",
        ("chromium", "chromium-browser"), ("chromium", "org.chromium.Chromium"),
    ),
    Browser(
        "Google Chrome", "chromium", "google-chrome", "Google/Chrome",
        ("google-chrome", "google-chrome-stable"), ("com.google.Chrome",),
    ),
    Browser(
        "Brave", "chromium", "BraveSoftware/Brave-Browser", "BraveSoftware/Brave-Browser",
        ("brave-browser", "brave"), ("brave", "com.brave.Browser"),
    ),
    Browser(
        "Microsoft Edge", "chromium", "microsoft-edge", "Microsoft Edge",
        ("microsoft-edge", "microsoft-edge-stable"), ("com.microsoft.Edge",),
    ),
    Browser(
        "Vivaldi", "chromium", "vivaldi", "Vivaldi",
        ("vivaldi", "vivaldi-stable"), ("vivaldi", "com.vivaldi.Vivaldi"),
    ),
    Browser(
        "Firefox", "firefox", ".mozilla", "Mozilla",
        ("firefox", "firefox-esr", "firefox-developer-edition"),
        ("firefox", "org.mozilla.firefox"),
    ),
    Browser(
        "LibreWolf", "firefox", ".librewolf", "librewolf",
        ("librewolf",), ("io.gitlab.librewolf-community",),
    ),
)  # fmt: skip

FOLDERS: dict[tuple[Engine, bool], str] = {
    ("chromium", False): "NativeMessagingHosts",
    ("chromium", True): "NativeMessagingHosts",
    ("firefox", False): "native-messaging-hosts",
    ("firefox", True): "NativeMessagingHosts",
}
"""By engine, and whether this is macOS."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder where a browser looks."""

    name: str
    engine: Engine
    folder: Path


def here() -> Iterator[Place]:
    """Yield where each browser on this machine looks."""
    for browser in BROWSERS:
        if browser.is_here:
            yield Place(browser.name, browser.engine, browser.home / _folder(browser.engine))


def every() -> Iterator[Place]:
    """Yield where each browser we know of would look."""
    for browser in BROWSERS:
        yield Place(browser.name, browser.engine, browser.home / _folder(browser.engine))


def of_profile(folder: Path) -> Place:
    """Return where a Chromium looks that is started with a folder of its own."""
    return Place(f"Chromium with {folder}", "chromium", folder / _folder("chromium"))


def boxed() -> list[str]:
    """Return the browsers that come in a box and can start nothing outside."""
    return [browser.name for browser in BROWSERS if browser.is_boxed]


def _folder(engine: Engine) -> str:
    return FOLDERS[engine, sys.platform == "darwin"]
