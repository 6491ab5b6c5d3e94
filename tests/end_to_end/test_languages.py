"""In other languages: Arabic, which runs from right to left, and German, whose words are long."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from end_to_end.browser import EXTENSION, Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.firefox.browser import Firefox
from end_to_end.layout import faults, magnify
from end_to_end.page import PAIR, PANEL, Page
from end_to_end.sites import JSON_LD
from end_to_end.translated import translated

APP = "app/index.html"
pytestmark = pytest.mark.alone
laid_out = pytest.mark.only("chromium")
"""Firefox zooms in steps that do not come to a width; the styles are the same files."""
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
ISOLATES = re.compile("[\u2068\u2069]")
RULE = {"ar": "كل 3 أسابيع: الاثنين والخميس", "de": "Alle 3 Wochen: Montag und Donnerstag"}
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
def spoken(
    locale: str,
    engine: str,
    daemon: Daemon,
    launch: Callable[[Path], Browser],
    request: pytest.FixtureRequest,
) -> Iterator[Browser]:
    """A paired browser whose extension speaks this language."""
    home: Path = request.getfixturevalue("home")
    folder = home / locale
    folder.mkdir()
    copy = translated(locale, folder)
    if engine == "firefox":
        with launch(folder) as firefox:
            assert isinstance(firefox, Firefox)
            firefox.add_extension(copy)  # takes the other one's place
            firefox.pair(daemon)
            yield firefox
        return
    playwright = request.getfixturevalue("playwright")
    rules = request.getfixturevalue("sites").resolver_rules
    with Chromium(playwright, folder, resolver_rules=rules, extension=copy) as chromium:
        chromium.pair(daemon)
        yield chromium


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


@laid_out
@pytest.mark.parametrize("where", PAGES, ids=lambda where: where or "people")
def test_every_page_fits_a_wide_screen_and_a_narrow_one(spoken: Browser, where: str) -> None:
    page = opened(spoken, where)
    for width in (WIDE, NARROW):
        magnify(page, width)
        assert faults(page) == [], f"at {width} pixels"
    page.close()


@laid_out
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


@laid_out
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


def test_a_day_is_chosen_in_the_browsers_calendar_where_its_words_are_not_english(
    spoken: Browser, daemon: Daemon, locale: str
) -> None:
    page = opened(spoken, "due")
    page.click("#reminders .head button")
    page.wait_for("document.activeElement.id === 'reminders-text'")
    text = {"ar": "4711", "de": "0815"}[locale]  # which are no English words
    page.type(text)
    for name, value in (("when", "2031-05-06"), ("time", "07:30")):
        page.evaluate(f"(document.querySelector('#reminders-{name}').value = '{value}')")
    assert page.evaluate("document.querySelector('#reminders-when').type") == "date"
    page.press("Enter")
    page.wait_for(f"document.querySelector('#ahead')?.innerText.includes('{text}')")
    [one] = [one for one in daemon.json("remind")["reminders"] if one["text"] == text]
    assert (one["day"], one["time"]) == ("2031-05-06", "07:30")
    page.close()


def test_what_the_daemon_says_no_to_is_not_said_in_english(spoken: Browser, locale: str) -> None:
    page = opened(spoken, "person/0198c000-0000-7000-8000-000000000001")
    texts = json.loads((EXTENSION / "_locales" / locale / "messages.json").read_text())
    page.wait_for_text(texts["refusal_conflict"]["message"])
    page.close()


def test_reasons_and_rules_are_said_in_the_language_of_the_texts(
    spoken: Browser, daemon: Daemon, locale: str
) -> None:
    """Of people in Greek letters: all that is Latin then is the daemon's English."""
    texts = json.loads((EXTENSION / "_locales" / locale / "messages.json").read_text())
    known, other = (daemon.json("add", name)["person"]["id"] for name in ("Άδα", "Βύρων"))
    daemon.run("log", known, "met")
    daemon.run("relation", known, "knows", other)
    daemon.run("remind", known, "Ωδή", "--every", "every 3 weeks on Monday and Thursday")
    page = opened(spoken, f"person/{other}")
    page.click("#ways-to > button")
    page.wait_for("document.querySelector('.paths .steps .soft')")
    told = ISOLATES.sub("", page.text(".paths"))
    reason = texts["way_knows"]["message"].replace("$1", "Άδα").replace("$2", "Βύρων")
    assert reason in told
    page.close()
    page = opened(spoken, "due")
    rule = ISOLATES.sub("", page.text("#ahead"))
    assert RULE[locale] in rule
    assert locale != "ar" or re.search("[A-Za-z]{2,}", told + rule) is None
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
