"""A browser, a daemon and a small web for each module, new and gone afterwards."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.commands import forked
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.sites import Sites
from original import Original
from playwright.sync_api import Playwright, sync_playwright

HERE = Path(__file__).parent
ENGINES = ("chromium", "firefox")
LOCKS = shutil.ignore_patterns("lock", ".parentlock")
"""What a running Firefox has in its profile."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here drives a real browser."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test with a browser runs in each, unless it is marked as one browser's own."""
    if "engine" in metafunc.fixturenames:
        own = metafunc.definition.get_closest_marker("only")
        metafunc.parametrize("engine", own.args if own else ENGINES, indirect=True, scope="module")


@pytest.fixture(scope="session", autouse=True)
def commands() -> None:
    """They need not start from nothing here: tests/daemon/cli and scripts/run do."""
    Daemon.runner = staticmethod(forked)


@pytest.fixture(scope="module")
def engine(request: pytest.FixtureRequest) -> str:
    """Which browser; each has a daemon and a vault of its own."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def home(engine: str) -> Iterator[Path]:
    """A short path, because the command line's socket lies below it."""
    del engine  # one for each
    with tempfile.TemporaryDirectory(prefix="kithbook-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def sites(engine: str) -> Iterator[Sites]:
    del engine  # one for each, for tests rewrite its pages
    with Sites() as web:
        yield web


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """One for each module: while it runs, no other event loop can in this thread."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def daemon(home: Path, original_vault: Original) -> Iterator[Daemon]:
    """Unlocked, with an empty vault."""
    original_vault.copy(home / "data")
    with Daemon.trial(home) as running:
        yield running


@pytest.fixture(scope="session")
def firefox_profile() -> Iterator[Path]:
    """Started once, with the extension, and quit; from nothing, a start takes twice as long."""
    with tempfile.TemporaryDirectory(prefix="kithbook-") as folder:
        with Sites() as web, Firefox(Path(folder), proxy=web.port) as first:
            pass
        yield first.profile


@pytest.fixture(scope="module")
def launch(engine: str, sites: Sites, request: pytest.FixtureRequest) -> Callable[[Path], Browser]:
    """Starts a browser whose profile lies below a folder; to close it is the caller's part."""
    if engine == "firefox":
        original: Path = request.getfixturevalue("firefox_profile")

        def launch_firefox(home: Path) -> Browser:
            if not (home / original.name).exists():
                shutil.copytree(original, home / original.name, ignore=LOCKS)
            return Firefox(home, proxy=sites.port)

        return launch_firefox
    playwright: Playwright = request.getfixturevalue("playwright")
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
