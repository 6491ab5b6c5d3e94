"""The tab for the whole book, of the demo's people: a picture of each page, wide and narrow."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

from end_to_end.browser import EXTENSION
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from playwright.sync_api import Page, sync_playwright

from showing.demo import made

Look = Literal["light", "dark"]
WIDE, NARROW = (1280, 900), (390, 844)
PAGES = {
    "people": "",
    "week": "week",
    "due": "due",
    "person": "person/{person}",
    "brief": "brief/{person}",
    "introductions": "introductions",
    "favours": "favours",
    "insights": "insights",
    "graph": "graph",
    "inbox": "inbox",
    "files": "files",
    "backups": "backups",
    "browsers": "browsers",
    "settings": "settings",
    "welcome": "welcome",
}
"""Name of the picture -> address of the page."""
ON_A_PHONE = {"people", "week", "person", "insights"}
DRAWN = "#stage[aria-busy=false]"


def take(folder: Path, look: Look) -> Iterator[Path]:
    """Yield each picture as it is written."""
    with _book() as (browser, daemon):
        person = daemon.json("week")["people"][0]["person"]
        page = browser.context.new_page()
        page.emulate_media(color_scheme=look)
        for name, where in PAGES.items():
            address = f"{browser.root}app/index.html#/{where.format(person=person)}"
            yield _picture(page, address, WIDE, folder / f"{name}-{look}.png")
            if name in ON_A_PHONE:
                yield _picture(page, address, NARROW, folder / f"{name}-narrow-{look}.png")


@contextmanager
def _book() -> Iterator[tuple[Chromium, Daemon]]:
    with ExitStack() as closing:
        home = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="kithbook-")))
        made(home)
        daemon = closing.enter_context(Daemon.trial(home))
        browser = closing.enter_context(
            Chromium(closing.enter_context(sync_playwright()), home, extension=EXTENSION)
        )
        browser.pair(daemon)
        yield browser, daemon


def _picture(page: Page, address: str, size: tuple[int, int], path: Path) -> Path:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector(DRAWN)
    page.wait_for_load_state("networkidle")
    # The graph finds its shape while one looks; elsewhere nothing moves.
    page.wait_for_selector("#stage [data-settled=false]", state="detached")
    page.screenshot(path=path)
    return path
