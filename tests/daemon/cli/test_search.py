"""Finding people, and saved searches, as they are typed and read."""

import json

import pytest


@pytest.fixture
async def book(beside):
    for name, tag in (("Ada Lovelace", "friend"), ("Robert Kowalski", "friend"), ("Cy", "mentor")):
        await beside("add", name, "--tag", tag)
    return beside


async def test_the_language_is_that_of_the_command_line_too(book):
    assert "Ada Lovelace" in (await book("search", "tag:friend -robert")).out
    assert "Robert" not in (await book("search", "tag:friend", "-robert")).out
    assert "Cy" in (await book("search", "-tag:friend")).out
    assert "Ada" not in (await book("search", "-hades", "-robert", "-ada")).out
    assert "Usage" in (await book("search", "-h")).out
    told = (await book("search", "foo:bar")).out
    assert "There is no operator foo:" in told
    assert "Nobody found" in told


async def test_hits_explain_themselves_and_go_on_page_by_page(book):
    told = (await book("search", "bob", "--explain")).out
    assert "80 = 80" in " ".join(told.split())
    first = (await book("search", "tag:friend", "--limit", "1")).out
    assert "1 of 2; go on with --offset 1." in first
    reply = json.loads((await book("search", "tag:friend", "--offset", "1", "--json")).out)
    assert (len(reply["hits"]), reply["count"], reply["more"]) == (1, 2, False)
    assert "No more; 2 in all." in (await book("search", "tag:friend", "--offset", "5")).out


async def test_searches_are_saved_listed_found_and_removed(book):
    assert "No saved searches yet" in (await book("searches")).out
    saved = await book("searches", "save", "Old friends", "tag:friend", "-robert")
    assert 'find them with in:"Old friends"' in saved.out
    assert "Old friends  1  tag:friend -robert" in (await book("searches")).out
    assert "Ada Lovelace" in (await book("search", "in:oldfriends")).out
    assert "Removed" in (await book("searches", "remove", "old friends")).out
    assert (await book("searches", "remove", "old friends")).code == 1
