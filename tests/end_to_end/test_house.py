"""The app's other pages: inbox, files in and out, backups, browsers, settings, the beginning."""

import json
from pathlib import Path

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import Page
from end_to_end.sites import H_CARD
from end_to_end.test_app import APP, opened, person
from end_to_end.test_notice import CHANGED, COPIED

CHOOSE = """
(() => {
  const file = new File([%s], "people.csv");
  const data = new DataTransfer();
  data.items.add(file);
  const input = document.querySelector("#file");
  input.files = data.files;
  input.dispatchEvent(new Event("change"));
})()
"""
KEEP = """
(URL.createObjectURL = (blob) => {
  blob.text().then((text) => { window.kept = text; });
  return "#/files";
}, null)
"""
"""What would be downloaded is looked at here, not left in a folder."""
TABLE = "Full name,Firm,Shoe size\nVera Quist,Fjordlab,38\nUlf Brandt,Globex,44\n,,40\n"


def choose(page: Page, text: str) -> None:
    page.evaluate(CHOOSE % json.dumps(text))


def test_the_inbox_counts_and_settles_what_waits(
    browser: Browser, daemon: Daemon, tmp_path: Path
) -> None:
    for name in ("Ada Berg", "Ada Bergh"):
        daemon.run("add", name, "--org", "Fjordlab", "--role", "Chemist")
    for visit in (1, 2):
        web = browser.open(H_CARD)
        popup = browser.click_toolbar(web)
        popup.settled()
        popup.close()
        web.close()
        if visit == 1:
            ines = person(daemon, "okafor")
            daemon.run("edit", ines, "role=Violinist")
    file = tmp_path / "page.html"
    file.write_text(CHANGED)
    for _ in range(3):
        daemon.run("capture", str(file), "--url", "https://www.linkedin.com/in/ines-okafor")
    page = opened(browser, "#/inbox")
    page.wait_for("document.querySelector('#suggested .deeds button')?.checkVisibility()")
    page.wait_for("Number(document.querySelector('#inbox-count').innerText) >= 3")
    page.click("#suggested .deeds button")
    page.wait_for("document.querySelector('#suggested').hidden")
    assert daemon.json("show", ines)["roles"][0]["title"] != "Violinist"
    page.click("#said-undo")
    page.wait_for("!document.querySelector('#suggested').hidden")
    page.evaluate(COPIED)
    page.click("#attention .deeds button")
    page.wait_for("window.copied")
    page.click("#attention .deeds button:last-child")
    page.wait_for("document.querySelector('#attention').hidden")
    pairs = page.evaluate("document.querySelectorAll('#pairs li').length")
    page.click("#pairs [data-deed=part]")
    page.wait_for(f"document.querySelectorAll('#pairs li').length === {pairs - 1}")
    page.click("#said-undo")
    page.wait_for(f"document.querySelectorAll('#pairs li').length === {pairs}")
    page.click("#pairs [data-deed=merge]")
    page.click("#pairs .choosing [type=submit]")
    page.wait_for(f"document.querySelectorAll('#pairs li').length === {pairs - 1}")
    page.close()


def test_a_table_is_looked_at_mapped_tried_brought_in_and_taken_back(
    browser: Browser, daemon: Daemon
) -> None:
    before = daemon.json("status")["people"]
    page = opened(browser, "#/files")
    choose(page, TABLE)
    page.wait_for("document.querySelector('#recognised')?.innerText === 'CSV table'")
    page.wait_for_text("2 people would be new.")
    page.wait_for_text("1 row would be skipped.")
    page.click("#importing .outcome li:last-child button")
    page.wait_for("document.querySelector('.import-rows li')?.innerText.includes('3')")
    assert daemon.json("status")["people"] == before
    firm = ".mapper label:nth-child(2) select"
    page.evaluate(f"(document.querySelector('{firm}').value = 'organisation', null)")
    page.evaluate(f"(document.querySelector('{firm}').dispatchEvent(new Event('change')), null)")
    page.wait_for("document.querySelector('#bring-in')?.checkVisibility()")
    page.click("#bring-in")
    page.wait_for_text("2 people are new.")
    shown = daemon.json("show", person(daemon, "vera quist"))
    assert shown["roles"][0]["organisation"] == "Fjordlab"
    page.click("#imports li .deeds button")
    page.wait_for_text("Taken back: people.csv.")
    assert daemon.json("status")["people"] == before
    page.close()


def test_what_is_no_address_book_is_said_and_another_file_can_be_chosen(browser: Browser) -> None:
    page = opened(browser, "#/files")
    choose(page, "\x00\x01\x02 nothing of the kind")
    page.wait_for("document.querySelector('#importing .bad')?.innerText.length > 10")
    page.click("#importing .deeds > button")
    page.wait_for("document.querySelector('#file')")
    page.close()


def test_whom_a_query_finds_is_taken_out_as_a_file(browser: Browser, daemon: Daemon) -> None:
    daemon.run("add", "Cy Moss", "--tag", "rowing")
    page = opened(browser, "#/files")
    page.evaluate(KEEP)
    page.click("#export-query")
    page.type("tag:rowing")
    page.wait_for("document.querySelector('#export select').value === 'vcard'")
    page.click("#export [type=submit]")
    page.wait_for_text("Downloaded: 1 person as vCard 4.0.")
    page.wait_for("window.kept?.includes('FN:Cy Moss')")
    assert page.evaluate("window.kept.match(/BEGIN:VCARD/g).length") == 1
    page.close()


def test_backups_and_browsers_say_how_it_stands_and_what_to_type(
    browser: Browser, daemon: Daemon
) -> None:
    page = opened(browser, "#/backups")
    page.wait_for_text("No backup is known to come back yet.")
    daemon.run("backup", "create")
    daemon.run("backup", "verify")
    page.reload()
    page.wait_for_text("Last proven")
    page.wait_for_text("kithbook backup create")
    page.click("nav [data-page=browsers]")
    page.wait_for_text("1 browser is paired in all.")
    page.click("nav [data-page=settings]")
    page.wait_for("document.querySelector('.keys kbd')")
    page.close()


def test_the_beginning_says_which_step_is_next_and_follows(
    browser: Browser, daemon: Daemon
) -> None:
    now = "document.querySelector('[data-is=now]')?.dataset.step"
    page = browser.open_extension(APP + "#/welcome")
    page.wait_for("document.querySelector('[data-step=\"1\"]')?.dataset.is === 'done'")
    daemon.stop()
    page.wait_for(f"{now} === '0'")
    page.wait_for_text("kithbook up")
    daemon.start()
    page.wait_for("document.querySelector('[data-step=\"1\"]')?.dataset.is === 'done'")
    page.close()
