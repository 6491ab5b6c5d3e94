"""Asks and offers in the app: what fits, met by one click; opportunities, and favours both ways."""

from end_to_end.axe import violations
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import Page
from end_to_end.test_app import opened, person

NARROW = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def at(browser: Browser, where: str = "#/favours") -> Page:
    return opened(browser, where)


def test_a_page_without_any_says_what_to_do(browser: Browser, daemon: Daemon) -> None:
    assert daemon
    page = at(browser)
    for told in ("Nothing is looked for.", "Nothing is offered.", "Nothing came through people"):
        page.wait_for_text(told)
    assert violations(page) == []
    page.close()


def test_an_ask_shows_who_fits_and_is_met_by_one_click(browser: Browser, daemon: Daemon) -> None:
    daemon.run("add", "Bo Larsen", "--role", "Potter")
    daemon.run("add", "Cy Holm", "--role", "Ceramics teacher", "--note", "built a gas kiln")
    daemon.run("offer", person(daemon, "larsen"), "My gas kiln, for bowls in clay")
    page = at(browser)
    page.click("#asks .head button")
    page.replace("#asks-text", "A gas kiln for ceramics")
    page.replace("#asks-tags", "clay, fire")
    page.press("Tab")
    page.click("#asks form button[type=submit]")
    page.wait_for("document.querySelectorAll('#asks .fits > li').length === 2")
    marked = page.evaluate(
        "[...document.querySelectorAll('#asks .fits li:first-child mark')].map(m => m.innerText)"
    )
    assert set(marked) == {"gas", "kiln", "clay"}
    assert violations(page) == []
    page.click("#asks .fits > li:last-child .deeds button:last-child")
    page.wait_for("document.querySelectorAll('#asks .fits > li').length === 1")
    page.click("#asks .fits > li .deeds button")
    page.wait_for_text("Received from Bo Larsen")
    page.wait_for_text("Nothing is looked for.")
    [favour] = daemon.json("ledger")["favours"]
    assert (favour["name"], favour["given"]) == ("Bo Larsen", False)
    page.click("#said-undo")
    page.wait_for("document.querySelectorAll('#asks .fits > li').length === 1")
    page.close()
    assert daemon.json("ledger")["favours"] == []


def test_an_opportunity_moves_and_what_came_is_summed(browser: Browser, daemon: Daemon) -> None:
    bo = person(daemon, "larsen")
    daemon.run("opportunity", "add", bo, "customer", "Tiles for a hotel", "--value", "12000 EUR")
    page = at(browser)
    page.wait_for("document.querySelector('[data-state=open] li')")
    page.evaluate(
        "(() => { const one = document.querySelector('[data-state=open] select');"
        " one.value = 'won'; one.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )
    page.wait_for("document.querySelector('[data-state=won] li')")
    page.wait_for("/Came through people: \\D*12,000/.test(document.body.innerText)")
    assert violations(page) == []
    assert page.evaluate(NARROW)
    page.close()


def test_a_persons_page_has_their_asks_offers_and_favours(browser: Browser, daemon: Daemon) -> None:
    page = at(browser, f"#/person/{person(daemon, 'larsen')}")
    page.wait_for_text("My gas kiln, for bowls in clay")
    page.click("#ledger .head button")
    page.replace("#ledger-text", "Read her contract")
    page.press("Tab")
    page.click("#ledger form button[type=submit]")
    page.wait_for_text("Given to Bo Larsen")
    page.wait_for_text("Given: 1, received: 0.")
    page.click("#offers > ul > [data-row] > .deeds button:nth-child(2)")
    page.wait_for_text("Nothing is offered.")
    assert violations(page) == []
    page.close()
    assert daemon.json("offer")["postings"] == []
