"""The product on the person's own screen, with their own vault."""

import os
import signal
import subprocess
from contextlib import ExitStack, suppress

from end_to_end.chromium.browser import Chromium
from end_to_end.commands import KITHBOOK, ROOT
from end_to_end.daemon import Daemon, answers
from end_to_end.patience import DidNotHappen
from end_to_end.sites import JSON_LD, Sites
from playwright.sync_api import Error, sync_playwright

from kithbook.config import Settings

HOME = ROOT / ".setup/browser"
"""Of a browser of its own: nobody's everyday browser is touched."""
TYPING = 300.0
"""Seconds a person may take to type a passphrase."""


def show_own() -> None:
    """Make a vault if there is none, start the daemon if none runs, open the paired browser.

    Returns when the browser is closed; the daemon that it started is stopped then.

    Raises:
        DidNotHappen, playwright.sync_api.Error: some of it did not work.
    """
    settings = Settings()
    if not settings.key_slots.exists():
        print(f"> making a vault in {settings.home}", flush=True)
        if subprocess.run([KITHBOOK, "init"], check=False).returncode:
            raise DidNotHappen("without a vault there is nothing to show")
    daemon = Daemon(os.environ, data=settings.home, port=settings.port)
    with ExitStack() as closing:
        if answers(settings.port):
            print(f"> using what runs on port {settings.port}", flush=True)
        else:
            closing.callback(daemon.stop)
            daemon.start_here(patience=TYPING)
        show_browser(closing, daemon)


def show_browser(closing: ExitStack, daemon: Daemon) -> None:
    """Open Chromium on a sample page, paired; return when its last window is closed."""
    web = closing.enter_context(Sites())
    # Ctrl+C in a terminal reaches every process; Playwright's own must live to close the browser.
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
    playwright = closing.enter_context(sync_playwright())
    signal.signal(signal.SIGINT, ours)
    HOME.mkdir(mode=0o700, parents=True, exist_ok=True)
    browser = Chromium(playwright, HOME, resolver_rules=web.hosts, headless=False)
    closing.callback(_close, browser)
    if browser.state() not in {"ready", "locked"}:
        browser.pair(daemon)
        print("> paired the browser by typing the code", flush=True)
    browser.open(JSON_LD)
    print(
        "> Chromium is open: click the Kithbook icon (or Alt+Shift+K) on this page or on any\n"
        "  profile page; click it again anywhere and type to find people.\n"
        "  Close the browser, or press Ctrl+C here, to stop.",
        flush=True,
    )
    browser.context.wait_for_event("close", timeout=0)


def _close(browser: Chromium) -> None:
    with suppress(Error):  # the person may have closed it
        browser.close()
