"""The graph of a large book while it is moved, in a Chromium that draws by the processor alone."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench import crowd, network
from bench.measures import Row, row
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.page import Page
from end_to_end.sites import Sites
from original import Original
from playwright.sync_api import sync_playwright

SIZES = (2_000, 10_000)
"""People that are shown; the larger is the most that the page offers."""
SETTLES = 60.0
"""Seconds until it stands still by itself, at most."""
MOVED = """
new Promise((done) => {
  const place = document.querySelector(%s);
  const {left, top, width, height} = place.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const tell = (on, kind, turn) => on.dispatchEvent(new MouseEvent(kind, {
    bubbles: true, clientX: x + 80 * Math.sin(turn), clientY: y + 80 * Math.cos(turn),
  }));
  const times = [];
  let before = 0;
  tell(place, "mousedown", 0);
  const step = (now) => {
    if (before) times.push(now - before);
    before = now;
    if (times.length === 90) return tell(document, "mouseup", 0), done(times.slice(10));
    tell(document, "mousemove", times.length / 10);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
"""Milliseconds from frame to frame while the picture is drawn along with the mouse."""
EMPTY = """
new Promise((done) => {
  const {width, height} = document.querySelector(".network").getBoundingClientRect();
  const canvas = Object.assign(document.createElement("canvas"), {width, height});
  canvas.style.cssText = "position: fixed; inset: 0";
  document.body.append(canvas);
  const gl = canvas.getContext("webgl2");
  const times = [];
  let before = 0;
  const step = (now) => {
    if (before) times.push(now - before);
    before = now;
    if (times.length === 90) return canvas.remove(), done(times.slice(10));
    gl.clearColor(times.length % 2, 0, 0, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})
"""
"""The same of a canvas of that size, on which nothing is drawn: what the browser itself takes."""
FRAME = 2.0
"""Frames of an empty canvas in which one of the graph is there: 30 a second, where it has 60."""


def rows() -> list[Row]:
    """Measure beside an empty canvas of the same size. Raises DidNotHappen without Chromium."""
    found = []
    with _book(max(SIZES)) as browser:
        page = browser.open_extension("app/index.html#/graph")
        for size in SIZES:
            _show(page, size)
            empty = page.evaluate(EMPTY)
            moved = page.evaluate(MOVED % "'.network .sigma-mouse'")
            found.append(row(f"a frame of the graph, {size:,} people", moved, empty, FRAME))
    return found


@contextmanager
def _book(count: int) -> Iterator[Chromium]:
    """A paired browser beside a daemon with so many people, and ten ties for each."""
    with ExitStack() as closing:
        home = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="kb-")))
        (home / "made").mkdir()
        original = Original.make(home / "made")
        database = original.copy(home / "data") / "vault.db"
        crowd.fill(database, original.key, count)
        network.weave(database, original.key)
        daemon = closing.enter_context(Daemon.trial(home))
        web = closing.enter_context(Sites())
        playwright = closing.enter_context(sync_playwright())
        browser = closing.enter_context(
            Chromium(playwright, home, resolver_rules=web.resolver_rules)
        )
        browser.pair(daemon)
        yield browser


def _show(page: Page, size: int) -> None:
    """Let the page show so many people, and wait until they have their places."""
    page.wait_for_state("ready")
    choose = f"(document.querySelector('#graph-size').value = '{size}', null)"
    page.wait_for("document.querySelector('#graph-size')")
    page.evaluate("(document.querySelector('.network').dataset.settled = '', null)")
    page.evaluate(choose)
    page.evaluate(
        "(document.querySelector('#graph-size').dispatchEvent(new Event('change')), null)"
    )
    page.wait_for("document.querySelector('.network').dataset.settled === 'true'", SETTLES)
