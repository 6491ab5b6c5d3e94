"""After a forgetting: the words leave the index, the log and the slack of the file, as a job.

All of it is done again after a crash: what is to be wiped is written down until it is.
"""

import asyncio
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import web

from kithbook.errors import Busy, VaultLocked
from kithbook.forget import store
from kithbook.forget.store import Pending
from kithbook.forget.words import telling
from kithbook.jobs.service import Jobs, Progress
from kithbook.search import store as index
from kithbook.search.gather import bring_together
from kithbook.search.oblivion import forget_words
from kithbook.spool.service import Spool
from kithbook.store import slack
from kithbook.store.service import Store

PAUSE_SECONDS = 0.05
"""Between two tries to empty the log while somebody reads an older state of the file."""

MOST_ROUNDS = 3
"""Of looking and writing anew; one should do."""


@dataclass
class Wiping:
    """The job that goes on until nothing of the forgotten is left in the file."""

    store: Store
    jobs: Jobs
    spool: Spool

    async def resume(self) -> None:
        """Go on with what an earlier run left."""
        if await self.store.read(store.pending):
            self.jobs.start("forget", self._wipe)

    async def finished(self, seconds: float) -> bool:
        """Do it, as the job that runs already or a new one; False if it is not done by then.

        What a lock or a full disk breaks off goes on at the next unlock.
        """
        try:
            async with asyncio.timeout(seconds):
                # The job that runs may have looked before the newest was written down.
                while await self.store.read(store.pending):
                    job = await self.jobs.ended(self.jobs.start("forget", self._wipe).id)
                    if job.state != "done":
                        return False
        except (TimeoutError, VaultLocked):
            return False
        return True

    async def _wipe(self, _progress: Progress) -> dict[str, Any]:
        while wanted := await self.store.read(store.pending):
            await self.spool.forget(wanted.told)
            await self.store.maintain(partial(forget_words, texts=wanted.texts))
            for table in index.TABLES:  # only so do deleted words leave them
                await bring_together(self.store, table)
            await self._empty_log()
            await self._clear_slack(wanted)
            await self.store.maintain(partial(store.end_pending, wiped=wanted))
            await self._empty_log()
        return {}

    async def _clear_slack(self, wanted: Pending) -> None:
        """Write anew each table in whose pages one of the words still stands.

        Raises:
            Busy: they stand there though all was tried; it is tried again at the next unlock.
        """
        words = await self.store.read(partial(telling, wanted=wanted))
        for _ in range(MOST_ROUNDS):
            found = await self.store.slack_holding(words)
            if not found:
                return
            for table in found:
                await self.store.maintain(partial(slack.rewrite, table=table))
            await self._empty_log()
        raise Busy("Words of somebody forgotten are still in the file; lock, and unlock again.")

    async def _empty_log(self) -> None:
        while not await self.store.empty_log():  # noqa: ASYNC110 - SQLite does not call back
            await asyncio.sleep(PAUSE_SECONDS)


WIPING: web.AppKey[Wiping] = web.AppKey("wiping", Wiping)
