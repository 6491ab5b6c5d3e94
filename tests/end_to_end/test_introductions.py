"""Introductions and ways in the app: written down, brought on, drafted, found, explained."""

from end_to_end.axe import violations
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.layout import FIND
from end_to_end.patience import until
from end_to_end.test_app import opened


def add(daemon: Daemon, name: str, *more: str) -> str:
    return str(daemon.json("add", name, *more)["person"]["id"])


def test_an_introduction_is_written_down_asked_for_and_drafted(
    browser: Browser, daemon: Daemon
) -> None:
    ines = add(daemon, "Ines Okafor", "--org", "Atelier Miragaia", "--role", "Luthier")
    ulf = add(daemon, "Ulf Brandt")
    page = opened(browser, "#/introductions")
    page.wait_for_text("Nothing under way")
    page.click("#introductions .head button")
    page.replace("#introductions-person", "Ines Okafor")
    page.replace("#introductions-other", "Ulf Brandt")
    page.wait_for("document.querySelector('#introductions-other-known option')")
    page.replace("#introductions-why", "Both restore violas")
    page.click("#introductions button.main")
    page.wait_for_text("Ines Okafor and Ulf Brandt, by: You")
    page.click("#intro-idea .deeds button")
    page.wait_for("document.querySelector('#intro-idea textarea')")
    said = "somebody whom I think you should meet: Ulf Brandt"
    until(lambda: said in page.value("#intro-idea textarea"), "the draft is there")
    assert violations(page) == []
    assert page.evaluate(FIND) == []
    page.click("#intro-idea .deeds button:nth-child(2)")
    page.wait_for("document.querySelector('#intro-asked')?.checkVisibility()")
    [one] = daemon.json("intro", "list")["introductions"]
    assert (one["state"], one["person"]["id"], one["other"]["id"]) == ("asked", ines, ulf)
    page.click("#said-undo")
    page.wait_for("document.querySelector('#intro-idea')?.checkVisibility()")
    page.close()


def test_ways_to_somebody_and_the_parts_of_a_tie_are_shown(
    browser: Browser, daemon: Daemon
) -> None:
    vera, cy = add(daemon, "Vera Quist"), add(daemon, "Cy Halden", "--org", "Fjordlab")
    daemon.run("log", vera, "met", "Varnish")
    daemon.run("log", vera, "message", "Asked again", "--from", "me", "--on", "2 weeks ago")
    daemon.run("relation", vera, "manager", cy)
    page = opened(browser, "#/introductions")
    page.replace("#way-to", "someone at Fjordlab")
    page.press("Enter")
    page.wait_for_text("Ask Vera Quist")
    page.wait_for_text("Cy Halden is manager of Vera Quist")
    assert violations(page) == []
    assert page.evaluate(FIND) == []
    page.close()
    page = opened(browser, f"#/person/{vera}")
    page.wait_for_text("Strength of the tie")
    page.wait_for_text("One-sided")
    assert violations(page) == []
    page.close()
    page = opened(browser, f"#/person/{cy}")
    page.click("#ways-to > button")
    page.wait_for_text("Ask Vera Quist")
    page.close()
