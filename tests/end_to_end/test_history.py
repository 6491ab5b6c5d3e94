"""A person's history in the popup: what was done, what an undo would do, and the undo."""

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.sites import H_CARD

DEEDS = "[...document.querySelectorAll('.deed .what')].map(each => each.innerText)"


def test_any_action_is_taken_back_once_one_has_seen_what_that_does(
    browser: Browser, daemon: Daemon
) -> None:
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    for role in "Maker of violas", "Mender of violas":
        popup.replace("#role", role)
        popup.press("Enter")
        popup.wait_for("document.querySelector('.status').dataset.mood === 'done'")
        popup.wait_for("document.querySelector('#role-hint').hidden")
    popup.replace("#organisation", "Nobody's")
    popup.press("Enter")
    popup.wait_for("document.querySelector('#organisation-hint').hidden")
    popup.click("#history summary")
    popup.wait_for(f"{DEEDS}.filter(what => what === 'Edited').length === 3")
    assert popup.evaluate(DEEDS)[-1] == "Captured, ines-okafor.example"
    assert "role: Luthier Maker of violas" in popup.text("#history")
    popup.click(".deed[data-kind=edit] .quiet")
    popup.wait_for_text("This would become:")
    assert "organisation: Nobody's Atelier Miragaia" in popup.text(".foretold")
    popup.click(".foretold [data-deed=keep]")
    assert popup.value("#organisation") == "Nobody's"
    popup.click(".deed[data-kind=edit] .quiet")
    popup.click(".foretold [data-deed=undo]")
    popup.wait_for_value("#organisation", "Atelier Miragaia")
    popup.wait_for(f"{DEEDS}[0] === 'Undone'")
    assert popup.value("#role") == "Mender of violas"
    popup.close()
    page.close()
    assert daemon.json("search", "okafor")["hits"][0]["line"].startswith("Mender of violas")
