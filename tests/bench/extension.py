"""The extension in real browsers: on screen, hits after a key, saved after a click, memory."""

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.measures import Row, row
from end_to_end.browser import EXTENSION, Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.page import PAIR
from end_to_end.permitted import permit
from end_to_end.popup import MARKED, MEASURE, Popup
from end_to_end.sites import JSON_LD, Sites
from playwright.sync_api import sync_playwright

from kithbook.installation import extension

OPENINGS = 12
"""Of the popup, after two that warm the background up."""
MEGABYTE = 1_000_000
LARGEST = 0.6
"""MB of the zipped extension; budgets of the architecture, as are those named in the rows."""
NAMES = ("Bo Larsen", "Ada Berg", "Maren Solheim", "Ines Okafor", "Tomas Lindqvist", "Eve Ahlgren")
WHOSE = "Tomas Lindqvist"
"""The page that is opened is theirs."""
PAINTED = """
new Promise((done) => {
  const first = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const look = (times) => {
    if (first() !== undefined) return done(first());
    if (times === 0) return done(performance.getEntriesByType("navigation")[0].loadEventEnd);
    setTimeout(() => look(times - 1), 16);
  };
  look(30);
})
"""
"""Milliseconds. Firefox loads a popup before it shows it, and tells of no paint that came before:
then it is there once it is loaded.
"""
SAVED = """
new Promise((done) => {
  const look = () => {
    const line = document.querySelector("#status");
    const isSaved = line && /[^…]$/.test(line.textContent);
    return isSaved ? done(performance.now()) : setTimeout(look, 1);
  };
  look();
})
"""
"""Milliseconds from the beginning of the popup; at most, as it may be asked for a little late."""
SIGNED = """
(window.signed = new Promise((done) => {
  const at = {};
  const note = (what) => {
    at[what] ??= performance.now();
    if (at.shown && at.loaded) done([at.shown - at.told, Math.max(0, at.shown - at.loaded)]);
  };
  chrome.tabs.onUpdated.addListener(async (tabId, {url, status}) => {
    if (at.told && status === "complete") note("loaded");
    if (at.told || !url?.startsWith("http")) return;
    note("told");
    while (await chrome.action.getBadgeText({tabId}) !== "✓"); // no timer: the tab is hidden
    note("shown");
  });
}), null)
"""
"""Milliseconds until the page opened next has its sign: since its address, since it is loaded."""
WANTED = """
chrome.runtime.sendMessage({kind: "change", request: {name: "knownBadge", value: true}})
  .then(({ok}) => ok)
"""


def rows() -> list[Row]:
    """Measure in both browsers. Raises DidNotHappen, where one of them is missing."""
    return [
        *_browser("Chromium", _chromium),
        *_browser("Firefox", _firefox),
        _size(),
    ]


Opener = Callable[[ExitStack, Path, Sites, Path], Browser]


def _chromium(closing: ExitStack, home: Path, web: Sites, extension: Path) -> Browser:
    playwright = closing.enter_context(sync_playwright())
    return closing.enter_context(
        Chromium(playwright, home, resolver_rules=web.resolver_rules, extension=extension)
    )


def _firefox(closing: ExitStack, home: Path, web: Sites, extension: Path) -> Browser:
    browser = closing.enter_context(Firefox(home, proxy=web.port))
    if extension != EXTENSION:
        browser.add_extension(extension)
    return browser


@contextmanager
def _paired(opener: Opener, extension: Path | None, *, sees: bool = False) -> Iterator[Browser]:
    """A browser beside a daemon that knows some people.

    Args:
        opener: opens it.
        extension: None is a copy: one that may see which pages are open at once, as Chromium asks
            in a window of its own; else one with nothing in its popup.
        sees: whether it may see them.
    """
    with ExitStack() as closing:
        folder = closing.enter_context(tempfile.TemporaryDirectory(prefix="kb-"))
        home = Path(folder)
        daemon = closing.enter_context(Daemon.trial(home))
        for name in NAMES:
            daemon.run("add", name, *(["--url", JSON_LD] if sees and name == WHOSE else []))
        web = closing.enter_context(Sites())
        browser = opener(closing, home, web, extension or _copy(home, sees=sees))
        browser.pair(daemon)
        yield browser


def _copy(home: Path, *, sees: bool) -> Path:
    """Copy the extension: one that may see which pages are open, or has nothing in its popup."""
    copy = home / "extension"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("store"))
    if sees:
        permit(copy)
    else:
        (copy / "popup/index.html").write_text("<!doctype html><title>Kithbook</title><p>Bare")
    return copy


def _browser(name: str, opener: Opener) -> list[Row]:
    with _paired(opener, None) as browser:
        bare = _openings(browser, saves=False)[0]
    with _paired(opener, EXTENSION) as browser:
        painted, saved = _openings(browser)
        typed, hurried = _typed(browser)
        memory = _memory(browser) if isinstance(browser, Chromium) else []
    with _paired(opener, EXTENSION if opener is _firefox else None, sees=True) as browser:
        told, loaded = _signs(browser)
    return [
        # Beside one that has nothing in it: what the browser takes for itself.
        row(f"popup's first paint, {name}; 100 ms", painted, bare, None),
        row(f"hits after the key, {name}; 30 ms", typed, None, None),
        row(f"hits after the last of four keys at once, {name}", hurried, None, None),
        row(f"sign on a page that is somebody's, once loaded, {name}; 30 ms", loaded, None, None),
        row(f"the same, since its address is known, {name}", told, None, None),
        row(f"popup opened until its page is in the book, {name}", saved, None, None),
        *memory,
    ]


def _openings(browser: Browser, *, saves: bool = True) -> tuple[list[float], list[float]]:
    """Milliseconds until the popup is on screen, and until the daemon has acknowledged its page."""
    painted, saved = [], []
    for number in range(OPENINGS + 2):
        page = browser.open(JSON_LD)
        popup = browser.click_toolbar(page)
        took = popup.evaluate(SAVED) if saves else 0.0
        first = popup.evaluate(PAINTED)
        if number > 1:
            saved.append(took)
            painted.append(first)
        popup.close()
        page.close()
    return painted, saved


def _typed(browser: Browser) -> tuple[list[float], list[float]]:
    """Milliseconds until the hits: of one key after a pause, and of the last of four at once.

    The first is how people type. The second waits for the question of the first key as well, since
    one is under way at a time.
    """
    apart, at_once = [], []
    for name in NAMES:
        page = browser.open(browser.own_page)
        popup = browser.click_toolbar(page)
        popup.wait_for_state("ready")
        word = name.split()[-1].lower()[:4]
        apart.append(_last_key(popup, word))
        popup.press("Control+a")
        popup.press("Backspace")
        popup.wait_for("!document.querySelector('#hits mark')")
        at_once.append(popup.find(word, name))
        popup.close()
        page.close()
    return apart, at_once


def _last_key(popup: Popup, word: str) -> float:
    """Type, the last key once the hits of those before it are there; return the time it took."""
    mark = f"document.querySelector({json.dumps(f'{MARKED} mark')})?.innerText.toLowerCase()"
    popup.click("#search")
    popup.type(word[:-1])
    popup.wait_for(f"{mark} === {json.dumps(word[:-1])}")
    popup.evaluate(MEASURE % {"condition": f"{mark} === {json.dumps(word)}"})
    popup.type(word[-1])
    took: float = popup.evaluate("window.measured")
    return took


def _signs(browser: Browser) -> tuple[list[float], list[float]]:
    """Milliseconds until a known page has its sign: since its address, since it is loaded."""
    if isinstance(browser, Firefox):
        browser.let_see_tabs(may=True)
    assert browser.evaluate(WANTED)
    told, loaded = [], []
    for _ in range(OPENINGS):
        watch = browser.open_extension(PAIR)
        watch.evaluate(SIGNED)
        page = browser.open(JSON_LD)
        first, second = watch.evaluate("window.signed")
        told.append(first)
        loaded.append(second)
        page.close()
        watch.close()
    return told, loaded


def _memory(browser: Chromium) -> list[Row]:
    """MB of JavaScript's heap: the popup's, and the worker's, which was just asked and is up."""
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.settled()
    found = []
    for what in ("popup", "worker"):
        heap = browser.heap(what) / MEGABYTE
        found.append(Row(f"heap of the {what}, MB, Chromium", heap, heap, None, None, None))
    popup.close()
    page.close()
    return found


def _size() -> Row:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in extension.names():
            archive.write(EXTENSION / name, name)
    size = len(packed.getvalue()) / MEGABYTE
    return Row("zipped extension beside what it may be, MB", size, size, LARGEST, size / LARGEST, 1)
