"""The pieces of the full-text indexes are brought together, and nobody is lost by it."""

from functools import partial

import pytest

from kithbook.jobs.service import JOBS
from kithbook.search import gather, store
from kithbook.store.service import STORE
from kithbook_protocol.operations import ADD, SEARCH

NAMES = ("Ada Lovelace", "Bo Larsen", "Ines Okafor", "Maren Solheim", "Tomas Lindqvist")


async def pieces(app):
    """Return of how many pieces each index is."""
    return [await app[STORE].read(partial(store.pieces, table=table)) for table in store.TABLES]


@pytest.fixture
async def scattered(app, call):
    """A book of which every person made a piece."""
    for name in NAMES:
        await call(ADD, {"fields": {"name": name}})
    assert max(await pieces(app)) == len(NAMES)
    return app


async def test_many_pieces_become_one_and_everybody_is_still_found(scattered, call, monkeypatch):
    monkeypatch.setattr(gather, "MOST", len(NAMES) - 1)
    await gather.gather(scattered[STORE], scattered[JOBS])
    (job,) = scattered[JOBS].all()
    ended = await scattered[JOBS].ended(job.id)
    assert (ended.kind, ended.state) == ("gather", "done")
    assert (await pieces(scattered))[0] == 1
    for name in NAMES:
        found = await call(SEARCH, {"query": name.split()[1][:4]})
        assert [hit.name for hit in found.hits] == [name]


async def test_a_few_pieces_are_left_as_they_are(scattered):
    await gather.gather(scattered[STORE], scattered[JOBS])
    assert list(scattered[JOBS].all()) == []
    assert max(await pieces(scattered)) == len(NAMES)
