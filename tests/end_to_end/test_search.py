"""Anyone is found again by typing into the popup, without a page to start from."""

import json
from collections.abc import Iterator

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.popup import MARKED, Popup


@pytest.fixture(scope="module")
def book(daemon: Daemon) -> Daemon:
    """Three people, added from the command line."""
    organ = ("--org", "Sankt Olav Organ Works", "--tag", "organs")
    daemon.run("add", "Sigrid Åsgård", "--role", "Organ builder", *organ)
    daemon.run("add", "Baptiste N'Diaye", "--email", "baptiste@ndiaye.example", "--tag", "maps")
    daemon.run("add", "Wanda Kowalczyk", "--note", "Knows who restores harmoniums")
    return daemon


@pytest.fixture
def popup(browser: Browser, book: Daemon) -> Iterator[Popup]:
    del book  # only has to be there
    page = browser.open(browser.own_page)
    opened = browser.click_toolbar(page)
    opened.wait_for_state("ready")
    yield opened
    opened.close()
    page.close()


def test_before_a_word_is_typed_the_newest_people_are_there(popup: Popup) -> None:
    popup.wait_for("document.querySelectorAll('#hits [data-person]').length === 3")
    assert popup.hits() == ["Wanda Kowalczyk", "Baptiste N'Diaye", "Sigrid Åsgård"]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("asg", "Sigrid Åsgård"),
        ("organ bui", "Sigrid Åsgård"),
        ("olav", "Sigrid Åsgård"),
        ("ndiaye", "Baptiste N'Diaye"),
        ("maps", "Baptiste N'Diaye"),
        ("harmonium", "Wanda Kowalczyk"),
        ("Kowalczyk", "Wanda Kowalczyk"),
    ],
)
def test_a_few_letters_of_anything_known_find_a_person(popup: Popup, typed: str, name: str) -> None:
    popup.find(typed, name)


def test_enter_opens_who_is_marked(popup: Popup) -> None:
    popup.find("sigrid", "Sigrid Åsgård")
    popup.press("Enter")
    popup.wait_for_value("#role", "Organ builder")


def test_the_arrows_move_the_mark(popup: Popup) -> None:
    popup.wait_for("document.querySelectorAll('#hits [data-person]').length >= 3")
    first, second, *_ = popup.hits()
    for key, name in (("ArrowDown", first), ("ArrowDown", second), ("ArrowUp", first)):
        popup.press(key)
        marked = f"document.querySelector({json.dumps(MARKED)})?.innerText"
        popup.wait_for(f"{marked} === {json.dumps(name)}")


def test_enter_where_nobody_is_found_adds_them(popup: Popup, book: Daemon) -> None:
    popup.click("#search")
    popup.type("Leocadia Brandt")
    popup.wait_for_text("Add “Leocadia Brandt”")
    popup.press("Enter")
    popup.wait_for_value("#name", "Leocadia Brandt")
    popup.wait_for_text("Added")
    [hit] = book.json("search", "leocadia")["hits"]
    assert hit["name"] == "Leocadia Brandt"


@pytest.mark.only("chromium")
def test_escape_in_chromium_empties_the_search_first(popup: Popup) -> None:
    popup.find("sigrid", "Sigrid Åsgård")
    popup.press("Escape")
    popup.wait_for_value("#search", "")
