"""History and origins in words that a person knows: of whom, with whom, which."""

import re

import pytest

from kithbook.people import service as people
from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    DELETE,
    DISTINCT,
    EDIT,
    HISTORY,
    MERGE,
    NOTE,
    ORIGINS,
    UNDO,
    UNDO_PREVIEW,
)
from kithbook_protocol.people_operations import (
    DATE,
    FIELD_ADD,
    ORGANISATION_EDIT,
    RELATION,
    ROLE,
)
from kithbook_protocol.relationship_operations import CADENCE, LOG, LOG_REMOVE, PROMISE

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
async def lived(call, add):
    """Ada, of whom everything was once said; Bo, with whom; and Cy, merged into her."""
    ada = await add("Ada", fields={"role": "Analyst", "organisation": "Engines"},
                    emails=["ada@engines.example"], tags=["maths"])  # fmt: skip
    bo, cy = await add("Bo"), await add("Cy", fields={"organisation": "Works"})
    one = {"person": str(ada.id)}
    logged = await call(LOG, {"people": [str(ada.id), str(bo.id)], "kind": "met", "text": "looms",
                              "when": "2025-11-23 14:30"})  # fmt: skip
    where = str(logged.interaction.id)
    await call(PROMISE, one | {"text": "Send it", "theirs": True, "interaction": where})
    await call(DATE, one | {"label": "birthday", "day": "1984-04-12"})
    await call(RELATION, one | {"label": "manager", "other": str(bo.id), "note": "at PyCon"})
    await call(ROLE, one | {"fields": {"title": "Poet", "organisation": "Works", "until": "2019"}})
    await call(FIELD_ADD, {"name": "Shoe size", "kind": "number"})
    await call(EDIT, one | {"values": [{"field": "Shoe size", "value": "38"}]})
    await call(CADENCE, one | {"ideal": 30})
    await call(CADENCE, {"tag": "maths", "ideal": 30})
    await call(NOTE, one | {"text": "hi"})
    await call(DISTINCT, {"person": str(ada.id), "other": str(bo.id)})
    await call(ORGANISATION_EDIT, {"organisation": "works", "fields": {"note": "makers"}})
    await call(MERGE, {"kept": str(ada.id), "other": str(cy.id)})
    return ada, bo, where


async def test_no_row_of_history_or_origins_has_an_id_a_moment_or_a_name_of_ours(call, lived):
    ada, bo, where = lived
    await call(LOG_REMOVE, {"interaction": where})
    await call(DELETE, {"person": str(bo.id)})
    raw = re.compile(r"\b[0-9a-f]{32}\b|\b1[0-9]{12}\b|_|somebody")
    for person in (None, str(ada.id), str(bo.id)):
        for deed in (await call(HISTORY, {"person": person, "limit": 500})).deeds:
            for edit in deed.edits:
                told = f"{edit.of}: {edit.label}: {edit.before} {edit.after}"
                assert edit.of
                assert not raw.search(told), told
    for one in (await call(ORIGINS, {"person": str(ada.id)})).origins:
        told = f"{one.label}: {one.said.value}"
        assert not raw.search(told), told


async def test_each_row_says_of_whom_with_whom_and_which(call, lived):
    ada, *_ = lived
    deeds = (await call(HISTORY, {"limit": 500})).deeds
    rows = {edit.of for deed in deeds for edit in deed.edits}
    assert rows >= {
        "Ada", "e-mail of Ada", "tag of Ada", "role of Ada", "birthday of Ada", "note on Ada",
        "interaction with Ada and Bo on 2025-11-23", "promise of Ada", "Shoe size of Ada",
        "relation of Ada to Bo", "cadence for Ada", "cadence of the tag maths", "field Shoe size",
        "organisation Works", "Ada and Bo are not the same", "Cy",
    }  # fmt: skip
    values = {(edit.of, edit.label, edit.after) for deed in deeds for edit in deed.edits}
    day = "interaction with Ada and Bo on 2025-11-23"
    assert values >= {
        (day, "time", "2025-11-23 14:30"), ("Cy", "merged into", "Ada"),
        ("promise of Ada", "promised by them", "yes"),
        ("promise of Ada", "promised in", "met, with Ada and Bo on 2025-11-23: looms"),
        ("role of Ada", "organisation", "Works"), ("relation of Ada to Bo", "relation", "manager"),
    }  # fmt: skip
    origins = (await call(ORIGINS, {"person": str(ada.id)})).origins
    assert {(one.label, one.said.value) for one in origins} >= {
        ("interaction", "met, with Ada and Bo on 2025-11-23: looms"),
        ("their promise", "Send it"), ("relation", "manager: Bo"), ("birthday", "1984-04-12"),
        ("note (manager: Bo)", "at PyCon"), ("until (Poet at Works)", "2019"),
        ("Shoe size", "38"), ("cadence: ideal, in days", "30"), ("not the same as", "Bo"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("operation", "body", "said"),
    [
        (ORGANISATION_EDIT, {"organisation": "engines", "fields": {"note": "x"}},
         "Undone: change of the organisation Engines."),
        (FIELD_ADD, {"name": "Hat", "kind": "text"}, "Undone: change of the field Hat."),
        (CADENCE, {"tag": "poetry", "ideal": 30}, "Undone: cadence of the tag poetry."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("lived")
async def test_an_undo_of_what_is_nobodys_own_says_which(call, operation, body, said):
    await call(operation, body)
    preview = await call(UNDO_PREVIEW, {})
    assert preview.sentence == said
    assert all(edit.of.endswith(said.split()[-1][:-1]) for edit in preview.edits)


async def test_the_history_of_one_of_many_tells_of_them_alone(app, call):
    """As an import is: one action for thousands."""

    def bring(unit):
        house = people.new_id()
        unit.create("organisation", house, name="Engines")
        made = []
        for number in range(300):
            made.append(people.create(unit, f"Person {number}"))
            unit.create("role", people.new_id(), person=made[-1], organisation=house)
        meeting = people.new_id()
        unit.create("interaction", meeting, kind="met", day="2025-11-23")
        for person in made[7:9]:
            unit.create("participant", people.new_id(), person=person, interaction=meeting)
        return made

    made = await app[STORE].act("import", "cli", bring)
    [deed] = (await call(HISTORY, {"person": str(made[7])})).deeds
    assert (deed.about, deed.others) == (["Person 7"], 299)
    told = [str(edit.after) for edit in deed.edits if edit.entity != "participant"]
    assert {name for text in told for name in re.findall(r"Person \d+", text)} == {"Person 7"}
    assert {edit.of for edit in deed.edits} == {
        "Person 7", "organisation Engines", "role of Person 7",
        "interaction with Person 7 and Person 8 on 2025-11-23",
        "Person 7 in the interaction of 2025-11-23",
    }  # fmt: skip


async def test_an_undo_after_which_all_stands_as_before_says_so(call, add):
    ada = await add("Ada")
    added = (await call(HISTORY, {})).deeds[0].id
    gone = (await call(DELETE, {"person": str(ada.id)})).change_set
    await call(UNDO, {"change_set": str(added)})
    undone = await call(UNDO, {"change_set": str(gone)})
    assert undone.sentence == (
        "Undone: delete of Ada; all stands as it was, since other actions have done, or undone, "
        "the same."
    )
    again = await call(UNDO, {"change_set": str((await call(HISTORY, {})).deeds[1].id)})
    assert again.sentence == "Done again: add of Ada."


async def test_an_undo_of_what_was_changed_since_says_so(call, add):
    ada = await add("Ada")
    for headline in ("Poet", "Countess"):
        await call(EDIT, {"person": str(ada.id), "fields": {"headline": headline}})
    first = (await call(HISTORY, {})).deeds[1].id
    told = "Undone: edit of Ada; all stands as it was, since it was changed again later."
    assert (await call(UNDO, {"change_set": str(first)})).sentence == told
