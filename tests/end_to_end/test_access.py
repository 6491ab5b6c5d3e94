"""The browser may keep the extension from this machine, which is not a daemon that is off."""

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.page import PAIR
from end_to_end.sites import H_CARD, JSON_LD

SAID = "The browser does not let Kithbook reach this machine"

pytestmark = pytest.mark.alone


def test_what_is_saved_without_access_waits_and_arrives_once_it_is_given_back(
    browser: Browser, daemon: Daemon
) -> None:
    browser.let_reach(machine=False)
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("not-allowed")
    assert popup.text("#matter h2") == SAID
    assert popup.evaluate("document.querySelector('#allow').checkVisibility()")
    assert popup.settled() == "Saved here, sealed; it will arrive once the browser lets it through."
    popup.wait_for_text("1 waiting: the browser lets nothing through")
    popup.close()
    page.close()
    assert daemon.json("status")["people"] == 0
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("not-allowed")
    browser.let_reach(machine=True)
    popup.wait_for_state("ready")
    popup.wait_for_text("Tomas Lindqvist")
    popup.close()
    page.close()


@pytest.mark.only("firefox")  # Chromium's question is no document, and nothing headless answers it
def test_the_popups_button_asks_for_access_and_all_goes_on_by_itself(
    browser: Browser, daemon: Daemon
) -> None:
    assert isinstance(browser, Firefox)
    browser.let_reach(machine=False)
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("not-allowed")
    popup.settled()
    popup.click("#allow")
    browser.allow()
    popup.wait_for_state("ready")
    popup.wait_for("document.querySelector('#status').textContent === 'Saved'")
    popup.close()
    page.close()
    assert daemon.json("search", "okafor")["hits"]


def test_the_pairing_page_says_that_the_browser_is_in_the_way(
    browser: Browser, daemon: Daemon
) -> None:
    browser.let_reach(machine=False)
    with daemon.pairing() as pairing:
        page = browser.open_extension(PAIR)
        assert page.enter_code(pairing.code, daemon.port) == "failed"
        page.wait_for_text(SAID)
        assert page.evaluate("document.querySelector('#allow').checkVisibility()")
        browser.let_reach(machine=True)
        page.wait_for_state("paired")
        assert pairing.outcome()["state"] == "paired"
        page.close()
