"""A book of three years keeps nobody out, fits any screen, and moves for nobody unasked."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from demo.make import make
from end_to_end.axe import violations
from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.chromium.page import ChromiumPage
from end_to_end.chromium.popup import ChromiumPopup
from end_to_end.daemon import Daemon
from end_to_end.layout import faults, magnify
from end_to_end.page import Page
from original import Original

from kithbook.store.database import open_store

PAGES = (
    *("", "week", "due", "introductions", "templates", "chain", "favours"),
    *("insights", "graph", "inbox", "files"),
)
OF_SOMEBODY = ("person", "brief")
NARROW, DOUBLED, WIDE = 360, 640, 1600
"""CSS pixels: a phone's, a window of 1,280 at 200 %, a large screen's."""
SETTLED = "document.querySelector('#stage').ariaBusy === 'false'"
MOVES = """
[...document.querySelectorAll("*")].filter(part => {
  const style = getComputedStyle(part);
  const lasts = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
  return lasts.some(one => parseFloat(one) > 0) || style.scrollBehavior === "smooth";
}).map(part => part.tagName)
"""
chromium = pytest.mark.only("chromium")
pytestmark = [pytest.mark.timeout(240), pytest.mark.alone]


@pytest.fixture(scope="session")
def full(original_vault: Original, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with the demo's people: to make it takes half a minute."""
    home = original_vault.copy(tmp_path_factory.mktemp("full") / "data")
    connection = open_store(home / "vault.db", original_vault.key)
    connection.execute("PRAGMA synchronous = OFF")
    make(connection, date.today())  # noqa: DTZ011 - the browser's day
    connection.close()
    return home


@pytest.fixture(scope="module")
def daemon(home: Path, full: Path) -> Iterator[Daemon]:
    """With them."""
    shutil.copytree(full, home / "data")
    with Daemon.trial(home) as running:
        yield running


@pytest.fixture(scope="module")
def person(daemon: Daemon) -> str:
    who: str = daemon.json("due")["contacts"][0]["person"]
    return who


def opened(browser: Browser, where: str, person: str) -> Page:
    subject = f"/{person}" if where in OF_SOMEBODY else ""
    page = browser.open_extension(f"app/index.html#/{where}{subject}")
    page.wait_for_state("ready")
    page.wait_for(SETTLED)
    return page


@chromium
@pytest.mark.parametrize("where", [*PAGES, *OF_SOMEBODY], ids=lambda where: where or "people")
def test_a_full_page_keeps_nobody_out(browser: Browser, person: str, where: str) -> None:
    """In Firefox test_accessibility.py looks at the same pages, with less on them."""
    page = opened(browser, where, person)
    assert violations(page) == []
    page.close()


@chromium
@pytest.mark.parametrize("where", [*PAGES, *OF_SOMEBODY], ids=lambda where: where or "people")
def test_a_full_page_fits_a_phone_a_doubled_and_a_large_screen(
    browser: Browser, person: str, where: str
) -> None:
    """Firefox zooms in steps that do not come to a width; the styles are the same files."""
    page = opened(browser, where, person)
    for width in (WIDE, DOUBLED, NARROW):
        magnify(page, width)
        assert faults(page) == [], f"at {width} pixels"
    page.close()


@chromium
def test_the_popup_is_whole_at_twice_the_size(browser: Browser) -> None:
    """The browser zooms an extension's popup with its pages."""
    zoomed = browser.open_extension("app/index.html")
    zoomed.evaluate("chrome.tabs.getCurrent().then(({id}) => chrome.tabs.setZoom(id, 2))")
    web = browser.open(browser.own_page)
    popup = browser.click_toolbar(web)
    try:
        popup.wait_for("devicePixelRatio === 2")
        popup.type("an")
        popup.wait_for("document.querySelectorAll('#hits [role=option]').length > 2")
        assert faults(popup) == []
    finally:
        popup.close()
        zoomed.evaluate("chrome.tabs.getCurrent().then(({id}) => chrome.tabs.setZoom(id, 1))")
        zoomed.close()


@chromium
def test_nothing_in_the_app_moves_for_who_asked_for_less_motion(
    browser: Browser, person: str
) -> None:
    """Which rules say what moves, tests/architecture/test_extension.py looks at."""
    page = opened(browser, "week", person)
    assert isinstance(page, ChromiumPage)
    page.tab.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVES) != []
    page.tab.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVES) == []
    page.close()


@chromium
def test_nothing_in_the_popup_moves_for_who_asked_for_less_motion(browser: Browser) -> None:
    assert isinstance(browser, Chromium)
    popup = browser.click_toolbar(browser.open(browser.own_page))
    assert isinstance(popup, ChromiumPopup)
    popup.wait_for_state("ready")
    for wish, moves in (("no-preference", True), ("reduce", False)):
        feature = {"name": "prefers-reduced-motion", "value": wish}
        popup.send("Emulation.setEmulatedMedia", features=[feature])
        assert bool(popup.evaluate(MOVES)) is moves
    popup.close()
