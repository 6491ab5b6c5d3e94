"""What an import does to the people of the book, from the file to the undo."""

from daemon.transfer.conftest import ended, lines, refused

from kithbook.store.service import STORE
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.operations import (
    ADD,
    DELETE,
    EDIT,
    FORGET,
    HISTORY,
    NOTE,
    NOTES,
    ORIGINS,
    SEARCH,
)
from kithbook_protocol.relationship_operations import INTERACTIONS, REMINDERS

INES = {
    "key": "a",
    "name": "Ines Okafor",
    "headline": "Glass and light",
    "emails": [{"value": "Ines@Okafor.example", "label": "work"}],
    "phones": [{"value": "+47 22 12 34 56"}],
    "links": [{"value": "https://www.linkedin.com/in/inesokafor/?trk=x"}],
    "roles": [
        {"title": "Head of Research", "organisation": "Halden Glass"},
        {"title": "Intern", "organisation": "Quay", "since": "2011", "until": "2012"},
    ],
    "tags": ["glass"],
    "notes": [{"text": "Likes tea"}],
    "dates": [{"label": "birthday", "day": "--04-12"}],
    "fields": [{"name": "Shoe size", "value": "39"}],
    "relations": [{"label": "manager", "key": "b"}],
    "interactions": [{"key": "i", "kind": "met", "day": "2026-01-02", "text": "at the quay"}],
    "reminders": [{"text": "Lunch", "day": "2027-01-18", "time": "09:30", "rule": "FREQ=WEEKLY"}],
    "promises": [{"text": "send the book"}],
    "cadence": 30,
    "lines": ["ADR;TYPE=home:;;12 Quay Street;Halden;;1771;Norway"],
}
BO = {
    "key": "b",
    "name": "Bo Lind",
    "interactions": [{"key": "i", "kind": "met", "day": "2026-01-02", "text": "at the quay"}],
}


def changed(card, **more):
    return {**card, **more}


async def test_everything_a_card_says_hangs_on_the_person(call, bring, person):
    job, found = await bring(lines(INES, BO))
    assert (job.state, found.state, found.counts.new) == ("done", "done", 2)
    ines = await person("Ines Okafor")
    assert ines.headline == "Glass and light"
    assert [(one.title, one.organisation, one.until) for one in ines.roles] == [
        ("Head of Research", "Halden Glass", None),
        ("Intern", "Quay", "2012"),
    ]
    assert {(one.kind.value, one.value) for one in ines.identities} == {
        ("email", "ines@okafor.example"),
        ("phone", "+4722123456"),
        ("profile", "https://www.linkedin.com/in/inesokafor"),
    }
    assert ines.tags == ["glass"]
    assert [(one.label, one.day) for one in ines.dates] == [("birthday", "--04-12")]
    assert [(one.name, one.value) for one in ines.values] == [("Shoe size", "39")]
    assert [(one.label, one.name) for one in ines.relations] == [("manager", "Bo Lind")]
    notes = (await call(NOTES, {"person": str(ines.id)})).notes
    assert [one.text for one in notes] == ["Likes tea"]
    [asked] = (await call(REMINDERS, {"person": str(ines.id)})).reminders
    assert (asked.text, asked.day, asked.time, asked.rule) == (
        "Lunch", "2027-01-18", "09:30", "FREQ=WEEKLY")  # fmt: skip


async def test_whoever_took_part_in_the_same_shares_one_interaction(call, bring):
    await bring(lines(INES, BO))
    [met] = (await call(INTERACTIONS, {})).interactions
    assert [one.name for one in met.people] == ["Bo Lind", "Ines Okafor"]


async def test_the_same_file_again_changes_nothing(call, bring, rows):
    await bring(lines(INES, BO))
    before = await call(HISTORY, {})
    job, found = await bring(lines(INES, BO))
    assert job.state == "done"
    assert (found.counts.new, found.counts.changed, found.counts.same) == (0, 0, 2)
    assert await call(HISTORY, {}) == before
    assert [one.state for one in await rows(found)] == ["same", "same"]


async def test_a_value_that_the_file_set_follows_the_file(bring, person, rows):
    await bring(lines(INES))
    now = changed(INES, headline="Glass, light and sound")
    _job, found = await bring(lines(now))
    assert (await person("Ines Okafor")).headline == "Glass, light and sound"
    assert found.counts.changed == 1
    [row] = await rows(found)
    [remark] = row.remarks
    assert remark.sentence == "headline: Glass and light → Glass, light and sound."
    told = (remark.kind, remark.what, remark.before, remark.after)
    assert told == ("changed", "headline", "Glass and light", "Glass, light and sound")


async def test_what_was_typed_stays_and_the_difference_waits(call, bring, person, suggested):
    await bring(lines(INES))
    ines = await person("Ines Okafor")
    await call(EDIT, {"person": str(ines.id), "fields": {"headline": "My own words"}})
    _job, found = await bring(lines(changed(INES, headline="Glass again")))
    assert (await person("Ines Okafor")).headline == "My own words"
    assert await suggested() == [("headline", "Glass again")]
    assert found.counts.suggested == 1


async def test_a_new_job_keeps_the_old_one_as_past(bring, person):
    await bring(lines(INES))
    roles = [{"title": "CTO", "organisation": "Halden Glass"}]
    await bring(lines(changed(INES, roles=roles)))
    titles = {(one.title, one.until is None) for one in (await person("Ines Okafor")).roles}
    assert titles == {("CTO", True), ("Head of Research", False), ("Intern", False)}


async def test_somebody_known_is_met_by_a_personal_mailbox(call, bring, person, names):
    request = {"fields": {"name": "Ines Okafor"}, "emails": ["ines@okafor.example"]}
    await call(ADD, request)
    _job, found = await bring(lines(INES))
    assert await names() == ["Ines Okafor"]
    assert found.counts.changed == 1
    assert (await person("Ines Okafor")).headline == "Glass and light"


async def test_a_name_alone_never_joins_two(bring, call, names):
    await call(ADD, {"fields": {"name": "Bo Lind"}})
    await bring(lines(BO))
    assert await names() == ["Bo Lind", "Bo Lind"]


async def test_two_cards_with_one_key_are_one_person(bring, person, names):
    await bring(lines(BO, {"key": "b", "name": "Bo Lind", "tags": ["oars"]}))
    assert await names() == ["Bo Lind"]
    assert (await person("Bo Lind")).tags == ["oars"]


async def test_a_dry_run_says_what_the_import_does_and_changes_nothing(call, send, names, rows):
    identifier = await send(lines(INES, BO, {"name": " "}, INES))
    run = {"id": identifier, "dry_run": True}
    tried = await ended(call, await call(operations.IMPORT_RUN, run))
    assert await names() == []
    assert (await call(HISTORY, {})).deeds == []
    found = await call(operations.IMPORT_SHOW, {"id": identifier})
    assert found.state == "tried"
    assert [(one.number, one.state) for one in await rows(found)] == [
        (1, "new"),
        (2, "new"),
        (3, "skipped"),
        (4, "same"),
    ]
    done = await ended(call, await call(operations.IMPORT_RUN, {"id": identifier}))
    assert tried.result["new"] == done.result["new"] == 2
    assert await names() == ["Bo Lind", "Ines Okafor"]


async def test_a_damaged_row_is_told_by_its_number_and_the_rest_goes_in(bring, names, rows):
    content = lines(INES) + b'{"name": broken\n' + lines(BO)
    _job, found = await bring(content)
    assert await names() == ["Bo Lind", "Ines Okafor"]
    [skipped] = await rows(found, state="skipped")
    assert skipped.number == 2
    assert "2" in skipped.remarks[0].sentence


async def test_what_is_no_mailbox_becomes_a_note_and_is_told(call, bring, person, rows):
    _job, found = await bring(lines(changed(BO, emails=[{"value": "ask at the desk"}])))
    bo = await person("Bo Lind")
    [note] = (await call(NOTES, {"person": str(bo.id)})).notes
    assert note.text == "email: ask at the desk"
    [row] = await rows(found, converted=True)
    assert "ask at the desk" in row.remarks[0].sentence


async def test_a_deleted_person_comes_back_as_somebody_new(call, bring, person, names):
    await bring(lines(BO))
    await call(DELETE, {"person": str((await person("Bo Lind")).id)})
    _job, found = await bring(lines(BO))
    assert found.counts.new == 1
    assert await names() == ["Bo Lind"]


async def test_what_was_taken_off_does_not_come_back(call, bring, person):
    await bring(lines(INES))
    ines = await person("Ines Okafor")
    phone = next(one for one in ines.identities if one.kind.value == "phone")
    edit = {"person": str(ines.id), "remove_tags": ["glass"], "remove_identities": [str(phone.id)]}
    await call(EDIT, edit)
    await bring(lines(changed(INES, headline="New", tags=["glass", "tea"])))
    after = await person("Ines Okafor")
    assert after.tags == ["tea"]
    assert phone.value not in {one.value for one in after.identities}


async def test_who_was_forgotten_is_not_brought_back(app, call, bring, person, names, rows):  # noqa: PLR0917 - fixtures

    await bring(lines(INES, BO))
    ines = await person("Ines Okafor")
    await call(FORGET, {"person": str(ines.id), "name": "Ines Okafor"})
    _job, found = await bring(lines(INES, BO))
    assert await names() == ["Bo Lind"]
    [row] = await rows(found, state="skipped")
    assert (row.name, row.number) == (None, 1)
    kept = await app[STORE].read(
        lambda connection: connection.execute(
            "SELECT count(*) FROM import_row WHERE card LIKE '%Okafor%' OR raw LIKE '%Okafor%'"
            " OR name LIKE '%Okafor%'"
        ).fetchone()[0]
    )
    assert kept == 0


async def test_forgetting_takes_the_raw_rows_and_files_that_wait(app, call, bring, send, person):
    await bring(lines(INES), name="okafor.jsonl")
    waiting = await send(lines(INES, BO))
    ines = await person("Ines Okafor")
    await call(FORGET, {"person": str(ines.id), "name": "Ines Okafor"})
    held = await app[STORE].read(
        lambda connection: (
            connection.execute("SELECT count(*) FROM import_row").fetchone()[0],
            [row[0] for row in connection.execute("SELECT name FROM import")],
        )
    )
    assert held == (0, [""])
    assert "no such import" in await refused(call(operations.IMPORT_RUN, {"id": waiting}))


async def test_captures_and_edits_get_their_turn_between_batches(call, send):
    crowd = [{"key": str(one), "name": f"Person {one}"} for one in range(2_000)]
    identifier = await send(lines(*crowd))
    job = await call(operations.IMPORT_RUN, {"id": identifier})
    ada = (await call(ADD, {"fields": {"name": "Ada Lovelace"}})).person
    await call(NOTE, {"person": str(ada.id), "text": "meanwhile"})
    still = await call(operations.IMPORT_SHOW, {"id": identifier})
    assert still.state == "running"
    await ended(call, job)
    assert (await call(SEARCH, {"query": "Person 1999"})).hits


async def test_only_one_import_runs_at_a_time(call, send):
    one = await send(lines(*({"key": str(n), "name": f"Person {n}"} for n in range(2_000))))
    other = await send(lines(BO))
    job = await call(operations.IMPORT_RUN, {"id": one})
    assert "under way" in await refused(call(operations.IMPORT_RUN, {"id": other}))
    await ended(call, job)


async def test_a_file_that_nobody_can_read_is_refused_in_words(call, send):
    identifier = await send(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "no file that Kithbook can read" in await refused(
        call(operations.IMPORT_RUN, {"id": identifier})
    )


async def test_each_value_tells_which_file_it_came_from(call, bring, person):
    await bring(lines(INES), name="people.jsonl")
    ines = await person("Ines Okafor")
    await call(EDIT, {"person": str(ines.id), "fields": {"headline": "My own words"}})
    told = {one.field: one for one in (await call(ORIGINS, {"person": str(ines.id)})).origins}
    assert told["email"].said.file == "people.jsonl (jsonl)"
    assert told["headline"].said.file is None
    assert told["headline"].earlier[0].file == "people.jsonl (jsonl)"
