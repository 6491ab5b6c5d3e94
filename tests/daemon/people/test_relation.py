"""Important dates, and what people are to each other."""

import re

import pytest
from daemon.extension import Refused

from kithbook.store.service import STORE
from kithbook_protocol.operations import DELETE, EDIT, HISTORY, MERGE, SEARCH, UNDO
from kithbook_protocol.people_operations import DATE, RELATION, RELATION_REMOVE

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture
def date(call, ada):
    async def write(label, day):
        done = await call(DATE, {"person": str(ada.id), "label": label, "day": day})
        return [(one.label, one.day) for one in done.person.dates]

    return write


@pytest.fixture
def relate(call):
    async def write(person, label, other, **more):
        body = {"person": str(person.id), "other": str(other.id), "label": label}
        return await call(RELATION, body | more)

    return write


def told(person):
    return [(one.label, one.reverse, one.name, one.note) for one in person.relations]


async def test_a_date_is_set_changed_taken_off_and_brought_back(call, date, shown, ada):
    assert await date("Birthday", "--0412") == [("birthday", "--04-12")]
    assert await date("birthday", "1984-04-12") == [("birthday", "1984-04-12")]
    assert await date("Name day", "--02-29") == [
        ("birthday", "1984-04-12"), ("Name day", "--02-29"),
    ]  # fmt: skip
    assert await date("name DAY", None) == [("birthday", "1984-04-12")]
    await call(UNDO, {})
    assert len((await shown(ada)).dates) == 2


@pytest.mark.parametrize(
    ("label", "day"),
    [("birthday", "1984"), ("birthday", "1984-04"), ("birthday", "1983-02-29"), (" ", "--04-12"),
     ("?", "--04-12"), ("x" * 101, "--04-12"), ("birthday", "")],
)  # fmt: skip
async def test_what_is_no_day_or_no_label_is_refused(date, shown, ada, label, day):
    with pytest.raises(Refused) as caught:
        await date(label, day)
    assert caught.value.failure.code == "invalid"
    assert (await shown(ada)).dates == []


@pytest.mark.parametrize("label", ["birthday", "met"])
async def test_a_day_that_has_been_cannot_be_still_to_come(date, label):
    # The clock stands at 2027-01-15; somewhere it is the 16th already.
    assert await date(label, "2027-01-16") == [(label, "2027-01-16")]
    with pytest.raises(Refused) as caught:
        await date(label, "2027-01-17")
    told = f'2027-01-17 is still to come; "{label}" is a day that has been.'
    assert caught.value.failure.sentence == told
    assert await date("anniversary", "2030-01-17")
    assert await date(label, "--12-31")


@pytest.mark.parametrize("day", ["1984", "12 April 1984"])
async def test_the_examples_of_a_refused_day_are_days(date, day):
    with pytest.raises(Refused) as caught:
        await date("birthday", day)
    sentence = caught.value.failure.sentence
    for example in re.findall(r"(?:[0-9]{4}|-)-[0-9]{2}-[0-9]{2}", sentence):
        assert await date("birthday", example) == [("birthday", example)]
    assert sentence.endswith("1984-04-12, or without the year as --04-12.")


async def test_a_date_that_is_not_there_cannot_be_taken_off(date):
    with pytest.raises(Refused) as caught:
        await date("birthday", None)
    assert "has no date" in caught.value.failure.sentence


@pytest.mark.parametrize(
    ("label", "inverse"),
    [("manager", "report"), ("report", "manager"), ("met through", "introduced"),
     ("introduced", "met through"), ("parent", "child"), ("partner", "partner"),
     ("colleague", "colleague"), ("knows", "knows")],
)  # fmt: skip
async def test_a_relation_is_told_from_both_sides(  # noqa: PLR0917 - fixtures
    relate, shown, ada, bo, label, inverse
):
    done = await relate(ada, label.upper(), bo, note="since spring")
    assert told(done.person) == [(label, False, "Bo Chen", "since spring")]
    assert told(await shown(bo)) == [(inverse, False, "Ada Lovelace", "since spring")]


async def test_words_of_ones_own_are_told_from_the_other_side_too(relate, shown, ada, bo):
    await relate(ada, "godmother", bo)
    await relate(ada, "Landlord", bo, inverse="tenant")
    assert told(await shown(ada)) == [
        ("Landlord", False, "Bo Chen", None), ("godmother", False, "Bo Chen", None),
    ]  # fmt: skip
    assert told(await shown(bo)) == [
        ("tenant", False, "Ada Lovelace", None), ("godmother", True, "Ada Lovelace", None),
    ]  # fmt: skip


async def test_two_people_may_have_several_and_each_only_once(relate, shown, ada, bo):
    await relate(ada, "manager", bo)
    await relate(ada, "partner", bo)
    again = await relate(bo, "report", ada)
    assert (again.change_set, again.sentence) == (None, "Nothing changed.")
    noted = await relate(bo, "report", ada, note="in Turin")
    assert ("report", False, "Ada Lovelace", "in Turin") in told(noted.person)
    assert len(told(await shown(ada))) == 2


async def test_nobody_is_related_to_themselves(relate, ada):
    with pytest.raises(Refused) as caught:
        await relate(ada, "knows", ada)
    assert caught.value.failure.code == "invalid"


async def test_a_relation_has_one_other_side(relate, ada, bo):
    with pytest.raises(Refused) as caught:
        await relate(ada, "manager", bo, inverse="boss")
    assert 'is "report"' in caught.value.failure.sentence


async def test_a_relation_is_taken_off_both_and_undo_brings_it_back(call, relate, shown, ada, bo):
    await relate(ada, "manager", bo)
    [known] = (await shown(bo)).relations
    removal = {"person": str(bo.id), "relation": known.id.hex[-8:]}
    assert (await call(RELATION_REMOVE, removal)).person.relations == []
    assert (await shown(ada)).relations == []
    await call(UNDO, {})
    assert len((await shown(ada)).relations) == 1


async def test_a_relation_is_hidden_while_either_of_the_two_is_deleted(
    call, relate, shown, ada, bo
):
    await relate(ada, "manager", bo)
    for one, other in ((ada, bo), (bo, ada)):
        await call(DELETE, {"person": str(one.id)})
        assert (await shown(other)).relations == []
        assert (await call(SEARCH, {"query": one.name.split()[0]})).hits == []
        await call(UNDO, {})
        assert len((await shown(other)).relations) == 1
        hits = (await call(SEARCH, {"query": one.name.split()[0]})).hits
        assert [hit.person for hit in hits] == [one.id, other.id]


async def test_people_are_found_by_the_name_of_whom_they_are_related_to(call, relate, ada, bo):
    await relate(ada, "manager", bo)
    await call(EDIT, {"person": str(bo.id), "fields": {"name": "Bo Quarzheim"}})
    _, hit = (await call(SEARCH, {"query": "quarz"})).hits
    assert (hit.person, hit.field, hit.snippet) == (ada.id, "relation", "manager Bo Quarzheim")
    [former] = (await call(SEARCH, {"query": "chen"})).hits
    assert (former.person, former.field) == (bo.id, "former_name")


async def test_after_two_became_one_nothing_is_told_of_themselves_or_twice(  # noqa: PLR0917
    app, relate, shown, add, ada, bo
):
    """As a merge does: every id of the one becomes the other's, whichever column it stands in."""
    cy = await add("Cy")
    twin = await add("Bo Chen")
    for one in (bo, twin):
        await relate(ada, "manager", one)
        await relate(one, "knows", cy)
    await relate(bo, "colleague", twin)

    def merge(unit):
        for column in ("person", "other"):
            rows = unit.connection.execute(
                f"SELECT id FROM relation WHERE {column} = ?",  # noqa: S608 - ours
                (twin.id.bytes,),
            )
            for (row,) in rows.fetchall():
                unit.set("relation", type(twin.id)(bytes=row), **{column: bo.id})

    await app[STORE].act("merge", "cli", merge)
    assert told(await shown(bo)) == [
        ("report", False, "Ada Lovelace", None), ("knows", False, "Cy", None),
    ]  # fmt: skip
    assert told(await shown(ada)) == [("manager", False, "Bo Chen", None)]


async def test_taking_off_what_was_said_twice_takes_off_both(  # noqa: PLR0917 - fixtures
    app, call, relate, shown, ada, bo
):
    await relate(ada, "manager", bo)

    def again(unit):
        row = type(ada.id)(int=ada.id.int + 1)
        unit.create("relation", row, person=bo.id, other=ada.id, label="report")

    await app[STORE].act("relation", "cli", again)
    [known] = (await shown(ada)).relations
    await call(RELATION_REMOVE, {"person": str(ada.id), "relation": str(known.id)})
    assert (await shown(bo)).relations == []


async def test_history_names_the_other(call, relate, ada, bo):
    await relate(ada, "manager", bo)
    [deed, *_] = (await call(HISTORY, {"person": str(ada.id)})).deeds
    assert ("other", "Bo Chen") in {(one.field, one.after) for one in deed.edits}


async def test_a_merge_brings_what_hangs_on_both_together_and_undo_parts_it(  # noqa: PLR0917
    call, relate, shown, add, ada, bo
):
    twin = await add("Bo Chen")
    for one in (bo, twin):
        await relate(ada, "manager", one)
        await call(DATE, {"person": str(one.id), "label": "birthday", "day": "--04-12"})
    await relate(bo, "colleague", twin)
    await relate(twin, "knows", ada)
    await call(MERGE, {"kept": str(bo.id), "other": str(twin.id)})
    person = await shown(bo)
    assert told(person) == [
        ("knows", False, "Ada Lovelace", None), ("report", False, "Ada Lovelace", None),
    ]  # fmt: skip
    assert [one.day for one in person.dates] == ["--04-12"]
    assert {one.person for one in (await shown(ada)).relations} == {bo.id}
    await call(UNDO, {})
    assert {one.person for one in (await shown(ada)).relations} == {bo.id, twin.id}
    assert len((await shown(twin)).relations) == 3
