"""Where each value comes from: which page or hand, when, how sure."""

import pytest
from daemon.capture.conftest import URL, page

from kithbook_protocol.operations import ACCEPT, ADD, EDIT, MERGE, ORIGINS, SUGGESTIONS, UNDO
from kithbook_protocol.people_operations import DATE, FIELD_ADD, RELATION, ROLE


@pytest.fixture
def origins(call):
    async def ask(person):
        found = await call(ORIGINS, {"person": str(person)})
        return {(one.field, one.said.value): one for one in found.origins}

    return ask


async def test_what_a_page_gave_names_the_page_and_how_sure_it_is(capture, origins):
    receipt = await capture(page(org="Engines", email="ada@engines.net"))
    found = await origins(receipt.person.id)
    for key in ("name", "Ada Lovelace"), ("organisation", "Engines"), ("email", "ada@engines.net"):
        said = found[key].said
        assert (said.kind, said.url, said.change_set) == ("capture", URL, receipt.capture)
        sure = next(one for one in receipt.fields if one.field == key[0])
        assert said.confidence == pytest.approx(sure.confidence, abs=0.001)
        assert said.layer == sure.layer


async def test_what_was_typed_over_is_kept_with_who_said_it_before(call, capture, origins):
    person = (await capture(page(headline="Countess"))).person
    edit = {"person": str(person.id), "fields": {"headline": "Poet"}}
    await call(EDIT, edit)
    one = (await origins(person.id))["headline", "Poet"]
    assert (one.said.kind, one.said.url, one.said.confidence) == ("edit", None, None)
    [before] = one.earlier
    assert (before.value, before.kind, before.url) == ("Countess", "capture", URL)


async def test_after_an_undo_it_is_again_who_said_it_first(call, capture, origins):
    person = (await capture(page(headline="Countess"))).person
    await call(EDIT, {"person": str(person.id), "fields": {"headline": "Poet"}})
    await call(UNDO, {})
    one = (await origins(person.id))["headline", "Countess"]
    assert (one.said.kind, one.said.url, one.earlier) == ("capture", URL, [])


async def test_a_suggestion_that_was_taken_says_so(call, capture, origins):
    person = (await capture(page(headline="Countess"))).person
    await call(EDIT, {"person": str(person.id), "fields": {"headline": "Poet"}})
    await capture(page(headline="Enchantress"))
    [waiting] = (await call(SUGGESTIONS, {"person": str(person.id)})).suggestions
    await call(ACCEPT, {"suggestions": [str(waiting.id)]})
    one = (await origins(person.id))["headline", "Enchantress"]
    assert one.said.kind == "accept"
    assert [before.value for before in one.earlier] == ["Poet", "Countess"]


async def test_of_two_who_were_merged_each_value_keeps_where_it_came_from(call, capture, origins):
    person = (await capture(page(email="ada@engines.net"))).person
    fields = {"name": "Augusta King", "headline": "Countess"}
    other = (await call(ADD, {"fields": fields, "tags": ["poet"]})).person
    await call(MERGE, {"kept": str(person.id), "other": str(other.id)})
    found = await origins(person.id)
    assert found["tag", "poet"].said.kind == "add"
    assert found["email", "ada@engines.net"].said.url == URL
    assert found["headline", "Countess"].said.kind == "add"
    assert ("name", "Augusta King") not in found


@pytest.mark.parametrize("again", [False, True])
async def test_what_a_merge_took_over_is_still_who_said_it(call, capture, origins, again):
    page_of = (await capture(page(headline="Enchantress"))).person
    fields = {"name": "Ada King", "headline": "Countess"}
    ada, last = [(await call(ADD, {"fields": fields})).person for _ in range(2)]
    for one, day in ((page_of, "--12-11"), (ada, "--12-10")):
        await call(DATE, {"person": str(one.id), "label": "birthday", "day": day})
    take = {"take": ["headline", "birthday"]}
    await call(MERGE, {"kept": str(ada.id), "other": str(page_of.id), **take})
    await call(MERGE, {"kept": str(last.id), "other": str(ada.id), **take})
    if again:
        undone = await call(UNDO, {})
        assert (await origins(ada.id))["headline", "Enchantress"].said.url == URL
        await call(UNDO, {"change_set": str(undone.change_set)})
    found = await origins(last.id)
    headline = found["headline", "Enchantress"]
    assert (headline.said.kind, headline.said.url) == ("capture", URL)
    assert headline.said.confidence
    assert (headline.earlier[-1].value, headline.earlier[-1].kind) == ("Countess", "add")
    assert "merge" not in {one.kind for one in headline.earlier}
    assert found["birthday", "--12-11"].said.kind == "date"


async def test_what_stayed_as_a_copy_when_two_were_parted_is_still_who_said_it(call, app, origins):
    assert app
    ada, king = [(await call(ADD, {"fields": {"name": name}})).person for name in ("Ada", "Bo")]
    await call(DATE, {"person": str(king.id), "label": "birthday", "day": "--12-11"})
    merged = await call(MERGE, {"kept": str(ada.id), "other": str(king.id)})
    await call(DATE, {"person": str(ada.id), "label": "birthday", "day": "--12-24"})
    await call(UNDO, {"change_set": str(merged.change_set)})
    assert (await origins(ada.id))["birthday", "--12-24"].said.kind == "date"
    assert (await origins(king.id))["birthday", "--12-11"].said.kind == "date"


async def test_own_fields_dates_relations_and_roles_are_told_by_their_names(call, capture, origins):
    person = (await capture(page())).person
    one = {"person": str(person.id)}
    bo = (await call(ADD, {"fields": {"name": "Bo"}})).person
    await call(FIELD_ADD, {"name": "Shoe size", "kind": "number"})
    await call(EDIT, one | {"values": [{"field": "Shoe size", "value": "38"}]})
    await call(DATE, one | {"label": "birthday", "day": "--04-12"})
    await call(RELATION, one | {"label": "manager", "other": str(bo.id)})
    await call(ROLE, one | {"fields": {"title": "Poet", "until": "2019"}})
    found = {key: origin.said.kind for key, origin in (await origins(person.id)).items()}
    assert {key: kind for key, kind in found.items() if kind != "capture"} == {
        ("Shoe size", "38"): "edit",
        ("birthday", "--04-12"): "date",
        ("relation", "manager: Bo"): "relation",
        ("title", "Poet"): "role",
        ("until", "2019"): "role",
    }
