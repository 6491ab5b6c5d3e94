"""Whom to reach out to, from Monday 18 January 2027 on."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from kithbook.week.interface import Reason, Span
from kithbook.week.service import _chosen
from kithbook_protocol.favour_operations import MET, POST, POSTINGS, VERDICT
from kithbook_protocol.introduction_operations import INTRODUCE
from kithbook_protocol.operations import ADD, CAPTURE, DELETE, MERGE, RECEIPT, UNDO
from kithbook_protocol.people_operations import DATE
from kithbook_protocol.relationship_operations import (
    BRIEF,
    CADENCE,
    PROMISE,
    PROMISE_END,
    REMIND,
    SNOOZE,
    WEEK,
    WEEK_ANSWER,
)

DAY = 24 * 3600

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(autouse=True)
def monday(clock):
    """Begin on a Monday."""
    clock.forward(3 * DAY)


@pytest.fixture
def week(call):
    """Return who is in the week, with the kinds of their reasons."""

    async def read():
        found = await call(WEEK)
        return {one.name: [reason.kind for reason in one.reasons] for one in found.people}

    return read


@pytest.fixture
def answer(call, item):
    async def say(person, said):
        return await call(WEEK_ANSWER, {"person": person, "answer": said}, item=item())

    return say


@pytest.fixture
async def overdue(add, log, call):
    """Add seven people who are overdue, the first of them the most; return them by name."""
    found = {}
    for number in range(7):
        name = f"P{number}"
        found[name] = await add(name)
        await log(found[name], when=f"{60 - number} days ago", text=f"talk {number}")
        await call(CADENCE, {"person": found[name], "ideal": 30, "latest": 40})
    return found


async def test_nobody_is_in_the_week_without_a_reason(add, call):
    await add("Ada")
    found = await call(WEEK)
    assert (found.monday, found.people, found.others) == ("2027-01-18", [], 0)


async def test_every_reason_is_told_in_words(add, log, call, item, week):
    names = ("Over", "Born", "Asked", "Owed", "Quiet", "Due")
    there = {name: await add(name) for name in names}
    for name, ideal in (("Over", 10), ("Due", 25)):
        await log(there[name], when="23 days ago", text="looms")
        await call(CADENCE, {"person": there[name], "ideal": ideal})
    await call(DATE, {"person": there["Born"], "label": "birthday", "day": "1990-01-20"})
    await call(
        REMIND, {"person": there["Asked"], "text": "The move", "when": "Friday"}, item=item()
    )
    await call(PROMISE, {"person": there["Owed"], "text": "A letter", "due": "Sunday"}, item=item())
    for weeks in (5, 6, 7, 8, 9):
        await log(there["Quiet"], when=f"{weeks} weeks ago")
    found = await call(WEEK)
    assert found.others == 1
    sentences = {one.name: one.reasons[0].sentence for one in found.people}
    assert sentences == {
        "Asked": "reminder for 2027-01-22: The move",
        "Born": "birthday on Wednesday, turns 37",
        "Owed": "you promised by 2027-01-24: A letter",
        "Over": "overdue from 2027-01-10 on, every 10 days wished",
        "Quiet": "quiet since 2026-12-14, before that every 7 days",
    }
    over = next(one for one in found.people if one.name == "Over")
    assert (over.talked.text, over.last.text, over.state) == ("looms", "looms", "open")
    await call(DELETE, {"person": there["Asked"]})
    assert (await week())["Due"] == ["due"]


async def test_five_at_most_and_the_same_on_every_day_of_the_week(overdue, call, clock):
    before = await call(WEEK)
    assert [one.name for one in before.people] == ["P0", "P1", "P2", "P3", "P4"]
    assert before.others == 2
    for _ in range(6):
        clock.forward(DAY)
        found = await call(WEEK)
        assert (found.people, found.others) == (before.people, before.others)
    clock.forward(DAY)
    assert (await call(WEEK)).monday == "2027-01-25"
    assert overdue


async def test_whoever_is_logged_is_done_and_stays(overdue, log, call):
    before = [one.name for one in (await call(WEEK)).people]
    await log(overdue["P2"])
    found = (await call(WEEK)).people
    assert [one.name for one in found] == before
    assert [one.name for one in found if one.state == "done"] == ["P2"]


async def test_done_without_a_word_is_done_for_this_week_alone(overdue, answer, call, clock):
    assert (await answer(overdue["P1"], "done")).sentence == "Done for this week: P1."
    assert (await answer(overdue["P1"], "done")).change_set is None
    states = {one.name: one.state for one in (await call(WEEK)).people}
    assert (states["P1"], states["P0"]) == ("done", "open")
    assert (await answer(overdue["P1"], "open")).sentence == "In the week again: P1."
    await call(UNDO)
    clock.forward(7 * DAY)
    assert {one.state for one in (await call(WEEK)).people} == {"open"}


async def test_never_the_same_five_once_they_are_turned_down(overdue, answer, week, clock):
    five = list(await week())
    for name in five:
        await answer(overdue[name], "no")
    assert set(await week()) == {"P5", "P6"}
    for _ in range(4):
        clock.forward(7 * DAY)
        assert set(await week()) == {"P5", "P6"}
    clock.forward(7 * DAY)
    assert len(await week()) == 5


async def test_turned_down_can_be_undone_and_goes_along_with_a_merge(
    overdue, add, answer, week, call
):
    await answer(overdue["P0"], "no")
    assert "P0" not in await week()
    undone = await call(UNDO)
    assert undone.sentence == "Undone: week of P0."
    assert "P0" in await week()
    other = await add("Twin")
    await answer(other, "no")
    await call(MERGE, {"kept": overdue["P0"], "other": other})
    assert "P0" not in await week()


async def test_left_for_later_within_the_week_keeps_the_place_and_beyond_it_gives_it_up(
    overdue, call, item, week, clock
):
    await call(SNOOZE, {"person": overdue["P0"], "until": "Wednesday"}, item=item())
    found = (await call(WEEK)).people
    assert (found[0].name, found[0].state, found[0].until) == (
        "P0", "resting", "2027-01-20")  # fmt: skip
    await call(SNOOZE, {"person": overdue["P1"], "until": "in 3 weeks"}, item=item())
    assert list(await week()) == ["P0", "P2", "P3", "P4", "P5"]
    clock.forward(2 * DAY)
    assert (await call(WEEK)).people[0].state == "open"


async def test_a_promise_kept_takes_its_reason_away(add, call, item, week):
    ada = await add("Ada")
    made = await call(PROMISE, {"person": ada, "text": "x", "due": "today"}, item=item())
    assert await week() == {"Ada": ["promise"]}
    await call(PROMISE_END, {"promise": str(made.promise.id), "state": "kept"})
    assert await week() == {}


async def test_a_new_job_seen_on_a_page_is_a_reason(call, week, clock, item):
    for day, title in ((0, "Analyst"), (1, "Director")):
        clock.forward(day * DAY)
        page = {
            "url": "https://engines.example/ada",
            "captured_at": clock(),
            "html": '<title>Ada</title><main><div class=h-card><h1 class="p-name">'
            '<a class="u-url u-uid" href="https://engines.example/ada">Ada Lovelace</a></h1>'
            f'<p class="p-job-title">{title}</p><p class="p-org">Engines</p></div></main>',
        }
        done = await call(CAPTURE, {"snapshot": page}, item=item())
        receipt = await call(RECEIPT, {"capture": str(done.capture)})
        while receipt.state == "pending":
            receipt = await call(RECEIPT, {"capture": str(done.capture)})
    found = await call(WEEK)
    [reason] = found.people[0].reasons
    assert (reason.kind, reason.text) == ("job", "Director at Engines")
    clock.forward(28 * DAY)
    assert await week() == {}


async def test_an_introduction_that_waits_and_a_thank_you_owed_are_reasons(
    add, call, item, week, clock
):
    ada, bo, cy = await add("Ada"), await add("Bo"), await add("Cy")
    clock.forward(-14 * DAY)
    await call(INTRODUCE, {"person": ada, "other": bo}, item=item())
    await call(INTRODUCE, {"person": bo, "introducer": cy, "state": "met"}, item=item())
    clock.forward(14 * DAY)
    assert await week() == {"Ada": ["introduction"], "Cy": ["thanks"]}
    brief = await call(BRIEF, {"people": [ada, cy]})
    told = [[(entry.kind, entry.text) for entry in one.entries] for one in brief.people]
    assert told[0] == [("introduction", "Bo")]
    assert ("thanks", "Bo") in told[1]


def test_a_kind_of_reason_does_not_fill_the_week_alone():
    monday = date(2027, 1, 18)
    assert Span(monday, monday).sunday - monday == timedelta(days=6)
    people = [UUID(int=number) for number in range(8)]
    found = {one: [Reason(one, "overdue", 0.8 - one.int / 1000, "")] for one in people[:6]}
    found[people[6]] = [Reason(people[6], "quiet", 0.5, "")]
    found[people[7]] = [Reason(people[7], "due", 0.45, "")]
    chosen = _chosen(found, dict.fromkeys(people, 0.0))
    assert [one.int for one in chosen] == [0, 1, 6, 7, 2]
    closer = dict.fromkeys(people, 0.0) | {people[5]: 1.0}
    assert _chosen(found, closer)[0] == people[5]


async def test_an_ask_that_an_offer_serves_is_a_reason_to_write(add, call, item, week):
    ada, bo = await add("Ada"), await add("Bo")
    ask = {"kind": "ask", "person": ada, "text": "A kiln for ceramics", "due": "Friday"}
    made = await call(POST, ask, item=item())
    assert await week() == {}
    await call(POST, {"kind": "offer", "person": bo, "text": "A gas kiln"}, item=item())
    [shown] = (await call(WEEK)).people
    [reason] = shown.reasons
    assert (shown.name, reason.kind, reason.text) == ("Ada", "ask", "A kiln for ceramics")
    assert (reason.day, reason.name, reason.row) == ("2027-01-22", "Bo", made.posting.id)
    assert reason.sentence == "looks for A kiln for ceramics: Bo can give A gas kiln"
    mine = await call(POST, {"kind": "offer", "text": "A kiln for ceramics, mine"}, item=item())
    [reason] = (await call(WEEK)).people[0].reasons
    assert (reason.name, reason.sentence.rpartition(": ")[2]) == (
        None, "you can give A kiln for ceramics, mine")  # fmt: skip
    for offer in (mine.posting.id, (await call(POSTINGS, {"person": bo})).postings[0].id):
        verdict = {"posting": str(made.posting.id), "candidate": str(offer), "fits": False}
        await call(VERDICT, verdict, item=item())
    assert await week() == {}


async def test_who_was_said_to_fit_an_ask_is_a_reason_and_who_only_might_is_none(
    add, call, item, week
):
    ada = await add("Ada")
    added = await call(ADD, {"fields": {"name": "Bo", "role": "Ceramics teacher"}})
    bo = str(added.person.id)
    ask = {"kind": "ask", "person": ada, "text": "Somebody for ceramics"}
    made = await call(POST, ask, item=item())
    assert await week() == {}
    verdict = {"posting": str(made.posting.id), "candidate": bo, "fits": True}
    await call(VERDICT, verdict, item=item())
    [reason] = (await call(WEEK)).people[0].reasons
    assert reason.sentence == "looks for Somebody for ceramics: Bo fits"
    await call(MET, {"posting": str(made.posting.id), "by": bo}, item=item())
    assert await week() == {}


async def test_what_you_look_for_yourself_is_no_reason(add, call, item, week):
    bo = await add("Bo")
    await call(POST, {"kind": "ask", "text": "A gas kiln"}, item=item())
    await call(POST, {"kind": "offer", "person": bo, "text": "A gas kiln"}, item=item())
    assert await week() == {}
