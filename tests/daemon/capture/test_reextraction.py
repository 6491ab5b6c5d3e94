"""A better reader goes through the kept pages: what differs is suggested, and nothing written over.

The older reader is the real one that cannot yet find headline, organisation and e-mail.
"""

import os
import signal
import sys

import pytest
from daemon.capture.conftest import SAID, page

from kithbook.capture.service import CAPTURES
from kithbook.jobs.service import JOBS
from kithbook.jobs.worker import WORKER, Worker
from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    ACCEPT,
    DISMISS,
    EDIT,
    FORGET,
    HISTORY,
    RECEIPT,
    REEXTRACT,
    SHOW,
    UNDO,
)
from kithbook_protocol.vault_operations import CANCEL, STATUS

LEARNT = {
    ("headline", "Analyst"),
    ("role", "Analyst"),
    ("organisation", "Analytical Engines"),
    ("email", "ada@engines.net"),
}


def told(found):
    return {(one.field, one.value) for one in found}


async def test_what_the_reader_has_learnt_is_suggested_and_nothing_is_written(
    call, older, again, suggested
):
    person = (await older()).person
    assert person.headline is None
    result = await again()
    assert (result["read"], result["suggested"]) == (1, len(LEARNT))
    assert {(one["field"], one["before"], one["after"]) for one in result["differences"]} == {
        (field, None, value) for field, value in LEARNT
    }
    assert told(await suggested()) == LEARNT
    shown = await call(SHOW, {"person": str(person.id)})
    assert shown.model_copy(update={"changed_at": 0}) == person.model_copy(update={"changed_at": 0})


async def test_a_second_time_changes_nothing(call, older, again, suggested):
    await older()
    await again()
    before = await suggested()
    history = await call(HISTORY, {})
    result = await again()
    assert (result["suggested"], result["differences"], result["change_set"]) == (0, [], None)
    assert await suggested() == before
    assert await call(HISTORY, {}) == history


async def test_a_page_read_by_this_reader_already_gives_nothing(capture, again, suggested):
    await capture(SAID)
    assert (await again())["differences"] == []
    assert await suggested() == []


async def test_one_undo_takes_all_suggestions_back(call, older, again, suggested):
    await older()
    await older(page("Bea Lovelace", headline="Poet"), url="https://engines.net/people/bea")
    result = await again()
    assert len(await suggested()) == result["suggested"] > 3
    undone = await call(UNDO, {})
    assert str(undone.undid) == result["change_set"]
    assert await suggested() == []
    await call(UNDO, {"change_set": str(undone.change_set)})
    assert len(await suggested()) == result["suggested"]


async def test_what_was_typed_stays_until_the_suggestion_is_accepted(call, older, again, suggested):
    person = (await older()).person
    await call(EDIT, {"person": str(person.id), "fields": {"headline": "Countess"}})
    await again()
    [headline] = [one for one in await suggested() if one.field == "headline"]
    assert (headline.before, headline.value) == ("Countess", "Analyst")
    assert (await call(SHOW, {"person": str(person.id)})).headline == "Countess"
    for one in await suggested():
        await call(ACCEPT, {"suggestions": [str(one.id)]})
    shown = await call(SHOW, {"person": str(person.id)})
    assert (shown.headline, shown.roles[0].organisation) == ("Analyst", "Analytical Engines")
    assert "ada@engines.net" in {one.value for one in shown.identities}
    assert await suggested() == []


async def test_undo_of_an_acceptance_brings_value_and_suggestion_back(
    call, older, again, suggested
):
    person = (await older()).person
    await again()
    before = await suggested()
    [headline] = [one for one in before if one.field == "headline"]
    await call(ACCEPT, {"suggestions": [headline.id.hex[-8:]]})
    await call(UNDO, {})
    assert (await call(SHOW, {"person": str(person.id)})).headline is None
    assert await suggested() == before


async def test_what_was_dismissed_is_not_suggested_again(call, app, older, again, suggested):
    await older()
    await again()
    for one in await suggested():
        await call(DISMISS, {"suggestions": [str(one.id)]})
    # Even where nobody remembers what the page gave before.
    await app[STORE].maintain(lambda c: c.execute("UPDATE capture_outcome SET extraction = x''"))
    await app[STORE].maintain(lambda c: c.execute("DELETE FROM capture_outcome"))
    assert (await again())["suggested"] == 0
    assert await suggested() == []


async def test_a_dry_run_says_the_same_and_changes_nothing(call, older, again, suggested):
    receipt = await older()
    dry = await again(dry_run=True)
    assert (dry["suggested"], dry["change_set"], await suggested()) == (len(LEARNT), None, [])
    assert (await call(RECEIPT, {"capture": str(receipt.capture)})).fields == receipt.fields
    assert (await again())["differences"] == dry["differences"]


async def test_a_page_that_broke_its_worker_names_somebody_once_it_can_be_read(
    app, call, capture, again
):
    good = app[WORKER]
    app[CAPTURES]._worker = bad = Worker(command=(sys.executable, "-c", "raise SystemExit"))
    url = "https://www.threads.com/@adalovelace"
    drafts = [await capture(page(), url=url, title=f"Threads {number}") for number in range(3)]
    app[CAPTURES]._worker = good
    await bad.stop()
    assert {one.status for one in drafts} == {"broken"}
    assert [one.site for one in (await call(STATUS)).notices] == ["threads"]
    result = await again()
    assert {one["name"] for one in result["drafts"]} == {"Ada Lovelace"}
    receipt = await call(RECEIPT, {"capture": str(drafts[0].capture)})
    assert (receipt.outcome, receipt.status) == ("draft", "ok")
    assert receipt.suggested_name == "Ada Lovelace"
    assert (await call(STATUS)).notices == []
    assert (await again())["drafts"] == []


async def test_only_the_newest_page_of_an_address_speaks(older, again, suggested):
    await older(page(headline="Pupil"))
    await older(page(headline="Analyst"))
    assert (await again())["read"] == 1
    assert [one.value for one in await suggested() if one.field == "headline"] == ["Analyst"]


async def test_site_and_day_choose_which_pages_are_read(older, again):
    receipt = await older()
    await older(page("Bea Lovelace"), url="https://www.threads.com/@bealovelace")
    assert (await again(site="Threads", dry_run=True))["read"] == 1
    assert (await again(site="linkedin", dry_run=True))["read"] == 0
    assert (await again(since=receipt.person.added_at * 2, dry_run=True))["read"] == 0
    assert (await again(dry_run=True))["read"] == 2


async def test_of_the_forgotten_nothing_is_read_and_no_suggestion_stays(
    call, app, older, again, suggested
):
    person = (await older()).person
    await again()
    await call(FORGET, {"person": str(person.id), "name": person.name})
    assert await suggested() == []
    assert (await again())["read"] == 0
    kept = await app[STORE].read(
        lambda c: c.execute("SELECT count(*) FROM change WHERE fields LIKE '%Analyst%'").fetchone()
    )
    assert kept == (0,)


@pytest.mark.usefixtures("spawned")
async def test_cancelled_it_has_changed_nothing(app, call, older, suggested):
    await older()
    await app[WORKER].confined()
    pid = app[WORKER]._process.pid
    os.kill(pid, signal.SIGSTOP)
    job = await call(REEXTRACT, {})
    assert (await call(CANCEL, {"job": str(job.id)})).state == "cancelled"
    await app[JOBS].ended(job.id)
    assert await suggested() == []
