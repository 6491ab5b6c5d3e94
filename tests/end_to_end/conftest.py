"""A browser, a daemon and a small web for each module, new and gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.commands import ROOT, Forked
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.paired import Paired
from end_to_end.sites import Sites
from original import Original
from playwright.sync_api import Playwright, sync_playwright

HERE = Path(__file__).parent
ENGINES = ("chromium", "firefox")
LOCKS = shutil.ignore_patterns("lock", ".parentlock")
"""What a running Firefox has in its profile."""


@pytest.fixture(scope="session", autouse=True)
def bundled() -> None:
    """The popup is loaded as one file, which is made anew where its parts changed.

    Beside other workers nothing is made: who starts these has done it.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        subprocess.run([ROOT / "scripts/setup", "--no-browser"], check=True, capture_output=True)


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
    Daemon.commands = Forked()


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


@pytest.fixture(scope="package")
def web() -> Iterator[Sites]:
    with Sites() as running:
        yield running


@pytest.fixture(scope="module")
def sites(engine: str, web: Sites) -> Iterator[Sites]:
    """The sample web, which is as it was for each module."""
    del engine  # one for each, for tests rewrite its pages
    yield web
    web.restore()


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    """One for all that is here: while it runs, no other event loop can in this thread."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="package")
def firefox_profile() -> Iterator[Path]:
    """Started once, with the extension, and quit; from nothing, a start takes twice as long."""
    with tempfile.TemporaryDirectory(prefix="kithbook-") as folder:
        with Sites() as web, Firefox(Path(folder), proxy=web.port) as first:
            pass
        yield first.profile


@pytest.fixture(scope="package")
def start_chromium(playwright: Playwright, web: Sites) -> Callable[[Path], Browser]:
    """Starts one whose profile lies below a folder; to close it is the caller's part."""
    return lambda home: Chromium(playwright, home, resolver_rules=web.resolver_rules)


@pytest.fixture(scope="package")
def start_firefox(firefox_profile: Path, web: Sites) -> Callable[[Path], Browser]:
    """Starts one whose profile lies below a folder; to close it is the caller's part."""

    def launch(home: Path) -> Browser:
        if not (home / firefox_profile.name).exists():
            shutil.copytree(firefox_profile, home / firefox_profile.name, ignore=LOCKS)
        return Firefox(home, proxy=web.port)

    return launch


@pytest.fixture(scope="module")
def launch(engine: str, request: pytest.FixtureRequest) -> Callable[[Path], Browser]:
    """Starts a browser of its own for a test."""
    started: Callable[[Path], Browser] = request.getfixturevalue(f"start_{engine}")
    return started


@pytest.fixture(scope="package")
def paired_chromium(
    start_chromium: Callable[[Path], Browser], original_vault: Original
) -> Iterator[Paired]:
    with Paired.kept(start_chromium, original_vault) as paired:
        yield paired


@pytest.fixture(scope="package")
def paired_firefox(
    start_firefox: Callable[[Path], Browser], original_vault: Original
) -> Iterator[Paired]:
    with Paired.kept(start_firefox, original_vault) as paired:
        yield paired


@pytest.fixture(scope="module")
def paired(engine: str, request: pytest.FixtureRequest) -> Paired | None:
    """What is lent to this module; none to one that is marked as `alone`."""
    if request.node.get_closest_marker("alone"):
        return None
    lent: Paired = request.getfixturevalue(f"paired_{engine}")
    return lent


@pytest.fixture(scope="module")
def daemon(home: Path, original_vault: Original, paired: Paired | None) -> Iterator[Daemon]:
    """Unlocked, with an empty vault."""
    if paired:
        paired.renew(home / "data")
    else:
        original_vault.copy(home / "data")
    with Daemon.trial(home, port=paired.port if paired else None) as running:
        yield running


@pytest.fixture(scope="module")
def stranger(launch: Callable[[Path], Browser], home: Path) -> Iterator[Browser]:
    """A browser with the extension, not paired: for modules marked as `alone`."""
    with launch(home) as running:
        yield running


@pytest.fixture(scope="module")
def browser(paired: Paired | None, daemon: Daemon, request: pytest.FixtureRequest) -> Browser:
    """A browser with the extension, paired by typing the code."""
    if paired:
        paired.browser.stop_worker()  # the next one finds the daemon that runs now
        return paired.browser
    stranger: Browser = request.getfixturevalue("stranger")
    stranger.pair(daemon)
    return stranger
