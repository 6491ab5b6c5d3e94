"""Precautions: a backup before much is changed in the open vault, and what counts as much.

What is done then can be undone, so that a backup which fails stops nobody: it is said.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kithbook.backup import store
from kithbook.backup.making import Wanted
from kithbook.backup.model import COPYING
from kithbook.backup.service import Backups
from kithbook.backup.wishes import local, wishes
from kithbook.errors import NotThere
from kithbook.jobs.service import RUNNING, Progress
from kithbook.people import service as people
from kithbook.store.database import Connection
from kithbook.store.model import IMPORT
from kithbook_protocol.merging import MergeRequest

BIG_IMPORT = 256 * 1024
"""Bytes of a file: some 500 cards without photos. Fewer are soon looked through."""
BIG_MERGE = 50
"""Changes in the history of each of the two: so much is not told apart again by hand."""
MANY_MERGES = 10
"""Within an hour: somebody tidies up."""
FRESH = 60 * 60 * 1000
"""Milliseconds for which a backup that is there will do: files come one after another, and so do
people who are merged; both can be undone too."""

WAITING_SECONDS = 4.0
"""For a merge, where another backup is being made at the time: that one will do."""


@dataclass
class Precautions:
    """Is told of what is about to be done in the open vault."""

    backups: Backups

    async def before(self, kind: str, about: Any) -> str | None:
        """Make a backup, if much will be changed; return why none could be made, as a sentence.

        An import waits for it. A merge waits only until it is settled of which moment it is: a
        person has clicked.
        """
        if kind == IMPORT and about >= BIG_IMPORT:
            return await self.backups.making.precaution("before an import", FRESH)
        if kind == "merge":
            await self._before_merge(about)
        return None

    async def _before_merge(self, request: MergeRequest) -> None:
        backups, moment = self.backups, self.backups.opened.now()
        latest, wished, is_big = await backups.opened.read(
            lambda c: (
                store.latest(c), wishes(c, backups.settings), _is_big(c, request, moment - FRESH)
            )
        )  # fmt: skip
        if not is_big or (latest and moment - latest.made_at < FRESH):
            return
        settled, loop = asyncio.Event(), asyncio.get_running_loop()

        async def make(progress: Progress) -> dict[str, Any]:
            def told(done: int, total: int | None, sentence: str = RUNNING, /) -> None:
                if sentence == COPYING:
                    loop.call_soon_threadsafe(settled.set)
                progress(done, total, sentence)

            try:
                places = await asyncio.to_thread(local, wished, backups.settings)
                return await backups.making.make(told, Wanted(places, "before a merge"))
            finally:
                settled.set()

        if not backups.jobs.runs("backup"):
            backups.jobs.start("backup", make)
            with suppress(TimeoutError):
                await asyncio.wait_for(settled.wait(), WAITING_SECONDS)


def _is_big(connection: Connection, request: MergeRequest, since: int) -> bool:
    try:
        both = [people.find(connection, one).id for one in (request.kept, request.other)]
    except NotThere:
        return False
    return (
        min(store.changes_of(connection, one) for one in both) >= BIG_MERGE
        or store.merges_since(connection, since) >= MANY_MERGES
    )
