"""Firefox ESR, through Marionette."""

import json
import os
import shutil
import signal
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from end_to_end.browser import EXTENSION, Browser
from end_to_end.document import Document
from end_to_end.firefox.actions import clicked, pressed
from end_to_end.firefox.bar import AddressBar
from end_to_end.firefox.marionette import Marionette
from end_to_end.firefox.page import FirefoxPage
from end_to_end.firefox.popup import FirefoxPopup, FirefoxSidebar
from end_to_end.firefox.scripts import (
    ALLOW,
    BADGE,
    BUTTON,
    CHOOSE,
    FIND,
    IS_NOTED,
    IS_STOPPED,
    LET,
    PIN,
    SHORTCUT,
    TERMINATE,
    TIDY,
)
from end_to_end.page import PANEL, Page
from end_to_end.patience import PATIENCE, DidNotHappen, until
from end_to_end.popup import Popup

START = 60.0
"""Seconds it may take to start on a busy machine."""

PREFERENCES = {
    "marionette.port": 0,  # any that is free; it says which in its profile
    # One that is installed for good may be unsigned; only Mozilla signs, and only what it is sent.
    "xpinstall.signatures.required": False,
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.ssl": "127.0.0.1",
    # Marionette would turn it off, but it is a place where what was typed may end up.
    "browser.sessionstore.resume_from_crash": True,
    "browser.sessionstore.interval": 1000,
    "intl.locale.requested": "en-US",  # tests wait for English words
    "focusmanager.testmode": False,  # in which a popup would never take the focus
    "ui.prefersReducedMotion": 1,  # panels open at once
}


class Firefox(Browser):
    """One Firefox with a profile of its own, in `home`; it leaves nothing anywhere else."""

    own_page = "about:license"

    def __init__(self, home: Path, *, proxy: int) -> None:
        """Start it.

        Args:
            home: also its HOME.
            proxy: the port on this machine where it asks for every page that is not loopback.
        """
        executable = shutil.which("firefox-esr")
        if executable is None:
            raise DidNotHappen("Firefox ESR is missing; ./scripts/setup says how to get it")
        manifest = json.loads((EXTENSION / "manifest.json").read_text())
        self._id: str = manifest["browser_specific_settings"]["gecko"]["id"]
        self._origins: list[str] = manifest["host_permissions"]
        self.profile = home / "firefox"
        self.profile.mkdir(exist_ok=True)
        ports = {"network.proxy.http_port": proxy, "network.proxy.ssl_port": proxy}
        preferences = "".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in (PREFERENCES | ports).items()
        )
        (self.profile / "user.js").write_text(preferences)
        told = self.profile / "MarionetteActivePort"
        told.unlink(missing_ok=True)
        with (home / "firefox.log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    executable,
                    *("--headless", "--no-remote", "--profile", str(self.profile)),
                    *("--marionette", "--remote-allow-system-access"),
                ],
                env={**os.environ, "HOME": str(home), "TMPDIR": str(home)},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that all its processes can be killed
            )
        try:
            until(lambda: told.exists() and told.read_text(), "Firefox starts", START)
            self._control = Marionette(int(told.read_text()))
            self.root = f"moz-extension://{self._install(home)}/"
        except BaseException:
            self._kill()
            raise
        self._popup_url = self.root + manifest["action"]["default_popup"]

    def open(self, url: str) -> Page:
        """Open a page in a new tab, in front."""
        tab = self._control.send("WebDriver:NewWindow", type="tab", focus=True)
        page = FirefoxPage(self._control, tab["handle"])
        page.show(url)
        return page

    def wait_for_page(self, url: str) -> Page:
        """Wait for a tab that something else opened."""
        found: list[FirefoxPage] = []

        def opened() -> bool:
            handles = self._control.send("WebDriver:GetWindowHandles")
            tabs = [FirefoxPage(self._control, handle) for handle in handles]
            found.extend(tab for tab in tabs if tab.url == url)
            return bool(found)

        until(opened, f"a tab shows {url}")
        until(lambda: found[0].evaluate("document.readyState === 'complete'"), "it is loaded")
        return found[0]

    def click_toolbar(self, page: Page) -> Popup:
        """Click the toolbar button while a page is in front."""
        assert isinstance(page, FirefoxPage)
        page.front()
        x, y = self._control.script(BUTTON, self._id)
        self._control.send("WebDriver:PerformActions", "chrome", actions=clicked(x, y))
        return FirefoxPopup(self._control, self._popup_url)

    def command(self, page: Page, name: str) -> None:
        """Press the command's keys, in the browser's own window."""
        assert isinstance(page, FirefoxPage)
        page.front()
        chord = self._control.script(SHORTCUT, self._id, name)
        self._control.send("WebDriver:PerformActions", "chrome", actions=pressed(chord))

    def choose(self, page: Page, item: str, *, on: str = "body") -> None:
        """Open the context menu with the right button, and choose."""
        assert isinstance(page, FirefoxPage)
        page.right_click(on)
        until(lambda: self._control.script(CHOOSE, self._id, item), f"{item} is chosen")

    def panel(self) -> Document:
        """Wait until the sidebar is open."""
        return FirefoxSidebar(self._control, self.root + PANEL)

    def badge(self, page: Page) -> str:
        """What it says over this tab, or over all."""
        assert isinstance(page, FirefoxPage)
        page.front()
        return str(self._control.script(BADGE, self._id))

    @property
    def bar(self) -> AddressBar:
        """Its address bar."""
        return AddressBar(self._control)

    def let_see_tabs(self, *, may: bool) -> None:
        """Give or take the right to see which pages are open, as a person may in settings."""
        self._control.script(LET, self._id, [], may, ["tabs"])

    def add_extension(self, folder: Path) -> str:
        """Install another extension until Firefox quits."""
        added = self._control.send("Addon:Install", path=str(folder), temporary=True)["value"]
        until(lambda: self._control.script(FIND, added), "the other extension starts")
        return f"moz-extension://{self._control.script(FIND, added)}/"

    def stop_worker(self) -> None:
        """End the extension's event page, as the browser does when it idles."""
        self._control.script(TERMINATE, self._id)
        until(lambda: self._control.script(IS_STOPPED, self._id), "the background ends")

    def let_reach(self, *, machine: bool) -> None:
        """What the switches under about:addons do."""
        self._control.script(LET, self._id, self._origins, machine)

    def allow(self) -> None:
        """Answer Firefox's question whether the extension may have what it asks for."""
        until(lambda: self._control.script(ALLOW), "Firefox asks, and is answered")

    def kept(self) -> Iterator[Path]:
        """The folders and files where Firefox keeps what an extension stores."""
        uuid = self.root.removeprefix("moz-extension://").rstrip("/")
        yield from self.profile.glob(f"storage/default/moz-extension+++{uuid}*")
        yield from self.profile.glob("storage-sync*")
        yield from self.profile.glob("browser-extension-data")

    def tidy(self) -> None:
        """Close every tab but an empty one, the sidebar and open menus."""
        self._control.script(TIDY)
        empty = self._control.send("WebDriver:NewWindow", type="tab", focus=True)["handle"]
        for handle in self._control.send("WebDriver:GetWindowHandles"):
            if handle != empty:
                FirefoxPage(self._control, handle).close()

    def kill(self) -> None:
        """Pull the plug: SIGKILL to all its processes. It has had the extension for a while."""
        until(lambda: self._control.script(IS_NOTED, self._id), "Firefox notes the extension")
        self._kill()

    def _kill(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)

    def close(self) -> None:
        """Quit."""
        if self._process.poll() is None:
            self._control.send("Marionette:Quit", flags=["eForceQuit"])
            self._process.wait(PATIENCE)
        self._control.close()

    def _install(self, home: Path) -> str:
        """Install the extension, unless the profile has it; return its UUID in this profile."""
        if not (self.profile / f"extensions/{self._id}.xpi").exists():
            packed = home / "kithbook.xpi"
            with zipfile.ZipFile(packed, "w") as archive:
                for path in EXTENSION.rglob("*"):
                    archive.write(path, path.relative_to(EXTENSION))
            self._control.send("Addon:Install", path=str(packed), temporary=False)
        until(lambda: self._control.script(FIND, self._id), "the extension starts")
        self._control.script(PIN, self._id)
        uuid: str = self._control.script(FIND, self._id)
        return uuid
