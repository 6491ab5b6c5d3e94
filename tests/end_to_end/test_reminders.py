"""Reminders in the app: changed, left for a day, and what is typed there while others go."""

import json
from datetime import UTC, datetime, timedelta

from end_to_end.browser import Browser
from end_to_end.daemon import Daemon
from end_to_end.test_app import opened
from end_to_end.test_relationships import FOCUS, press, sound


def test_a_reminder_is_changed_and_left_until_a_day_of_ones_own(
    browser: Browser, daemon: Daemon
) -> None:
    daemon.run("remind", "Water the plants", "--on", "today")
    page = opened(browser, "#/due")
    press(page, "#reminders", "Change")
    page.wait_for("document.activeElement.name === 'text'")
    form = "#reminders .below form"
    page.replace(f"{form} [name=text]", "Water the ferns")
    page.replace(f"{form} [name=when]", "in 3 days")
    page.replace(f"{form} [name=rule]", "every 2 weeks, 4 times")
    sound(page)
    press(page, form, "Save")
    page.wait_for("document.querySelector('#ahead')?.innerText.includes('Water the ferns')")
    [one] = daemon.json("remind")["reminders"]
    assert one["rule"].startswith("FREQ=WEEKLY;INTERVAL=2;COUNT=4"), one["rule"]
    daemon.run("remind", "Call the bank", "--on", "today")
    page.close()
    page = opened(browser, "#/due")
    press(page, "#reminders", "Later")
    page.wait_for("document.querySelector('#reminders .later[open] input[type=date]')")
    sound(page)
    until = (datetime.now(UTC) + timedelta(days=40)).date().isoformat()
    page.evaluate(f"document.querySelector('#reminders .later input[type=date]').value = '{until}'")
    press(page, "#reminders .later", "Until that day")
    page.wait_for("document.querySelector('#ahead')?.innerText.includes('Call the bank')")
    snoozed = [one["snoozed"] for one in daemon.json("remind")["reminders"]]
    assert until in snoozed
    press(page, "#ahead", "Back now")
    page.wait_for("document.querySelector('#reminders')?.innerText.includes('Call the bank')")
    page.close()


def test_what_is_typed_in_a_row_stays_while_its_list_is_made_anew(
    browser: Browser, daemon: Daemon
) -> None:
    for text in ("Post the drawings", "Oil the gate"):
        daemon.run("remind", text, "--on", "today")
    page = opened(browser, "#/due")
    rows = "[...document.querySelectorAll('#reminders li')]"
    row = f"{rows}.find(each => each.innerText.includes(%s))"
    page.evaluate(f"{row % json.dumps('Post the drawings')}.querySelector('[data-opens]').click()")
    page.wait_for("document.activeElement.name === 'text'")
    page.press("End")
    page.type(", both")
    # Another row goes, and all are made anew, while the focus is here.
    page.evaluate(f"{row % json.dumps('Oil the gate')}.querySelector('.deeds button').click()")
    page.wait_for(f"!({row % json.dumps('Oil the gate')})")
    assert page.evaluate("document.activeElement.name") == "text"
    page.type(" of them")
    assert page.value("#reminders .below form [name=text]") == "Post the drawings, both of them"
    page.press("Enter")
    page.wait_for("!document.querySelector('#reminders .below form')")
    page.wait_for(row % json.dumps("Post the drawings, both of them"))
    page.wait_for(f"({FOCUS}) === 'Change: Post the drawings, both of them'")
    assert "Post the drawings, both of them" in [
        one["text"] for one in daemon.json("remind")["reminders"]
    ]
    page.close()
