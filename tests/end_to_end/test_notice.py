"""A site changed its pages: the popup says so, and offers a report that names nobody."""

from pathlib import Path

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.sites import PLAIN

CHANGED = "<title>Ines Okafor | LinkedIn</title><main><h1>Ines Okafor</h1></main>"
COPIED = """
(navigator.clipboard.writeText = async (text) => { window.copied = text; }, null)
"""
"""The system's clipboard is not for tests to write to: it may be somebody's at work."""


def test_a_notice_offers_a_report_that_names_nobody(
    browser: Browser, daemon: Daemon, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(CHANGED)
    for _ in range(3):
        daemon.run("capture", str(file), "--url", "https://www.linkedin.com/in/ines-okafor")
    page = browser.open(PLAIN)
    popup = browser.click_toolbar(page)
    popup.settled()
    popup.wait_for("document.querySelector('#copy-report')")
    assert "every text, name and address is taken out of it" in popup.text("#notice")
    popup.evaluate(COPIED)
    popup.click("#copy-report")
    popup.wait_for("window.copied")
    report: str = popup.evaluate("window.copied")
    assert report == daemon.run("drift", "report", "linkedin")
    assert "main > h1 > text:4-15" in report
    assert "Okafor" not in report
    popup.wait_for("document.querySelector('#report-said').textContent.startsWith('Copied.')")
    popup.click("#dismiss")
    popup.wait_for("document.querySelector('#notice').hidden")
    popup.close()
    page.close()
