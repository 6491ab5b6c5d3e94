"""Insights in the app: charts, the tables behind them, whom they count, and the graph."""

import pytest
from end_to_end.axe import violations
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import Page

APP = "app/index.html"


@pytest.fixture(scope="module", autouse=True)
def book(daemon: Daemon) -> None:
    """Three people at one house, of whom two met."""
    tails = []
    for name in ("Ada Berg", "Bo Larsen", "Cy Holm"):
        added = daemon.json("add", name, "--org", "Fjordlab", "--tag", "friend")
        tails.append(added["person"]["id"])
    daemon.run("log", tails[0], "event", "Open day", "--with", tails[1])
    daemon.run("relation", tails[0], "knows", tails[2])


def opened(browser: Browser, where: str) -> Page:
    page = browser.open_extension(APP + where)
    page.wait_for_state("ready")
    page.wait_for("document.querySelector('#stage').ariaBusy === 'false'")
    return page


def test_each_insight_is_drawn_with_a_table_behind_it(browser: Browser) -> None:
    page = opened(browser, "#/insights")
    page.wait_for("document.querySelector('[data-insight=growth] svg .line')")
    page.wait_for("document.querySelector('[data-insight=organisations] .bars .piece')")
    page.wait_for_text("There is nothing to count yet.")
    page.click("[data-insight=organisations] summary")
    page.wait_for("document.querySelector('[data-insight=organisations] td a').checkVisibility()")
    assert "Fjordlab" in page.text("[data-insight=organisations] tbody")
    assert violations(page) == []
    page.close()


def test_a_number_leads_to_the_people_it_counts(browser: Browser) -> None:
    page = opened(browser, "#/insights")
    page.wait_for("document.querySelector('[data-insight=organisations] td a')")
    page.click("[data-insight=organisations] summary")
    page.click("[data-insight=organisations] td a")
    page.wait_for("document.querySelectorAll('.counted li').length === 3")
    assert "Ada Berg" in page.text(".counted")
    assert violations(page) == []
    page.close()


def test_what_the_query_language_can_say_leads_to_the_list_of_everybody(browser: Browser) -> None:
    page = opened(browser, "#/insights")
    page.wait_for("document.querySelector('[data-insight=tags] td a')")
    page.click("[data-insight=tags] summary")
    page.click("[data-insight=tags] td a")
    page.wait_for_value("#filter", 'tag:"friend"')
    page.wait_for("document.querySelector('#people')?.innerText.includes('Bo Larsen')")
    page.close()


def test_the_graph_is_drawn_or_said_to_be_the_table(browser: Browser) -> None:
    page = opened(browser, "#/graph")
    page.wait_for_text("3 people, 2 ties.")
    page.wait_for(
        "document.querySelector('.network[data-settled=true]')"
        " || document.querySelector('.graph details').open"
    )
    if not page.evaluate("document.querySelector('.graph details').open"):
        page.click(".graph summary")
    assert "Ada Berg" in page.text(".graph tbody tr")
    assert violations(page) == []
    page.click("#graph-filter")
    page.type("larsen")
    page.press("Enter")
    page.wait_for_text("1 person, 0 ties.")
    page.close()
