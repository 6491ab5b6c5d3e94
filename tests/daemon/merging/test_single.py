"""Of what there is one of, one value is in force after a merge, and the other comes back."""

import pytest
from daemon.merging.conftest import add, born, do, show
from daemon.store.device import Device

from kithbook.errors import InvalidRequest
from kithbook.merging import service as merge
from kithbook.people import field, service
from kithbook.reminders import cadence
from kithbook.reminders import store as reminders
from kithbook_protocol.field import FieldAddition
from kithbook_protocol.merging import MergeRequest
from kithbook_protocol.people import (
    EditRequest,
)
from kithbook_protocol.reminders import CadenceRequest


def size(device):
    """Make a field with one value; return a way to set it."""
    device.act("field", field.add, FieldAddition(name="Size", kind="number"))

    def put(person, value):
        request = EditRequest(person=person, values=[{"field": "Size", "value": value}])
        device.act("edit", service.edit, request)

    return put


@pytest.fixture
def alone(device, two):
    """Give each of the two a birthday, a value in a field and a cadence."""
    put = size(device)
    for one, day, value, days in (
        (two.ada, "1815-12-10", "37", 30),
        (two.king, "--12-11", "38", 9),
    ):
        born(device, one, day)
        put(one, value)
        device.act("cadence", cadence.put, CadenceRequest(person=one, ideal=days))
    return put


def one_of_each(device, person):
    found = show(device, person)
    rows = reminders.own(device.connection, found.id)
    return (
        [one.day for one in found.dates],
        [one.value for one in found.values],
        [ideal for _row, ideal, _latest in rows],
    )


ADAS, KINGS = (["1815-12-10"], ["37"], [30]), (["--12-11"], ["38"], [9])


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("take", [[], ["birthday", "Size", "cadence"]])
def test_of_each_value_that_there_is_one_of_one_is_in_force(device, two, take):
    before = device.rows(), device.index()
    request = MergeRequest(kept=two.ada, other=two.king, take=take)
    foretold = merge.preview(device.connection, request)
    merged = do(device, two.ada, two.king, *take)
    assert merged.choices == foretold.choices
    found = {one.field: (one.kept, one.other, one.takes) for one in merged.choices}
    whose = "other" if take else "kept"
    assert found["birthday"] == ("1815-12-10", "--12-11", whose)
    assert found["Size"] == ("37", "38", whose)
    assert found["cadence"][2] == whose
    assert one_of_each(device, two.ada) == (KINGS if take else ADAS)
    device.undo()
    assert (device.rows(), device.index()) == before


@pytest.mark.parametrize("take", [[], ["birthday", "size", "CADENCE"]])
def test_what_is_not_in_force_comes_back_also_after_later_edits(device, two, alone, take):
    merged = do(device, two.ada, two.king, *take)
    born(device, two.ada, "1815-12-24")
    alone(two.ada, "40")
    device.act("cadence", cadence.put, CadenceRequest(person=two.ada, ideal=7))
    together = device.rows(), device.index()
    undone = device.undo(merged.change_set)
    assert one_of_each(device, two.ada) == (["1815-12-24"], ["40"], [7])
    assert one_of_each(device, two.king) == KINGS
    device.undo(undone.change_set)
    assert (device.rows(), device.index()) == together


def test_what_only_the_other_has_comes_along_and_goes_back(device, two):
    born(device, two.king, "--12-11")
    merged = do(device, two.ada, two.king)
    assert ("birthday", None, "--12-11", "other") in [
        tuple(dict(one).values()) for one in merged.choices
    ]
    assert [one.day for one in show(device, two.ada).dates] == ["--12-11"]
    born(device, two.ada, "1815-12-24")
    device.undo(merged.change_set)
    assert [one.day for one in show(device, two.ada).dates] == ["1815-12-24"]
    assert [one.day for one in show(device, two.king).dates] == ["--12-11"]


@pytest.mark.usefixtures("alone")
def test_two_devices_that_merge_crosswise_agree_on_one_value_and_lose_none(device, two, tmp_path):
    there = Device(tmp_path / "b", 1)
    try:
        there.absorb(device.change_sets())
        do(device, two.ada, two.king)
        there.milliseconds += 1
        do(there, two.king, two.ada)
        here = device.change_sets()
        device.absorb(there.change_sets())
        there.absorb(here)
        assert device.rows() == there.rows()
        assert one_of_each(device, two.ada) == KINGS
    finally:
        there.close()


def test_names_that_are_one_are_told_apart(device, two):
    device.act("field", field.add, FieldAddition(name="birthday", kind="text"))
    for one, day, value in ((two.ada, "--12-10", "10th"), (two.king, "--12-11", "11th")):
        born(device, one, day)
        values = [{"field": "birthday", "value": value}]
        device.act("edit", service.edit, EditRequest(person=one, values=values))
    merged = do(device, two.ada, two.king, "birthday (own field)")
    assert [one.day for one in merged.person.dates] == ["--12-10"]
    assert [one.value for one in merged.person.values] == ["11th"]


def test_what_is_nothing_of_theirs_cannot_be_taken(device, two):
    with pytest.raises(InvalidRequest, match='no "nonsense" of Augusta Ada King'):
        do(device, two.ada, two.king, "nonsense")


def test_the_sentence_tells_two_of_one_name_apart(device):
    one, other = (add(device, {"name": "Ada"}) for _ in range(2))
    told = do(device, one, other).sentence
    assert told.startswith(f"Ada ({other[-8:]}) merged into Ada ({one[-8:]}); ")
