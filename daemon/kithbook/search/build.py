"""Making the index of everybody, in the background, after an update that needs another one.

What is added or changed meanwhile is indexed as always; what was done stays done, whenever it ends.
"""

from functools import partial
from typing import Any

from kithbook.jobs.service import Jobs, Progress
from kithbook.people import store as people
from kithbook.search import store, vocabulary
from kithbook.search.index import index
from kithbook.store.database import Connection
from kithbook.store.service import Store
from kithbook_protocol.search import SearchNote

BATCH = 200
"""People indexed in one transaction; about 100 ms."""


def rebuild_batch(connection: Connection, after: bytes) -> tuple[bytes, int]:
    """Index the next people; return where to go on (empty at the end) and how many were done.

    Everybody stays findable meanwhile, and after a rebuild that was broken off.
    """
    batch = store.everyone(connection, after, BATCH)
    index(connection, batch)
    if len(batch) == BATCH:
        return batch[-1].bytes, len(batch)
    store.sweep(connection)
    return b"", len(batch)


async def resume(held: Store, jobs: Jobs) -> None:
    """Go on with making the index, if it is not whole."""
    if await held.read(vocabulary.building) is not None:
        jobs.start("index", partial(_build, held))


async def _build(held: Store, progress: Progress) -> dict[str, Any]:
    total = await held.read(people.count)
    done = total - await held.read(_left)
    while (after := await held.read(vocabulary.building)) is not None:
        progress(done, total, "Making everybody findable.")
        done += await held.maintain(partial(_step, after=after))
    return {"people": done}


def _step(connection: Connection, after: bytes) -> int:
    going_on, done = rebuild_batch(connection, after)
    vocabulary.built(connection, going_on or None)
    return done


def _left(connection: Connection) -> int:
    after = vocabulary.building(connection)
    return 0 if after is None else store.count_after(connection, after)


def note(connection: Connection) -> SearchNote | None:
    """Say that not everybody can be found yet; None where everybody can.

    Where an older index is there, everybody can be found by it until they are indexed anew.
    """
    if vocabulary.building(connection) is None:
        return None
    left = store.count_lacking(connection)
    if not left:
        return None
    told = f"The index is being made: {left:,} people can be found only in a while."
    return SearchNote(kind="indexing", count=left, sentence=told)
