"""Roles one by one, organisations as entries of their own, and who was there together."""

import pytest
from daemon.extension import Refused

from kithbook_protocol.operations import DELETE, EDIT, SEARCH, SHOW, UNDO
from kithbook_protocol.people_operations import (
    COLLEAGUES,
    ORGANISATION,
    ORGANISATION_EDIT,
    ORGANISATIONS,
    ROLE,
    ROLE_REMOVE,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def role(call):
    async def write(person, which=None, **fields):
        body = {"person": str(person.id), "role": which and str(which), "fields": fields}
        return (await call(ROLE, body)).person

    return write


@pytest.fixture
def organisation(call):
    async def show(name):
        return await call(ORGANISATION, {"organisation": name})

    return show


def told(person):
    return [(one.title, one.organisation, one.since, one.until) for one in person.roles]


async def refusal(awaitable):
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.failure


async def test_several_roles_at_once_and_the_first_is_shown(call, role, ada):
    await role(ada, title="Analyst", organisation="Engines", since="2019-05")
    person = await role(ada, title="Advisor", organisation="Works")
    assert told(person) == [
        ("Analyst", "Engines", "2019-05", None), ("Advisor", "Works", None, None),
    ]  # fmt: skip
    [hit] = (await call(SEARCH, {"query": "works"})).hits
    assert hit.line == "Analyst · Engines"


async def test_what_ended_comes_after_what_is_now_and_latest_first(call, role, ada):
    for title, until in (("A", "2009"), ("B", "2015-02-01"), ("C", None), ("D", "2015")):
        await role(ada, title=title, until=until)
    person = await call(SHOW, {"person": str(ada.id)})
    assert [one.title for one in person.roles] == ["C", "B", "D", "A"]


async def test_a_role_that_ended_is_not_written_over_nor_shown_beside_the_name(call, role, ada):
    person = await role(ada, title="Analyst", organisation="Engines")
    await role(ada, person.roles[0].id, until="2020")
    assert (await call(SEARCH, {"query": "engines"})).hits[0].line == ""
    done = await call(EDIT, {"person": str(ada.id), "fields": {"role": "Poet"}})
    assert told(done.person) == [
        ("Poet", None, None, None), ("Analyst", "Engines", None, "2020"),
    ]  # fmt: skip


async def test_a_role_is_changed_ended_taken_up_again_and_removed(call, role, ada):
    person = await role(ada, title="Analyst", organisation="engines")
    which = person.roles[0].id.hex[-8:]
    assert told(await role(ada, which, organisation="Engines", since="2001-02-03")) == [
        ("Analyst", "Engines", "2001-02-03", None)
    ]
    assert told(await role(ada, which, until="2003"))[0][3] == "2003"
    assert told(await role(ada, which, until=None, since=""))[0][2:] == (None, None)
    done = await call(ROLE_REMOVE, {"person": str(ada.id), "role": which})
    assert done.person.roles == []
    await call(UNDO, {})
    assert len((await call(SHOW, {"person": str(ada.id)})).roles) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"title": " "},
        {"title": "A", "since": "--04-12"},
        {"title": "A", "since": "lately"},
        {"title": "A", "since": "2019", "until": "2018-12-31"},
        {"title": "A", "until": "2999"},
    ],
)
async def test_a_role_that_cannot_be_is_refused(call, role, ada, fields):
    assert (await refusal(role(ada, **fields))).code == "invalid"
    assert (await call(SHOW, {"person": str(ada.id)})).roles == []


async def test_a_role_may_begin_and_end_in_the_same_year(role, ada):
    assert told(await role(ada, title="A", since="2019-05", until="2019"))[0][3] == "2019"


async def test_a_role_of_somebody_else_cannot_be_changed(call, role, ada, bo):
    theirs = (await role(bo, title="CTO")).roles[0].id
    failure = await refusal(role(ada, theirs, title="x"))
    assert "has no role" in failure.sentence
    removal = {"person": str(ada.id), "role": str(theirs)}
    assert (await refusal(call(ROLE_REMOVE, removal))).code == "conflict"
    assert (await refusal(role(ada, "", title="x"))).code == "invalid"


async def test_an_organisation_shows_who_is_and_was_there(call, role, organisation, ada, bo):
    await role(ada, title="Analyst", organisation="Engines", until="2015")
    await role(bo, title="CTO", organisation="ENGINES")
    found = await organisation("engines")
    assert [(one.name, one.role.title, one.role.until) for one in found.people] == [
        ("Bo Chen", "CTO", None), ("Ada Lovelace", "Analyst", "2015"),
    ]  # fmt: skip
    assert (await organisation(found.id.hex[-8:])).id == found.id
    [line] = (await call(ORGANISATIONS, {})).organisations
    assert (line.name, line.current, line.past) == ("Engines", 1, 1)
    await call(DELETE, {"person": str(bo.id)})
    assert len((await organisation("engines")).people) == 1


async def test_an_organisation_nobody_is_left_of_is_not_listed(call, add):
    await add(fields={"organisation": "Engines"})
    await call(UNDO, {})
    assert (await call(ORGANISATIONS, {})).organisations == []


async def test_an_organisation_is_changed_for_everyone_there_and_undone(
    call, role, organisation, shown, ada
):
    await role(ada, title="Analyst", organisation="Engines")
    fields = {"name": "Engines Ltd", "website": "engines.example", "note": "makes\nthem"}
    done = await call(ORGANISATION_EDIT, {"organisation": "engines", "fields": fields})
    found = done.organisation
    assert (found.name, found.website) == ("Engines Ltd", "https://engines.example")
    assert (await shown(ada)).roles[0].organisation == "Engines Ltd"
    assert (await call(SEARCH, {"query": "ltd"})).hits[0].line == "Analyst · Engines Ltd"
    await call(UNDO, {})
    assert (await organisation("Engines")).website is None
    same = {"organisation": "engines", "fields": {"name": "Engines"}}
    assert (await call(ORGANISATION_EDIT, same)).sentence == "Nothing changed."


@pytest.mark.parametrize(
    "fields", [{"name": "works"}, {"name": " "}, {"name": None}, {"website": "javascript:x"}]
)
async def test_a_change_that_an_organisation_cannot_have_is_refused(
    call, role, organisation, ada, fields
):
    await role(ada, organisation="Engines")
    await role(ada, organisation="Works")
    body = {"organisation": "Engines", "fields": fields}
    assert (await refusal(call(ORGANISATION_EDIT, body))).code == "invalid"
    assert (await organisation("Engines")).name == "Engines"


async def test_an_unknown_organisation_is_one_sentence(organisation):
    failure = await refusal(organisation("z" * 900))
    assert failure.code == "conflict"
    assert len(failure.sentence) < 200


async def test_colleagues_are_who_was_there_at_the_same_time_or_may_have_been(call, role, add, ada):
    await role(ada, organisation="Engines", since="2010", until="2015")
    for name, since, until in (
        ("Bo", "2012", None),
        ("Cy", None, "2014"),
        ("Di", "2016", None),
        ("Ed", "2001", "2009-12"),
    ):
        await role(await add(name), title="x", organisation="engines", since=since, until=until)
    await role(await add("Flo"), organisation="Works")
    found = (await call(COLLEAGUES, {"person": str(ada.id)})).colleagues
    assert [(one.name, one.together) for one in found] == [("Bo", True), ("Cy", False)]


async def test_two_who_are_there_now_are_colleagues_once_whatever_is_known_of_before(
    call, role, ada, bo
):
    await role(ada, organisation="Engines")
    await role(ada, title="Chair", organisation="Engines")
    await role(bo, title="CTO", organisation="Engines", until="2011")
    await role(bo, title="CEO", organisation="Engines")
    [found] = (await call(COLLEAGUES, {"person": str(ada.id)})).colleagues
    assert (found.name, found.title, found.together) == ("Bo Chen", "CEO", True)
