"""Saving without the popup: by one key, and from the context menu; and taking that back."""

import json

import pytest
from end_to_end.browser import EXTENSION, Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.page import Page
from end_to_end.patience import until
from end_to_end.sites import H_CARD, JSON_LD, PLAIN, Sites

LINKED = "https://people.example/in/ada-berg"
KEYS = """
chrome.commands.getAll().then((all) =>
  Object.fromEntries(all.map(({name, shortcut}) => [name, shortcut])))
"""
NOTICES = "chrome.notifications.getAll().then((all) => Object.keys(all))"
CLEAR = """
chrome.notifications.getAll().then((all) =>
  Promise.all(Object.keys(all).map((id) => chrome.notifications.clear(id))).then(() => null))
"""
LISTEN = """
(() => {
  globalThis.said = [];
  const create = chrome.notifications.create;
  chrome.notifications.create = (id, told) => {
    said.push([told.title, told.message, (told.buttons ?? []).map(({title}) => title)]);
    return create.call(chrome.notifications, id, told);
  };
})()
"""
"""What the system is given to show, which nothing can be asked for afterwards."""
SELECT = """
((part) => { getSelection().selectAllChildren(part); return String(getSelection()); })(
  document.querySelector(%r))
"""


def names(daemon: Daemon) -> list[str]:
    return sorted(hit["name"] for hit in daemon.json("search")["hits"])


def says(browser: Browser, page: Page, sign: str) -> None:
    until(lambda: browser.badge(page) == sign, f"the icon says {sign!r}")


def test_the_browser_gives_each_key_that_is_asked_for(browser: Browser) -> None:
    given = browser.evaluate(KEYS)
    manifest = json.loads((EXTENSION / "manifest.json").read_text())
    asked = {
        name: one["suggested_key"]["default"]
        for name, one in manifest["commands"].items()
        if "suggested_key" in one
    }
    assert asked
    assert {name: given[name] for name in asked} == asked


def test_one_key_saves_the_page_in_front_and_opens_nothing(
    browser: Browser, daemon: Daemon
) -> None:
    page = browser.open(JSON_LD)
    page.evaluate("(document.querySelector('a, button, h1').focus(), null)")
    browser.command(page, "save-page")
    says(browser, page, "✓")
    assert names(daemon) == ["Tomas Lindqvist"]
    assert page.evaluate("document.hasFocus()"), "the page keeps the focus"
    assert page.evaluate("document.visibilityState") == "visible"
    page.close()


def test_the_sign_is_that_pages_alone_and_goes_with_it(browser: Browser, daemon: Daemon) -> None:
    del daemon
    page = browser.open(JSON_LD)
    browser.command(page, "save-page")
    says(browser, page, "✓")
    other = browser.open(PLAIN)
    assert browser.badge(other) == ""
    other.close()
    page.reload()
    says(browser, page, "")
    page.close()


def test_a_page_of_the_browser_itself_is_said_not_to_be_savable(
    browser: Browser, daemon: Daemon
) -> None:
    before = names(daemon)
    page = browser.open(browser.own_page)
    browser.command(page, "save-page")
    says(browser, page, "!")
    assert names(daemon) == before
    page.close()


def test_while_the_daemon_is_off_one_key_keeps_the_page_for_later(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.stop()
    page = browser.open(H_CARD)
    browser.command(page, "save-page")
    says(browser, page, "1")
    daemon.start()
    assert browser.state() == "ready"
    until(lambda: "Inês Okafor" in names(daemon), "the capture arrives")
    says(browser, page, "")
    page.close()


def test_what_is_selected_becomes_a_note_on_the_pages_person(
    browser: Browser, daemon: Daemon
) -> None:
    page = browser.open(PLAIN)
    selected = page.evaluate(SELECT % "main p, p")
    browser.choose(page, "save-note", on="h1")
    says(browser, page, "✓")
    [hit] = daemon.json("search", "solheim")["hits"]
    [note] = daemon.json("show", hit["person"])["notes"]
    assert note["text"].split() == selected.split()
    page.close()


def test_an_email_and_a_number_in_what_is_selected_are_added_to_the_pages_person(
    browser: Browser, daemon: Daemon, sites: Sites
) -> None:
    more = "<p id='more'>Elsewhere: maren@solheim-lab.example, +47 22 85 50 50 (since 2019)</p>"
    sites.rewrite(PLAIN, "</main>", f"{more}</main>")
    page = browser.open(PLAIN)
    page.evaluate(SELECT % "#more")
    browser.choose(page, "save-contact", on="h1")
    says(browser, page, "✓")
    [hit] = daemon.json("search", "solheim")["hits"]
    held = {one["value"] for one in daemon.json("show", hit["person"])["identities"]}
    assert {"maren@solheim-lab.example", "+4722855050"} <= held
    page.close()


def test_a_selection_without_either_is_refused_and_saves_nothing(
    browser: Browser, daemon: Daemon
) -> None:
    before = daemon.json("history")
    page = browser.open(H_CARD)
    page.evaluate(SELECT % "h1")
    browser.choose(page, "save-contact", on="h1")
    says(browser, page, "!")
    assert daemon.json("history") == before
    page.close()


def test_whom_a_link_leads_to_is_saved_by_what_the_link_says_and_not_opened(
    browser: Browser, daemon: Daemon, sites: Sites
) -> None:
    sites.add(
        "http://evil.example/links",
        f"<title>Links</title><p><a id='link' href='{LINKED}'><b>Ada Berg</b><br>Weaver</a></p>",
    )
    page = browser.open("http://evil.example/links")
    browser.choose(page, "save-link", on="#link")
    says(browser, page, "✓")
    [hit] = daemon.json("search", "ada berg")["hits"]
    shown = daemon.json("show", hit["person"])
    assert [one["value"] for one in shown["identities"]] == [LINKED]
    assert page.url == "http://evil.example/links"
    page.close()
    opened = browser.open("http://evil.example/links")
    browser.choose(opened, "save-link", on="#link")
    says(browser, opened, "✓")
    assert len(daemon.json("search", "ada berg")["hits"]) == 1
    opened.close()


@pytest.mark.only("chromium")  # Firefox knows no buttons there, and nothing reads what it shows
def test_a_notification_names_nobody_and_its_undo_takes_the_save_back(
    browser: Browser, daemon: Daemon
) -> None:
    assert isinstance(browser, Chromium)
    [hit] = daemon.json("search", "lindqvist")["hits"]
    daemon.run("delete", hit["person"])
    browser.work(CLEAR)
    browser.work(LISTEN)
    page = browser.open(JSON_LD)
    browser.command(page, "save-page")
    says(browser, page, "✓")
    assert browser.work("said") == [["Kithbook", "Saved", ["Undo"]]]
    [notice] = browser.work(NOTICES)
    browser.work(f"chrome.notifications.onButtonClicked.dispatch({notice!r}, 0)")
    until(lambda: not daemon.json("search", "lindqvist")["hits"], "the save is taken back")
    until(lambda: browser.work("said.length") == 2, "that is said")
    assert browser.work("said[1]") == ["Kithbook", "Taken back.", []]
    page.close()


@pytest.mark.only("chromium")
def test_the_undo_of_what_still_waits_drops_it_before_it_is_sent(
    browser: Browser, daemon: Daemon
) -> None:
    assert isinstance(browser, Chromium)
    daemon.stop()
    browser.work(CLEAR)
    page = browser.open(JSON_LD)
    browser.command(page, "save-page")
    until(lambda: browser.work(NOTICES), "it is said")
    says(browser, page, "1")
    [notice] = browser.work(NOTICES)
    browser.work(f"chrome.notifications.onButtonClicked.dispatch({notice!r}, 0)")
    says(browser, page, "")
    daemon.start()
    assert browser.state() == "ready"
    assert daemon.json("search", "lindqvist")["hits"] == []
    page.close()
