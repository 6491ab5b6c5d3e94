"""What was saved survives whatever is restarted: the extension's worker, the browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.patience import until
from end_to_end.sites import H_CARD, JSON_LD
from original import Original

pytestmark = pytest.mark.alone


def test_a_waiting_capture_survives_the_end_of_the_worker(browser: Browser, daemon: Daemon) -> None:
    """The browser ends an idle worker after half a minute; here it is ended at once."""
    daemon.stop()
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.close()
    browser.stop_worker()
    daemon.start()
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    until(lambda: daemon.json("search", "lindqvist")["hits"], "the capture arrives")
    popup.find("lindqvist", "Tomas Lindqvist")
    popup.close()
    page.close()


@pytest.mark.parametrize("orderly", [True, False])
def test_pairing_and_what_waits_survive_the_end_of_the_browser(
    launch: Callable[[Path], Browser], home: Path, original_vault: Original, *, orderly: bool
) -> None:
    home /= f"browser-{orderly}"
    original_vault.copy(home / "data")
    with Daemon.trial(home) as daemon:
        with launch(home) as browser:
            browser.pair(daemon)
            daemon.stop()
            popup = browser.click_toolbar(browser.open(H_CARD))
            popup.settled()
            if not orderly:
                browser.kill()
        daemon.start()
        with launch(home) as browser:
            popup = browser.click_toolbar(browser.open(browser.own_page))
            popup.wait_for_state("ready")
            until(lambda: daemon.json("search", "okafor")["hits"], "the capture arrives")
            popup.find("okafor", "Inês Okafor")
