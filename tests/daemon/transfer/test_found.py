"""Whom a file brought is found by its name."""

from uuid import UUID

from daemon.transfer.conftest import lines
from daemon.transfer.test_import import BO, INES

from kithbook.search.index import index
from kithbook.store.service import STORE
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


async def test_who_is_new_is_indexed_as_if_everybody_were_read_anew(app, bring):
    # With relations they would be indexed again, once all are there.
    await bring(lines({**INES, "relations": []}, BO))

    def index_of(connection):
        connection.execute(
            "CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, search_index, instance)"
        )
        found = [
            connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608 - ours
            for table in ("temp.word", "search_person", "tie")
        ]
        connection.execute("DROP TABLE temp.word")
        return found

    def compare(connection):
        before = index_of(connection)
        people = [UUID(bytes=row[0]) for row in connection.execute("SELECT id FROM person")]
        index(connection, people)
        return before, index_of(connection)

    before, anew = await app[STORE].maintain(compare)
    assert all(before)
    assert before == anew
