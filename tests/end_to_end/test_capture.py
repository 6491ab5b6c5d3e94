"""One click on the toolbar button: the page in front becomes a person in the vault."""

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.sites import H_CARD, JSON_LD, PLAIN, Sites

READ_EVERY_PAGE = """
(async () => {
  const own = await chrome.tabs.getCurrent();
  const others = (await chrome.tabs.query({})).filter(({id}) => id !== own.id);
  const title = ({id: tabId}) =>
    chrome.scripting.executeScript({target: {tabId}, func: () => document.title});
  return Promise.all(others.map((tab) => title(tab).then(([read]) => read?.result, () => null)));
})()
"""

PEOPLE = [
    (JSON_LD, "Tomas Lindqvist", "lindq", {"Head of Acoustics", "Nordvik Concert Halls"}),
    (H_CARD, "Inês Okafor", "ines", {"Luthier", "Atelier Miragaia", "ines@ines-okafor.example"}),
    (PLAIN, "Maren Solheim", "solheim", {"maren.solheim@halden.example", "+4769184412"}),
]
"""Page, whom it is about, what to type to find them, and what else the page says."""


@pytest.mark.parametrize(("url", "name", "words", "facts"), PEOPLE)
def test_a_click_saves_who_the_page_is_about(
    browser: Browser, daemon: Daemon, *, url: str, name: str, words: str, facts: set[str]
) -> None:
    page = browser.open(url)
    popup = browser.click_toolbar(page)
    assert popup.settled() == "Saved"
    assert popup.value("#name") == name
    popup.find(words, name)
    popup.close()
    page.close()
    [hit] = daemon.json("search", words)["hits"]
    shown = daemon.json("show", hit["person"])
    told = {identity["value"] for identity in shown["identities"]}
    told |= {role[part] for role in shown["roles"] for part in ("title", "organisation")}
    assert shown["name"] == name
    assert facts <= told


SUGGESTED = "document.querySelector('#suggestions')"


def test_the_same_page_again_changes_nothing(browser: Browser, daemon: Daemon) -> None:
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    assert popup.settled().startswith("Already known, nothing changed; first saved")
    popup.close()
    page.close()
    assert len(daemon.json("search", "lindqvist")["hits"]) == 1


def test_without_the_click_nothing_of_a_page_can_be_read(browser: Browser) -> None:
    page = browser.open(JSON_LD)
    assert not any(browser.evaluate(READ_EVERY_PAGE))
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.close()
    assert page.evaluate("document.title") in browser.evaluate(READ_EVERY_PAGE)
    page.close()


def test_a_page_that_says_something_new_shows_what(browser: Browser, sites: Sites) -> None:
    sites.rewrite(JSON_LD, "Head of Acoustics", "Director of Sound")
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    said = popup.settled()
    assert said.startswith("Updated: ")
    assert "role" in said
    assert popup.value("#role") == "Director of Sound"
    assert "Head of Acoustics" in popup.text("#changes")
    popup.close()
    page.close()


def test_what_was_typed_stays_and_the_page_only_suggests(browser: Browser, sites: Sites) -> None:
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.replace("#role", "Head of every sound")
    popup.press("Enter")
    popup.wait_for("document.querySelector('.status').dataset.mood === 'done'")
    popup.close()
    sites.rewrite(JSON_LD, "Director of Sound", "Emeritus")
    page.reload()
    popup = browser.click_toolbar(page)
    popup.settled()
    assert popup.value("#role") == "Head of every sound"
    popup.wait_for(f"{SUGGESTED}.innerText.includes('Emeritus')")
    popup.close()


def test_what_a_page_suggests_is_used_taken_back_and_dismissed_for_good(
    browser: Browser, daemon: Daemon
) -> None:
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.wait_for(f"{SUGGESTED}.checkVisibility()")
    popup.click("[data-suggestion] [data-deal=accept]")
    popup.wait_for_value("#role", "Emeritus")
    popup.wait_for(f"!{SUGGESTED}.checkVisibility()")
    popup.click("#undo")
    popup.wait_for_value("#role", "Head of every sound")
    popup.wait_for(f"{SUGGESTED}.checkVisibility()")
    popup.click("[data-suggestion] [data-deal=dismiss]")
    popup.wait_for(f"!{SUGGESTED}.checkVisibility()")
    popup.close()
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.close()
    assert daemon.json("suggestions") == {"suggestions": []}
    page.close()


def test_a_page_of_the_browser_itself_is_left_alone(browser: Browser) -> None:
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.wait_for_text("Newest in your book")
    assert popup.evaluate("document.querySelector('.card')") is None
    popup.close()
    page.close()
