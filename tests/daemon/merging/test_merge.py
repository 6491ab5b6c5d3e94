"""Two entries of one human made one, and two again."""

import pytest
from daemon.merging.conftest import add, born, do, note_texts, show
from daemon.store.device import Device

from kithbook.errors import InvalidRequest, NotThere
from kithbook.forget import service as forgetting
from kithbook.interactions import promise
from kithbook.interactions import service as interactions
from kithbook.merging import service as merge
from kithbook.notes import service as notes
from kithbook.people import career, past, service
from kithbook.people import store as people
from kithbook.people.match import Evidence, match
from kithbook.store.store import tails
from kithbook_protocol.interactions import LogRequest, PromiseRequest
from kithbook_protocol.journal import HistoryRequest
from kithbook_protocol.merging import MergeRequest
from kithbook_protocol.organisation import RoleRequest
from kithbook_protocol.people import (
    EditRequest,
    ForgetRequest,
    NoteRequest,
    PersonRequest,
)


def test_what_there_can_be_several_of_is_united(device, two):
    person = do(device, two.ada, two.king).person
    assert [one.value for one in person.identities] == ["ada@engines.example", "ada@king.example"]
    assert [tag.casefold() for tag in person.tags] == ["maths", "poetry"]
    assert [role.title for role in person.roles] == ["Analyst", "Author"]
    assert note_texts(device, two.ada) == ["Likes engines", "Likes horses"]
    assert people.count(device.connection) == 1


def test_of_single_values_the_kept_person_s_count_and_gaps_are_filled(device, two):
    device.act("edit", service.edit, EditRequest(person=two.king, fields={"met_at": "a ball"}))
    person = do(device, two.ada, two.king).person
    assert (person.name, person.headline) == ("Ada Lovelace", "Countess")
    assert (person.location, person.met_at) == ("London", "a ball")


def test_the_other_s_are_taken_where_that_is_wished(device, two):
    person = do(device, two.ada, two.king, "headline", "role").person
    assert (person.name, person.headline) == ("Ada Lovelace", "Enchantress of Number")
    assert [role.title for role in person.roles] == ["Author", "Analyst"]


def test_the_preview_shows_what_is_chosen_between_and_changes_nothing(device, two):
    before = device.rows()
    request = MergeRequest(kept=two.ada, other=two.king, take=["role"])
    found = merge.preview(device.connection, request)
    assert [(one.field, one.kept, one.other, one.takes) for one in found.choices] == [
        ("name", "Ada Lovelace", "Augusta Ada King", "kept"),
        ("headline", "Countess", "Enchantress of Number", "kept"),
        ("role", "Analyst, Engines", "Author", "other"),
    ]
    assert device.rows() == before


def test_nobody_is_merged_with_themselves(device, two):
    with pytest.raises(InvalidRequest, match="one person already"):
        do(device, two.ada, two.ada)
    do(device, two.ada, two.king)
    with pytest.raises(InvalidRequest, match="one person already"):
        do(device, two.ada, two.king)


def test_whoever_names_the_other_means_the_kept_person(device, two):
    do(device, two.ada, two.king)
    assert show(device, two.king) == show(device, two.ada)
    assert show(device, two.king[-8:]).name == "Ada Lovelace"
    assert len(tails(device.connection, "person", two.king[-8:])) == 1
    device.act("note", notes.write, NoteRequest(person=two.king, text="Writes letters"))
    assert "Writes letters" in note_texts(device, two.ada)
    evidence = Evidence(name="Augusta Ada King", emails=["ada@king.example"])
    assert str(match(device.connection, evidence)) == two.ada


def test_the_history_is_that_of_both(device, two):
    do(device, two.ada, two.king)
    deeds = past.past(device.connection, HistoryRequest(person=two.ada)).deeds
    assert sorted(deed.kind for deed in deeds) == ["add", "add", "merge", "note", "note"]
    said = {edit.after for deed in deeds for edit in deed.edits}
    assert {"Countess", "Enchantress of Number"} <= said


def test_who_was_merged_is_found_by_what_they_were_called_in_notes_and_addresses(device, two):
    do(device, two.ada, two.king)
    [(person, name, _card)] = device.index().cards
    assert (person.hex(), name) == (two.ada.replace("-", ""), "ada lovelace")


def test_an_undo_restores_both_exactly(device, two):
    before = device.rows(), device.index()
    do(device, two.ada, two.king, "name", "headline", "role")
    device.undo()
    assert (device.rows(), device.index()) == before


def test_later_edits_stay_with_the_kept_person_and_are_listed(device, two):
    king, texts = show(device, two.king), note_texts(device, two.king)
    merged = do(device, two.ada, two.king, "headline")
    device.act("edit", service.edit, EditRequest(person=two.ada, fields={"headline": "Poet"}))
    [horses] = [
        one
        for one in notes.show(device.connection, PersonRequest(person=two.ada)).notes
        if one.text == "Likes horses"
    ]
    edited = NoteRequest(person=two.ada, text="Bets on horses", note=horses.id)
    device.act("note", notes.write, edited)
    device.act("note", notes.write, NoteRequest(person=two.ada, text="New"))
    undone = device.undo(merged.change_set)
    assert [(one.field, one.after) for one in undone.kept if one.field != "written_at"] == [
        ("headline", "Poet"),
        ("text", "Bets on horses"),
        ("text", "New"),
    ]
    assert show(device, two.king).model_copy(update={"changed_at": king.changed_at}) == king
    assert note_texts(device, two.king) == texts
    assert note_texts(device, two.ada) == ["Bets on horses", "Likes engines", "New"]
    assert show(device, two.ada).headline == "Poet"


def test_every_kind_of_later_edit_is_listed(device, two):
    merged = do(device, two.ada, two.king)
    change = {"add_emails": ["a@b.example"], "add_tags": ["poetess"], "remove_tags": ["maths"]}
    device.act("edit", service.edit, EditRequest(person=two.ada, **change))
    device.act("edit", service.edit, EditRequest(person=two.ada, fields={"location": "Ockham"}))
    role = RoleRequest(person=two.ada, fields={"title": "Poet", "since": "1840"})
    device.act("role", career.write, role)
    born(device, two.ada, "--12-10")
    met = LogRequest(people=[two.ada], kind="met", when="1 Jan 2020", text="At a ball")
    device.act("log", interactions.log, met)
    owed = PromiseRequest(person=two.ada, text="A letter")
    device.act("promise", promise.make, owed)
    device.act("edit", service.edit, EditRequest(person=two.ada, add_tags=["undone"]))
    device.undo()
    undone = device.undo(merged.change_set)
    told = {(one.entity, one.field, one.before, one.after) for one in undone.kept}
    assert {
        ("identity", "value", None, "a@b.example"),
        ("tag", "name", None, "poetess"),
        ("tag", "name", "maths", None),
        ("tag", "exists", 1, 0),
        ("person", "location", "London", "Ockham"),
        ("role", "title", None, "Poet"),
        ("date", "day", None, "--12-10"),
        ("interaction", "text", None, "At a ball"),
        ("promise", "text", None, "A letter"),
    } <= told
    assert "undone" not in {after for *_, after in told}
    assert "a@b.example" in {one.value for one in show(device, two.ada).identities}


def test_what_was_there_before_the_merge_is_not_listed(device, two):
    merged = do(device, two.ada, two.king)
    assert device.undo(merged.change_set).kept == []


def test_merging_again_by_undoing_the_undo_brings_no_copies(device, two):
    merged = do(device, two.ada, two.king)
    [horses] = [
        one
        for one in notes.show(device.connection, PersonRequest(person=two.ada)).notes
        if one.text == "Likes horses"
    ]
    device.act("note", notes.write, NoteRequest(person=two.ada, text="Bets", note=horses.id))
    together = device.rows(), device.index()
    undone = device.undo(merged.change_set)
    device.undo(undone.change_set)
    assert (device.rows(), device.index()) == together


def test_what_was_removed_since_comes_back_to_the_other(device, two):
    merged = do(device, two.ada, two.king)
    device.act("edit", service.edit, EditRequest(person=two.ada, remove_tags=["poetry"]))
    assert [tag.casefold() for tag in show(device, two.ada).tags] == ["maths"]
    device.undo(merged.change_set)
    assert show(device, two.king).tags == ["Maths", "poetry"]
    assert show(device, two.ada).tags == ["maths"]


def test_an_address_that_both_had_is_taken_off_once(device):
    one, other = (add(device, {"name": "Ada"}, emails=["ada@engines.example"]) for _ in range(2))
    person = do(device, one, other).person
    [email] = person.identities
    request = EditRequest(person=one, remove_identities=[email.id])
    assert device.act("edit", service.edit, request).person.identities == []


def test_three_become_one_in_two_steps_and_each_step_is_taken_back_alone(device, two):
    bo = add(device, {"name": "Bo"}, "Builds")
    first = do(device, two.king, bo)
    second = do(device, two.ada, two.king)
    assert note_texts(device, bo) == ["Builds", "Likes engines", "Likes horses"]
    device.undo(first.change_set)
    assert note_texts(device, two.ada) == ["Likes engines", "Likes horses"]
    assert note_texts(device, bo) == ["Builds"]
    device.undo(second.change_set)
    assert note_texts(device, two.king) == ["Likes horses"]


def test_two_devices_that_merge_two_people_crosswise_agree(device, two, tmp_path):
    there = Device(tmp_path / "b", 1)
    try:
        there.absorb(device.change_sets())
        do(device, two.ada, two.king)
        do(there, two.king, two.ada)
        here = device.change_sets()
        device.absorb(there.change_sets())
        there.absorb(here)
        assert device.rows() == there.rows()
        assert people.count(device.connection) == 1
        assert note_texts(device, two.ada) == ["Likes engines", "Likes horses"]
    finally:
        there.close()


def test_a_note_written_elsewhere_about_who_was_merged_is_there(device, two, tmp_path):
    there = Device(tmp_path / "b", 1)
    try:
        there.absorb(device.change_sets())
        there.act("note", notes.write, NoteRequest(person=two.king, text="From afar"))
        do(device, two.ada, two.king)
        device.absorb(there.change_sets())
        assert "From afar" in note_texts(device, two.ada)
    finally:
        there.close()


def test_forgetting_the_kept_person_takes_who_was_merged_along(device, two):
    do(device, two.ada, two.king)
    request = ForgetRequest(person=two.ada, name="Ada Lovelace")
    device.act("forget", forgetting.forget, request)
    assert people.count(device.connection) == 0
    left = "".join(row[0] for row in device.connection.execute("SELECT fields FROM change"))
    for word in ("Ada", "King", "horses", "engines", "Countess", "poetry"):
        assert word not in left
    assert device.rows()["note"] == []
    with pytest.raises(NotThere):
        show(device, two.king)
