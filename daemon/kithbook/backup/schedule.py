"""The schedule: a backup a day, and a proof a week, while the vault is open."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass

from kithbook.backup import store
from kithbook.backup.model import Kept
from kithbook.backup.service import Backups
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
        jobs = self.backups.jobs
        if await self._is_due():
            await jobs.ended(jobs.start("backup", self.backups.make).id)
        if unproven := await self._unproven():
            request = BackupProofRequest(file=unproven.file)
            await jobs.ended((await self.backups.verify(request)).id)

    async def _is_due(self) -> bool:
        """Tell whether the newest backup, or else the first write, is too long ago."""
        wished, latest, began = await self._opened.read(
            lambda c: (wishes(c, self.backups.settings), store.latest(c), store.began_at(c))
        )
        if not wished.every_hours or began is None:
            return False
        last = latest.made_at if latest else began
        return self._opened.now() - last >= wished.every_hours * HOUR

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
