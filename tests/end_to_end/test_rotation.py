"""The vault gets a new key: the browser says so, and lists what can be opened no more."""

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.sites import H_CARD, JSON_LD

pytestmark = pytest.mark.alone


def test_a_browser_learns_of_the_new_key_and_what_it_still_held_is_listed(
    browser: Browser, daemon: Daemon
) -> None:
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    assert popup.settled() == "Saved"
    popup.close()
    page.close()
    daemon.stop()
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.click("#waiting")
    popup.wait_for("document.querySelector('[data-is=waiting]')")
    popup.click("[data-deed=discard]")
    popup.wait_for_text("Gone for good?")
    # With the daemon off, so that what waits cannot arrive before.
    done = daemon.json("keys", "rotate", "--yes", "--passphrase-file", str(daemon.passphrase_file))
    assert done["state"] == "done"
    daemon.start()
    popup.wait_for_state("rekeyed")
    assert popup.evaluate("document.querySelector('#open-pair').checkVisibility()")
    popup.wait_for("document.querySelector('[data-is=refused]')")
    popup.wait_for_text("1 can no longer arrive")
    assert "a key that the vault no longer has" in popup.text("#outbox li")
    assert not popup.evaluate("document.querySelector('#send').checkVisibility()")
    assert "Gone for good?" in popup.text("#outbox li"), "a question that was asked stays"
    popup.wait_for("document.activeElement.dataset.deed === 'keep'")
    popup.press("Enter")
    popup.wait_for("document.querySelector('[data-deed=discard]')")
    assert popup.evaluate("document.querySelector('[data-deed=again]')") is None
    popup.close()
    browser.pair(daemon)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.wait_for_text("not accepted")
    assert popup.settled() == "Saved"
    popup.close()
    page.close()
    assert daemon.json("status")["people"] == 2
