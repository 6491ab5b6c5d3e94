"""How much is due stands on the icon, asked for by a clock of the browser's own."""

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.patience import until
from end_to_end.sites import PLAIN

SOON = "chrome.alarms.create('due', {when: Date.now()})"
"""The clock that strikes each half hour, struck now."""


def test_who_is_due_is_counted_on_the_icon_until_nobody_is(
    browser: Browser, daemon: Daemon
) -> None:
    person = daemon.json("add", "Ada Berg")["person"]["id"]
    daemon.run("log", person, "call", "Of nets", "--on", "3 weeks ago")
    daemon.run("cadence", person, "2")
    page = browser.open(PLAIN)
    browser.evaluate(SOON)
    until(lambda: browser.badge(page) == "1", "the icon says that one is due")
    daemon.run("log", person, "met")
    browser.evaluate(SOON)
    until(lambda: browser.badge(page) == "", "the icon says that nobody is")
    page.close()
