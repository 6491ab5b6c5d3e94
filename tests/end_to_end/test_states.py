"""The daemon is off, locked, or not ours: the popup says so, and nothing saved gets lost."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from desktop.pinentry import CANCEL, Terminal
from end_to_end.browser import Browser
from end_to_end.daemon import PASSPHRASE, Daemon
from end_to_end.sites import H_CARD, JSON_LD, PLAIN

UNCUT = """
(([part, room]) => part.bottom <= room.bottom)(
  ["%s", "%s"].map((each) => document.querySelector(each).getBoundingClientRect()))
"""
LATER = "Saved here, sealed; it will arrive when Kithbook"


def names(daemon: Daemon) -> list[str]:
    return sorted(hit["name"] for hit in daemon.json("search")["hits"])


def test_a_capture_made_while_the_daemon_is_off_arrives_once(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.stop()
    page = browser.open(JSON_LD)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("not-running")
    assert popup.settled() == f"{LATER} runs."
    assert "kithbook up" in popup.text("#matter")
    popup.close()
    daemon.start()
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    # Behind what the daemon kept until it was unlocked, it may be kept for a moment too.
    popup.wait_for(
        "document.querySelector('#status').textContent.startsWith('Already known, nothing changed')"
    )
    popup.wait_for("document.querySelector('#waiting').hidden")
    popup.close()
    page.close()
    assert names(daemon) == ["Tomas Lindqvist"]


def test_a_popup_that_is_open_meanwhile_shows_who_arrives(browser: Browser, daemon: Daemon) -> None:
    before = names(daemon)
    daemon.stop()
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.close()
    page.close()
    page = browser.open(browser.own_page)
    popup = browser.click_toolbar(page)
    popup.wait_for_text("1 waiting: Kithbook is not running")
    daemon.start()
    popup.wait_for(f"document.querySelector('#state').textContent.startsWith('{len(before) + 1} ')")
    popup.wait_for("document.querySelector('#hits').innerText.includes('Okafor')")
    popup.close()
    page.close()


def test_the_footer_counts_a_person_who_was_just_saved(browser: Browser, daemon: Daemon) -> None:
    people = len(names(daemon)) + 1
    daemon.stop()
    page = browser.open(PLAIN)
    popup = browser.click_toolbar(page)
    popup.settled()
    daemon.start()
    popup.wait_for("document.querySelector('#status').textContent === 'Saved'")
    popup.wait_for(f"document.querySelector('#state').textContent.startsWith('{people} ')")
    daemon.run("undo")
    popup.close()
    page.close()


def test_an_edit_made_while_the_daemon_is_off_follows_its_capture(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.stop()
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.click("#tags")
    popup.type("violas")
    popup.press("Enter")
    popup.wait_for("document.querySelector('[data-tag=violas]')")
    popup.wait_for_text("2 waiting")
    popup.close()
    daemon.start()
    popup = browser.click_toolbar(page)
    popup.wait_for_state("ready")
    popup.settled()
    popup.wait_for("document.querySelector('#waiting').hidden")
    popup.find("violas", "Inês Okafor")
    popup.close()
    page.close()


def test_a_waiting_capture_can_be_taken_back(browser: Browser, daemon: Daemon) -> None:
    before = names(daemon)
    daemon.stop()
    page = browser.open(PLAIN)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.click("#undo")
    popup.wait_for_text("Taken back before it was sent.")
    popup.close()
    page.close()
    daemon.start()
    assert names(daemon) == before


def test_a_locked_vault_takes_captures_and_shows_nobody(browser: Browser, daemon: Daemon) -> None:
    before = names(daemon)
    daemon.lock()
    page = browser.open(PLAIN)
    popup = browser.click_toolbar(page)
    popup.wait_for_state("locked")
    assert popup.settled() == "Kept, sealed; it will be in your book once Kithbook is unlocked."
    popup.wait_for_text("1 kept by Kithbook until it is unlocked")
    assert popup.hits() == []
    popup.click("#unlock")  # the daemon has no keyring slot to try
    popup.wait_for_text("kithbook unlock")
    daemon.unlock()
    popup.wait_for_state("ready")
    popup.wait_for("document.querySelector('#status').textContent === 'Saved'")
    popup.close()
    page.close()
    assert names(daemon) == sorted([*before, "Maren Solheim"])


def test_unlock_opens_the_systems_window_and_the_popup_says_so(
    browser: Browser, daemon: Daemon, home: Path
) -> None:
    daemon.stop()
    with Terminal(home) as terminal:
        daemon.environment["KITHBOOK_PINENTRY"] = str(terminal.program)
        daemon.start(unlocked=False)
        page = browser.open(PLAIN)
        popup = browser.click_toolbar(page)
        popup.wait_for_state("locked")
        popup.click("#unlock")
        popup.wait_for_text("Type your passphrase in the window that opened.")
        terminal.shows("Passphrase:")
        terminal.types(CANCEL)
        popup.wait_for_text("The window for the passphrase was closed.")
        assert "kithbook unlock" in popup.text("#matter .command")
        popup.close()
        daemon.unlock()
        daemon.lock()
        popup = browser.click_toolbar(page)
        popup.wait_for_state("locked")
        popup.click("#unlock")
        terminal.shows("Passphrase:")
        terminal.types(f"{PASSPHRASE}\n")
        popup.wait_for_state("ready")
        popup.close()
        page.close()


class Impostor(BaseHTTPRequestHandler):
    """Answers every call as friendly as it can, and cannot sign."""

    heard: list[bytes]

    def do_POST(self) -> None:
        self.heard.append(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"state": "ready"}')

    def log_message(self, *_: object) -> None:
        """Keep the terminal quiet."""


def test_another_program_on_the_port_is_told_nothing(browser: Browser, daemon: Daemon) -> None:
    daemon.stop()
    heard: list[bytes] = []
    handler = type("Listening", (Impostor,), {"heard": heard})
    with ThreadingHTTPServer(("127.0.0.1", daemon.port), handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        page = browser.open(H_CARD)
        popup = browser.click_toolbar(page)
        popup.wait_for_state("other-program")
        assert popup.settled().startswith("Saved here, sealed")
        popup.wait_for("!document.querySelector('#waiting').hidden")
        assert popup.evaluate(UNCUT % ("#note", "main")), "the note can be typed into"
        popup.close()
        page.close()
        server.shutdown()
        thread.join()
    assert heard
    assert all(b"nonce" in body and len(body) < 100 for body in heard), "more than hello was said"
    daemon.start()
