"""The app's list of everybody: ordered, filtered, grouped, chosen from; and adding by hand."""

from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import Page
from end_to_end.test_app import opened, person

NAMES = "[...document.querySelectorAll('#people .name')].map(each => each.innerText)"
CHOSEN = "document.querySelector('#chosen').innerText"
COUNT = "document.querySelector('#people-count').innerText"


@pytest.fixture(scope="module")
def book(daemon: Daemon, home: Path) -> Daemon:
    """Forty people, of whom every fourth is a friend."""
    rows = [f"Person {n:02},{'friend' if n % 4 == 0 else ''}" for n in range(40)]
    file = home / "people.csv"
    file.write_text("\n".join(["Name,Tags", *rows]))
    daemon.run("import", str(file))
    return daemon


@pytest.fixture
def page(browser: Browser, book: Daemon) -> Page:
    assert book
    page = opened(browser, "#/")
    page.wait_for(f"{NAMES}.length > 5")
    page.evaluate("(document.querySelector('#order').value = 'name', null)")
    page.evaluate("(document.querySelector('#order').dispatchEvent(new Event('change')), null)")
    page.wait_for(f"{NAMES}[0] === 'Person 00'")
    return page


def test_only_what_is_on_screen_is_made_and_the_keys_lead_to_the_end(page: Page) -> None:
    assert page.evaluate(COUNT) == "40 people"
    assert page.evaluate(f"{NAMES}.length") < 40
    page.evaluate("document.querySelector('#people').focus()")
    page.press("End")
    page.wait_for(f"{NAMES}.includes('Person 39')")
    page.press("Home")
    page.press("ArrowDown")
    page.press("Enter")
    page.wait_for_value("#name", "Person 01")
    page.close()


def test_a_filter_is_completed_saved_as_a_group_and_taken_from_there(page: Page) -> None:
    page.click("#filter")
    page.type("tag:fr")
    page.wait_for("document.querySelector('#ways .way')?.innerText.includes('tag:friend')")
    page.press("Tab")
    page.wait_for(f"{COUNT} === '10 people'")
    page.click("#group-name")
    page.type("Old friends")
    page.press("Enter")
    page.wait_for(
        "document.querySelector('[data-group=\"Old friends\"]')?.innerText.includes('10')"
    )
    page.click('[data-group="Everybody"]')
    page.wait_for(f"{COUNT} === '40 people'")
    page.click('[data-group="Old friends"]')
    page.wait_for(f"{COUNT} === '10 people'")
    page.close()


def test_several_are_chosen_by_keys_tagged_at_once_and_untagged_by_one_undo(
    page: Page, book: Daemon
) -> None:
    page.evaluate("document.querySelector('#people').focus()")
    page.press("Home")
    page.press("Space")
    for _ in range(2):
        page.press("Shift+ArrowDown")
    page.wait_for(f"{CHOSEN} === '3 chosen'")
    page.click("[data-panel=tag]")
    page.wait_for("document.activeElement.id === 'several-tag'")
    page.type("rowing")
    page.press("Enter")
    page.wait_for_text("3 people tagged “rowing” now.")
    assert len(book.json("search", "tag:rowing")["hits"]) == 3
    page.click("#said-undo")
    page.wait_for_text("Undone")
    assert book.json("search", "tag:rowing")["hits"] == []
    page.close()


def test_those_clicked_are_deleted_and_come_back(page: Page) -> None:
    page.click("#row-1 .check")
    page.wait_for(f"{CHOSEN} === '1 chosen'")  # what that brings up moves the rows
    page.click("#row-3 .check")
    page.wait_for(f"{CHOSEN} === '2 chosen'")
    page.click("#several-delete")
    page.wait_for(f"{COUNT} === '38 people'")
    page.wait_for(f"{NAMES}[1] === 'Person 02'")
    page.click("#said-undo")
    page.wait_for(f"{COUNT} === '40 people'")
    page.close()


def test_of_two_one_is_made_and_parted_again(page: Page, book: Daemon) -> None:
    page.click("#row-1 .check")
    page.wait_for(f"{CHOSEN} === '1 chosen'")  # what that brings up moves the rows
    page.click("#row-2 .check")
    page.click("[data-panel=merge]")
    page.click(".choosing [type=submit]")
    page.wait_for(f"{COUNT} === '39 people'")
    # By keys: the rows that are one fewer may move under the pointer.
    page.evaluate("document.querySelector('#said-undo').focus()")
    page.press("Enter")
    page.wait_for(f"{COUNT} === '40 people'")
    assert len(book.json("search", "person 02")["hits"]) == 1
    page.close()


def test_somebody_is_added_by_hand_after_a_look_at_who_is_there(page: Page, book: Daemon) -> None:
    page.click("#add-person")
    page.wait_for("document.activeElement.id === 'new-name'")
    page.type("Person 07")
    page.wait_for("document.querySelector('#known a')?.innerText === 'Person 07'")
    page.replace("#new-name", "Vera Quist")
    for field, text in {"organisation": "Fjordlab", "emails": "vera@fjordlab.example"}.items():
        page.click(f"#new-{field}")
        page.type(text)
    page.click("#new-tags")
    page.type("rowing, science")
    page.press("Enter")
    page.wait_for_value("#name", "Vera Quist")
    shown = book.json("show", person(book, "vera quist"))
    assert (set(shown["tags"]), shown["roles"][0]["organisation"]) == (
        {"rowing", "science"},
        "Fjordlab",
    )
    page.close()


def test_a_page_is_gone_to_and_an_action_done_by_a_few_letters(page: Page) -> None:
    page.press("Control+k")
    page.wait_for("document.activeElement.id === 'search'")
    page.type("imex")
    page.wait_for(
        "document.querySelector('#hits [aria-selected=true]')?.innerText.includes('port')"
    )
    page.press("Enter")
    page.wait_for("document.body.dataset.view === 'files'")
    page.press("/")
    page.type("add some")
    page.wait_for(
        "document.querySelector('#hits [aria-selected=true]')?.innerText === 'Add somebody'"
    )
    page.press("Enter")
    page.wait_for("document.activeElement.id === 'new-name'")
    page.close()
