"""Nothing that is shown keeps anybody out: axe-core finds no violation, in light and in dark."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from end_to_end.axe import violations
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import PAIR
from end_to_end.popup import Popup
from end_to_end.sites import H_CARD, JSON_LD, PLAIN

TEAM = "http://halden-halls.example/team"
ARTICLE = "http://halden-halls.example/why-rooms-hum"
APP = "app/index.html"

pytestmark = pytest.mark.alone


@contextmanager
def popup_over(browser: Browser, url: str) -> Iterator[Popup]:
    page = browser.open(url)
    popup = browser.click_toolbar(page)
    try:
        yield popup
    finally:
        popup.close()
        page.close()


def test_a_popup_that_is_not_paired_yet(stranger: Browser, daemon: Daemon) -> None:
    del daemon
    with popup_over(stranger, stranger.own_page) as popup:
        popup.wait_for_state("unpaired")
        assert violations(popup) == []


def test_the_page_that_pairs(stranger: Browser, daemon: Daemon) -> None:
    page = stranger.open_extension(PAIR)
    page.wait_for_state("asking")
    assert violations(page) == []
    with daemon.pairing() as pairing:
        assert page.enter_code("AAAAA-AAAAA", daemon.port) == "failed"
        assert violations(page) == []
        assert pairing.code
    page.close()


def test_an_empty_book(browser: Browser) -> None:
    page = browser.open_extension(APP)
    page.wait_for_state("ready")
    page.wait_for_text("Nobody here yet")
    assert violations(page) == []
    page.close()


def test_a_popup_with_whom_it_saved(browser: Browser) -> None:
    with popup_over(browser, JSON_LD) as popup:
        popup.settled()
        assert violations(popup) == []


def test_a_popup_with_a_note_tags_suggestions_and_somebody_alike(
    browser: Browser, daemon: Daemon
) -> None:
    with popup_over(browser, H_CARD) as popup:
        popup.settled()
    [hit] = daemon.json("search", "okafor")["hits"]
    daemon.run("edit", hit["person"], "role=Maker of violas")
    daemon.run("tag", hit["person"], "strings")
    daemon.run("note", hit["person"], "Looks for apprentices")
    daemon.run("add", "Ines Okafor", "--org", "Atelier Miragaia")
    with popup_over(browser, H_CARD) as popup:
        popup.settled()
        popup.wait_for("document.querySelector('[data-proposal]')")
        popup.evaluate("document.querySelector('#history summary').focus()")
        popup.press("Enter")
        popup.wait_for("document.querySelector('.deed')")
        assert violations(popup) == []


@pytest.mark.parametrize("url", [TEAM, ARTICLE])
def test_a_popup_that_asks_whom_a_page_is_about(browser: Browser, url: str) -> None:
    with popup_over(browser, url) as popup:
        popup.wait_for("document.querySelector('#people button')")
        assert violations(popup) == []


def test_a_search_with_hits_and_one_without(browser: Browser) -> None:
    with popup_over(browser, browser.own_page) as popup:
        popup.find("maker", "Inês Okafor")
        assert violations(popup) == []
        popup.type("xyzzy")
        popup.wait_for("document.querySelector('#add-query')?.checkVisibility()")
        assert violations(popup) == []


PAGES = [
    *("", "#/new", "#/week", "#/inbox", "#/due", "#/introductions", "#/templates", "#/chain"),
    *("#/favours", "#/files", "#/insights", "#/graph"),
    *("#/backups", "#/browsers", "#/settings", "#/more", "#/welcome"),
]


@pytest.mark.parametrize("where", PAGES)
def test_a_page_of_the_app(browser: Browser, where: str) -> None:
    page = browser.open_extension(APP + where)
    page.wait_for_state("ready")
    page.wait_for("document.querySelector('#stage').ariaBusy === 'false'")
    assert violations(page) == []
    page.close()


def test_the_page_of_a_person(browser: Browser, daemon: Daemon) -> None:
    hit = daemon.json("search", "inês")["hits"][0]
    daemon.run("log", hit["person"], "met", "Talked about varnish")
    page = browser.open_extension(f"{APP}#/person/{hit['person']}")
    page.wait_for_state("ready")
    page.wait_for_text("Talked about varnish")
    assert violations(page) == []
    page.close()


def test_what_waits_for_a_daemon_that_is_off(browser: Browser, daemon: Daemon) -> None:
    daemon.stop()
    with popup_over(browser, PLAIN) as popup:
        popup.settled()
        popup.wait_for_state("not-running")
        assert violations(popup) == []
        popup.click("#waiting")
        popup.wait_for("document.querySelector('#outbox li')")
        assert violations(popup) == []
    page = browser.open_extension(APP)
    page.wait_for_state("not-running")
    assert violations(page) == []
    page.close()
    daemon.start()


def test_a_vault_that_is_locked(browser: Browser, daemon: Daemon) -> None:
    daemon.lock()
    with popup_over(browser, browser.own_page) as popup:
        popup.wait_for_state("locked")
        assert violations(popup) == []
