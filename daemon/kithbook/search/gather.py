"""Bringing the pieces of the full-text indexes together, in the background.

What is written goes into pieces of its own, and every search asks each of them. A million people
were 29; in one, a search took two thirds of the CPU (middle 14 to 9 ms, with typing errors 21 to
12). FTS5 calls them segments: sqlite.org/fts5.html, "merge".
"""

from functools import partial
from typing import Any

from kithbook.jobs.service import Jobs, Progress
from kithbook.search import store
from kithbook.store.database import Connection
from kithbook.store.service import Store

MOST = 12
"""Pieces of one index that are left as they are; a day's edits make fewer."""


async def gather(held: Store, jobs: Jobs) -> None:
    """Begin to bring them together, as a job, where they are many."""
    if await held.read(_scattered):
        jobs.start("gather", partial(_gather, held))


async def bring_together(held: Store, table: str) -> None:
    """Write an index anew as one piece, a few pages at a time; others write in between."""
    more = await held.maintain(partial(store.merge, table=table, begin=True))
    while more:
        more = await held.maintain(partial(store.merge, table=table), lasting=False)


async def _gather(held: Store, progress: Progress) -> dict[str, Any]:
    while tables := await held.read(_scattered):
        progress(0, None, "Tidying the index, so that searches are fast.")
        await bring_together(held, tables[0])
    return {}


def _scattered(connection: Connection) -> list[str]:
    return [table for table in store.TABLES if store.pieces(connection, table) > MOST]
