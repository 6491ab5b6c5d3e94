"""A site changes its pages: noticed from what is captured, told once, gone when it goes well."""

import sys

import pytest
from daemon.capture.conftest import settled, snapshot
from daemon.extension import Refused

from kithbook.capture.service import CAPTURES
from kithbook.extract.model import PIPELINE_VERSION
from kithbook.jobs.worker import Worker
from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    ADD,
    CAPTURE,
    DRIFT,
    DRIFT_DISMISS,
    DRIFT_REPORT,
    FORGET,
    SHOW,
)
from kithbook_protocol.vault_operations import STATUS

SENTENCE = (
    "LinkedIn changed its page; your captures are kept. "
    "After an update of Kithbook run: kithbook reextract"
)
NAMES = ("Ada", "Bea", "Cleo", "Dora", "Emma", "Flora", "Greta", "Hanna")
KILLER = "<p " + "".join(f"a{number}=1 " for number in range(150_000)) + ">"
"""2 MB that lexbor reads in minutes: it compares each attribute with all before it."""


def well(name):
    """Return a LinkedIn profile as the site's file expects it."""
    return (
        f"<title>{name} Lovelace | LinkedIn</title><main><h1>{name} Lovelace</h1><p>Analyst</p>"
        "<p>Turin, Italy <a href='/in/x/overlay/contact-info/'>Contact info</a></p></main>"
    )


def changed(name):
    """Return one that only the generic layers can read."""
    return f"<title>{name} Lovelace | LinkedIn</title><main><h1>{name} Lovelace</h1></main>"


BROKEN = "<title>LinkedIn</title><main><h1>Skills</h1></main>"


@pytest.fixture
def take(call, app):
    """Capture a profile of a site; return its receipt: `await take(content, number)`."""
    assert app

    async def make(content, number=0, host="www.linkedin.com/in"):
        url = f"https://{host}/{NAMES[number].lower()}-lovelace"
        done = await call(CAPTURE, {"snapshot": snapshot(content, url=url)})
        return await settled(call, done.capture)

    return make


@pytest.fixture
def told(call):
    async def ask():
        return [one.sentence for one in (await call(STATUS)).notices]

    return ask


async def test_each_receipt_says_how_the_page_was_read_and_by_which_version(take):
    receipts = [await take(one) for one in (well("Ada"), changed("Ada"), BROKEN)]
    assert [one.status for one in receipts] == ["ok", "degraded", "broken"]
    assert {one.pipeline for one in receipts} == {PIPELINE_VERSION}


async def test_three_of_the_newest_five_raise_one_notice_and_two_do_not(take, told):
    for number, page in enumerate((well("Ada"), changed("Bea"), well("Cleo"), BROKEN)):
        await take(page, number)
    assert await told() == []
    await take(changed("Emma"), 4)
    assert await told() == [SENTENCE]
    await take(BROKEN, 5)
    assert await told() == [SENTENCE]


async def test_it_is_gone_once_captures_are_ok_again(take, told):
    for number in range(3):
        await take(changed(NAMES[number]), number)
    assert await told() == [SENTENCE]
    for number in range(3, 6):
        await take(well(NAMES[number]), number)
    assert await told() == []


async def test_a_dismissed_notice_stays_away_until_it_went_well_in_between(call, take, told):
    for number in range(3):
        await take(changed(NAMES[number]), number)
    await call(DRIFT_DISMISS, {"site": "LinkedIn"})
    await take(changed("Dora"), 3)
    assert await told() == []
    [site] = (await call(DRIFT)).sites
    assert (site.notice, site.dismissed) == (SENTENCE, True)
    for number in range(3):
        await take(well(NAMES[number]), number)
    for number in range(3):
        await take(changed(NAMES[number]), number)
    assert await told() == [SENTENCE]


async def test_only_what_goes_wrong_at_that_site_counts(call, take, told):
    await take(changed("Ada"))
    await take(changed("Bea"), 1)
    for number in range(3):
        await take(BROKEN, number, host="www.threads.com/@x")
        await take("<title>Sign Up | LinkedIn</title>", number)
        await take(BROKEN, number, host="engines.net")
    assert [one for one in await told() if "LinkedIn" in one] == []
    [linkedin] = [one for one in (await call(DRIFT)).sites if one.site == "linkedin"]
    assert linkedin.statuses == ["wall", "wall", "wall", "degraded", "degraded"]


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("site", ["linkedin", "no such site"])
async def test_what_is_not_there_cannot_be_dismissed(call, site):
    with pytest.raises(Refused) as caught:
        await call(DRIFT_DISMISS, {"site": site})
    assert caught.value.failure.code == "conflict"


async def test_the_newest_page_that_was_read_badly_is_reported_without_its_person(call, take):
    await take(BROKEN, 0)
    await take(changed("Bea"), 1)
    await take(well("Cleo"), 2)
    told = await call(DRIFT_REPORT, {"site": "LinkedIn"})
    assert (told.site, told.name, told.status) == ("linkedin", "LinkedIn", "degraded")
    assert [one.found for one in told.fields if one.field == "headline"] == [None]
    assert "main > h1 > text:4-15" in told.text
    for word in (*NAMES, "Lovelace", "Skills", "Analyst"):
        assert word.lower() not in told.text.lower()


async def test_of_a_site_that_is_read_well_there_is_nothing_to_report(call, take):
    await take(well("Ada"))
    await take("<title>Sign Up | LinkedIn</title>", 1)
    with pytest.raises(Refused) as caught:
        await call(DRIFT_REPORT, {"site": "linkedin"})
    assert caught.value.failure.code == "conflict"
    assert "no page of LinkedIn" in caught.value.failure.sentence


async def test_of_the_forgotten_no_page_is_reported(call, take):
    person = (await take(changed("Ada"))).person
    assert (await call(DRIFT_REPORT, {"site": "linkedin"})).status == "degraded"
    await call(FORGET, {"person": str(person.id), "name": person.name})
    with pytest.raises(Refused):
        await call(DRIFT_REPORT, {"site": "linkedin"})


async def test_a_page_that_broke_its_worker_is_passed_over_for_the_one_before(app, call, take):
    app[CAPTURES]._extraction_seconds = 0.5
    await take(changed("Ada"))
    await take(f"<title>Bea</title>{KILLER}", 1)
    assert "h1 > text:4-15" in (await call(DRIFT_REPORT, {"site": "linkedin"})).text


@pytest.mark.usefixtures("locked_app")
async def test_a_locked_vault_tells_of_no_site(call):
    assert (await call(STATUS)).notices is None


async def test_nothing_is_kept_of_how_a_forgotten_persons_page_was_read(call, take, app, told):
    people = [(await take(changed(NAMES[number]), number)).person for number in range(3)]
    assert await told() == [SENTENCE]
    await call(FORGET, {"person": str(people[0].id), "name": people[0].name})
    [runs] = await app[STORE].read(lambda c: c.execute("SELECT count(*) FROM run").fetchone())
    assert runs == 2
    assert await told() == []


async def test_a_page_that_takes_for_ever_is_kept_as_a_broken_draft_of_its_site(
    app, call, take, told
):
    app[CAPTURES]._extraction_seconds = 0.5
    for number in range(3):
        receipt = await take(f"<title>Ada</title>{KILLER}", number)
        assert (receipt.outcome, receipt.status, receipt.kind) == ("draft", "broken", "other")
        assert receipt.url == f"https://www.linkedin.com/in/{NAMES[number].lower()}-lovelace"
    assert await told() == [SENTENCE]
    [blobs] = await app[STORE].read(lambda c: c.execute("SELECT count(*) FROM blob").fetchone())
    assert blobs == 3
    added = await call(ADD, {"fields": {"name": "Ada"}, "capture": str(receipt.capture)})
    shown = await call(SHOW, {"person": str(added.person.id)})
    assert receipt.url in {one.value for one in shown.identities}


SMALL = """
import resource
from kithbook import worker
worker.limit()
load = worker.load
def loaded():
    load()
    used = int(open('/proc/self/statm').read().split()[0]) * resource.getpagesize()
    most = used + 24 * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
worker.load = loaded
worker.main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel enforces RLIMIT_AS")
async def test_a_page_that_eats_the_memory_is_kept_as_a_broken_draft_with_its_title(app, call):
    """The worker's limit is put lower than the page needs; else it is the real one."""
    app[CAPTURES]._worker = worker = Worker(command=(sys.executable, "-I", "-c", SMALL))
    hungry = "<b>" * 60_000 + "<p>Ada</p>" * 140_000
    body = snapshot(hungry, url="https://engines.net/big", title="Ada's page")
    receipt = await settled(call, (await call(CAPTURE, {"snapshot": body})).capture)
    assert (receipt.outcome, receipt.status, receipt.title) == ("draft", "broken", "Ada's page")
    after = await call(CAPTURE, {"snapshot": snapshot()})
    assert (await settled(call, after.capture)).outcome == "created"
    await worker.stop()
