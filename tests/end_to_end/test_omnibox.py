"""The address bar: `k` and a query. By keys in Firefox; by its events in headless Chromium."""

import json
from typing import Any

import pytest
from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.patience import until
from end_to_end.remains import traces

in_chromium, in_firefox = pytest.mark.only("chromium"), pytest.mark.only("firefox")
LISTEN = """
(() => {
  globalThis.said ??= [];
  const say = chrome.omnibox.setDefaultSuggestion;
  chrome.omnibox.setDefaultSuggestion = ({description}) => {
    said.push(description);
    return say.call(chrome.omnibox, {description});
  };
})()
"""
"""What the browser is told to show on its own line, which nothing can be asked for."""

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def bar(browser: Browser, daemon: Daemon) -> Chromium:
    assert isinstance(browser, Chromium)
    daemon.run("add", "Ada Lovelace", "--org", "Engines & <Co>", "--role", "Analyst")
    daemon.run("add", "Ada Berg", "--tag", "weavers")
    browser.work(LISTEN)
    return browser


def typed(bar: Chromium, text: str) -> tuple[str, list[dict[str, str]]]:
    """Return what stands on the browser's own line, and below it."""
    event = f"chrome.omnibox.onInputChanged.dispatch({json.dumps(text)}, done)"
    below = bar.work(f"new Promise((done) => {event})")
    return bar.work("said.at(-1)"), below


def entered(bar: Chromium, text: str, how: str) -> None:
    given = json.dumps(text), json.dumps(how)
    bar.work(f"chrome.omnibox.onInputEntered.dispatch({', '.join(given)})")


def person(daemon: Daemon, query: str) -> Any:
    return daemon.json("search", query)["hits"][0]["person"]


@in_chromium
def test_who_is_found_stands_on_the_bars_own_line_and_the_rest_below(
    bar: Chromium, daemon: Daemon
) -> None:
    first, below = typed(bar, "ada tag:weavers")
    assert first == "<match>Ada</match> Berg"
    assert below == []
    first, below = typed(bar, "lovel")
    assert first.startswith("Ada <match>Lovel</match>ace <dim>Analyst")
    assert "Engines &#38; &#60;Co&#62;" in first, "what stands there is text, never XML"
    first, below = typed(bar, "ada")
    assert len(below) == 1
    assert below[0]["content"].removeprefix("#") in {
        person(daemon, "lovelace"),
        person(daemon, "berg"),
    }


@in_chromium
def test_enter_opens_the_first_and_a_chosen_one_by_its_id(bar: Chromium, daemon: Daemon) -> None:
    lovelace, berg = person(daemon, "lovelace"), person(daemon, "berg")
    entered(bar, "lovel", "newForegroundTab")
    page = bar.wait_for_page(f"{bar.root}app/index.html#/person/{lovelace}")
    page.wait_for_value("#name", "Ada Lovelace")
    page.close()
    entered(bar, f"#{berg}", "newBackgroundTab")
    bar.wait_for_page(f"{bar.root}app/index.html#/person/{berg}").close()
    front = bar.open(bar.own_page)
    entered(bar, "lovel", "currentTab")
    bar.wait_for_page(f"{bar.root}app/index.html#/person/{lovelace}").close()
    del front


@in_chromium
def test_where_nobody_is_found_it_says_so_and_opens_the_book(bar: Chromium) -> None:
    assert typed(bar, "zwetschge") == ("Nobody found by these words", [])
    entered(bar, "zwetschge", "newForegroundTab")
    bar.wait_for_page(f"{bar.root}app/index.html").close()


@in_chromium
def test_it_says_what_stands_in_the_way(bar: Chromium, daemon: Daemon) -> None:
    daemon.lock()
    assert typed(bar, "ada") == ("Kithbook is locked", [])
    entered(bar, "ada", "newForegroundTab")
    page = bar.wait_for_page(f"{bar.root}app/index.html")
    page.wait_for_state("locked")
    page.close()
    daemon.stop()
    assert typed(bar, "ada") == ("Kithbook is not running", [])
    daemon.start()


@in_firefox
def test_what_is_typed_finds_people_and_enter_opens_the_first(
    browser: Browser, daemon: Daemon
) -> None:
    assert isinstance(browser, Firefox)
    daemon.run("add", "Ada Lovelace", "--org", "Engines & <Co>", "--role", "Analyst")
    daemon.run("add", "Ada Berg", "--tag", "weavers")
    browser.open(browser.own_page)
    browser.bar.type("k lovel")
    until(lambda: any("Ada Lovelace" in line for line in browser.bar.lines()), "she is found")
    [line] = [line for line in browser.bar.lines() if "Ada Lovelace" in line]
    assert "Ada Lovelace · Analyst · Engines & <Co>" in line
    browser.bar.enter()
    page = browser.wait_for_page(f"{browser.root}app/index.html#/person/{person(daemon, 'lovel')}")
    page.wait_for_value("#name", "Ada Lovelace")
    page.close()


@in_firefox
def test_nothing_that_was_typed_or_found_there_stays_in_the_profile(
    browser: Browser, daemon: Daemon
) -> None:
    assert isinstance(browser, Firefox)
    daemon.run("add", "Zita Quittengelee", "--role", "Cook")
    browser.open(browser.own_page)
    browser.bar.type("k brombeerlik")
    until(lambda: any("Nobody found" in line for line in browser.bar.lines()), "nobody is found")
    browser.bar.type("k zita quitt")
    until(lambda: any("Quittengelee" in line for line in browser.bar.lines()), "she is found")
    browser.bar.enter()
    where = f"{browser.root}app/index.html#/person/{person(daemon, 'zita')}"
    browser.wait_for_page(where).wait_for_value("#name", "Zita Quittengelee")
    browser.close()
    assert traces(browser.profile, ["brombeerlik", "zita quitt", "Quittengelee"]) == []
