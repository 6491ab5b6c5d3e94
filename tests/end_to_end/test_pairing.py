"""A browser is let in by typing the code that the command line shows, and by nothing else."""

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import PAIR
from end_to_end.sites import JSON_LD

TAKE_THE_KEY = """
new Promise((done) => {
  const opening = indexedDB.open("kithbook");
  opening.onsuccess = () => {
    const asking = opening.result.transaction("pairing").objectStore("pairing").get("now");
    asking.onsuccess = () => {
      const { key } = asking.result;
      crypto.subtle.exportKey("pkcs8", key).then(() => done("taken"), (error) => done(error.name));
    };
  };
})
"""

pytestmark = pytest.mark.alone


def test_an_unpaired_browser_is_told_how_to_pair(stranger: Browser, daemon: Daemon) -> None:
    del daemon
    page = stranger.open(JSON_LD)
    popup = stranger.click_toolbar(page)
    popup.wait_for_state("unpaired")
    popup.click("#open-pair")
    stranger.wait_for_page(stranger.root + PAIR).close()
    page.close()


def test_without_an_open_window_no_code_is_taken(stranger: Browser, daemon: Daemon) -> None:
    page = stranger.open_extension(PAIR)
    assert page.enter_code("ABCDE-FGH23", daemon.port) == "failed"
    page.wait_for_text("Kithbook waits for no browser now")
    page.close()


def test_three_wrong_codes_burn_the_window(stranger: Browser, daemon: Daemon) -> None:
    with daemon.pairing() as pairing:
        page = stranger.open_extension(PAIR)
        wrong = "22222-22222" if pairing.code != "22222-22222" else "33333-33333"
        for _ in range(3):
            assert page.enter_code(wrong, daemon.port) == "failed"
        assert page.enter_code(pairing.code, daemon.port) == "failed"
        page.close()
        assert pairing.outcome()["state"] == "burnt"
    assert daemon.json("clients")["clients"] == []


def test_the_right_code_pairs_and_revoking_unpairs(stranger: Browser, daemon: Daemon) -> None:
    stranger.pair(daemon)
    [client] = daemon.json("clients")["clients"]
    assert client["origin"] == stranger.root.rstrip("/")
    page = stranger.open(JSON_LD)
    popup = stranger.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.close()
    daemon.run("clients", "revoke", client["id"])
    popup = stranger.click_toolbar(page)
    popup.wait_for_state("revoked")
    popup.close()
    page.close()


def test_a_revoked_browser_can_be_paired_again(browser: Browser) -> None:
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.close()
    page.close()


def test_not_even_the_extension_can_take_its_key_out(browser: Browser) -> None:
    assert browser.evaluate(TAKE_THE_KEY) == "InvalidAccessError"
