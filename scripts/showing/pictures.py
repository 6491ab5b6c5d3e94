"""`scripts/screenshots`: the popup in its states, and the app, as PNG in `extension/store/`."""

import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from end_to_end.browser import EXTENSION
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.page import PAIR, PANEL
from end_to_end.popup import Popup
from end_to_end.sites import H_CARD, JSON_LD, PLAIN, Sites
from playwright.sync_api import sync_playwright

from showing import book

STORE = EXTENSION / "store"
LOOKS: tuple[book.Look, ...] = ("light", "dark")


def take(look: book.Look) -> None:
    """Take every picture once, with a vault and a profile for the occasion."""
    with ExitStack() as closing:
        home = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="kithbook-")))
        daemon = closing.enter_context(Daemon.trial(home))
        web = closing.enter_context(Sites())
        playwright = closing.enter_context(sync_playwright())
        browser = closing.enter_context(
            Chromium(playwright, home, resolver_rules=web.resolver_rules)
        )
        Session(browser, daemon, look).run()


class Session:
    """One walk through the states, a picture at each stop."""

    def __init__(self, browser: Chromium, daemon: Daemon, look: book.Look) -> None:
        self.browser = browser
        self.daemon = daemon
        self.look = look

    def run(self) -> None:
        """Walk."""
        self._state(JSON_LD, "unpaired")
        self._pairing()
        self.browser.pair(self.daemon)
        self._capturing(JSON_LD)
        self._capture(PLAIN, None)
        self._capture(H_CARD, "edited")
        self._suggested(H_CARD)
        self._same(H_CARD)
        self._found()
        self._panel()
        self.daemon.lock()
        self._state(PLAIN, "locked")
        self.daemon.stop()
        self._state(PLAIN, "not-running")

    def _open(self, url: str) -> Popup:
        popup = self.browser.click_toolbar(self.browser.open(url))
        popup.color_scheme(self.look)
        return popup

    def _save(self, popup: Popup, name: str) -> None:
        path = STORE / f"{name}-{self.look}.png"
        popup.screenshot(path)
        print(f"wrote {path.relative_to(EXTENSION.parent)}")

    def _state(self, url: str, state: str) -> None:
        popup = self._open(url)
        popup.wait_for_state(state)
        if state != "unpaired":
            popup.settled()
        self._save(popup, state)
        popup.close()

    def _pairing(self) -> None:
        page = self.browser.context.new_page()
        page.emulate_media(color_scheme=self.look)
        page.set_viewport_size({"width": 720, "height": 560})
        page.goto(self.browser.root + PAIR)
        path = STORE / f"pairing-{self.look}.png"
        page.screenshot(path=path)
        print(f"wrote {path.relative_to(EXTENSION.parent)}")
        page.close()

    def _capturing(self, url: str) -> None:
        with self.daemon.paused():
            popup = self._open(url)
            popup.wait_for("document.querySelector('#status')?.textContent === 'Saving…'")
            self._save(popup, "capturing")
        self._saved(popup, "captured")
        popup.close()

    def _capture(self, url: str, name: str | None) -> None:
        popup = self._open(url)
        popup.settled()
        if name == "edited":
            popup.click("#tags")
            popup.type("strings")
            popup.press("Enter")
            popup.wait_for("document.querySelector('[data-tag=strings]')")
            popup.click("#note")
            popup.type("Met at the Miragaia open day; looks for apprentices")
            popup.press("Enter")
            popup.wait_for("document.querySelector('#notes li p')")
        if name:
            self._saved(popup, name)
        popup.close()

    def _suggested(self, url: str) -> None:
        [hit] = self.daemon.json("search", "okafor")["hits"]
        self.daemon.run("edit", hit["person"], "role=Maker of violas")
        popup = self._open(url)
        popup.settled()
        popup.wait_for("document.querySelector('#suggestions').checkVisibility()")
        self._save(popup, "suggested")
        popup.click("#history summary")
        popup.click(".deed[data-kind=edit] .quiet")
        popup.wait_for("document.querySelector('.foretold button')")
        self._save(popup, "history")
        popup.close()

    def _same(self, url: str) -> None:
        known = ("Ines Okafor", "--org", "Atelier Miragaia", "--role", "Apprentice")
        added = self.daemon.json("add", *known)["person"]["id"]
        popup = self._open(url)
        popup.settled()
        popup.click("[data-proposal] [data-deed=merge]")
        popup.wait_for("document.querySelector('.choosing [type=submit]')")
        self._save(popup, "merging")
        popup.close()
        self.daemon.run("delete", added)

    def _saved(self, popup: Popup, name: str) -> None:
        popup.wait_for("document.querySelector('.status').dataset.mood === 'done'")
        popup.wait_for("!document.querySelector('#state').innerText.startsWith('0 ')")
        self._save(popup, name)

    def _found(self) -> None:
        popup = self._open(self.browser.own_page)
        popup.wait_for_state("ready")
        popup.find("str", "Inês Okafor")
        self._save(popup, "found")
        popup.close()

    def _panel(self) -> None:
        """The side panel, as wide as a browser makes it at first."""
        [hit] = self.daemon.json("search", "okafor")["hits"]
        said = "Spruce has become dear; she looks for an apprentice"
        self.daemon.run("log", hit["person"], "met", said, "--on", "3 days ago")
        self.daemon.run("cadence", hit["person"], "30")
        page = self.browser.context.new_page()
        page.emulate_media(color_scheme=self.look)
        page.set_viewport_size({"width": 360, "height": 860})
        page.goto(self.browser.root + PANEL)
        page.wait_for_selector("#recent li")
        page.wait_for_selector(".last:not(:empty)")
        path = STORE / f"panel-{self.look}.png"
        page.screenshot(path=path)
        print(f"wrote {path.relative_to(EXTENSION.parent)}")
        page.close()


def main() -> int:
    """Take them all."""
    STORE.mkdir(exist_ok=True)
    for look in LOOKS:
        take(look)
        for path in book.take(STORE, look):
            print(f"wrote {path.relative_to(EXTENSION.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
