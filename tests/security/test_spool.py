"""A locked daemon's spool: nobody reads it, and nobody else writes it."""

import asyncio

import pytest
from daemon.extension import encoded
from end_to_end.patience import until
from end_to_end.remains import traces

from kithbook_protocol.operations import ADD

WORDS = ("Wilhelmina", "Abernathy", "clavichord")


def swapped(first, second):
    first_bytes, second_bytes = first.read_bytes(), second.read_bytes()
    first.write_bytes(second_bytes)
    second.write_bytes(first_bytes)


def flipped(first, second):
    for path in (first, second):
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)


def emptied(first, second):
    for path in (first, second):
        path.write_bytes(b"")


DAMAGES = {"swapped": swapped, "flipped": flipped, "emptied": emptied}


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_waits_is_not_in_clear_and_not_applied_once_it_was_touched(
    damage, daemon, extension, home
):
    daemon.lock()
    for name in ("Wilhelmina Abernathy", "Josephine Abernathy"):
        fields = {"name": name, "met_at": "clavichord"}
        request = extension.request(ADD, encoded({"fields": fields}))
        assert asyncio.run(extension.exchange(request)).status == 202
    assert daemon.json("spool")["count"] == 2
    assert traces(home, WORDS) == []
    DAMAGES[damage](*sorted((daemon.data / "spool").iterdir()))
    daemon.unlock()
    until(lambda: daemon.json("spool")["count"] == 0, "both had their turn")
    assert daemon.json("search", "abernathy")["hits"] == []
    for one in daemon.json("spool")["refused"]:
        assert one["code"] == "invalid"
        daemon.run("spool", "discard", one["id"])
    assert traces(home, WORDS) == []
