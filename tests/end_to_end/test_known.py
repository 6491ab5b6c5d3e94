"""The icon says of the page in front that it is somebody's in the book: for who wants that."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from end_to_end.browser import EXTENSION, Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.page import Page
from end_to_end.patience import until
from end_to_end.permitted import permit
from end_to_end.sites import H_CARD, JSON_LD, PLAIN, Sites

pytestmark = pytest.mark.alone


def ask(browser: Browser, kind: str, **request: Any) -> Any:
    """Return what the background answers to a page of ours."""
    message = json.dumps({"kind": kind, "request": request})
    return browser.evaluate(f"chrome.runtime.sendMessage({message})")


def says(browser: Browser, page: Page, sign: str) -> None:
    until(lambda: browser.badge(page) == sign, f"the icon says {sign!r}")


def add(daemon: Daemon, name: str, url: str) -> str:
    added: str = daemon.json("add", name, "--url", url)["person"]["id"]
    return added


@pytest.fixture(scope="module")
def stranger(
    engine: str,
    launch: Callable[[Path], Browser],
    home: Path,
    sites: Sites,
    request: pytest.FixtureRequest,
) -> Iterator[Browser]:
    """A browser that lets Kithbook see which pages are open.

    Chromium asks in a window that nothing headless can answer: there a copy has the right at once.
    """
    if engine == "firefox":
        with launch(home) as firefox:
            assert isinstance(firefox, Firefox)
            firefox.let_see_tabs(may=True)
            yield firefox
        return
    copy = home / "extension"
    shutil.copytree(EXTENSION, copy)
    permit(copy)
    playwright = request.getfixturevalue("playwright")
    rules = sites.resolver_rules
    with Chromium(playwright, home, resolver_rules=rules, extension=copy) as chromium:
        yield chromium


@pytest.fixture(scope="module")
def willing(browser: Browser) -> Browser:
    """A browser whose person asked for the sign."""
    changed = ask(browser, "change", name="knownBadge", value=True)
    assert changed["reply"]["knownBadge"]
    return browser


def test_what_may_show_more_is_off_until_it_is_changed_and_nothing_else_is_taken(
    browser: Browser,
) -> None:
    due = {"dueBadge": True, "dueNotice": True}
    off = {"namesInNotifications": False, "knownBadge": False, **due}
    assert ask(browser, "settings") == {"ok": True, "reply": off}
    on = ask(browser, "change", name="namesInNotifications", value=True)
    assert on["reply"] == off | {"namesInNotifications": True}
    assert ask(browser, "settings")["reply"] == on["reply"]
    ask(browser, "change", name="namesInNotifications", value=False)
    assert not ask(browser, "change", name="constructor", value=True)["ok"]
    assert not ask(browser, "change", name="knownBadge", value="yes")["ok"]
    assert ask(browser, "settings")["reply"] == off


@pytest.mark.only("firefox")  # nothing headless takes the right in Chromium
def test_without_the_right_to_see_tabs_it_cannot_be_turned_on(browser: Browser) -> None:
    assert isinstance(browser, Firefox)
    browser.let_see_tabs(may=False)
    refused = ask(browser, "change", name="knownBadge", value=True)
    assert (refused["ok"], refused["reason"]) == (False, "not-allowed")
    assert not ask(browser, "settings")["reply"]["knownBadge"]
    browser.let_see_tabs(may=True)


def test_until_it_is_wanted_the_icon_says_nothing(browser: Browser, daemon: Daemon) -> None:
    add(daemon, "Tomas Lindqvist", JSON_LD)
    page = browser.open(JSON_LD)
    assert browser.badge(page) == ""
    page.close()


def test_a_page_of_somebody_in_the_book_is_said_to_be_known(
    willing: Browser, daemon: Daemon
) -> None:
    del daemon
    page = willing.open(f"{JSON_LD}?utm_source=letter")
    says(willing, page, "✓")
    other = willing.open(PLAIN)
    assert willing.badge(other) == ""
    other.close()
    page.close()


def test_it_is_said_at_once_after_a_save_and_unsaid_after_its_undo(
    willing: Browser, daemon: Daemon
) -> None:
    page = willing.open(H_CARD)
    assert willing.badge(page) == ""
    popup = willing.click_toolbar(page)
    assert popup.settled() == "Saved"
    popup.click("#undo")
    popup.wait_for_text("Undone")
    popup.close()
    says(willing, page, "")
    popup = willing.click_toolbar(page)
    popup.settled()
    popup.close()
    says(willing, page, "✓")
    page.close()
    assert daemon.json("search", "okafor")["hits"]


def test_it_goes_on_after_the_end_of_the_worker(willing: Browser) -> None:
    """And Firefox wakes it for a page once it began with its ears open: an alarm sees to that."""
    willing.stop_worker()
    assert willing.state() == "ready"
    willing.stop_worker()
    page = willing.open(JSON_LD)
    says(willing, page, "✓")
    page.close()


def test_while_the_vault_is_locked_nothing_is_said(willing: Browser, daemon: Daemon) -> None:
    daemon.lock()
    page = willing.open(JSON_LD)
    assert willing.badge(page) == ""
    daemon.unlock()
    page.reload()
    says(willing, page, "✓")
    page.close()


def test_nothing_of_the_pages_is_kept_by_the_extension(willing: Browser) -> None:
    kept = willing.evaluate("chrome.storage.local.get()")
    assert kept["settings"]["knownBadge"]
    # The day on which it was told how much is due.
    assert kept.keys() - {"dueTold"} == {"settings"}


def test_turned_off_it_says_nothing_any_more(willing: Browser) -> None:
    page = willing.open(JSON_LD)
    says(willing, page, "✓")
    ask(willing, "change", name="knownBadge", value=False)
    says(willing, page, "")
    page.reload()
    assert willing.badge(page) == ""
    page.close()


@pytest.mark.only("firefox")
def test_where_the_right_is_taken_away_it_ends(browser: Browser) -> None:
    assert isinstance(browser, Firefox)
    ask(browser, "change", name="knownBadge", value=True)
    page = browser.open(JSON_LD)
    says(browser, page, "✓")
    browser.let_see_tabs(may=False)
    page.reload()
    assert browser.badge(page) == ""
    page.close()
