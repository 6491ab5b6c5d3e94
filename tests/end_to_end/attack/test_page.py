"""A web page knows the port and every call. It reads nothing, changes nothing and spoils nothing.

In Chromium, and from a host on loopback: there Local Network Access, which would stop most of this
before Kithbook sees it, does not apply. That each row does reach a port is shown on a witness.
"""

import json
from typing import Any

import pytest
from end_to_end.attack.page import ROWS, SAME_ORIGIN
from end_to_end.attack.witness import Witness
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import PAIR
from end_to_end.patience import until
from end_to_end.sites import REBOUND

pytestmark = pytest.mark.only("chromium")

EVIL = "http://evil.example/"
BODY = json.dumps({"nonce": "A" * 22})


def tried(browser: Browser, row: str, port: int, url: str = EVIL) -> Any:
    """Return what a page could read by a row."""
    page = browser.open(url)
    try:
        return page.evaluate(f"(async (port, body) => {{{row}}})({port}, {json.dumps(BODY)})")
    finally:
        page.close()


@pytest.mark.parametrize("row", ROWS)
def test_the_row_reaches_a_port_that_is_not_kithbooks(
    row: str, browser: Browser, witness: Witness
) -> None:
    witness.heard.clear()
    tried(browser, ROWS[row], witness.port)
    until(lambda: witness.heard, "the witness hears of it")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("row", ROWS)
def test_a_page_reads_nothing_and_changes_nothing(
    row: str, browser: Browser, daemon: Daemon
) -> None:
    assert tried(browser, ROWS[row], daemon.port) == []


def test_a_page_cannot_use_up_the_pairing_that_a_person_began(
    browser: Browser, daemon: Daemon
) -> None:
    with daemon.pairing() as pairing:
        for row in ROWS.values():
            tried(browser, row, daemon.port)
        page = browser.open_extension(PAIR)
        assert page.enter_code(pairing.code, daemon.port) == "paired"
        assert pairing.outcome()["state"] == "paired"
        page.close()


@pytest.mark.parametrize("host", [REBOUND, "127.0.0.1", "localhost"])
def test_a_page_whose_own_address_became_kithbooks_reads_nothing(
    host: str, browser: Browser, daemon: Daemon
) -> None:
    daemon.stop()
    with Witness(daemon.port):
        page = browser.open(f"http://{host}:{daemon.port}/")
    daemon.start()
    for row in SAME_ORIGIN.values():
        read = page.evaluate(
            f"(async (port, body) => {{{row}}})({daemon.port}, {json.dumps(BODY)})"
        )
        assert read == []
    page.close()
    assert browser.state() == "ready"


@pytest.mark.parametrize("row", SAME_ORIGIN)
def test_a_page_of_the_same_address_reads_what_is_not_kithbooks(
    row: str, browser: Browser, witness: Witness
) -> None:
    """The control of the test above: with these rows something can be read."""
    url = f"http://{REBOUND}:{witness.port}/"
    assert tried(browser, SAME_ORIGIN[row], witness.port, url) != []
