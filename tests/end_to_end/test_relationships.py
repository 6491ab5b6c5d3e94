"""Relationships in the app, beyond the first click: put right, left for a day, over, of several."""

import json

from end_to_end.axe import violations
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.layout import FIND
from end_to_end.page import Page
from end_to_end.test_app import opened, person

FOCUS = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"
CHOOSE = """
(() => { const one = document.querySelector(%s); one.value = %s;
  one.dispatchEvent(new Event("change", {bubbles: true})); })()
"""


def add(daemon: Daemon, name: str, *more: str) -> str:
    return str(daemon.json("add", name, *more)["person"]["id"])


def press(page: Page, within: str, words: str) -> None:
    """Press the first button of these words in a part of the page, by keys: it has the focus."""
    button = (
        f"[...document.querySelectorAll({json.dumps(f'{within} button, {within} summary')})]"
        f".find(each => each.innerText.trim() === {json.dumps(words)} && each.checkVisibility())"
    )
    page.wait_for(button)
    page.evaluate(f"{button}.focus()")
    page.press("Enter")


def sound(page: Page) -> None:
    """Nothing keeps anybody out, and nothing lies over another but what was just said."""
    page.evaluate("(document.querySelector('#said').hidden = true)")
    assert violations(page) == []
    assert page.evaluate(FIND) == []


def test_a_text_for_drafts_is_changed_added_used_and_put_back(
    browser: Browser, daemon: Daemon
) -> None:
    add(daemon, "Ines Okafor")
    daemon.run("intro", "add", person(daemon, "okafor"), add(daemon, "Ulf Brandt"))
    page = opened(browser, "#/templates")
    press(page, "#templates [data-row=ask]", "Change")
    page.wait_for("document.activeElement.id === 'template-ask-text'")
    sound(page)
    page.replace("#template-ask-text", "Dear {person_first}, {nobody}")
    press(page, "#templates", "Save")
    page.wait_for_text("stands for nothing")
    assert page.value("#template-ask-text") == "Dear {person_first}, {nobody}", "it stays"
    page.replace("#template-ask-text", "Dear {person_first}, meet {other}.")
    press(page, "#templates", "Save")
    page.wait_for("document.querySelector('#templates [data-row=ask] .mark')")
    page.wait_for(f"({FOCUS}) === 'Change: Ask the first'")
    page.click("#templates .head button")
    page.replace("#templates-name", "Ask the first")
    page.replace("#templates-text", "x")
    press(page, "#templates > form", "Save")
    page.wait_for_text("There is a text called")
    page.replace("#templates-name", "By phone")
    page.replace("#templates-text", "Ring {person}.")
    press(page, "#templates > form", "Save")
    page.wait_for("document.querySelector('#templates [data-row=\"by phone\"]')")
    page.close()
    page = opened(browser, "#/introductions")
    press(page, "#intro-idea", "Draft")
    page.wait_for_value("#intro-idea textarea", "Dear Ines, meet Ulf Brandt.\n")
    page.evaluate(CHOOSE % ('"#intro-idea .drafting select"', '"by phone"'))
    page.wait_for_value("#intro-idea textarea", "Ring Ines Okafor.\n")
    sound(page)
    page.click("#intro-idea .drafting a")
    press(page, "#templates [data-row=ask]", "Back to the built-in text")
    page.wait_for("!document.querySelector('#templates [data-row=ask] .mark')")
    press(page, "#templates [data-row='by phone']", "Remove")
    page.wait_for("!document.querySelector('#templates [data-row=\"by phone\"]')")
    page.click("#said-undo")
    page.wait_for("document.querySelector('#templates [data-row=\"by phone\"]')")
    page.close()


def test_an_introduction_is_put_right_ends_and_stands_among_those_that_did(
    browser: Browser, daemon: Daemon
) -> None:
    assert len(daemon.json("intro", "list")["introductions"]) == 1
    page = opened(browser, "#/introductions")
    page.click("#intro-ended summary")
    page.wait_for_text("None has ended yet.")
    press(page, "#intro-idea", "Change")
    page.wait_for("document.activeElement.name === 'why'")
    page.type("Both restore violas")
    page.evaluate(CHOOSE % ('"#intro-idea form select"', '"declined"'))
    sound(page)
    press(page, "#intro-idea form", "Save")
    page.wait_for("document.querySelector('#intro-ended > ul')?.innerText.includes('Both restore')")
    assert "Declined" in page.text("#intro-ended")
    sound(page)
    press(page, "#intro-ended", "Remove")
    page.wait_for_text("None has ended yet.")
    page.click("#said-undo")
    page.wait_for("document.querySelector('#intro-ended > ul')?.innerText.includes('Both restore')")
    page.close()


def test_who_came_through_whom_is_a_tree_of_everybody_and_of_one(
    browser: Browser, daemon: Daemon
) -> None:
    page = opened(browser, "#/chain")
    page.wait_for_text("Nobody came to you through somebody yet.")
    sound(page)
    page.close()
    ines, cy, bo = person(daemon, "okafor"), add(daemon, "Cy Holm"), add(daemon, "Bo Larsen")
    daemon.run("intro", "add", cy, "--by", ines, "--state", "made")
    daemon.run("intro", "add", bo, "--by", cy, "--state", "made")
    page = opened(browser, "#/introductions")
    page.click(".links a")
    page.wait_for("document.querySelector('.chains ul ul ul a')?.innerText === 'Bo Larsen'")
    page.wait_for_text("brought 2 people")
    sound(page)
    page.close()
    page = opened(browser, f"#/person/{bo}")
    page.click("#introduced > a")
    page.wait_for("document.querySelector('.chains [aria-current]')?.innerText === 'Bo Larsen'")
    sound(page)
    page.close()


def test_an_ask_is_changed_over_and_open_again(browser: Browser, daemon: Daemon) -> None:
    daemon.run("ask", "me", "A kiln", "--tag", "clay")
    page = opened(browser, "#/favours")
    press(page, "#asks", "Change")
    page.wait_for("document.activeElement.name === 'text'")
    page.replace("#asks .below [name=text]", "A gas kiln")
    page.replace("#asks .below [name=tags]", "clay, fire")
    sound(page)
    press(page, "#asks .below", "Save")
    page.wait_for("document.querySelector('#asks .text')?.innerText === 'A gas kiln'")
    page.wait_for(f"({FOCUS}) === 'Change: A gas kiln'")
    [kept] = daemon.json("ask")["postings"]
    assert (kept["text"], kept["tags"]) == ("A gas kiln", ["clay", "fire"])
    page.click("#asks-ended summary")
    page.wait_for_text("None is over yet.")
    press(page, "#asks", "Close")
    page.wait_for("document.querySelector('#asks-ended li')?.innerText.includes('Closed')")
    sound(page)
    press(page, "#asks-ended", "Open again")
    page.wait_for("document.querySelector('#asks .text')?.innerText === 'A gas kiln'")
    page.close()


def test_what_came_of_an_opportunity_and_who_is_involved_is_written_down(
    browser: Browser, daemon: Daemon
) -> None:
    cy = person(daemon, "holm")
    daemon.run("opportunity", "add", person(daemon, "larsen"), "customer", "Tiles", "--with", cy)
    page = opened(browser, "#/favours")
    press(page, "#chances li", "Change")
    page.wait_for("document.activeElement.name === 'title'")
    page.replace("#chances .below [name=outcome]", "They tiled a hotel")
    page.replace("#chances .below [name=value]", "12000.50 EUR")
    page.click("#chances .below .check input")
    page.replace("#chances .below [name=another]", "ulf b")
    page.wait_for(
        "document.querySelector('#chances .below datalist option')?.value.startsWith('Ulf')"
    )
    sound(page)
    press(page, "#chances .below", "Save")
    page.wait_for("document.querySelector('#chances li')?.innerText.includes('They tiled')")
    page.wait_for(f"({FOCUS}) === 'Change: Tiles'")
    [one] = daemon.json("opportunity")["opportunities"]
    assert [each["name"] for each in one["people"]] == ["Ulf Brandt"]
    assert one["value"] == {"hundredths": 1_200_050, "currency": "EUR"}
    press(page, "#chances li", "Remove")
    page.wait_for_text("Nothing came through people yet.")
    page.click("#said-undo")
    page.wait_for("document.querySelector('#chances li')?.innerText.includes('They tiled')")
    page.close()


def test_a_brief_is_of_those_who_were_chosen_and_of_who_is_added(
    browser: Browser, daemon: Daemon
) -> None:
    for name in ("Dara Nunes", "Eli Frost", "Fay Quill"):
        add(daemon, name)
    page = opened(browser, "#/")
    page.wait_for("document.querySelectorAll('#people [role=row] input').length > 2")
    for name in ("Dara Nunes", "Eli Frost"):
        page.evaluate(
            "[...document.querySelectorAll('#people [role=row]')]"
            f".find(each => each.innerText.includes('{name}')).querySelector('input').click()"
        )
    page.click("#several-brief")
    page.wait_for("document.querySelectorAll('#brief article').length === 2")
    page.click("#brief-others .head button")
    page.replace("#brief-others-other", "fay q")
    page.wait_for("document.querySelector('#brief-others-other-known option')")
    sound(page)
    press(page, "#brief-others form", "Save")
    page.wait_for("document.querySelectorAll('#brief article').length === 3")
    assert page.evaluate("location.hash.split(',').length") == 3
    page.click("#copy-brief")
    page.wait_for_text("Copied")
    press(page, "#brief-others li", "Leave out")
    page.wait_for("document.querySelectorAll('#brief article').length === 2")
    page.wait_for(f"({FOCUS}).startsWith('Leave out')")
    ids = page.evaluate("location.hash.split('/').at(-1).split(',')")
    told = [one["person"]["name"] for one in daemon.json("brief", *ids)["people"]]
    assert told == ["Eli Frost", "Fay Quill"]
    page.close()


def test_the_calendars_address_is_made_changed_and_revoked_in_the_settings(
    browser: Browser, daemon: Daemon
) -> None:
    page = opened(browser, "#/settings")
    page.wait_for("document.querySelector('#feed-told')?.innerText.includes('while the vault')")
    sound(page)
    page.click("#feed-on")
    page.wait_for("document.querySelector('#feed code')")
    first = daemon.json("feed", "show")
    assert (first["on"], first["names"]) == (True, False)
    assert page.text("#feed code") == first["url"]
    assert "no names" in page.text("#feed-told")
    page.wait_for(f"({FOCUS}).startsWith('Copy ')")
    page.click("#feed-names")
    page.wait_for("document.querySelector('#feed-told').innerText.includes('with names')")
    assert daemon.json("feed", "show")["names"]
    page.click("#feed-new")
    page.wait_for_text("This cannot be undone.")
    sound(page)
    page.press("Escape")
    page.wait_for("document.activeElement.id === 'feed-new'")
    assert daemon.json("feed", "show")["url"] == first["url"]
    page.press("Enter")
    page.wait_for("document.activeElement.matches('.sure .main')")
    page.press("Enter")
    page.wait_for(f"document.querySelector('#feed code').innerText !== {json.dumps(first['url'])}")
    page.click("#feed-off")
    press(page, "#feed .sure", "Revoke the address")
    page.wait_for("document.activeElement.id === 'feed-on'")
    assert not daemon.json("feed", "show")["on"]
    page.close()


def test_an_ask_that_somebodys_offer_serves_is_in_the_week(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.run("ask", person(daemon, "brandt"), "A loom for linen")
    daemon.run("offer", person(daemon, "larsen"), "My linen loom")
    page = opened(browser, "#/week")
    page.wait_for_text("Looks for: A loom for linen. Bo Larsen can help")
    press(page, "#week-people", "Later")
    page.wait_for("document.querySelector('#week-people .later[open] input')")
    sound(page)
    page.close()
