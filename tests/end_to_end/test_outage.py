"""A long outage, a killed browser, a look at all that lies on its disk; then everything is there.

The pages' addresses and titles name nobody, so a name may be nowhere in the whole profile.
"""

import os
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.patience import until
from end_to_end.popup import Popup
from end_to_end.remains import traces
from end_to_end.sites import Sites

GIVEN = ("Eulalia", "Casimir", "Philippa", "Thaddeus", "Ottilie")
FAMILIES = (
    *("Ravenscroft", "Steinhauser", "Lindenbaum", "Zwartkruis", "Hjelmeland"),
    *("Quarrington", "Uchtenhagen", "Nightingall", "Feuerbacher", "Trevelyan"),
)
MOST = int(os.environ.get("KITHBOOK_TEST_CAPTURES", "12"))
"""Fifty at most, which take minutes."""
NAMES = [f"{given} {family}" for family, given in product(FAMILIES, GIVEN)][:MOST]
KNOWN = "Wilhelmina Achterberg"
NOTE, TAG, ROLE, NOBODY, UNSAVED = (
    *("Zimtsternchen", "Holunderbeere", "Griessnockerl", "Kaiserschmarrn", "Marillenknödel"),
)
"""Typed into the popup: a note, a tag, a role, a search in vain, and what was never saved."""
WORDS = {*GIVEN, *FAMILIES, *KNOWN.split(), NOTE, TAG, ROLE, NOBODY, UNSAVED}

PAGE = """<!doctype html><html lang="en"><head><title>Staff</title></head><body>
<h1>{name}</h1><p>Conservator</p><script type="application/ld+json">
{{"@context": "https://schema.org", "@type": "ProfilePage", "mainEntity":
  {{"@type": "Person", "name": "{name}", "url": "{url}", "jobTitle": "Conservator"}}}}
</script></body></html>"""

pytestmark = pytest.mark.alone


def address(number: int) -> str:
    return f"http://museum.example/staff/{number}"


def everybody(daemon: Daemon) -> list[str]:
    """Return everybody's name, in the order in which they came."""
    hits = daemon.json("search", "--limit", "100")["hits"]
    return [hit["name"] for hit in reversed(hits)]


def look_around(browser: Browser) -> None:
    """Open a person, and search for one who is not there."""
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    popup.find("wilhelm", KNOWN)
    popup.press("Enter")
    popup.wait_for_value("#name", KNOWN)
    popup.replace("#search", NOBODY)
    popup.wait_for_text("Nobody found")
    popup.close()
    page.close()


def capture(browser: Browser, number: int) -> None:
    page = browser.open(address(number))
    popup = browser.click_toolbar(page)
    assert popup.settled().startswith("Saved here, sealed")
    edit(popup, number)
    popup.close()
    page.close()


def edit(popup: Popup, number: int) -> None:
    """Write a note on one, tag another, and give a third a role."""
    saved = {3: ("#note", NOTE), 5: ("#tags", TAG), 8: ("#role", ROLE)}.get(number)
    if saved:
        waiting = int(popup.text("#waiting").split()[0])
        popup.replace(*saved)
        popup.press("Enter")
        popup.wait_for_text(f"{waiting + 1} waiting")


@pytest.mark.timeout(300)  # seconds; up to fifty pages are opened one after the other
def test_what_a_killed_browser_leaves_cannot_be_read_and_arrives_once_and_in_order(
    launch: Callable[[Path], Browser], home: Path, sites: Sites, daemon: Daemon
) -> None:
    for number, name in enumerate(NAMES):
        sites.add(address(number), PAGE.format(name=name, url=address(number)))
    daemon.run("add", KNOWN)
    with launch(home) as browser:
        browser.pair(daemon)
        look_around(browser)
        daemon.stop()
        for number in range(len(NAMES)):
            capture(browser, number)
        popup = browser.click_toolbar(browser.open(browser.own_page))
        popup.wait_for_text(f"{len(NAMES) + 3} waiting")
        popup.replace("#search", UNSAVED)
        browser.kill()
        found = traces(browser.profile, WORDS | {word.lower() for word in WORDS})
        assert found == []
    daemon.start()
    with launch(home):
        until(lambda: len(everybody(daemon)) > len(NAMES), "all arrive without a click")
        until(lambda: daemon.json("status")["waiting"] == 0, "every page is read")
        assert everybody(daemon) == [KNOWN, *NAMES]
        for word, number in (NOTE, 3), (TAG, 5), (ROLE, 8):
            assert [hit["name"] for hit in daemon.json("search", word)["hits"]] == [NAMES[number]]
