"""Duplicates from the command line."""

import json

import pytest


@pytest.fixture
async def two(beside):
    """Add two records of one person; return their ids, and what was said of the second."""
    first = await beside("add", "William Quarrington", "--org", "Acme", "--json")
    second = await beside("add", "Bill Quarrington", "--org", "Acme")
    assert second.code == 0
    listed = json.loads((await beside("duplicates", "--json")).out)
    ids = {listed["duplicates"][0]["person"], listed["duplicates"][0]["other"]["person"]}
    assert json.loads(first.out)["person"]["id"] in ids
    return sorted(ids), second.out


async def test_adding_says_who_it_may_be(two):
    ids, said = two
    assert "Bill Quarrington added." in said
    assert f"Maybe the same person as William Quarrington ({ids[0][-8:]})" in said
    assert "name alike: Bill / William; both at Acme" in said


async def test_a_scan_lists_and_distinct_ends_it(beside, two):
    scanned = await beside("duplicates", "--scan")
    assert scanned.code == 0
    assert "2 people compared." in scanned.out
    assert "William Quarrington  =?  " in scanned.out
    assert "name alike: William / Bill; both at Acme" in scanned.out
    one, other = (identifier[-8:] for identifier in two[0])
    done = await beside("distinct", one, other)
    assert done.out == (
        f"William Quarrington ({one}) and Bill Quarrington ({other}) are two people; "
        "that is remembered.\n"
    )
    again = await beside("duplicates", "--scan")
    assert again.out.endswith("No two look the same.\n")
    assert "Nobody is listed" in (await beside("duplicates")).out
    assert (await beside("undo")).code == 0
    assert "=?" in (await beside("duplicates", two[0][0])).out


async def test_what_does_not_fit_is_one_sentence(beside, two):
    gone = await beside("distinct", "deadbeef", two[0][0])
    assert (gone.code, gone.err) == (1, 'There is no person "deadbeef".\n')
    same = await beside("distinct", two[0][0], two[0][0])
    assert (same.code, same.err) == (1, "That is one person; name two.\n")
    assert (await beside("duplicates", "--limit", "0")).code == 2
