"""The main job on sample pages, headless: pair, capture, find, back up, and what each took."""

import time
from contextlib import ExitStack
from pathlib import Path

from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.patience import DidNotHappen
from end_to_end.sites import H_CARD, JSON_LD, PLAIN, Sites
from playwright.sync_api import sync_playwright

from showing.backup import show_backup
from showing.words import say, since

STOPS = [
    (JSON_LD, "lin", "Tomas Lindqvist"),
    (H_CARD, "oka", "Inês Okafor"),
    (PLAIN, "sol", "Maren Solheim"),
]
"""Page, what is typed afterwards, and who must then be found."""


def show_samples(home: Path) -> None:
    """Do the main job on sample pages, headless, and say what happened.

    Raises:
        DidNotHappen, playwright.sync_api.Error: some of it did not work.
    """
    with ExitStack() as closing:
        daemon = closing.enter_context(running(home))
        web = closing.enter_context(Sites())
        playwright = closing.enter_context(sync_playwright())
        rules = web.resolver_rules
        browser = closing.enter_context(Chromium(playwright, home, resolver_rules=rules))
        began = time.monotonic()
        browser.pair(daemon)
        say(f"paired by typing the code that `kithbook pair` showed ({since(began)})")
        for url, typed, name in STOPS:
            visit(browser, url, typed, name)
        show_backup(daemon, home, [name for _, _, name in STOPS])
        daemon.stop()
        say("the daemon stopped; the vault is locked")


def running(home: Path) -> Daemon:
    """Return a daemon for a trial vault in `home`; it starts when the block is entered."""
    daemon = Daemon.trial(home)
    if daemon.make_vault():
        say(f"made a vault in {daemon.data}")
    say(f"starting the daemon on 127.0.0.1:{daemon.port}")
    return daemon


def visit(browser: Browser, url: str, typed: str, name: str) -> None:
    """Capture one page by a click on the toolbar button, then find its person by typing."""
    page = browser.open(url)
    began = time.monotonic()
    popup = browser.click_toolbar(page)
    said = popup.settled()
    took = since(began)
    who = popup.value("#name")
    if who != name:
        raise DidNotHappen(f"{url} is about {name}, but was saved as {who!r}")
    details = ", ".join(filter(None, (popup.value("#role"), popup.value("#organisation"))))
    say(f"{url}\n    click   {said}: {who}{details and f' ({details})'}")
    say(f"            {took}, with opening the popup", bullet="")
    found = popup.find(typed, name)
    say(f"    typing  “{typed}” finds {name}, {found:.0f} ms after the key", bullet="")
    popup.close()
    page.close()
