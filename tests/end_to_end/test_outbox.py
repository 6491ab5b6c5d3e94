"""What has not reached the book: one line that says so, and the list that it opens."""

import shutil

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.patience import until
from end_to_end.popup import Popup
from end_to_end.sites import H_CARD, JSON_LD, PLAIN

LINE = "document.querySelector('#waiting')"
FOCUS = "document.activeElement"
LONG = 60.0
"""Seconds until the first of a thousand items is sent, on a busy machine."""

FILL = """
Promise.all(Array.from({length: %d}, (_, at) => at + %d).map((at) => chrome.runtime.sendMessage({
  kind: "write",
  request: {
    path: "/v1/people/add",
    request: {fields: {name: `Number ${at}`}},
    follows: null,
    id: `0198c000-0000-7000-8000-${String(at).padStart(12, "0")}`,
  },
}))).then((replies) => replies.filter(({ok}) => !ok).map(({sentence}) => sentence))
"""
"""Saves so many people at once, numbered from so on, as a page of the extension does.

Comes to the sentences of those that were refused."""

WATCH_WHAT_GOES = """
(window.gone = 0, new MutationObserver((records) => {
  for (const {removedNodes} of records)
    for (const node of removedNodes) if (node instanceof Element) window.gone += 1;
}).observe(document.querySelector("#outbox"), {subtree: true, childList: true}))
"""


def rows(popup: Popup) -> list[str]:
    """Return what the list's items are: "A page", "An edit"."""
    shown = "[...document.querySelectorAll('#outbox li .what')].map(each => each.textContent)"
    kinds: list[str] = popup.evaluate(shown)
    return kinds


def said(popup: Popup) -> str:
    """Return the list's text, also of what is scrolled out of sight."""
    text: str = popup.evaluate("document.querySelector('#outbox').textContent")
    return text


def open_list(popup: Popup, items: int) -> None:
    popup.click("#waiting")
    popup.wait_for(f"document.querySelectorAll('#outbox li').length === {items}")


def test_where_nothing_waits_nothing_is_said_of_it(browser: Browser, daemon: Daemon) -> None:
    del daemon
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    assert popup.settled() == "Saved"
    popup.wait_for(f"{LINE}.hidden")
    popup.close()
    page.close()


def test_the_line_says_how_much_waits_and_why_and_opens_a_list(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.stop()
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.replace("#note", "Plays the viola")
    popup.press("Enter")
    popup.wait_for_text("2 waiting: Kithbook is not running")
    popup.evaluate(f"{LINE}.focus()")
    popup.press("Enter")
    popup.wait_for("document.querySelectorAll('#outbox li time').length === 2")
    assert rows(popup) == ["A page", "A note"]
    assert "Okafor" not in said(popup)
    popup.click("#back-outbox")
    popup.wait_for(f"{FOCUS} === {LINE}")
    assert popup.value("#name") == "Inês Okafor"
    popup.close()
    page.close()


@pytest.mark.only("chromium")
def test_escape_in_chromium_leads_back_from_the_list(browser: Browser) -> None:
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    open_list(popup, 2)
    popup.press("Escape")
    popup.wait_for(f"{FOCUS} === {LINE}")
    popup.close()
    page.close()


def test_discarding_asks_once_more_and_takes_along_what_speaks_of_it(browser: Browser) -> None:
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    popup.wait_for_text("2 waiting")
    open_list(popup, 2)
    popup.click("[data-deed=discard]")
    popup.wait_for_text("Gone for good with 1 edit?")
    popup.wait_for("document.activeElement.dataset.deed === 'keep'")
    popup.press("Enter")
    popup.wait_for("!document.querySelector('[data-deed=drop]')")
    assert rows(popup) == ["A page", "A note"]
    popup.click("[data-deed=discard]")
    popup.click("[data-deed=drop]")
    popup.wait_for_text("Nothing waits here any more.")
    popup.click("#back-outbox")
    popup.wait_for(f"{LINE}.hidden")
    popup.close()
    page.close()


def test_what_comes_into_the_list_takes_nothing_from_under_the_pointer(
    browser: Browser,
) -> None:
    assert browser.evaluate(FILL % (1, 0)) == []
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    open_list(popup, 1)
    popup.evaluate(WATCH_WHAT_GOES)
    assert popup.evaluate(FILL % (1, 1)) == []
    popup.wait_for("document.querySelectorAll('#outbox li').length === 2")
    assert popup.evaluate("window.gone") == 0, "a click half done on what goes is lost"
    for left in 1, 0:
        popup.click("[data-deed=discard]")
        popup.click("[data-deed=drop]")
        popup.wait_for(f"document.querySelectorAll('#outbox li').length === {left}")
    popup.close()
    page.close()


def test_what_arrives_leaves_the_list_by_itself(browser: Browser, daemon: Daemon) -> None:
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    open_list(popup, 1)
    popup.click("#send")  # in vain
    popup.wait_for("!document.querySelector('#send').disabled")
    assert rows(popup) == ["A page"]
    daemon.start()
    popup.wait_for_text("Nothing waits here any more.")
    popup.close()
    page.close()
    until(lambda: daemon.json("search", "okafor")["hits"], "it arrived")


def test_what_was_not_accepted_says_why_and_can_be_tried_again(
    browser: Browser, daemon: Daemon
) -> None:
    [hit] = daemon.json("search", "okafor")["hits"]
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    daemon.run("delete", hit["person"])
    popup.replace("#role", "Violin maker")
    popup.press("Enter")
    popup.wait_for(f"{LINE}.innerText === '1 not accepted'")
    assert popup.value("#role") == "Violin maker", "what was typed stays"
    open_list(popup, 1)
    assert rows(popup) == ["An edit"]
    assert "no longer there" in said(popup)
    daemon.run("undo")
    popup.click("[data-deed=again]")
    popup.wait_for_text("Nothing waits here any more.")
    popup.close()
    page.close()
    roles = daemon.json("show", hit["person"])["roles"]
    assert roles[0]["title"] == "Violin maker"


def test_what_a_locked_vault_kept_and_could_not_take_in_later_is_in_the_same_list(
    browser: Browser, daemon: Daemon
) -> None:
    [hit] = daemon.json("search", "okafor")["hits"]
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    daemon.run("delete", hit["person"])
    daemon.lock()
    for role in "Mender of violas", "Maker of violas":
        popup.replace("#role", role)
        popup.press("Enter")
        popup.wait_for_text("Kept, sealed; it will be in your book once Kithbook is unlocked.")
    popup.wait_for_text("kept by Kithbook until it is unlocked")
    daemon.unlock()
    popup.wait_for(f"{LINE}.innerText === '2 not accepted'")
    open_list(popup, 2)
    assert rows(popup) == ["An edit", "An edit"]
    assert "no longer there" in said(popup)
    popup.click("[data-deed=discard]")
    popup.click("[data-deed=drop]")
    popup.wait_for("document.querySelectorAll('#outbox li').length === 1")
    daemon.run("undo")
    popup.click("[data-deed=again]")
    popup.wait_for_text("Nothing waits here any more.")
    popup.close()
    page.close()
    roles = daemon.json("show", hit["person"])["roles"]
    assert roles[0]["title"] == "Maker of violas"


def test_what_waits_for_a_vault_that_is_gone_is_listed_and_can_only_be_discarded(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.stop()
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.close()
    shutil.rmtree(daemon.data)
    daemon.make_vault()
    daemon.start()
    popup = browser.click_toolbar(page)
    popup.wait_for_state("stranger")
    popup.wait_for_text("2 waiting: what answers is not your Kithbook")
    assert popup.evaluate("document.querySelector('#open-pair').checkVisibility()")
    popup.close()
    browser.pair(daemon)
    popup = browser.click_toolbar(page)
    popup.wait_for_text("2 not accepted")
    assert popup.settled() == "Saved", "for the vault that is there now"
    open_list(popup, 2)
    assert "a key that the vault no longer has" in said(popup)
    assert popup.evaluate("document.querySelector('[data-deed=again]')") is None
    for left in 1, 0:
        popup.click("[data-deed=discard]")
        popup.click("[data-deed=drop]")
        popup.wait_for(f"document.querySelectorAll('#outbox li').length === {left}")
    popup.close()
    page.close()
    assert len(daemon.json("search", "lindqvist")["hits"]) == 1


@pytest.mark.only("chromium")  # the cap is the same code, and a thousand items take a minute
@pytest.mark.timeout(300)  # seconds; a thousand items are stored
def test_a_full_outbox_warns_then_refuses_aloud_and_keeps_what_was_typed(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.stop()
    assert browser.evaluate(FILL % (812, 0)) == []
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    popup.wait_for_text("812 of 1,000 waiting: start Kithbook")
    popup.close()
    page.close()
    refused = browser.evaluate(FILL % (191, 812))
    assert refused == ["Nothing more can wait here; the line below says how to make room."] * 3
    page = browser.open(PLAIN)
    popup = browser.click_toolbar(page)
    popup.wait_for_text("Not saved. Nothing more can wait here")
    popup.replace("#note", "Knows about lichens")
    popup.press("Enter")
    popup.wait_for_value("#note", "Knows about lichens")
    daemon.start()
    popup.wait_for("/^Saved/.test(document.querySelector('#status').innerText)", LONG)
    assert popup.value("#note") == "Knows about lichens"
    popup.close()
    page.close()
