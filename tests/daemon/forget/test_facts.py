"""What hangs between people, and what is nobody's own, when one of them is forgotten."""

from contextlib import closing

import pytest
from daemon.store.device import Device

from kithbook.forget import service as forgetting
from kithbook.people import facts, relation
from kithbook.people import service as people
from kithbook_protocol.introduction_operations import INTRODUCE, INTRODUCTIONS
from kithbook_protocol.operations import EDIT, HISTORY, SEARCH, SHOW
from kithbook_protocol.people import AddRequest, ForgetRequest
from kithbook_protocol.people_operations import FIELD_ADD, FIELDS, RELATION
from kithbook_protocol.relation import RelationRequest


@pytest.mark.parametrize("whose", [0, 1])
async def test_a_relation_goes_with_either_of_the_two(call, add, forget, whose):
    both = [await add("Ada Lovelace"), await add("Bo Chen")]
    gone, left = both[whose], both[1 - whose]
    body = {"person": str(both[0].id), "other": str(both[1].id), "label": "manager"}
    await call(RELATION, body | {"note": "since spring"})
    await forget(gone.id)
    assert (await call(SHOW, {"person": str(left.id)})).relations == []
    assert (await call(SEARCH, {"query": gone.name})).hits == []
    [deed] = (await call(HISTORY, {"person": str(left.id)})).deeds
    assert deed.kind == "add"


@pytest.mark.parametrize("whose", [0, 1, 2])
async def test_an_introduction_goes_with_any_of_the_three(call, add, forget, whose):
    three = [await add(name) for name in ("Ada Lovelace", "Bo Chen", "Cy Moss")]
    body = dict(zip(("person", "other", "introducer"), [str(one.id) for one in three], strict=True))
    await call(INTRODUCE, body | {"why": "Both restore looms", "note": "ask in May"})
    gone = three.pop(whose)
    await forget(gone.id)
    assert (await call(INTRODUCTIONS, {"which": "all"})).introductions == []
    for left in three:
        told = (await call(HISTORY, {"person": str(left.id)})).model_dump_json()
        assert not any(word in told for word in (gone.name, "looms", "May"))


async def test_a_field_named_after_somebody_goes_with_them_unless_others_have_it(call, add, forget):
    ada, bo = await add("Ada Lovelace"), await add("Bo Chen")
    for name, more in (
        ("Gifts of Ada", {"kind": "text"}),
        ("Introduced", {"kind": "choice", "choices": ["Lovelace", "nobody"]}),
        ("Ada knows", {"kind": "text"}),
        ("Size", {"kind": "number"}),
    ):
        await call(FIELD_ADD, {"name": name, **more})
    for person, name, value in (
        (ada, "Gifts of Ada", "a loom"),
        (ada, "Size", "38"),
        (bo, "Ada knows", "yes"),
    ):
        await call(EDIT, {"person": str(person.id), "values": [{"field": name, "value": value}]})
    await forget(ada.id)
    left = (await call(FIELDS, {})).fields
    assert [(one.name, one.people) for one in left] == [("Ada knows", 1), ("Size", 0)]


def test_a_relation_made_elsewhere_meanwhile_goes_on_both_devices(tmp_path):
    with closing(Device(tmp_path / "a")) as here, closing(Device(tmp_path / "b", 1)) as there:
        ada, bo = (
            here.act("add", people.add, AddRequest(fields={"name": name})).person
            for name in ("Ada", "Bo")
        )
        there.absorb(here.change_sets())
        here.act("forget", forgetting.forget, ForgetRequest(person=str(ada.id), name="Ada"))
        there.act(
            "relation",
            relation.write,
            RelationRequest(person=str(bo.id), other=str(ada.id), label="x", note="secret"),
        )
        here.absorb(there.change_sets())
        there.absorb(here.change_sets())
        assert here.rows() == there.rows()
        for device in (here, there):
            assert facts.related(device.connection, bo.id) == []
            assert "secret" not in repr(device.change_sets())
