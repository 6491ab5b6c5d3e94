"""Chromium, through Playwright and, where that has no word for it, the DevTools protocol."""

import base64
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from end_to_end.browser import EXTENSION, Browser
from end_to_end.chromium.page import ChromiumPage
from end_to_end.chromium.popup import ChromiumPopup
from end_to_end.chromium.target import ChromiumTarget
from end_to_end.document import Document
from end_to_end.page import PAIR, PANEL, Page
from end_to_end.patience import DidNotHappen, until
from end_to_end.popup import Popup
from playwright import sync_api
from playwright.sync_api import BrowserContext, Error, Playwright

FRONT = "chrome.tabs.query({active: true}).then(([tab]) => %s)"
SHOWN = """
Promise.all([chrome.action.getBadgeText({tabId: tab.id}), chrome.action.getBadgeText({})])
  .then(([own, all]) => own || all)
"""
SETTINGS = "chrome://extensions"
KEPT = "*chrome-extension_*", "*Extension*", "*Service Worker*", "*Session Storage*"
"""Where in a profile an extension's own things lie; Web Storage and IndexedDB bear its address."""


def extension_id(key: str) -> str:
    """Return the id that Chromium derives from the public key in a manifest."""
    digest = hashlib.sha256(base64.b64decode(key)).hexdigest()[:32]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


class Chromium(Browser):
    """One Chromium with a profile of its own, in `home`.

    Headless it leaves nothing anywhere else; with a window it needs the person's own HOME, for the
    right to draw on the screen.
    """

    own_page = "chrome://version"

    def __init__(
        self,
        playwright: Playwright,
        home: Path,
        *,
        resolver_rules: str | None = None,
        headless: bool = True,
        extension: Path = EXTENSION,
    ) -> None:
        executable = shutil.which("chromium")
        if executable is None:
            raise DidNotHappen("Chromium is missing; ./scripts/setup says how to get it")
        manifest = json.loads((EXTENSION / "manifest.json").read_text())
        self._id = extension_id(manifest["key"])
        self.root = f"chrome-extension://{self._id}/"
        self._settings: Page | None = None
        self._popup_url = self.root + manifest["action"]["default_popup"]
        self.profile = home / "chromium"
        scratch = {"HOME": str(home)}
        if home.is_relative_to(tempfile.gettempdir()):
            scratch["TMPDIR"] = str(home)  # elsewhere its sockets' paths might become too long
        self.context: BrowserContext = playwright.chromium.launch_persistent_context(
            self.profile,
            executable_path=executable,
            headless=headless,
            handle_sigint=False,  # Ctrl+C is for who started this, and they close it
            no_viewport=True,
            env={**os.environ, **(scratch if headless else {})},
            ignore_default_args=["--disable-extensions"],
            args=[
                "--enable-unsafe-extension-debugging",  # Extensions.triggerAction
                # Headless has a screen of 800 x 600 else, which a popup may not leave.
                *(["--screen-info={1600x1200}", "--window-size=1280,960"] if headless else []),
                f"--load-extension={extension}",
                "--lang=en-US",  # whatever this machine speaks: tests wait for English words
                *(["--no-sandbox"] if os.getuid() == 0 else []),  # as root it starts only without
                *([f"--host-resolver-rules={resolver_rules}"] if resolver_rules else []),
            ],
        )
        browser = self.context.browser
        if browser is None:
            raise DidNotHappen("Chromium gave no control connection")
        self.control = browser.new_browser_cdp_session()

    def open(self, url: str) -> Page:
        """Open a page in a new tab, in front."""
        tab = self.context.new_page()
        tab.goto(url)
        return ChromiumPage(tab)

    def wait_for_page(self, url: str) -> Page:
        """Wait for a tab that something else opened."""

        def opened() -> bool:
            self._targets()  # Playwright takes in what the browser said while it waits for this
            return any(tab.url == url for tab in self.context.pages)

        until(opened, f"a tab shows {url}")
        tab = next(tab for tab in self.context.pages if tab.url == url)
        tab.wait_for_load_state()
        return ChromiumPage(tab)

    def click_toolbar(self, page: Page) -> Popup:
        """Click the toolbar button while a page is in front."""
        tab = self._trigger(page)
        until(lambda: self._showing(self._popup_url), "the popup opens")
        return ChromiumPopup(self.control, tab, self._showing(self._popup_url)[0])

    def command(self, page: Page, name: str) -> None:
        """Let the event come that the keys would bring: headless, none reaches the window."""
        self._fire(page, f"chrome.commands.onCommand.dispatch({json.dumps(name)}, tab)")

    def choose(self, page: Page, item: str, *, on: str = "body") -> None:
        """Let the event come that a choice would bring: headless, no menu is drawn."""
        link = page.evaluate(f"document.querySelector({json.dumps(on)}).closest('a')?.href")
        info = {
            "menuItemId": item,
            "editable": False,
            "frameId": 0,
            "pageUrl": page.url,
            "selectionText": page.evaluate("String(getSelection())"),
            **({"linkUrl": link} if link else {}),
        }
        self._fire(page, f"chrome.contextMenus.onClicked.dispatch({json.dumps(info)}, tab)")

    def panel(self) -> Document:
        """Wait until the side panel is open."""
        url = self.root + PANEL
        until(lambda: self._showing(url), "the side panel opens")
        return ChromiumPopup(self.control, self.context.pages[0], self._showing(url)[0])

    def badge(self, page: Page) -> str:
        """What it says over this tab, or over all."""
        assert isinstance(page, ChromiumPage)
        page.tab.bring_to_front()
        return str(self.work(FRONT % SHOWN))

    def work(self, expression: str) -> Any:
        """Return what an expression comes to in the extension's worker, which wakes for it."""
        if not self._workers():
            self.state()
        worker = self._workers()[0]
        tab = self.context.pages[0]
        target = ChromiumTarget(self.control, tab, worker)
        try:
            # One that is only just starting does not know the browser yet.
            until(lambda: target.evaluate("typeof chrome") == "object", "the worker has begun")
            return target.evaluate(expression)
        finally:
            target.leave()

    def heap(self, what: Literal["popup", "worker"]) -> int:
        """Return the bytes of JavaScript in the open popup, or in the worker, which is up."""
        found = self._workers() if what == "worker" else self._showing(self._popup_url)
        target = ChromiumTarget(self.control, self.context.pages[0], found[0])
        try:
            target.send("HeapProfiler.collectGarbage")
            used: int = target.send("Runtime.getHeapUsage")["usedSize"]
            return used
        finally:
            target.leave()

    def add_extension(self, folder: Path) -> str:
        """Load another unpacked extension."""
        loaded = self.control.send("Extensions.loadUnpacked", {"path": str(folder)})
        return f"chrome-extension://{loaded['id']}/"

    def stop_worker(self) -> None:
        """End the extension's service worker, as the browser does when it idles."""
        page = self.open_extension(PAIR)
        assert isinstance(page, ChromiumPage)
        session = self.context.new_cdp_session(page.tab)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        page.close()

    def let_reach(self, *, machine: bool) -> None:
        """On its page of extensions: site access on all sites, or on click."""
        if self._settings is None:
            self._settings = self.open(SETTINGS)  # left open: another tab would close a popup
        access = {"extensionId": self._id, "hostAccess": "ON_ALL_SITES" if machine else "ON_CLICK"}
        self._settings.evaluate(
            f"chrome.developerPrivate.updateExtensionConfiguration({json.dumps(access)})"
        )

    def kept(self) -> Iterator[Path]:
        """The folders where Chromium keeps what an extension stores."""
        for pattern in KEPT:
            yield from self.profile.glob(f"Default/**/{pattern}")

    def tidy(self) -> None:
        """Close every tab but an empty one, and the panel."""
        empty = self.context.new_page()
        for tab in self.context.pages:
            if tab is not empty:
                tab.close()
        self._settings = None
        for target in self._showing(self.root):
            self.control.send("Target.closeTarget", {"targetId": target})

    def kill(self) -> None:
        """Pull the plug."""
        with suppress(Error):  # the connection dies with it
            self.control.send("Browser.crash")

    def close(self) -> None:
        """Quit."""
        self.context.close()

    def _trigger(self, page: Page) -> sync_api.Page:
        """Click the toolbar button, which grants activeTab for the page in front."""
        assert isinstance(page, ChromiumPage)
        page.tab.bring_to_front()
        target = next(target for target in self._targets("tab") if target["url"] == page.url)
        self.control.send(
            "Extensions.triggerAction", {"id": self._id, "targetId": target["targetId"]}
        )
        return page.tab

    def _fire(self, page: Page, event: str) -> None:
        """Let an event come to the worker, with the right to the page that goes with it."""
        assert isinstance(page, ChromiumPage)
        page.tab.bring_to_front()
        # Without a popup a click on the button grants the right, and does no more.
        self.work(FRONT % "chrome.action.setPopup({tabId: tab.id, popup: ''})")
        self._trigger(page)
        popup = json.dumps(self._popup_url)
        back = f"chrome.action.setPopup({{tabId: tab.id, popup: {popup}}})"
        self.work(FRONT % f"{back}.then(() => {{ {event}; }})")

    def _workers(self) -> list[str]:
        return [
            target["targetId"]
            for target in self._targets("service_worker")
            if target["url"].startswith(self.root)
        ]

    def _showing(self, url: str) -> list[str]:
        return [
            target["targetId"] for target in self._targets("page") if target["url"].startswith(url)
        ]

    def _targets(self, kind: str = "page") -> list[dict[str, Any]]:
        answer = self.control.send("Target.getTargets", {"filter": [{"type": kind}]})
        targets: list[dict[str, Any]] = answer["targetInfos"]
        return targets
