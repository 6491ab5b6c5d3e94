"""Who may be the same person, in the popup: merged, parted again, and said to be two."""

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.sites import H_CARD

MAYBE = "document.querySelector('#duplicates').innerText"


def test_two_of_one_human_are_merged_by_choice_parted_and_said_to_be_two(
    browser: Browser, daemon: Daemon
) -> None:
    known = ("Ines Okafor", "--org", "Atelier Miragaia", "--role", "Apprentice")
    daemon.run("add", *known, "--tag", "cellos", "--note", "Cousin of Bo")
    page = browser.open(H_CARD)
    popup = browser.click_toolbar(page)
    assert popup.settled() == "Saved"
    popup.wait_for(f"{MAYBE}.includes('Maybe the same person as Ines Okafor')")
    assert "Atelier Miragaia" in popup.text("#duplicates .why")
    popup.click("[data-proposal] [data-deed=merge]")
    popup.wait_for_text("Which counts? The other stays in the history.")
    assert popup.evaluate("document.querySelector('.choosing [name=name]:checked').value") == "kept"
    popup.click(".choosing [name=role][value=other]")
    popup.click(".choosing [type=submit]")
    popup.wait_for("document.querySelector('#duplicates').hidden")
    popup.wait_for("document.querySelector('[data-tag=cellos]')")
    assert (popup.value("#name"), popup.value("#role")) == ("Inês Okafor", "Apprentice")
    popup.wait_for_text("Cousin of Bo")
    assert len(daemon.json("search", "okafor")["hits"]) == 1
    popup.click("#undo")
    popup.wait_for(f"{MAYBE}.includes('Maybe the same person as Ines Okafor')")
    popup.wait_for_value("#role", "Luthier")
    assert len(daemon.json("search", "okafor")["hits"]) == 2
    popup.click("[data-proposal] [data-deed=part]")
    popup.wait_for("document.querySelector('#duplicates').hidden")
    popup.close()
    page.close()
    assert daemon.json("duplicates")["duplicates"] == []
