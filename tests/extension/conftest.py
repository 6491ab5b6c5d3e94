"""The page side in a real browser: any page under any address, with no network behind it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kithbook_protocol.capture import PageSnapshot

EXTENSION = Path(__file__).parents[2] / "extension"
BEFORE = ("wire/sites.js", "page/dom.js", "page/state.js", "page/bystanders.js")
"""What background/capture.js injects before the snapshot's script."""

HTML = "text/html; charset=utf-8"

Show = Callable[..., Page]
Take = Callable[[Page], PageSnapshot]


@pytest.fixture(name="browser", scope="module")
def fixture_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture(name="show")
def fixture_show(browser: Browser) -> Iterator[Show]:
    """Open a page whose every request is answered with one document."""
    pages = []

    def show(html: str, url: str = "https://people.example.org/ada") -> Page:
        page = browser.new_page()
        pages.append(page)
        page.route(
            "**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
        )
        page.goto(url)
        for script in BEFORE:
            page.evaluate((EXTENSION / script).read_text(encoding="utf-8"))
        return page

    yield show
    for page in pages:
        page.close()


@pytest.fixture(name="taken", scope="session")
def fixture_taken() -> Take:
    """Take a page's snapshot, as the daemon gets it."""
    script = (EXTENSION / "page/snapshot.js").read_text(encoding="utf-8")
    return lambda page: PageSnapshot.model_validate(page.evaluate(script) | {"captured_at": 0})
