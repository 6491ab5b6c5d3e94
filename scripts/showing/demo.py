"""A book of invented people, to look at and to play with: in a folder of its own."""

import shutil
import signal
import time
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path

from demo.judge import verdicts
from demo.make import make
from demo.manifest import Manifest, is_of, read
from demo.pen import moment_of
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import PASSPHRASE, Daemon
from end_to_end.patience import DidNotHappen
from playwright.sync_api import Error, sync_playwright

from kithbook.config import Settings
from kithbook.founding import found
from kithbook.store.database import open_store
from kithbook.vault.service import Vault
from showing.words import say, since

APP = "app/index.html#/insights"


def show_demo(home: Path, *, on_screen: bool) -> None:
    """Make the demo's vault, unless it was made today; show it, or tell of it.

    Raises:
        DidNotHappen, playwright.sync_api.Error: some of it did not work.
    """
    manifest = made(home)
    with ExitStack() as closing:
        daemon = Daemon.trial(home)
        say(f"starting the daemon on 127.0.0.1:{daemon.port}")
        closing.enter_context(daemon)
        if on_screen:
            _open(closing, daemon, home)
        else:
            _tell(daemon, manifest)


def made(home: Path) -> Manifest:
    """Return what was planted in the vault in `home`, which is made anew on each new day.

    Raises:
        DidNotHappen: what was planted is not found.
    """
    kept = read(home / "manifest.json")
    if kept and is_of(kept, date.today()):  # noqa: DTZ011 - the person's own day
        say(f"the demo's vault in {home} was made today")
        return kept
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(mode=0o700, parents=True)
    say(f"making a vault of invented people in {home}")
    began = time.monotonic()
    settings = Settings(home=home / "data", keyring=False, passphrase_file=None)
    key = Vault(settings, None).unlock_with_recovery(
        found(settings, PASSPHRASE, unlock_seconds=0).kit.identity
    )
    connection = open_store(settings.database, key)
    try:
        # What is lost with the power is made again.
        connection.execute("PRAGMA synchronous = OFF")
        today = date.today()  # noqa: DTZ011 - as above
        manifest = make(connection, today)
        say(f"wrote {', '.join(f'{count:,} {what}' for what, count in manifest.made.items())}")
        for verdict in verdicts(connection, manifest, moment_of(today, 23)):
            say(str(verdict))
            if not verdict.kept:
                raise DidNotHappen(f"too few are found: {verdict}")
    finally:
        connection.close()
    manifest.write(home / "manifest.json")
    say(f"made in {since(began)}; the passphrase is in {home / 'passphrase'}")
    return manifest


def _tell(daemon: Daemon, manifest: Manifest) -> None:
    """Say on the terminal what the book tells."""
    due = daemon.json("due", "--limit", "500")
    listed = {one["person"].replace("-", "") for one in due["losing_touch"]}
    for one in manifest.quiet:
        if one.person not in listed:
            raise DidNotHappen(f"{one.name} went quiet, and is not listed by kithbook due")
    say(
        f"kithbook due lists {len(due['contacts'])} to be in touch with,"
        f" {len(due['promises'])} promises, {len(listed)} whom one is losing:"
        f" all {len(manifest.quiet)} that were planted are among them"
    )
    for insight in daemon.json("insights")["insights"]:
        shown = daemon.json("insights", insight["name"], "--limit", "3")
        rows = shown["rows"][-3:] if shown["chart"] == "months" else shown["rows"]
        told = "; ".join(
            f"{row['label']} {'/'.join(str(cell['value']) for cell in row['cells'])}"
            for row in rows
        )
        say(f"{insight['title']}: {told}")


def _open(closing: ExitStack, daemon: Daemon, home: Path) -> None:
    """Open a browser on the book; return when it is closed."""
    # Ctrl+C in a terminal reaches every process; Playwright's own must live to close the browser.
    ours = signal.signal(signal.SIGINT, signal.SIG_IGN)
    playwright = closing.enter_context(sync_playwright())
    signal.signal(signal.SIGINT, ours)
    browser = Chromium(playwright, home, headless=False)
    closing.callback(_close, browser)
    if browser.state() not in {"ready", "locked"}:
        browser.pair(daemon)
    browser.open_extension(APP)
    say("Chromium is open on the demo's book; close it, or press Ctrl+C here, to stop")
    browser.context.wait_for_event("close", timeout=0)


def _close(browser: Chromium) -> None:
    with suppress(Error):  # the person may have closed it
        browser.close()
