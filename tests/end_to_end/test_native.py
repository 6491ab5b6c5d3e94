"""A browser starts Kithbook, and pairs with it, by a click and without a code to type."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from end_to_end.browser import EXTENSION, Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon, answers
from end_to_end.firefox.browser import Firefox
from end_to_end.page import PAIR
from end_to_end.permitted import permit
from end_to_end.sites import JSON_LD, Sites
from original import Original

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def daemon(home: Path, original_vault: Original) -> Iterator[Daemon]:
    """A vault, and a daemon that nobody started; the browsers here may."""
    original_vault.copy(home / "data")
    trial = Daemon.trial(home)
    trial.environment["KITHBOOK_PASSPHRASE_FILE"] = str(trial.passphrase_file)
    for name in ("chromium", ".mozilla"):
        (home / name).mkdir()
    trial.run("browsers", "connect", "--profile", str(home / "chromium"))
    yield trial
    trial.run("down")


@pytest.fixture(scope="module")
def stranger(
    engine: str,
    launch: Callable[[Path], Browser],
    home: Path,
    sites: Sites,
    request: pytest.FixtureRequest,
) -> Iterator[Browser]:
    """A browser with the extension, not paired.

    Chromium asks in a window that nothing headless can answer: there a copy has the right at once.
    """
    request.getfixturevalue("daemon")  # before the browser, which looks for what it may start
    if engine == "firefox":
        with launch(home) as firefox:
            yield firefox
        return
    copy = home / "extension"
    shutil.copytree(EXTENSION, copy)
    permit(copy)
    playwright = request.getfixturevalue("playwright")
    rules = sites.resolver_rules
    with Chromium(playwright, home, resolver_rules=rules, extension=copy) as chromium:
        yield chromium


def test_a_click_starts_kithbook_and_pairs_without_a_code(
    stranger: Browser, daemon: Daemon
) -> None:
    assert not answers(daemon.port)
    page = stranger.open_extension(PAIR)
    page.click("#pair-here")
    if isinstance(stranger, Firefox):
        stranger.allow()
    page.wait_for_state("paired")
    page.close()
    [client] = daemon.json("clients")["clients"]
    assert (client["origin"], client["scope"]) == (stranger.root.rstrip("/"), "full")
    assert stranger.state() == "ready"
    page = stranger.open(JSON_LD)
    popup = stranger.click_toolbar(page)
    popup.wait_for_state("ready")
    assert popup.settled() == "Saved"
    popup.close()
    page.close()
    assert daemon.json("search", "lindqvist")["hits"]


def test_the_popups_button_starts_a_daemon_that_is_off(stranger: Browser, daemon: Daemon) -> None:
    daemon.run("down")
    page = stranger.open(stranger.own_page)
    popup = stranger.click_toolbar(page)
    popup.wait_for_state("not-running")
    popup.click("#start")
    popup.wait_for_state("ready")
    popup.close()
    page.close()
    assert daemon.json("status")["people"] == 1


def test_where_there_is_nothing_to_start_the_command_is_said(
    stranger: Browser, daemon: Daemon
) -> None:
    daemon.run("down")
    daemon.run("browsers", "disconnect")
    page = stranger.open(stranger.own_page)
    popup = stranger.click_toolbar(page)
    popup.wait_for_state("not-running")
    popup.click("#start")
    popup.wait_for_text("This browser has nothing to start: run “kithbook setup” once.")
    assert "kithbook up" in popup.text("#matter .command")
    popup.close()
    page.close()
    page = stranger.open_extension(PAIR)
    page.click("#pair-here")
    page.wait_for_text("or pair by a code")
    page.close()
