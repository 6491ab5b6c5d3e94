"""People who may be the same: proposed with evidence, joined by nobody, kept apart for ever."""

import pytest
from daemon.capture.conftest import page, settled, snapshot
from daemon.duplicates.conftest import said
from daemon.extension import Refused

from kithbook.duplicates.backlog import make
from kithbook.duplicates.model import PROPOSED
from kithbook.duplicates.scan import Scan
from kithbook.jobs.service import JOBS
from kithbook.jobs.worker import WORKER
from kithbook.store.service import STORE
from kithbook_protocol.operations import (
    CAPTURE,
    DELETE,
    DISTINCT,
    DUPLICATES,
    EDIT,
    EXAMINE,
    FORGET,
    MERGE,
    RECEIPT,
    UNDO,
)


async def test_whoever_is_added_is_compared_at_once(add):
    first = await add("William Quarrington", fields={"organisation": "Acme"})
    assert first.proposals == []
    done = await add("Bill Quarrington", fields={"organisation": "ACME, Inc."})
    [one] = done.proposals
    assert (one.person, one.name) == (first.person.id, "William Quarrington")
    assert PROPOSED <= one.score <= 1
    assert said(one) == ["name alike: Bill / William", "both at ACME, Inc."]
    assert done.sentence == "Bill Quarrington added."


@pytest.mark.parametrize(
    ("mine", "theirs", "told"),
    [
        ({"phones": ["+442079460958"]}, {"phones": ["+44 20 7946 0958"]}, "same phone"),
        ({"emails": ["q@acme.net"]}, {"emails": ["Q@acme.net"]}, "same e-mail: q@acme.net"),
        ({"urls": ["x.com/ada"]}, {"urls": ["https://twitter.com/ada"]}, "same profile"),
        ({"fields": {"location": "Lisbon, Portugal"}}, {"fields": {"location": "Lisbon"}},
         "both in Lisbon"),
        ({"fields": {"organisation": "Acme"}}, {"fields": {"organisation": "ACME Ltd"}},
         "both at ACME Ltd"),
    ],
)  # fmt: skip
async def test_each_agreement_is_told(add, mine, theirs, told):
    await add("Ada Lovelace", **mine)
    [one] = (await add("Ada Lovelace", **theirs)).proposals
    assert said(one)[-1] == "same name" or said(one)[-1].startswith(told)
    assert any(evidence.startswith(told) for evidence in said(one))
    assert "same name" in said(one)


async def test_a_capture_tells_whom_its_person_may_be(call, add):
    known = await add("Ada Lovelace", fields={"organisation": "Engines"})
    content = page(org="Engines", link="https://ada.example/")
    done = await call(CAPTURE, {"snapshot": snapshot(content)})
    receipt = await settled(call, done.capture)
    assert receipt.outcome == "created"
    [one] = receipt.proposals
    assert one.person == known.person.id
    await call(DISTINCT, {"person": str(done.capture), "other": str(one.person)})
    assert (await call(RECEIPT, {"capture": str(done.capture)})).proposals == []


async def test_a_link_to_a_profile_only_proposes(call, add):
    await add("Ada Lovelace", urls=["https://ada.example/me"])
    done = await call(CAPTURE, {"snapshot": snapshot(page(link="https://ada.example/me"))})
    receipt = await settled(call, done.capture)
    assert receipt.outcome == "created"
    [one] = receipt.proposals
    assert "one links to the other's profile: ada.example/me" in said(one)


async def test_an_edit_proposes_and_takes_back(call, add, listed):
    one = (await add("Ada Lovelace", fields={"location": "Lisbon"})).person
    await add("Augusta King")
    other = (await add("Bo Chen", fields={"location": "Lisbon"})).person
    await call(EDIT, {"person": str(other.id), "fields": {"name": "Ada Lovelace"}})
    assert await listed() == [("Ada Lovelace", "Ada Lovelace")]
    await call(EDIT, {"person": str(one.id), "fields": {"name": "Byron Somebody"}})
    assert await listed() == []


async def test_distinct_is_remembered_whatever_is_done(call, two, listed, scan, add):
    assert len(await listed()) == 1
    await call(DISTINCT, {"person": two[1].id.hex[-8:], "other": str(two[0].id)})
    assert await listed() == []
    await scan()
    assert await listed() == []
    await call(EDIT, {"person": str(two[0].id), "add_phones": ["+442079460958"]})
    await call(EDIT, {"person": str(two[1].id), "add_phones": ["+442079460958"]})
    assert await listed() == []
    again = await call(DISTINCT, {"person": str(two[0].id), "other": str(two[1].id)})
    assert again.change_set is None
    third = await add("Bill Quarrington", phones=["+442079460958"])
    assert {one.person for one in third.proposals} == {two[0].id, two[1].id}


async def test_distinct_hides_what_was_proposed_before_an_update(app, call, two, listed):
    """Of pairs from then it is not known how likely they were by themselves."""
    await app[STORE].maintain(lambda c: c.execute("DELETE FROM contender"))
    assert len(await listed()) == 1
    await call(DISTINCT, {"person": str(two[0].id), "other": str(two[1].id)})
    assert await listed() == []
    await call(UNDO, {})
    assert len(await listed()) == 1


async def test_undo_of_distinct_brings_the_proposal_back(call, two, listed):
    before = await listed()
    await call(DISTINCT, {"person": str(two[0].id), "other": str(two[1].id)})
    undone = await call(UNDO, {})
    assert undone.sentence.startswith('Undone: "not the same" of ')
    assert await listed() == before
    await call(UNDO, {"change_set": str(undone.change_set)})
    assert await listed() == []


@pytest.mark.parametrize("kept", [0, 1])
async def test_who_is_merged_takes_along_from_whom_they_are_distinct(call, two, add, listed, kept):
    third = (await add("Bill Quarrington", fields={"organisation": "Acme"})).person
    for one in two:
        await call(DISTINCT, {"person": str(one.id), "other": str(third.id)})
    assert len(await listed()) == 1
    await call(MERGE, {"kept": str(two[kept].id), "other": str(two[1 - kept].id)})
    assert await listed() == []
    await call(UNDO, {})
    assert len(await listed()) == 1


async def test_nobody_is_distinct_from_themselves(call, two):
    with pytest.raises(Refused) as caught:
        await call(DISTINCT, {"person": str(two[0].id), "other": str(two[0].id)})
    assert caught.value.failure.sentence == "That is one person; name two."


async def test_the_deleted_are_not_proposed_until_they_are_back(call, two, listed):
    await call(DELETE, {"person": str(two[0].id)})
    assert await listed() == []
    await call(UNDO, {})
    assert len(await listed()) == 1


async def test_a_scan_finds_who_was_not_compared(app, two, listed, scan):
    before = await listed()
    await app[STORE].maintain(lambda c: c.execute("DELETE FROM proposal"))
    assert await listed() == []
    job = await scan()
    assert (job.state, job.result) == ("done", {"people": 2, "proposals": 1})
    assert job.done == job.total
    assert await listed() == before
    assert two


async def test_a_scan_withdraws_what_is_likely_no_more(app, add, listed, scan):
    one, other = [(await add(name)).person for name in ("Ada Lovelace", "Bo Chen")]
    pair = sorted((one.id.bytes, other.id.bytes))
    await app[STORE].maintain(
        lambda c: c.execute("INSERT INTO proposal (one, other, score) VALUES (?, ?, 0.9)", pair)
    )
    assert len(await listed()) == 1
    await scan()
    assert await listed() == []


async def test_a_scan_leaves_whoever_was_changed_meanwhile_to_that_change(app, call, two, listed):
    """Its worker compared what they were before."""

    class Changing(Scan):
        async def _settled(self, contending):
            assert contending
            await call(EDIT, {"person": str(two[0].id), "fields": {"name": "Byron Somebody"}})
            return await super()._settled(contending)

    assert len(await listed()) == 1
    await Changing(app[STORE], app[WORKER]).run(lambda *_: None)
    assert await listed() == []


async def test_a_scan_makes_the_records_that_are_to_come(app, two, listed, scan):
    """As after an update: who was in the book before is there, but not compared."""
    await app[STORE].maintain(_as_before_the_update)
    await scan()
    assert len(await listed()) == 1
    assert two


def _as_before_the_update(connection):
    for table in ("likeness", "likeness_key", "proposal"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
    connection.execute("INSERT INTO likeness (person) SELECT id FROM person")


async def test_the_doctor_mends_lost_records(app, call, two):
    await app[STORE].maintain(lambda c: c.execute("DELETE FROM likeness"))
    job = await app[JOBS].ended((await call(EXAMINE)).id)
    assert job.result["mended_index"] == 2
    assert await make(app[STORE]) == 0
    assert two


async def test_the_list_can_be_of_one_person(call, two, add):
    await add("Ada Lovelace")
    third = (await add("Ada Lovelace")).person
    found = await call(DUPLICATES, {"person": str(third.id)})
    assert [one.other.name for one in found.duplicates] == ["Ada Lovelace"]
    assert (await call(DUPLICATES, {"limit": 1})).total == 2
    assert two


@pytest.mark.parametrize("which", [0, 1])
async def test_forgetting_either_takes_the_distinction_along(app, call, two, which):
    await call(DISTINCT, {"person": str(two[0].id), "other": str(two[1].id)})
    gone = two[which]
    await call(FORGET, {"person": str(gone.id), "name": gone.name})

    def left(connection):
        found = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
            for table in ("distinction", "proposal", "likeness")
        ]
        naming = connection.execute(
            "SELECT count(*) FROM change WHERE fields LIKE ?", (f"%{gone.id.hex}%",)
        ).fetchone()[0]
        return [*found, naming]

    assert await app[STORE].read(left) == [0, 0, 1, 0]
