"""One organisation, however it is spelt."""

import pytest
from daemon.extension import Refused

from kithbook.store.service import STORE
from kithbook_protocol.operations import EDIT, FORGET, HISTORY, SEARCH, UNDO
from kithbook_protocol.people_operations import (
    COLLEAGUES,
    ORGANISATION,
    ORGANISATION_EDIT,
    ORGANISATION_JOIN,
    ORGANISATION_JOIN_PREVIEW,
    ORGANISATIONS,
)

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def listed(call):
    async def read():
        return (await call(ORGANISATIONS, {})).organisations

    return read


@pytest.fixture
def join(call):
    async def make(kept, other, **more):
        return await call(ORGANISATION_JOIN, {"kept": kept, "other": other, **more})

    return make


@pytest.fixture
async def ada(add):
    return await add("Ada", fields={"role": "Analyst", "organisation": "Acme Ltd"})


@pytest.fixture
async def bo(add):
    return await add("Bo", fields={"role": "CTO", "organisation": "Acme Limited"})


async def refusal(awaitable):
    with pytest.raises(Refused) as caught:
        await awaitable
    return caught.value.failure


def houses(person):
    return [one.organisation for one in person.roles]


@pytest.mark.parametrize(
    ("one", "same"),
    [("Acme Ltd", " Acme  Ltd "), ("Acme Ltd", "acme\u00a0LTD"), ("Ärzte AG", "ÄRZTE  ag"),
     ("Ärzte AG", "A\u0308rzte AG"), ("Ωmega", "ωMEGA")],
)  # fmt: skip
async def test_case_spaces_and_the_way_letters_are_composed_make_no_second_one(
    add, call, listed, one, same
):
    await add("Ada", fields={"organisation": one})
    await add("Bo", fields={"organisation": same})
    [line] = await listed()
    assert (line.current, "  " in line.name) == (2, False)
    assert (await call(ORGANISATION, {"organisation": same})).id == line.id
    named = {"organisation": one, "fields": {"name": f" {one}  Works"}}
    assert (await call(ORGANISATION_EDIT, named)).organisation.name.endswith(" Works")


@pytest.mark.usefixtures("ada", "bo")
async def test_those_that_differ_in_legal_form_accents_and_dots_are_listed_as_alike(add, listed):
    await add("Cy", fields={"organisation": "A.C.M.É."})
    await add("Di", fields={"organisation": "Acme Works"})
    found = {one.name: one for one in await listed()}
    alike = {name: len(one.alike) for name, one in found.items()}
    assert alike == {"A.C.M.É.": 2, "Acme Limited": 2, "Acme Ltd": 2, "Acme Works": 0}


async def test_joined_they_are_one_for_everybody_there_and_undo_parts_them(  # noqa: PLR0917 - fixtures
    call, listed, join, shown, ada, bo
):
    before = await listed(), await shown(bo)
    done = await join("acme ltd", "acme limited")
    assert done.sentence == "Acme Limited joined to Acme Ltd; `kithbook undo` parts them again."
    assert [one.name for one in done.organisation.people] == ["Ada", "Bo"]
    [line] = await listed()
    assert (line.name, line.current) == ("Acme Ltd", 2)
    assert houses(await shown(bo)) == ["Acme Ltd"]
    assert (await call(SEARCH, {"query": "bo"})).hits[0].line == "CTO · Acme Ltd"
    [colleague] = (await call(COLLEAGUES, {"person": str(ada.id)})).colleagues
    assert colleague.name == "Bo"
    await call(UNDO, {})
    assert (await listed(), (await shown(bo)).roles) == (before[0], before[1].roles)
    assert (await call(SEARCH, {"query": "bo"})).hits[0].line == "CTO · Acme Limited"


@pytest.mark.usefixtures("ada")
async def test_both_names_and_both_ids_lead_to_the_one(call, join, bo):
    other = (await call(ORGANISATION, {"organisation": "acme limited"})).id
    kept = (await join("acme ltd", "acme limited")).organisation
    for reference in ("ACME  LIMITED", "acme ltd", str(other), other.hex[-8:]):
        assert (await call(ORGANISATION, {"organisation": reference})).id == kept.id
    # Who is said to be at the other is at the kept one, and that keeps its name.
    edit = {"person": str(bo.id), "fields": {"organisation": "Acme limited"}}
    assert (await call(EDIT, edit)).sentence == "Nothing changed."


@pytest.mark.usefixtures("ada")
async def test_a_role_that_comes_later_is_at_the_kept_one_also_after_the_undo(  # noqa: PLR0917 - fixtures
    add, call, join, listed, shown, bo
):
    await join("acme ltd", "acme limited")
    cy = await add("Cy", fields={"organisation": "acme limited"})
    assert len(await listed()) == 1
    [joined] = [one for one in (await call(HISTORY, {})).deeds if one.kind == "join"]
    await call(UNDO, {"change_set": str(joined.id)})
    assert houses(await shown(cy)) == ["Acme Ltd"]
    assert houses(await shown(bo)) == ["Acme Limited"]


@pytest.mark.usefixtures("ada", "bo")
async def test_what_there_is_one_of_is_chosen_and_notes_come_together(call, join):
    for name, number in (("Acme Ltd", 1), ("Acme Limited", 2)):
        fields = {"website": f"acme{number}.example", "note": f"note {number}"}
        await call(ORGANISATION_EDIT, {"organisation": name, "fields": fields})
    body = {"kept": "acme ltd", "other": "acme limited", "take": ["website"]}
    choices = (await call(ORGANISATION_JOIN_PREVIEW, body)).choices
    assert [(one.field, one.takes) for one in choices] == [("name", "kept"), ("website", "other")]
    found = (await join("acme ltd", "acme limited", take=["website"])).organisation
    assert found.name == "Acme Ltd"
    assert found.website == "https://acme2.example"
    assert found.note == "note 1\n\nnote 2"
    await call(UNDO, {})
    assert (await call(ORGANISATION, {"organisation": "acme ltd"})).note == "note 1"
    assert (await call(ORGANISATION, {"organisation": "acme limited"})).note == "note 2"


@pytest.mark.usefixtures("ada", "bo")
async def test_a_preview_joins_nothing(call, listed):
    before = await listed()
    await call(ORGANISATION_JOIN_PREVIEW, {"kept": "acme ltd", "other": "acme limited"})
    assert await listed() == before


@pytest.mark.usefixtures("ada", "bo")
async def test_what_cannot_be_joined_is_refused(join):
    assert "one organisation already" in (await refusal(join("acme ltd", "ACME  Ltd"))).sentence
    assert "no organisation" in (await refusal(join("acme ltd", "works"))).sentence
    await join("acme ltd", "acme limited")
    assert "one organisation already" in (await refusal(join("acme ltd", "acme limited"))).sentence


async def test_one_that_was_joined_goes_with_the_last_of_all_who_were_there(  # noqa: PLR0917 - fixtures
    app, call, join, listed, shown, ada, bo
):
    await join("acme ltd", "acme limited")
    await call(FORGET, {"person": str(ada.id), "name": "Ada"})
    assert houses(await shown(bo)) == ["Acme Ltd"]
    await call(FORGET, {"person": str(bo.id), "name": "Bo"})
    assert await listed() == []
    left = "SELECT count(*) FROM change WHERE fields LIKE '%Acme%'"
    assert await app[STORE].read(lambda c: c.execute(left).fetchone()) == (0,)
