"""Another extension in the same browser, with every right it can ask for: it learns nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from end_to_end.attack.intruder import FORGED, ROWS
from end_to_end.attack.witness import Witness
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import Page

from kithbook_protocol.operations import OPERATIONS

PATHS = [operation.path for operation in OPERATIONS.values()]
INTRUDER = Path(__file__).parent / "extension"


@pytest.fixture(scope="module")
def intruder(browser: Browser) -> Page:
    """A page of the other extension, beside a Kithbook that is paired."""
    return browser.open(browser.add_extension(INTRUDER) + "index.html")


def tried(page: Page, row: str, browser: Browser, port: int) -> Any:
    """Return what the intruder learned by a row."""
    given = (port, browser.root, browser.root.rstrip("/"), PATHS)
    arguments = ", ".join(json.dumps(one) for one in given)
    return page.evaluate(f"(async (port, root, origin, paths) => {{{row}}})({arguments})")


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize("row", ROWS)
def test_another_extension_learns_nothing(
    row: str, intruder: Page, browser: Browser, daemon: Daemon
) -> None:
    javascript, allowed = ROWS[row]
    assert tried(intruder, javascript, browser, daemon.port) == allowed


def test_another_extension_does_forge_kithbooks_origin(
    intruder: Page, browser: Browser, witness: Witness
) -> None:
    """A control: what the rows send is what Kithbook itself would send, but for the signature."""
    forge = f"{FORGED} await fetch(`http://127.0.0.1:${{port}}/x`, {{method: 'POST'}}); return [];"
    tried(intruder, forge, browser, witness.port)
    heard = witness.heard[-1].headers
    assert heard["origin"] == browser.root.rstrip("/")
    assert heard["sec-fetch-site"] == "none"


def test_another_extension_does_not_see_what_kithbook_asks(
    intruder: Page, browser: Browser, witness: Witness
) -> None:
    assert browser.state() == "ready"
    tried(intruder, "await fetch(`http://127.0.0.1:${port}/mine`);", browser, witness.port)
    heard = intruder.evaluate("chrome.runtime.sendMessage({})")
    assert heard
    own = intruder.evaluate("location.origin")
    assert [one for one in heard if not one["by"].startswith(own)] == []
