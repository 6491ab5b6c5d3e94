"""The line to the daemon goes dead, or Chromium ends the worker, in the middle of sending.

Chromium's own, because only there a wire can be put between extension and daemon: the address that
the extension signs leads elsewhere by a rule of the browser's resolver.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from end_to_end.browser import Browser
from end_to_end.chromium.browser import Chromium
from end_to_end.daemon import Daemon
from end_to_end.page import PAIR
from end_to_end.patience import until
from end_to_end.sites import Sites
from end_to_end.wire import Fate, Wire
from playwright.sync_api import Playwright

pytestmark = [pytest.mark.only("chromium"), pytest.mark.alone]

CAPTURE = "/v1/capture"
NOTE = "/v1/notes/write"
ADD = "/v1/people/add"

NAMES = (
    *("Rosamund Ashdown", "Tiberio Falk", "Wilhelmina Quist", "Osric Benavides", "Yolanda Petrov"),
    *("Casimir Lund", "Henrietta Moa", "Bartholomew Ek", "Ursula Tanaka", "Zoltan Weir"),
    *("Philippa Grau", "Leopold Sacco"),
)
"""Each unlike the others: who may be somebody else is shown above the note, and moves it."""
WRITE = """
globalThis.outcome = import("/background/messages.js").then(
  ({write}) => write("/v1/people/add", {fields: {name: "%s"}}));
0;
"""


@pytest.fixture(scope="module")
def wire(daemon: Daemon) -> Iterator[Wire]:
    with Wire(daemon.port) as line:
        yield line


@pytest.fixture(scope="module")
def browser(
    playwright: Playwright, home: Path, sites: Sites, daemon: Daemon, wire: Wire
) -> Iterator[Browser]:
    """Paired, and led to the daemon over the wire."""
    with Chromium(playwright, home, resolver_rules=f"{wire.rule}, {sites.hosts}") as running:
        running.pair(daemon)
        yield running


@pytest.mark.parametrize("ended", [True, False], ids=["worker-ended", "worker-alive"])
@pytest.mark.parametrize("fate", Fate, ids=lambda fate: fate.name.lower())
@pytest.mark.parametrize("path", [CAPTURE, NOTE])
def test_a_page_and_its_note_are_there_once_whatever_is_not_heard(
    browser: Browser,
    daemon: Daemon,
    wire: Wire,
    sites: Sites,
    *,
    path: str,
    fate: Fate,
    ended: bool,
) -> None:
    name = NAMES[[*product((CAPTURE, NOTE), Fate, (True, False))].index((path, fate, ended))]
    url = f"http://museum.example{path}/{fate.name}/{ended}"
    sites.add(url, f'<h1 class="h-card"><a class="p-name u-url" href="{url}">{name}</a></h1>')
    page = browser.open(url)
    with wire.cut(path, fate) as cut:
        popup = browser.click_toolbar(page)
        if path == CAPTURE:
            cut.wait()
        else:
            assert popup.settled() == "Saved"
        popup.replace("#note", "Said hello")
        popup.press("Enter")
        cut.wait()
        popup.wait_for_text("2 waiting" if path == CAPTURE else "1 waiting")
        popup.close()
        if ended:
            browser.stop_worker()
    page.close()
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.wait_for("document.querySelector('#waiting').hidden")
    popup.close()
    page.close()
    until(lambda: daemon.json("status")["waiting"] == 0, "the page is read")
    [hit] = daemon.json("search", name)["hits"]
    notes = daemon.json("show", hit["person"])["notes"]
    assert (hit["name"], [note["text"] for note in notes]) == (name, ["Said hello"])


@pytest.mark.parametrize("fate", Fate, ids=lambda fate: fate.name.lower())
def test_who_asked_a_worker_that_ended_asks_the_next_and_nothing_is_done_twice(
    browser: Browser, daemon: Daemon, wire: Wire, *, fate: Fate
) -> None:
    name = f"Ermengarde {fate.name.title()}"
    page = browser.open_extension(PAIR)
    with wire.cut(ADD, fate) as cut:
        page.evaluate(WRITE % name)
        cut.wait()
        browser.stop_worker()
    assert page.evaluate("outcome.then(({state}) => state)") == "delivered"
    page.close()
    assert [hit["name"] for hit in daemon.json("search", name)["hits"]] == [name]
