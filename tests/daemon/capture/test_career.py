"""What a page said of a role before, when it says another: kept as one that ended."""

from datetime import UTC, datetime

import pytest
from daemon.capture.conftest import URL

from kithbook_protocol.operations import EDIT, HISTORY, SHOW, UNDO
from kithbook_protocol.people_operations import ORGANISATION, ROLE

MOMENT = 1_790_000_000_000
DAY = datetime.fromtimestamp(MOMENT / 1000, UTC).astimezone().date().isoformat()


def page(title=None, org=None, url=URL):
    """Return a page whose role is beyond doubt."""
    said = {"@type": "Person", "name": "Ada Lovelace", "url": url}
    if title:
        said["jobTitle"] = title
    if org:
        said["worksFor"] = {"@type": "Organization", "name": org}
    text = str(said).replace("'", '"')
    return (
        f'<title>Ada Lovelace</title><script type="application/ld+json">{text}</script>'
        "<main><h1>Ada Lovelace</h1></main>"
    )


@pytest.fixture
def visit(capture):
    """Capture a page that says this of Ada's role, at MOMENT."""

    async def make(title=None, org=None, url=URL):
        return await capture(page(title, org, url), url=url, captured_at=MOMENT)

    return make


def told(person):
    return [
        (one.title, one.organisation, one.since, one.until, one.seen, one.until_seen)
        for one in person.roles
    ]


async def test_another_role_on_the_same_page_keeps_the_one_before(call, visit):
    first = (await visit("Analyst", "Engines")).person
    assert told(first) == [("Analyst", "Engines", None, None, None, False)]
    receipt = await visit("Director", "Works")
    assert told(receipt.person) == [
        ("Director", "Works", None, None, DAY, False),
        ("Analyst", "Engines", None, DAY, None, True),
    ]
    assert {(one.before, one.after) for one in receipt.changed} == {
        ("Analyst", "Director"), ("Engines", "Works"),
    }  # fmt: skip
    assert receipt.person.roles[0].id == first.roles[0].id
    await call(UNDO, {"change_set": str(receipt.change_set)})
    after = await call(SHOW, {"person": str(first.id)})
    assert after.model_copy(update={"changed_at": 0}) == first.model_copy(update={"changed_at": 0})


async def test_the_organisation_stays_with_a_promotion(visit):
    await visit("Analyst", "Engines")
    receipt = await visit("Director")
    assert told(receipt.person)[0][:2] == ("Director", "Engines")
    assert told(receipt.person)[1][:2] == ("Analyst", "Engines")


async def test_a_chain_of_roles_is_kept_with_when_each_was_seen_first(visit):
    for title in ("Analyst", "Director", "Chair"):
        receipt = await visit(title, "Engines")
    assert told(receipt.person) == [
        ("Chair", "Engines", None, None, DAY, False),
        ("Analyst", "Engines", None, DAY, None, True),
        ("Director", "Engines", None, DAY, DAY, True),
    ]


async def test_what_was_known_of_when_it_began_goes_with_the_role_that_ended(call, visit):
    person = (await visit("Analyst", "Engines")).person
    fields = {"since": "2019-05"}
    await call(ROLE, {"person": str(person.id), "role": str(person.roles[0].id), "fields": fields})
    receipt = await visit("Director", "Engines")
    assert told(receipt.person) == [
        ("Director", "Engines", None, None, DAY, False),
        ("Analyst", "Engines", "2019-05", DAY, None, True),
    ]


@pytest.mark.parametrize("again", [("analyst", "Engines"), ("Analyst", "ENGINES")])
async def test_the_same_in_other_letters_is_no_other_role(visit, again):
    await visit("Analyst", "Engines")
    assert len((await visit(*again)).person.roles) == 1


async def test_what_a_page_adds_to_a_role_is_no_other_role(visit):
    await visit("Analyst")
    receipt = await visit("Analyst", "Engines")
    assert told(receipt.person) == [("Analyst", "Engines", None, None, None, False)]


async def test_another_page_and_a_typed_role_end_nothing(call, visit):
    person = (await visit("Analyst", "Engines")).person
    edit = {"person": str(person.id), "fields": {"role": "Poet"}, "add_urls": ["https://ada.net"]}
    assert len((await call(EDIT, edit)).person.roles) == 1
    elsewhere = await visit("Director", "Works", url="https://ada.net")
    assert told(elsewhere.person) == [("Poet", "Engines", None, None, None, False)]
    assert {one.after for one in elsewhere.suggested} == {"Director", "Works"}


async def test_what_was_typed_into_a_role_is_not_written_over_once_its_page_changed(call, visit):
    person = (await visit("Analyst", "Engines")).person
    await call(EDIT, {"person": str(person.id), "fields": {"role": "Poet"}})
    for _ in range(2):
        receipt = await visit("Analyst", "Works")
        assert told(receipt.person)[0][:2] == ("Poet", "Engines")
        assert {one.after for one in receipt.suggested} == {"Analyst", "Works"}


async def test_a_role_ended_by_hand_is_not_taken_up_again_by_its_page(call, visit):
    person = (await visit("Analyst", "Engines")).person
    ended = {"person": str(person.id), "role": str(person.roles[0].id), "fields": {"until": "2020"}}
    before = (await call(ROLE, ended)).person
    receipt = await visit("Analyst", "Engines")
    assert told(receipt.person) == told(before)
    assert {one.after for one in receipt.suggested} == {"Analyst", "Engines"}


async def test_the_organisation_tells_who_left_and_history_what_was_kept(call, visit):
    person = (await visit("Analyst", "Engines")).person
    await visit("Director", "Works")
    [member] = (await call(ORGANISATION, {"organisation": "engines"})).people
    assert (member.name, member.role.until) == ("Ada Lovelace", DAY)
    [deed, *_] = (await call(HISTORY, {"person": str(person.id)})).deeds
    assert ("until", DAY) in {(one.field, one.after) for one in deed.edits}


async def test_a_new_job_stands_in_the_history_as_that(call, visit):
    person = (await visit("Analyst", "Engines")).person
    await visit("Director", "Works")
    news = [deed.news for deed in (await call(HISTORY, {"person": str(person.id)})).deeds]
    assert news == ["New job: Analyst → Director, Engines → Works", None]


async def test_beside_a_typed_title_another_house_waits_with_its_own_title(call, visit):
    person = (await visit("Analyst", "Engines")).person
    await call(EDIT, {"person": str(person.id), "fields": {"role": "My own title"}})
    receipt = await visit("Director", "Works")
    assert told(receipt.person) == [("My own title", "Engines", None, None, None, False)]
    assert {(one.field, one.after) for one in receipt.suggested} == {
        ("role", "Director"), ("organisation", "Works"),
    }  # fmt: skip
