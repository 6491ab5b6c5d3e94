"""Nothing about a person lies on disk in a form that somebody without the key can read."""

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.patience import until
from end_to_end.popup import Popup
from end_to_end.remains import traces
from end_to_end.sites import H_CARD, JSON_LD

CAPTURED = ("Lindqvist", "Okafor", "Miragaia", "Nordvik", "Gothenburg", "ines-okafor")
"""From pages. A browser's own history has them too, so of its profile only the extension counts."""
TYPED = ("Zwetschgenkuchen", "Quittengelee", "Brombeerlikör")
"""Typed into the popup: a note, a tag and a search. They may be nowhere at all."""

pytestmark = pytest.mark.alone


def leaks(browser: Browser, daemon: Daemon) -> list[tuple[str, str]]:
    found = traces(daemon.data, (*CAPTURED, *TYPED)) + traces(browser.profile, TYPED)
    for folder in browser.kept():
        found += traces(folder, CAPTURED)
    return found


def done(popup: Popup) -> None:
    popup.wait_for("document.querySelector('.status').dataset.mood === 'done'")


@pytest.fixture(scope="module")
def used(browser: Browser, daemon: Daemon) -> Browser:
    """Two pages captured, one of them while the daemon was off; a note, a tag, a search."""
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.click("#note")
    popup.type(f"Brought a {TYPED[0]}")
    popup.press("Enter")
    done(popup)
    popup.click("#tags")
    popup.type(TYPED[1])
    popup.press("Enter")
    popup.wait_for(f"document.querySelector('[data-tag={TYPED[1]}]')")
    done(popup)
    popup.click("#search")
    popup.type(TYPED[2])
    popup.wait_for_text("Nobody found")
    popup.close()
    page.close()
    daemon.stop()
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.close()
    page.close()
    return browser


def test_the_search_for_traces_finds_what_is_stored_openly(used: Browser) -> None:
    """A control: the same look at the same folders sees a value that is not sealed."""
    used.evaluate("chrome.storage.local.set({control: 'Pfefferminztee, Œillet'})")
    found = traces(used.profile, ["Pfefferminztee"])
    used.evaluate("chrome.storage.local.remove('control')")
    assert found


def test_nothing_is_readable_while_a_capture_waits(used: Browser, daemon: Daemon) -> None:
    assert leaks(used, daemon) == []


def test_nothing_is_readable_while_the_daemon_runs(used: Browser, daemon: Daemon) -> None:
    daemon.start()
    page = used.open(H_CARD)
    popup = used.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.settled()
    popup.wait_for("document.querySelector('#waiting').hidden")
    popup.close()
    page.close()
    until(lambda: len(daemon.json("search")["hits"]) == 2, "both are in the book")
    assert leaks(used, daemon) == []


def test_nothing_is_readable_after_a_power_cut(used: Browser, daemon: Daemon) -> None:
    daemon.kill()
    assert leaks(used, daemon) == []


def test_a_power_cut_loses_nothing(used: Browser, daemon: Daemon) -> None:
    del used
    daemon.start()
    names = {hit["name"] for hit in daemon.json("search")["hits"]}
    assert names == {"Tomas Lindqvist", "Inês Okafor"}


def test_nothing_is_readable_after_an_orderly_stop(used: Browser, daemon: Daemon) -> None:
    daemon.stop()
    assert leaks(used, daemon) == []
    assert traces(daemon.data.parent, TYPED) == []
