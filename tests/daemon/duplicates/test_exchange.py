"""A distinction on two devices, one of which forgets somebody, in whatever order they meet."""

from contextlib import closing

import pytest
from daemon.store.device import Device

from kithbook.duplicates import service as duplicates
from kithbook.people import service as people
from kithbook_protocol.duplicates import DistinctRequest


@pytest.mark.parametrize("which", [0, 1])
def test_a_distinction_that_arrives_after_the_forgetting_goes_too(tmp_path, which):
    with closing(Device(tmp_path / "a", 0)) as a, closing(Device(tmp_path / "b", 1)) as b:
        two = [a.act("add", people.create, name) for name in ("Ada Lovelace", "Augusta King")]
        b.absorb(a.change_sets())
        request = DistinctRequest(person=str(two[0]), other=str(two[1]))
        b.act("distinct", duplicates.distinguish, request)
        a.act("forget", lambda unit: unit.forget(two[which]))
        a.absorb(b.change_sets())
        b.absorb(a.change_sets())
        assert a.rows() == b.rows()
        assert a.rows()["distinction"] == []


def test_the_same_distinction_on_two_devices_is_one(tmp_path):
    with closing(Device(tmp_path / "a", 0)) as a, closing(Device(tmp_path / "b", 1)) as b:
        two = [a.act("add", people.create, name) for name in ("Ada Lovelace", "Augusta King")]
        b.absorb(a.change_sets())
        for device, order in ((a, two), (b, two[::-1])):
            request = DistinctRequest(person=str(order[0]), other=str(order[1]))
            device.act("distinct", duplicates.distinguish, request)
        a.absorb(b.change_sets())
        assert len(a.rows()["distinction"]) == 1
