"""A browser, a daemon and a small web for each module, new and gone afterwards."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.sites import Sites
from playwright.sync_api import Playwright, sync_playwright

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a real browser."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """A short path, because the command line's socket lies below it."""
    with tempfile.TemporaryDirectory(prefix="kithbook-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def sites() -> Iterator[Sites]:
    with Sites() as web:
        yield web


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One for each module: while it runs, no other event loop can in this thread."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def daemon(home: Path) -> Iterator[Daemon]:
    """Unlocked, with an empty vault."""
    with Daemon.trial(home) as running:
        yield running


@pytest.fixture(scope="module")
def launch(playwright: Playwright, sites: Sites) -> Callable[[Path], Browser]:
    """Starts a browser whose profile lies below a folder; to close it is the caller's part."""
    return lambda home: Chromium(playwright, home, resolver_rules=sites.resolver_rules)


@pytest.fixture(scope="module")
def stranger(launch: Callable[[Path], Browser], home: Path) -> Iterator[Browser]:
    """A browser with the extension, not paired."""
    with launch(home) as running:
        yield running


@pytest.fixture(scope="module")
def browser(stranger: Browser, daemon: Daemon) -> Browser:
    """A browser with the extension, paired by typing the code."""
    stranger.pair(daemon)
    return stranger
