"""The schedule: a backup a day, and a proof a week, while the vault is open."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from kithbook.backup import store
from kithbook.backup.access import access
from kithbook.backup.making import Wanted
from kithbook.backup.model import Kept, Trial
from kithbook.backup.service import Backups
from kithbook.backup.whereabouts import reaches
from kithbook.backup.wishes import wishes
from kithbook.errors import VaultLocked
from kithbook.log import log
from kithbook.store.service import Store
from kithbook_protocol.backup import BackupProofRequest

HOUR = 60 * 60 * 1000  # milliseconds
PROVEN = 7 * 24 * HOUR
"""So long a proof holds in a place; then its newest backup is proven by itself."""
LOOK_SECONDS = 15 * 60
"""Between two looks whether something is due; a laptop may have slept meanwhile."""
FIRST_SECONDS = 20
"""After an unlock: whoever comes to look something up comes first."""
REST = 4 * HOUR
"""After a place did not take a backup, though it was there: as when it is full."""


@dataclass
class Schedule:
    """Looks at the clock, and makes or proves backups as jobs."""

    backups: Backups
    _task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin, with the vault open; it ends by itself when the vault is locked."""
        self.stop()
        self._task = asyncio.create_task(self._run())

    def stop(self) -> None:
        """Look no more; what is under way goes on."""
        if self._task:
            self._task.cancel()
        self._task = None

    async def look(self) -> None:
        """Do what is due: a backup, then perhaps its proof.

        Raises:
            VaultLocked: it was locked meanwhile.
        """
        jobs, making = self.backups.jobs, self.backups.making
        if due := await self._due():
            wanted = Wanted(due)
            await jobs.ended(jobs.start("backup", partial(making.make, wanted=wanted)).id)
        if unproven := await self._unproven():
            request = BackupProofRequest(file=unproven.file)
            await jobs.ended((await self.backups.verify(request)).id)

    async def _due(self) -> list[str]:
        """Return the places whose newest backup, or else the first write, is too long ago.

        One that was away is looked at first, each time: what it would have got is made once it is
        back, and not before. One that failed otherwise has its rest.
        """
        settings, moment = self.backups.settings, self._opened.now()
        wished, kept, trials, began = await self._opened.read(
            lambda c: (wishes(c, settings), store.every(c), store.trials(c), store.began_at(c))
        )
        if not wished.every_hours or began is None:
            return []
        period, late, due = wished.every_hours * HOUR, False, []
        for address in wished.places:
            last = max((one.made_at for one in kept if one.place == address), default=began)
            trial = trials.get(address)
            # Not each at its own time: one that is due soon goes along with one that is due.
            if moment - last < period // 2 or (trial and not await self._helps(trial, address)):
                continue
            late = late or moment - last >= period
            due.append(address)
        return due if late else []

    async def _helps(self, trial: Trial, address: str) -> bool:
        """Tell whether it is of any use to try a place again."""
        if not trial.failure:
            return True
        if not trial.is_away:
            return self._opened.now() - trial.at >= REST
        known = await self._opened.read(lambda c: access(c, self.backups.settings))
        return await asyncio.to_thread(reaches, address, known)

    async def _unproven(self) -> Kept | None:
        """Return the newest backup of a place in which none was proven for too long."""
        wished, kept, began = await self._opened.read(
            lambda c: (wishes(c, self.backups.settings), store.every(c), store.began_at(c))
        )
        if not wished.every_hours:
            return None
        for address in wished.places:
            here = [one for one in kept if one.place == address]
            since = max((one.proven_at or 0 for one in here), default=0) or began or 0
            is_new = here and not (here[0].proven_at or here[0].failure)
            if is_new and (here[0].put_off or 0) > self._opened.now():
                continue
            if is_new and self._opened.now() - since >= PROVEN:
                return here[0]
        return None

    @property
    def _opened(self) -> Store:
        return self.backups.opened

    async def _run(self) -> None:
        await asyncio.sleep(FIRST_SECONDS)
        with suppress(VaultLocked):
            while True:
                try:
                    await self.look()
                except VaultLocked:
                    raise
                except Exception as error:  # noqa: BLE001 - tried again at the next look
                    log.warning("backup not looked at", error=type(error).__name__)
                await asyncio.sleep(LOOK_SECONDS)
