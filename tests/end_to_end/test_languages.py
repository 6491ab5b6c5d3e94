"""In other languages: Arabic, which runs from right to left, and German, whose words are long."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.layout import faults, magnify
from end_to_end.page import PAIR, PANEL, Page
from end_to_end.sites import JSON_LD
from end_to_end.translated import translated

APP = "app/index.html"
pytestmark = [pytest.mark.only("chromium"), pytest.mark.alone]
"""Firefox zooms in steps that do not come to a width; the texts and styles are the same files."""
NARROW, WIDE = 360, 1240
PAGES = ("", "inbox", "due", "files", "backups", "browsers", "settings", "more", "new", "welcome")
NAMES = {
    "Kithbook",
    "Alt",
    "Shift",
    "Ctrl",
    "Enter",
    "Esc",
    "Chromium",
    "Firefox",
    "on",
    "Linux",
    "ID",
}
"""The same in every language, with what the command line calls a browser: "Chromium on Linux"."""
LATIN = """
[...document.querySelectorAll("body *")].flatMap(part =>
  part.checkVisibility({visibilityProperty: true}) && !part.closest("code, kbd, datalist, select")
    ? [...part.childNodes].filter(node => node instanceof Text).map(node => node.data)
      .concat(["placeholder", "aria-label", "title"].map(name => part.getAttribute(name) ?? ""))
    : []).join(" ")
"""


@pytest.fixture(scope="module", params=["ar", "de"])
def locale(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def spoken(locale: str, daemon: Daemon, request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A paired browser whose extension speaks this language."""
    home: Path = request.getfixturevalue("home")
    folder = home / locale
    folder.mkdir()
    browser = Chromium(
        request.getfixturevalue("playwright"),
        folder,
        resolver_rules=request.getfixturevalue("sites").resolver_rules,
        extension=translated(locale, folder),
    )
    with browser:
        browser.pair(daemon)
        yield browser


def opened(browser: Browser, where: str) -> Page:
    page = browser.open_extension(f"{APP}#/{where}")
    page.wait_for_state("ready")
    page.wait_for("document.querySelector('#stage').ariaBusy === 'false'")
    return page


def test_it_says_what_language_it_is_and_which_way_it_runs(spoken: Browser, locale: str) -> None:
    page = spoken.open_extension(APP)
    root = page.evaluate("[document.documentElement.lang, document.documentElement.dir]")
    assert root == [locale, "rtl" if locale == "ar" else "ltr"]
    page.close()


@pytest.mark.parametrize("where", PAGES, ids=lambda where: where or "people")
def test_every_page_fits_a_wide_screen_and_a_narrow_one(spoken: Browser, where: str) -> None:
    page = opened(spoken, where)
    for width in (WIDE, NARROW):
        magnify(page, width)
        assert faults(page) == [], f"at {width} pixels"
    page.close()


def test_a_persons_page_and_the_list_fit(spoken: Browser, daemon: Daemon) -> None:
    if not daemon.json("search", "larsen")["hits"]:
        daemon.run("add", "Bo Larsen", "--org", "Fjordlab", "--role", "Chemist", "--tag", "friend")
        daemon.run("add", "ليلى حداد", "--org", "دار النسيم", "--role", "كاتبة")
    person = daemon.json("search", "larsen")["hits"][0]["person"]
    for where in ("", f"person/{person}"):
        page = opened(spoken, where)
        for width in (WIDE, NARROW):
            magnify(page, width)
            assert faults(page) == [], f"{where or 'the list'} at {width} pixels"
        page.close()


def test_the_popup_the_panel_and_the_page_that_pairs_fit(spoken: Browser) -> None:
    web = spoken.open(JSON_LD)
    popup = spoken.click_toolbar(web)
    popup.settled()
    assert faults(popup) == []
    popup.close()
    web.close()
    for path in (PANEL, PAIR):
        page = spoken.open_extension(path)
        magnify(page, NARROW)
        assert faults(page) == []
        page.close()


def test_no_english_is_left_in_arabic(spoken: Browser, locale: str) -> None:
    if locale != "ar":
        pytest.skip("German is written in the same letters")
    for where in ("inbox", "due", "backups", "browsers", "settings", "welcome", "more", "new"):
        page = opened(spoken, where)
        shown = re.sub(r"kithbook(?: [\w-]+)*", "", page.evaluate(LATIN))  # what is typed
        words = set(re.findall(r"(?<![:/.\w-])[A-Za-z]{2,}", shown))
        assert words - NAMES == set(), where
        page.close()
