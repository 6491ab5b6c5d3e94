"""Chromium with the extension in it, driven as a person drives it: toolbar click, keys, mouse."""

import base64
import hashlib
import json
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from end_to_end.daemon import ROOT, Daemon
from end_to_end.patience import DidNotHappen, until
from end_to_end.popup import Popup
from playwright.sync_api import BrowserContext, Error, Page, Playwright, Worker

EXTENSION = ROOT / "extension"
PAIR = "pair/index.html"
HEALTH = """
async () => {
  const { ask } = await import("/background/messages.js");
  return (await ask("health", {})).state;
}
"""


def extension_id(key: str) -> str:
    """Return the id that Chromium derives from the public key in a manifest."""
    digest = hashlib.sha256(base64.b64decode(key)).hexdigest()[:32]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


class Browser:
    """One Chromium with a profile of its own, in `home`.

    Headless it leaves nothing anywhere else; with a window it needs the person's own HOME, for the
    right to draw on the screen.
    """

    def __init__(
        self,
        playwright: Playwright,
        home: Path,
        *,
        resolver_rules: str | None = None,
        headless: bool = True,
    ) -> None:
        executable = shutil.which("chromium")
        if executable is None:
            raise DidNotHappen("Chromium is missing; ./scripts/setup says how to get it")
        manifest = json.loads((EXTENSION / "manifest.json").read_text())
        self._id = extension_id(manifest["key"])
        self.root = f"chrome-extension://{self._id}/"
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
            args=[
                "--enable-unsafe-extension-debugging",  # Extensions.triggerAction
                # Headless has a screen of 800 x 600 else, which a popup may not leave.
                *(["--screen-info={1600x1200}", "--window-size=1280,960"] if headless else []),
                f"--disable-extensions-except={EXTENSION}",
                f"--load-extension={EXTENSION}",
                *(["--no-sandbox"] if os.getuid() == 0 else []),  # as root it starts only without
                *([f"--host-resolver-rules={resolver_rules}"] if resolver_rules else []),
            ],
        )
        browser = self.context.browser
        if browser is None:
            raise DidNotHappen("Chromium gave no control connection")
        self.control = browser.new_browser_cdp_session()

    @property
    def worker(self) -> Worker:
        """The extension's service worker."""
        running = self.context.service_workers
        return running[0] if running else self.context.wait_for_event("serviceworker")

    def open(self, url: str) -> Page:
        """Open a page in a new tab, in front."""
        page = self.context.new_page()
        page.goto(url)
        return page

    def open_extension(self, path: str) -> Page:
        """Open a page of the extension in a new tab."""
        return self.open(self.root + path)

    def click_toolbar(self, page: Page) -> Popup:
        """Click the extension's toolbar button while `page` is in front; return its popup.

        The browser's own click: it grants activeTab for that page, which a script cannot.
        """
        page.bring_to_front()
        tabs = self.control.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
        tab = next(tab for tab in tabs if tab["url"] == page.url)
        self.control.send("Extensions.triggerAction", {"id": self._id, "targetId": tab["targetId"]})
        found: list[str] = []

        def opened() -> bool:
            found.extend(self._popups())
            return bool(found)

        until(opened, "the popup opens")
        return Popup(self.control, page, found[0])

    def state(self) -> str:
        """Return how the extension says things stand: "ready", "unpaired", ..."""
        page = self.open_extension(PAIR)
        state: str = page.evaluate(HEALTH)
        page.close()
        return state

    def pair(self, daemon: Daemon) -> None:
        """Type the code that `kithbook pair` shows into the extension's pairing page."""
        with daemon.pairing() as pairing:
            page = self.open_extension(PAIR)
            page.locator("summary").click()
            page.locator("#port").fill(str(daemon.port))
            page.locator("#code").press_sequentially(pairing.code)
            page.locator("#pair").click()
            page.locator("body[data-state=paired]").wait_for()
            state = pairing.outcome()["state"]
        page.close()
        if state != "paired":
            raise DidNotHappen(f"the browser says it is paired, the daemon {state}")

    def stop_worker(self) -> None:
        """End the extension's service worker, as the browser does when it idles."""
        page = self.open_extension(PAIR)
        session = self.context.new_cdp_session(page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        page.close()

    def kill(self) -> None:
        """Pull the plug."""
        with suppress(Error):  # the connection dies with it
            self.control.send("Browser.crash")

    def close(self) -> None:
        """Quit."""
        self.context.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _popups(self) -> list[str]:
        targets: list[dict[str, Any]] = self.control.send("Target.getTargets")["targetInfos"]
        return [
            target["targetId"]
            for target in targets
            if target["type"] == "page" and target["url"].startswith(self._popup_url)
        ]
