"""What to know before one meets somebody."""

import pytest
from daemon.extension import Refused
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kithbook.brief.markdown import plain
from kithbook_protocol.operations import CAPTURE, EDIT, NOTE, RECEIPT
from kithbook_protocol.people_operations import DATE, RELATION
from kithbook_protocol.relationship_operations import BRIEF, CADENCE, PROMISE, REMIND

DAY = 24 * 3600
pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def brief(call):
    async def read(*people):
        return await call(BRIEF, {"people": people})

    return read


async def test_it_says_what_is_open_what_was_last_and_when_the_birthday_is(
    add, log, call, item, brief
):
    ada = await add("Ada", tags=["maths"])
    for weeks in (1, 2, 3, 4):
        await log(ada, when=f"{weeks} weeks ago", text=f"talk {weeks}")
    await call(NOTE, {"person": ada, "text": "Likes tea"})
    await call(CADENCE, {"person": ada, "ideal": 5})
    await call(DATE, {"person": ada, "label": "birthday", "day": "--01-20"})
    for theirs in (False, True):
        body = {"person": ada, "text": f"theirs {theirs}", "theirs": theirs, "due": "tomorrow"}
        await call(PROMISE, body, item=item())
    await call(REMIND, {"person": ada, "text": "The move"}, item=item())
    [one] = (await brief(ada)).people
    assert [last.text for last in one.last] == ["talk 1", "talk 2", "talk 3"]
    assert [(entry.kind, entry.text, entry.day) for entry in one.entries] == [
        ("theirs", "theirs True", "2027-01-16"),
        ("promise", "theirs False", "2027-01-16"),
        ("reminder", "The move", "2027-01-16"),
    ]
    assert (one.birthday.days, one.contact.state, one.notes[0].text) == (5, "due", "Likes tea")
    told = (await brief(ada)).markdown
    for line in ("# Ada", "- You promised: theirs False (2027-01-16)", "- Reminder: The move",
                 "- 2027-01-08, met: talk 1", "- birthday on 20 January 2027"):  # fmt: skip
        assert line in told


async def test_it_tells_what_pages_said_newly_since_you_were_last_in_touch(call, log, brief, clock):
    titles = ("Analyst", "Head of Analysis", "Director")
    for number, title in enumerate(titles):
        clock.forward(DAY)
        page = {
            "url": "https://engines.example/ada",
            "captured_at": clock(),
            "html": '<title>Ada</title><main><div class=h-card><h1 class="p-name">'
            '<a class="u-url u-uid" href="https://engines.example/ada">Ada Lovelace</a></h1>'
            f'<p class="p-job-title">{title}</p><p class="p-org">Engines</p></div></main>',
        }
        done = await call(CAPTURE, {"snapshot": page})
        receipt = await call(RECEIPT, {"capture": str(done.capture)})
        while receipt.state == "pending":
            receipt = await call(RECEIPT, {"capture": str(done.capture)})
        if number == 1:
            clock.forward(DAY)
            await log(str(receipt.person.id))
    [one] = (await brief(str(receipt.person.id))).people
    assert [(change.before, change.after) for change in one.changes] == [
        ("Head of Analysis", "Director")]  # fmt: skip


def said(shared):
    return [one.sentence for one in shared.reasons]


async def test_whom_they_know_is_told_and_of_several_who_has_to_do_with_most_first(
    add, log, call, brief
):
    ada, bo, cy, di = [await add(name) for name in ("Ada", "Bo", "Cy", "Di")]
    await call(RELATION, {"person": ada, "other": cy, "label": "manager"})
    await log(bo, cy, di, when="2027-01-04")
    for person in (bo, di):
        await call(EDIT, {"person": person, "fields": {"organisation": "Engines"}})
    [one] = (await brief(ada)).shared
    assert (one.name, said(one)) == ("Cy", ["manager"])
    [reason] = one.reasons
    assert (reason.kind, reason.whose, reason.what) == ("relation", None, "manager")
    found = await brief(ada, bo)
    assert [(one.name, said(one)) for one in found.shared] == [
        ("Cy", ["Ada: manager", "Bo: met, together on 2027-01-04"]),
        ("Di", ["Bo: met, together on 2027-01-04"]),
    ]
    assert "### People in common" in found.markdown


async def test_who_is_named_twice_is_told_once_and_nobody_is_refused(add, brief):
    ada = await add("Ada")
    assert len((await brief(ada, ada[-8:])).people) == 1
    with pytest.raises(Refused):
        await brief("ffffffff")


@given(st.text(max_size=60))
def test_what_anybody_wrote_means_nothing_in_markdown(text):
    html = MarkdownIt().render(f"- a {plain(text)}")
    assert html.count("<") == html.count("<ul>") + html.count("<li>") + html.count("</")
