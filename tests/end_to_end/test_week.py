"""The week, the first page of the app; reminders; the brief."""

from end_to_end.axe import violations
from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.test_app import opened, person

PEOPLE = "[...document.querySelectorAll('#week-people > li .name')].map(each => each.innerText)"


def test_whoever_there_is_a_reason_for_is_on_the_first_page_and_done_by_one_click(
    browser: Browser, daemon: Daemon
) -> None:
    for name, days in (("Ada Berg", 40), ("Bo Larsen", 50)):
        daemon.run("add", name, "--org", "Fjordlab", "--role", "Chemist")
        identifier = person(daemon, name)
        daemon.run("log", identifier, "call", f"Of nets, {name}", "--on", f"{days} days ago")
        daemon.run("cadence", identifier, "30")
    page = opened(browser)
    page.wait_for(f"{PEOPLE}.join() === 'Bo Larsen,Ada Berg'")
    assert "Of nets, Bo Larsen" in page.text("#week-people")
    assert "wished every 30 days" in page.text("#week-people")
    assert violations(page) == []
    page.click("#week-people > li .deeds button")
    page.wait_for("document.querySelector('#week-people > li').dataset.state === 'done'")
    page.click("#said-undo")
    page.wait_for("document.querySelector('#week-people > li').dataset.state === 'open'")
    page.evaluate("([...document.querySelectorAll('#week-people > li button')]"
                  ".find(each => each.innerText === 'Not this one').click(), null)")  # fmt: skip
    page.wait_for(f"{PEOPLE}.join() === 'Ada Berg'")
    page.close()


def test_a_reminder_is_made_done_and_left_for_later_where_all_that_is_due_is(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.run("date", person(daemon, "ada berg"), "birthday", "--02-29")
    page = opened(browser, "#/due")
    page.click("#reminders .head button")
    page.replace("#reminders-text", "Water the plants")
    page.replace("#reminders-when", "today")
    page.press("Enter")
    page.wait_for("document.querySelector('#reminders li')?.innerText.includes('Water the plants')")
    assert violations(page) == []
    page.click("#reminders li .later summary")
    page.click("#reminders li .later button")
    page.wait_for("!document.querySelector('#reminders li')")
    page.click("#said-undo")
    page.wait_for("document.querySelector('#reminders li')")
    page.click("#reminders li .deeds button")
    page.wait_for("!document.querySelector('#reminders li')")
    page.close()
    assert daemon.json("remind")["reminders"] == []


def test_the_brief_is_shown_whole_and_copied_as_markdown(browser: Browser, daemon: Daemon) -> None:
    identifier = person(daemon, "ada berg")
    daemon.run("promise", identifier, "Send the paper", "--due", "tomorrow")
    page = opened(browser, f"#/brief/{identifier}")
    page.wait_for("document.querySelector('#brief')?.innerText.includes('Send the paper')")
    assert "Of nets, Ada Berg" in page.text("#brief")
    assert "Chemist · Fjordlab" in page.text("#brief")
    assert violations(page) == []
    page.click("#copy-brief")
    page.wait_for_text("Copied")
    page.close()
