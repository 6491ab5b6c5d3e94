"""Whom a file brought is found by its name."""

from kithbook_protocol.operations import FORGET, SEARCH


async def test_whom_a_file_brought_is_found_by_the_name_of_the_file(bring, call):
    await bring(b'{"name": "Ada Lovelace"}\n{"name": "Bo Chen"}\n', name="Friends 2024.jsonl")
    await bring(b'{"name": "Cy Young"}\n', name="Club.jsonl")

    async def names(query):
        return sorted(hit.name for hit in (await call(SEARCH, {"query": query})).hits)

    friends = ["Ada Lovelace", "Bo Chen"]
    assert await names("source:friends") == friends
    assert await names("source:2024 source:import") == friends
    assert await names('source:"Friends 2024.jsonl"') == friends
    assert await names("source:club.jsonl") == ["Cy Young"]
    assert await names("source:jsonl -source:club") == friends
    offered = (await call(SEARCH, {"query": "source:f", "complete": True})).completions
    assert [(one.query, one.count) for one in offered] == [('source:"Friends 2024.jsonl"', 2)]


async def test_a_file_that_is_called_like_somebody_forgotten_has_no_name_any_more(bring, call):
    await bring(b'{"name": "Ada Lovelace"}\n{"name": "Bo Chen"}\n', name="Lovelace.jsonl")
    [hit] = (await call(SEARCH, {"query": "ada"})).hits
    await call(FORGET, {"person": str(hit.person), "name": "Ada Lovelace"})
    assert (await call(SEARCH, {"query": "source:lovelace"})).hits == []
    assert [one.name for one in (await call(SEARCH, {"query": "source:import"})).hits] == [
        "Bo Chen"
    ]
