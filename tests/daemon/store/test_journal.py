import pytest
from daemon.store.device import START, new_id

from kithbook.clock import MOST_AHEAD, ClockAhead, moment_of
from kithbook.notes import service as notes
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook_protocol.people import AddRequest, EditRequest, NoteRequest, PersonRequest


def add(device, name, **more):
    fields = {"name": name} | {
        key: more.pop(key) for key in ("role", "organisation") if key in more
    }
    return device.act("add", people.add, AddRequest(fields=fields, **more)).person


def edit(device, person, **fields):
    return device.act("edit", people.edit, EditRequest(person=str(person.id), fields=fields))


def stamps(device):
    return [row[0] for row in device.connection.execute("SELECT hlc FROM change ORDER BY id")]


def test_an_action_is_one_change_set(device):
    add(
        device,
        "Ada",
        role="Analyst",
        organisation="Engines",
        emails=["ada@engines.net"],
        tags=["x"],
    )
    [only] = device.change_sets()
    assert {change.entity for change in only.changes} == {
        "person", "role", "organisation", "identity", "tag",
    }  # fmt: skip


def test_a_row_made_is_one_change(device):
    add(device, "Ada")
    [only] = device.change_sets()
    assert [change.fields for change in only.changes] == [
        {"_": 1, "name": "Ada", "added_at": START}
    ]


def test_stamps_rise_when_the_wall_clock_goes_back(device):
    add(device, "Ada")
    device.milliseconds -= 86_400_000
    add(device, "Bo")
    device.close()
    device.open()
    add(device, "Cy")
    assert stamps(device) == sorted(set(stamps(device)))


def test_stamps_rise_over_a_restart_after_another_devices_were_seen(device, other):
    """The other device runs ahead and its long action began before our newest one."""
    other.milliseconds += 60_000
    add(other, "Bo", role="Engineer", organisation="Works", tags=["a", "b"])
    add(device, "Ada")
    device.absorb(other.change_sets())
    device.close()
    device.open()
    ada = add(device, "Cy")
    newest = device.connection.execute(
        "SELECT max(hlc) FROM change WHERE owner = ?", (ada.id.bytes,)
    ).fetchone()[0]
    assert newest == max(stamps(device))


def test_a_stamp_from_the_far_future_is_refused_and_nothing_taken_in(device, other):
    other.milliseconds += MOST_AHEAD + 60_000
    add(other, "Bo")
    before = device.rows()
    with pytest.raises(ClockAhead):
        device.absorb(other.change_sets())
    assert device.rows() == before
    add(device, "Ada")
    assert moment_of(stamps(device)[-1]) == START


def test_a_kind_of_row_that_only_a_newer_version_knows_is_kept_for_it(device, other):
    """The other device's kithbook is newer: it journals pets."""
    other.connection.execute("CREATE TABLE pet (id BLOB PRIMARY KEY, name TEXT)")
    person = other.journal.entities["organisation"]
    other.journal.entities["pet"] = type(person)("pet", ("name",))
    other.act("add", lambda unit: unit.create("pet", new_id(), name="Rex"))
    add(other, "Bo")
    device.absorb(other.change_sets())
    assert [row[1] for row in device.rows()["person"]] == ["Bo"]
    assert "Rex" in repr(device.change_sets())


def test_a_change_set_taken_in_twice_counts_once(device, other):
    add(other, "Bo")
    device.absorb(other.change_sets())
    before = device.change_sets()
    device.absorb(other.change_sets())
    assert device.change_sets() == before


def test_the_later_edit_wins_on_both_devices(device, other):
    ada = add(device, "Ada")
    other.absorb(device.change_sets())
    device.milliseconds += 1000
    edit(device, ada, headline="first", location="here")
    other.milliseconds += 2000
    edit(other, ada, headline="second")
    device.absorb(other.change_sets())
    other.absorb(device.change_sets())
    assert device.rows() == other.rows()
    person = people_store.person(device.connection, ada.id)
    assert (person.headline, person.location) == ("second", "here")


def test_undo_brings_back_a_deleted_person_with_all_that_hung_on_them(device):
    ada = add(device, "Ada", role="Analyst", organisation="Engines", emails=["a@b.net"], tags=["x"])
    device.act("note", notes.write, NoteRequest(person=str(ada.id), text="likes numbers"))
    before, index = device.rows(), device.index()
    device.act("delete", people.delete, PersonRequest(person=str(ada.id)))
    assert device.rows()["person"] == []
    assert device.index().cards == []
    device.undo()
    assert device.rows() == before
    assert device.index().cards == index.cards


def test_undoing_an_undo_does_it_again(device):
    ada = add(device, "Ada")
    edit(device, ada, headline="one")
    after = device.rows()
    undone = device.undo()
    assert people_store.person(device.connection, ada.id).headline is None
    device.undo(undone.change_set)
    assert device.rows() == after


def test_an_undo_says_what_it_undid_about_whom(device):
    ada = add(device, "Ada Lovelace")
    device.act("delete", people.delete, PersonRequest(person=str(ada.id)))
    undone = device.undo()
    assert undone.sentence == "Undone: delete of Ada Lovelace."
    redone = device.undo(undone.change_set)
    assert redone.sentence == "Done again: delete of Ada Lovelace."
    assert device.undo(redone.change_set).sentence == "Undone: delete of Ada Lovelace."


def test_an_undo_of_an_action_on_many_names_three_and_counts_the_rest(device):
    everybody = [add(device, letter * 1_000) for letter in "ABCDE"]
    device.act("edit", lambda unit: [unit.set("person", one.id, headline="x") for one in everybody])
    sentence = device.undo().sentence
    assert len(sentence) < 1_000
    assert sentence.endswith("CC… and 2 more.")


def test_an_undo_of_what_was_overwritten_still_counts(device):
    """When the later value goes too, the first must not come back."""
    ada = add(device, "Ada")
    first = edit(device, ada, headline="one").change_set
    second = edit(device, ada, headline="two").change_set
    kept = device.undo(first).kept
    assert [(one.field, one.before, one.after) for one in kept] == [("headline", "one", "two")]
    device.undo(second)
    assert people_store.person(device.connection, ada.id).headline is None


def test_undo_goes_back_one_action_at_a_time(device):
    ada = add(device, "Ada")
    for headline in ("one", "two", "three"):
        edit(device, ada, headline=headline)
    seen = []
    for _ in range(3):
        device.undo()
        seen.append(people_store.person(device.connection, ada.id).headline)
    assert seen == ["two", "one", None]


def test_undo_finds_the_last_action_behind_any_number_of_visits(device):
    ada = add(device, "Ada")
    for _ in range(120):
        device.act("visit", lambda unit: unit.create("capture", new_id(), person=ada.id, url="x"))
    assert device.undo().sentence == "Undone: add of Ada."


def test_undos_count_in_their_order_when_the_wall_clock_goes_back(device):
    ada = add(device, "Ada")
    action = edit(device, ada, headline="one").change_set
    undone = device.undo(action)
    device.milliseconds -= 86_400_000
    device.undo(undone.change_set)
    assert people_store.person(device.connection, ada.id).headline == "one"
    assert device.undo(action).kept == []
    assert people_store.person(device.connection, ada.id).headline is None


def test_an_organisation_outlives_the_action_that_named_it_first(device):
    add(device, "Ada", organisation="Engines")
    first = device.change_sets()[0].id
    bo = add(device, "Bo", organisation="Engines")
    device.undo(first)
    assert people_store.person(device.connection, bo.id).roles[0].organisation == "Engines"
