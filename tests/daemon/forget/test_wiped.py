"""After a forgetting no word of the person is in the file, whatever was done with them before.

Each case first shows the control: before it, a thief with the key finds every one of the words.
"""

import random
import re

import pytest
from daemon.forget.ways import FORMER, NAME, WAYS, terms

from kithbook.duplicates.block import keys
from kithbook.duplicates.record import Record
from kithbook.store.service import STORE
from kithbook_protocol.operations import EDIT, EXAMINE, NOTE, SEARCH, SHOW
from kithbook_protocol.vault_operations import JOB


async def examined(call):
    job = await call(EXAMINE)
    while job.state == "running":
        job = await call(JOB, {"job": str(job.id)})
    return job.result["verdict"]


@pytest.mark.parametrize("way", WAYS)
async def test_no_word_of_a_forgotten_person_is_left_in_any_page(  # noqa: PLR0917 - fixtures
    app, call, capture, add, forget, thief, way
):
    bo = await add("Bo Chen", fields={"organisation": "Engines"}, emails=["bo@engines.example"])
    await call(NOTE, {"person": str(bo.id), "text": "plays chess"})
    before = await call(SHOW, {"person": str(bo.id)})
    person, known = await way(call, capture)
    assert sorted(set(known) - set(thief.found(known))) == []
    blobs = await app[STORE].read(lambda c: c.execute("SELECT hash, content FROM blob").fetchall())
    stored = [piece for digest, content in blobs for piece in (digest, content[8:40])]
    done = await forget(person)
    assert done.wiped
    assert thief.found(known) == []
    assert thief.found(stored) == []
    assert thief.found([person.hex, str(person)]) == []
    assert await call(SHOW, {"person": str(bo.id)}) == before
    assert [hit.person for hit in (await call(SEARCH, {"query": "engines"})).hits] == [bo.id]
    assert [hit.person for hit in (await call(SEARCH, {"query": ""})).hits] == [bo.id]
    assert await examined(call) == "The vault is whole."


async def test_copies_that_sqlite_left_in_its_pages_are_gone_too(app, call, add, forget, thief):
    """Rows that were moved about and deleted; without the looking their copies stay for good."""
    person = await add(NAME)
    await call(EDIT, {"person": str(person.id), "fields": {"name": FORMER}})
    texts = [f"{n:05d}x{NAME if n % 2 else 'Somebody'}" + "-" * (n % 40) for n in range(3_000)]
    random.Random(2).shuffle(texts)  # noqa: S311 - an order that leaves some

    copies = [text for text in texts if NAME in text]

    def move_about(connection):
        connection.execute("CREATE TABLE thing (name TEXT)")
        connection.execute("CREATE INDEX thing_name ON thing (name)")
        for text in texts:
            connection.execute("INSERT INTO thing VALUES (?)", (text,))
        for text in copies:
            connection.execute("DELETE FROM thing WHERE name = ?", (text,))

    await app[STORE].maintain(move_about)
    await app[STORE].empty_log()
    copy = re.compile(rb"\d{5}x" + NAME.lower().encode())
    assert copy.search(thief.everything())
    assert (await forget(person.id)).wiped
    assert not copy.search(thief.everything())
    assert thief.found(terms(NAME, FORMER)) == []


async def test_a_name_as_it_was_compared_is_gone_too(add, forget, thief):
    other = await add("Ada Lovelace")
    person = (await add("Пётр Чайковский", fields={"organisation": "Acme"})).id
    own = keys(Record(name=("petr", "chaykovskiy"), houses=("acme",)))
    known = ["chaykovskiy", *own]
    assert thief.found(known) == known
    assert (await forget(person)).wiped
    assert thief.found(known) == []
    assert thief.found(["lovelace"]) == ["lovelace"]
    assert other
