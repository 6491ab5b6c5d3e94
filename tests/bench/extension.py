"""The extension in real browsers: on screen, hits after a key, saved after a click, memory."""

import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.measures import Row, row
from end_to_end.browser import EXTENSION, Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.commands import ROOT
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.sites import JSON_LD, Sites
from playwright.sync_api import sync_playwright

OPENINGS = 12
"""Of the popup, after two that warm the background up."""
MEGABYTE = 1_000_000
LARGEST = 0.6
"""MB of the zipped extension; budgets of the architecture, as are those named in the rows."""
NAMES = ("Bo Larsen", "Ada Berg", "Maren Solheim", "Ines Okafor", "Tomas Lindqvist", "Eve Ahlgren")
PAINTED = """
new Promise((done) => {
  const first = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  const look = () => (first() === undefined ? requestAnimationFrame(look) : done(first()));
  look();
})
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
def _paired(opener: Opener, extension: Path | None) -> Iterator[Browser]:
    """A browser beside a daemon that knows some people; None has the extension in English alone."""
    with ExitStack() as closing:
        folder = closing.enter_context(tempfile.TemporaryDirectory(prefix="kb-"))
        home = Path(folder)
        daemon = closing.enter_context(Daemon.trial(home))
        for name in NAMES:
            daemon.run("add", name)
        web = closing.enter_context(Sites())
        browser = opener(closing, home, web, extension or _english(home))
        browser.pair(daemon)
        yield browser


def _english(home: Path) -> Path:
    copy = home / "english"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("store"))
    for locale in (copy / "_locales").iterdir():
        if locale.name != "en":
            shutil.rmtree(locale)
    return copy


def _browser(name: str, opener: Opener) -> list[Row]:
    with _paired(opener, None) as browser:
        english = _openings(browser)[0]
    with _paired(opener, EXTENSION) as browser:
        painted, saved = _openings(browser)
        typed = _typed(browser)
        memory = _memory(browser) if isinstance(browser, Chromium) else []
    return [
        # Beside one that has English alone: what the languages cost.
        row(f"popup's first paint, {name}; 100 ms", painted, english, None),
        row(f"hits after the key, {name}; 30 ms", typed, None, None),
        row(f"popup opened until its page is in the book, {name}", saved, None, None),
        *memory,
    ]


def _openings(browser: Browser) -> tuple[list[float], list[float]]:
    """Milliseconds until the popup is on screen, and until the daemon has acknowledged its page."""
    painted, saved = [], []
    for number in range(OPENINGS + 2):
        page = browser.open(JSON_LD)
        popup = browser.click_toolbar(page)
        took = popup.evaluate(SAVED)
        if number > 1:
            saved.append(took)
            painted.append(popup.evaluate(PAINTED))
        popup.close()
        page.close()
    return painted, saved


def _typed(browser: Browser) -> list[float]:
    times = []
    for name in NAMES:
        page = browser.open(browser.own_page)
        popup = browser.click_toolbar(page)
        popup.wait_for_state("ready")
        times.append(popup.find(name.split()[-1].lower()[:4], name))
        popup.close()
        page.close()
    return times


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
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "extension"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    vendor = [path.relative_to(ROOT).as_posix() for path in EXTENSION.glob("vendor/**/*.js")]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted({*listed, *vendor}):
            if not path.startswith("extension/store/") and not path.endswith(".md"):
                archive.write(ROOT / path, path)
    size = len(packed.getvalue()) / MEGABYTE
    return Row("zipped extension beside what it may be, MB", size, size, LARGEST, size / LARGEST, 1)
