"""A person is edited where it stands, and every action can be taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.patience import until
from end_to_end.popup import Popup
from end_to_end.sites import H_CARD

DONE = "document.querySelector('.status').dataset.mood === 'done'"


@pytest.fixture
def popup(browser: Browser) -> Iterator[Popup]:
    """Open on a page that has been saved."""
    page = browser.open(H_CARD)
    opened = browser.click_toolbar(page)
    opened.settled()
    yield opened
    opened.close()
    page.close()


def book(daemon: Daemon) -> list[Any]:
    return [daemon.json("show", hit["person"]) for hit in daemon.json("search")["hits"]]


def change(popup: Popup, field: str, text: str) -> None:
    """Type over a field and wait until the book has it."""
    popup.replace(field, text)
    popup.press("Enter")
    popup.wait_for(f"{DONE} && document.querySelector({field!r}).nextSibling.hidden")


@pytest.mark.parametrize(
    ("field", "before", "text"),
    [
        ("name", "Inês Okafor", "Inês Adaeze Okafor"),
        ("role", "Luthier", "Master luthier"),
        ("organisation", "Atelier Miragaia", "Okafor & Filhas"),
    ],
)
def test_a_field_is_changed_in_place_and_put_back_by_undo(
    popup: Popup, daemon: Daemon, *, field: str, before: str, text: str
) -> None:
    def held() -> str | None:
        [person] = book(daemon)
        [role] = person["roles"]
        values: dict[str, str | None]
        values = {"name": person["name"], "role": role["title"], **role}
        return values[field]

    assert popup.value(f"#{field}") == before
    change(popup, f"#{field}", text)
    assert held() == text
    popup.click("#undo")
    popup.wait_for_value(f"#{field}", before)
    assert held() == before


@pytest.mark.only("chromium")
def test_escape_in_chromium_takes_back_what_was_not_saved(popup: Popup, daemon: Daemon) -> None:
    popup.replace("#role", "Carpenter")
    popup.press("Escape")
    popup.wait_for_value("#role", "Luthier")
    assert "Carpenter" not in daemon.run("history", "--json")


@pytest.mark.only("firefox")
def test_escape_in_firefox_closes_the_popup_and_leaving_a_field_saves(
    browser: Browser, daemon: Daemon
) -> None:
    """Firefox closes it before the popup hears of the key; so it promises nothing else of it."""
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    assert popup.text("#keys") == "Enter saves"
    popup.replace("#role", "Carpenter")
    popup.wait_for_value("#role", "Carpenter")
    popup.press("Escape")
    popup = browser.click_toolbar(page)
    popup.wait_for_value("#role", "Carpenter")
    assert book(daemon)[0]["roles"][0]["title"] == "Carpenter"
    change(popup, "#role", "Luthier")
    popup.close()
    page.close()


def test_a_tag_is_added_found_and_taken_off(popup: Popup, daemon: Daemon) -> None:
    popup.click("#tags")
    popup.type("strings")
    popup.press("Enter")
    popup.wait_for(f"{DONE} && document.querySelector('[data-tag=strings]')")
    popup.find("strings", "Inês Okafor")
    assert book(daemon)[0]["tags"] == ["strings"]
    popup.press("Control+a")
    popup.press("Backspace")  # out of the search, back to the page
    popup.click("[data-tag=strings] button")
    popup.wait_for(f"{DONE} && !document.querySelector('[data-tag=strings]')")
    # That it was put on is said until then, too.
    until(lambda: book(daemon)[0]["tags"] == [], "the tag is off in the book")


def test_a_note_is_kept_and_its_words_find_the_person(popup: Popup) -> None:
    popup.click("#note")
    popup.type("Owes me a bridge for the tenor viola")
    popup.press("Enter")
    popup.wait_for(f"{DONE} && document.querySelector('#notes li p')")
    assert popup.text("#notes li p") == "Owes me a bridge for the tenor viola"
    popup.find("tenor viola", "Inês Okafor")


def test_whoever_types_at_once_is_not_disturbed_by_the_saving(browser: Browser) -> None:
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.wait_for("document.querySelector('#role')?.focus(), document.activeElement.id === 'role'")
    popup.settled()
    assert popup.evaluate("document.activeElement.id") == "role"
    popup.close()
    page.close()


def test_a_note_half_typed_survives_the_popup(browser: Browser) -> None:
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.click("#note")
    popup.type("Half a thou")
    popup.wait_for_value("#note", "Half a thou")
    popup.close()
    popup = browser.click_toolbar(page)
    popup.wait_for_value("#note", "Half a thou")
    popup.settled()  # what is known of them comes above it
    popup.click("#note")
    popup.press("Control+a")
    popup.press("Backspace")
    popup.wait_for_value("#note", "")
    popup.close()
    page.close()


def test_a_capture_is_taken_back_as_a_whole(browser: Browser, daemon: Daemon) -> None:
    """And put back, by undoing the undo."""
    count = len(book(daemon))
    page = browser.open("http://people.example/in/tomas-lindqvist")
    popup = browser.click_toolbar(page)
    assert popup.settled() == "Saved"
    assert len(book(daemon)) == count + 1
    popup.click("#undo")
    popup.wait_for("document.querySelector('#undo').textContent === 'Redo'")
    assert len(book(daemon)) == count
    popup.click("#undo")
    popup.wait_for_text("Done again")
    popup.wait_for("document.querySelector('#undo').textContent === 'Undo'")
    assert len(book(daemon)) == count + 1
    popup.close()
    page.close()


def test_a_contact_is_logged_by_one_click_and_undone_by_another(
    popup: Popup, daemon: Daemon
) -> None:
    popup.click("[data-log=met]")
    popup.wait_for(f"{DONE} && document.querySelector('#last').innerText === 'Last today'")
    [logged] = daemon.json("interactions")["interactions"]
    assert logged["kind"] == "met"
    popup.click("#undo")
    popup.wait_for("document.querySelector('#last').innerText === ''")
    assert daemon.json("interactions")["interactions"] == []
