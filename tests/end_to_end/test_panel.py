"""The side panel: whose page was saved last, beside the pages that one goes on to."""

import json

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import PANEL, Page
from end_to_end.sites import H_CARD, JSON_LD, PLAIN

RECENT = "[...document.querySelectorAll('#recent li')].map((each) => each.innerText)"


def opened(browser: Browser) -> Page:
    """The panel in a tab, where it is the same page."""
    page = browser.open_extension(PANEL)
    page.wait_for_state("ready")
    return page


def save(browser: Browser, url: str) -> None:
    page = browser.open(url)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.close()
    page.close()


def test_before_anything_is_saved_it_says_how_to_begin(browser: Browser) -> None:
    page = opened(browser)
    page.wait_for_text("Click the Kithbook icon on somebody")
    page.close()


def test_it_shows_whose_page_was_saved_last_and_goes_with_the_next(
    browser: Browser, daemon: Daemon
) -> None:
    save(browser, JSON_LD)
    page = opened(browser)
    page.wait_for_value("#name", "Tomas Lindqvist")
    page.wait_for(f"{RECENT}.some((each) => each.includes('Saved from people.example'))")
    save(browser, H_CARD)
    page.wait_for_value("#name", "Inês Okafor")
    assert len(daemon.json("search")["hits"]) == 2
    page.close()


def test_a_contact_is_logged_by_one_click_and_taken_back(browser: Browser, daemon: Daemon) -> None:
    page = opened(browser)
    page.wait_for_value("#name", "Inês Okafor")
    page.click("[data-log=met]")
    page.wait_for(f"{RECENT}.some((each) => each.includes('Met'))")
    [logged] = daemon.json("interactions")["interactions"]
    assert [one["name"] for one in logged["people"]] == ["Inês Okafor"]
    page.click("#undo")
    page.wait_for(f"!{RECENT}.some((each) => each.includes('Met'))")
    page.close()


def test_a_note_is_written_and_a_suggestion_taken_there(browser: Browser, daemon: Daemon) -> None:
    [hit] = daemon.json("search", "okafor")["hits"]
    daemon.run("edit", hit["person"], "role=Maker of violas")
    save(browser, H_CARD)
    page = opened(browser)
    # What the page says comes above the note, which moves.
    page.wait_for("document.querySelector('#suggestions [data-deal=accept]')")
    page.click("#note")
    page.type("Has spruce to spare")
    page.press("Enter")
    page.wait_for("document.querySelector('#notes p')?.innerText === 'Has spruce to spare'")
    page.click("#suggestions [data-deal=accept]")
    page.wait_for_value("#role", "Luthier")
    page.close()
    assert daemon.json("show", hit["person"])["roles"][0]["title"] == "Luthier"


def test_the_popups_button_opens_it_beside_the_page(browser: Browser) -> None:
    page = browser.open(PLAIN)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.click("#open-panel")
    panel = browser.panel()
    panel.wait_for_state("ready")
    panel.wait_for_value("#name", "Maren Solheim")
    page.close()


def test_coming_back_to_a_page_that_was_clicked_on_brings_its_person_back(
    browser: Browser,
) -> None:
    panel = browser.panel()
    first = browser.open(H_CARD)
    for page, name in ((first, "Inês Okafor"), (browser.open(JSON_LD), "Tomas Lindqvist")):
        popup = browser.click_toolbar(page)
        popup.settled()
        popup.close()
        panel.wait_for_value("#name", name)
    page.close()
    panel.wait_for_value("#name", "Inês Okafor")
    panel.click("#this-page")
    panel.wait_for_value("#name", "Inês Okafor")
    first.close()


def test_of_a_page_that_was_not_clicked_on_it_asks_for_the_right_to_know(browser: Browser) -> None:
    panel = browser.panel()
    page = browser.open(PLAIN)
    panel.click("#this-page")
    panel.wait_for_text("The browser does not say which page is in front")
    assert panel.evaluate("document.querySelector('#allow-tabs').checkVisibility()")
    page.close()


def test_while_kithbook_is_locked_it_says_so_and_goes_on_by_its_button(
    browser: Browser, daemon: Daemon
) -> None:
    page = opened(browser)
    page.wait_for("document.querySelector('#name')?.value")
    daemon.lock()
    page.wait_for_state("locked")
    assert page.evaluate("document.querySelector('#stage').inert")
    page.click("#unlock")
    page.wait_for_text("kithbook unlock")
    daemon.unlock()
    page.wait_for_state("ready")
    page.wait_for("document.querySelector('#matter').hidden")
    page.close()


def test_nothing_of_the_person_stands_in_title_or_address(browser: Browser) -> None:
    page = opened(browser)
    page.wait_for("document.querySelector('#name')?.value")
    assert page.evaluate("document.title") == "Kithbook"
    assert page.url == browser.root + PANEL
    fields = "[...document.querySelectorAll('input, textarea')]"
    off = f"{fields}.every((each) => each.autocomplete === 'off')"
    assert page.evaluate(off), json.dumps(page.evaluate(f"{fields}.map((each) => each.id)"))
    page.close()
