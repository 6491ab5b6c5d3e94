"""The app, a tab of the extension: a person's page, what is due, and finding anyone."""

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.page import Page
from end_to_end.sites import H_CARD

APP = "app/index.html"
TIMELINE = "[...document.querySelectorAll('#timeline li .words')].map(each => each.innerText)"


def opened(browser: Browser, where: str = "") -> Page:
    page = browser.open_extension(APP + where)
    page.wait_for_state("ready")
    page.wait_for("document.querySelector('#stage').ariaBusy === 'false'")
    return page


def person(daemon: Daemon, query: str) -> str:
    identifier: str = daemon.json("search", query)["hits"][0]["person"]
    return identifier


def test_the_popup_opens_the_whole_page_of_whom_it_shows(browser: Browser, daemon: Daemon) -> None:
    daemon.run("add", "Bo Larsen", "--org", "Fjordlab", "--role", "Chemist")
    web = browser.open(H_CARD)
    popup = browser.click_toolbar(web)
    popup.settled()
    popup.find("larsen", "Bo Larsen")
    popup.press("Enter")
    popup.wait_for("document.querySelector('#open-page')?.checkVisibility()")
    popup.evaluate("(document.querySelector('#open-page').click(), null)")
    page = browser.wait_for_page(f"{browser.root}{APP}#/person/{person(daemon, 'larsen')}")
    page.wait_for_value("#name", "Bo Larsen")
    assert page.value("#organisation") == "Fjordlab"
    page.close()
    web.close()


def test_a_contact_is_logged_by_one_click_and_taken_back_by_another(
    browser: Browser, daemon: Daemon
) -> None:
    page = opened(browser, f"#/person/{person(daemon, 'larsen')}")
    page.wait_for_text("No contact logged yet.")
    page.click("#log [data-log=met]")
    page.wait_for(f"{TIMELINE}.some(each => each.startsWith('Met'))")
    page.wait_for_text("Last contact: met, today.")
    page.click("#said-undo")
    page.wait_for_text("No contact logged yet.")
    page.wait_for(f"!{TIMELINE}.some(each => each.startsWith('Met'))")
    page.close()
    assert daemon.json("interactions")["interactions"] == []


def test_a_contact_has_a_day_in_words_a_place_and_what_it_was_about(
    browser: Browser, daemon: Daemon
) -> None:
    page = opened(browser, f"#/person/{person(daemon, 'larsen')}")
    page.wait_for_text("No contact logged yet.")
    page.click("#log .head button")
    page.wait_for("document.activeElement.id === 'log-kind'")
    page.click("#log-when")
    page.type("some day")
    page.click("#log-text")
    page.type("Spruce")
    page.click("#log form [type=submit]")
    page.wait_for(
        "document.querySelector('#said-words').innerText.startsWith('Not saved.') ||"
        " document.querySelector('#said-words').innerText.includes('some day')"
    )
    assert page.value("#log-text") == "Spruce", "what was typed stays"
    page.replace("#log-when", "yesterday")
    page.click("#log form [type=submit]")
    page.wait_for(f"{TIMELINE}.some(each => each.includes('Spruce'))")
    page.wait_for("document.querySelector('#log form').hidden")
    page.wait_for_text("Last contact: met, yesterday.")
    page.click("#timeline li[data-kind=met] .deeds button")
    page.replace("#timeline form [name=text]", "Spruce, and ebony")
    page.click("#timeline form [type=submit]")
    page.wait_for(f"{TIMELINE}.some(each => each.includes('Spruce, and ebony'))")
    page.wait_for_text("Last contact: met, yesterday.")
    page.close()
    [logged] = daemon.json("interactions")["interactions"]
    assert (logged["kind"], logged["text"]) == ("met", "Spruce, and ebony")


def test_addresses_roles_dates_and_own_fields_are_added_and_removed(
    browser: Browser, daemon: Daemon
) -> None:
    identifier = person(daemon, "larsen")
    page = opened(browser, f"#/person/{identifier}")
    for part, values in {
        "addresses": {"value": "bo@fjordlab.example"},
        "roles": {"title": "Chair", "organisation": "Chess club", "since": "2019"},
        "dates": {"label": "birthday", "day": "1984-04-12"},
        "fields": {"field": "Coffee", "value": "black"},
        "words": {"value": "Knows all about resins"},
    }.items():
        page.click(f"#{part} .head button")
        for name, value in values.items():
            page.click(f"#{part}-{name}")
            page.type(value)
        page.click(f"#{part} form [type=submit]")
        page.wait_for(f"document.querySelector('#{part} form').hidden")
    page.wait_for_text("Coffee black")
    shown = daemon.json("show", identifier)
    assert [one["value"] for one in shown["identities"]] == ["bo@fjordlab.example"]
    assert {one["title"] for one in shown["roles"]} == {"Chemist", "Chair"}
    assert [(one["label"], one["day"]) for one in shown["dates"]] == [("birthday", "1984-04-12")]
    assert [(one["name"], one["value"]) for one in shown["values"]] == [("Coffee", "black")]
    assert shown["headline"] == "Knows all about resins"
    page.click("#dates li .deeds button")
    page.wait_for_text("No birthday, no anniversary.")
    page.click("#said-undo")
    page.wait_for_text("April 12, 1984")
    page.close()


def test_whom_somebody_knows_is_chosen_and_leads_there(browser: Browser, daemon: Daemon) -> None:
    daemon.run("add", "Ada Berg", "--org", "Fjordlab")
    page = opened(browser, f"#/person/{person(daemon, 'larsen')}")
    page.click("#relations .head button")
    page.click("#relations-other")
    page.type("ada b")
    page.wait_for(
        "document.querySelector('#relations-other-known option')?.value.startsWith('Ada')"
    )
    page.click("#relations-label")
    page.type("colleague")
    page.click("#relations form [type=submit]")
    page.wait_for("document.querySelector('#relations li a')?.innerText === 'Ada Berg'")
    page.click("#relations li a")
    page.wait_for_value("#name", "Ada Berg")
    page.wait_for_text("Bo Larsen")
    page.close()


def test_who_is_due_is_counted_listed_and_done_by_one_click(
    browser: Browser, daemon: Daemon
) -> None:
    identifier = person(daemon, "ada berg")
    daemon.run("log", identifier, "call", "Of nets", "--on", "3 weeks ago")
    daemon.run("cadence", identifier, "2")
    page = opened(browser)
    page.wait_for("document.querySelector('#due-count').innerText === '1'")
    page.click("nav [data-page=due]")
    page.wait_for("document.querySelector('#contacts li')?.innerText.includes('Ada Berg')")
    assert "21 days since, every 2 wished" in page.text("#contacts")
    page.click("#contacts li .deeds button")
    page.wait_for_text("Nobody is due.")
    page.wait_for("document.querySelector('#due-count').hidden")
    page.close()


def test_anybody_is_found_from_any_page_by_keys_alone(browser: Browser) -> None:
    page = opened(browser, "#/due")
    page.press("/")
    page.type("larsen")
    page.wait_for("document.querySelector('#hits [aria-selected=true]')?.innerText.includes('Bo')")
    page.press("Enter")
    page.wait_for_value("#name", "Bo Larsen")
    page.close()


def test_who_is_deleted_is_gone_and_comes_back(browser: Browser, daemon: Daemon) -> None:
    page = opened(browser, f"#/person/{person(daemon, 'ada berg')}")
    page.wait_for_value("#name", "Ada Berg")
    page.click("#delete")
    page.wait_for("document.querySelector('#people')?.innerText.includes('Bo Larsen')")
    page.wait_for("!document.querySelector('#people').innerText.includes('Ada Berg')")
    page.click("#said-undo")
    page.wait_for("document.querySelector('#people').innerText.includes('Ada Berg')")
    page.close()


def test_a_locked_vault_is_said_and_nothing_of_it_can_be_worked(
    browser: Browser, daemon: Daemon
) -> None:
    page = opened(browser)
    daemon.lock()
    page.wait_for_state("locked")
    assert page.evaluate("document.querySelector('#stage').inert")
    assert "Kithbook is locked" in page.text("#matter")
    page.close()
