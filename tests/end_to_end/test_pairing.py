"""A browser is let in by typing the code that the command line shows, and by nothing else."""

from end_to_end.browser import PAIR, Browser
from end_to_end.daemon import Daemon
from end_to_end.sites import JSON_LD
from playwright.sync_api import expect

TAKE_THE_KEY = """
async () => {
  const { pairing } = await import("/daemon/keys.js");
  const { key } = await pairing();
  return crypto.subtle.exportKey("pkcs8", key).then(() => "taken", (error) => error.name);
}
"""


def test_an_unpaired_browser_is_told_how_to_pair(stranger: Browser, daemon: Daemon) -> None:
    del daemon
    page = stranger.open(JSON_LD)
    popup = stranger.click_toolbar(page)
    popup.wait_for_state("unpaired")
    with stranger.context.expect_page() as opened:
        popup.click("#open-pair")
    expect(opened.value).to_have_url(stranger.root + PAIR)
    opened.value.close()
    page.close()


def test_without_an_open_window_no_code_is_taken(stranger: Browser, daemon: Daemon) -> None:
    page = stranger.open_extension(PAIR)
    page.locator("summary").click()
    page.locator("#port").fill(str(daemon.port))
    page.locator("#code").press_sequentially("ABCDE-FGH23")
    page.locator("#pair").click()
    expect(page.locator("#outcome")).to_contain_text("Kithbook waits for no browser now")
    page.close()


def test_three_wrong_codes_burn_the_window(stranger: Browser, daemon: Daemon) -> None:
    with daemon.pairing() as pairing:
        page = stranger.open_extension(PAIR)
        page.locator("summary").click()
        page.locator("#port").fill(str(daemon.port))
        wrong = "22222-22222" if pairing.code != "22222-22222" else "33333-33333"
        for _ in range(3):
            page.locator("#code").fill(wrong)
            page.locator("#pair").click()
            expect(page.locator("#pair")).to_be_enabled()  # until then it waits for the answer
        page.locator("#code").fill(pairing.code)
        page.locator("#pair").click()
        expect(page.locator("body")).to_have_attribute("data-state", "failed")
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
    page = browser.open_extension(PAIR)
    assert page.evaluate(TAKE_THE_KEY) == "InvalidAccessError"
    page.close()
