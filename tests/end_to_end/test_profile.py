"""The whole browser profile, where the browser itself has no reason to write a name down.

Chromium keeps addresses and titles of visited pages in its own history; so this page has the name
in neither, and then it may be nowhere at all.
"""

import pytest
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.patience import until
from end_to_end.remains import traces
from end_to_end.sites import PLAIN, Sites

NAME = "Ottoline Quennell"
WORDS = ("Ottoline", "Quennell", "ottoline", "quennell")

pytestmark = pytest.mark.alone


def test_a_captured_name_is_nowhere_in_data_folder_and_profile(
    browser: Browser, daemon: Daemon, sites: Sites
) -> None:
    title = "<title>Maren Solheim - Department of Chemistry - University of Halden</title>"
    sites.rewrite(PLAIN, title, "<title>Department of Chemistry</title>")
    sites.rewrite(PLAIN, "Maren Solheim", NAME)
    sites.rewrite(PLAIN, "maren.solheim@", "ottoline.quennell@")
    daemon.stop()
    popup = browser.click_toolbar(browser.open(PLAIN))
    popup.settled()
    assert traces(browser.profile, WORDS) == []
    popup.close()
    daemon.start()
    popup = browser.click_toolbar(browser.open(PLAIN))
    popup.wait_for_state("ready")
    popup.settled()
    popup.wait_for("document.querySelector('#waiting').hidden")
    popup.close()

    def found() -> list[str]:
        return [hit["name"] for hit in daemon.json("search", "quennell")["hits"]]

    until(lambda: found() == [NAME], "what waited has arrived")
    assert traces(daemon.data, WORDS) + traces(browser.profile, WORDS) == []
    daemon.kill()
    assert traces(daemon.data, WORDS) + traces(browser.profile, WORDS) == []
    browser.kill()
    assert traces(browser.profile, WORDS) == []
