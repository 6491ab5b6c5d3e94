"""Rotation: the database gets a new key, as after a theft of the data folder.

With it come new slots, a new epoch of the sealing key, and a new key for the daemon; every browser
has to pair again. Killed at any moment, the next unlock finds the vault under the old key or under
the new one, whole: see store/successor.py.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from kithbook.backup import signer
from kithbook.errors import Busy, KithbookError
from kithbook.jobs.service import Progress
from kithbook.keeper import Keeper
from kithbook.keys.service import opened
from kithbook.log import log
from kithbook.store.database import Connection
from kithbook.store.sealing import renew_sealing_key
from kithbook.store.successor import make_successor, settle
from kithbook.vault.locksmith import Rekeyed
from kithbook.vault.opening import Opened
from kithbook_protocol.hello import VaultState
from kithbook_protocol.keys import RotationRequest

STEPS = 4


async def _nothing() -> str | None:
    return None


@dataclass
class Rotation:
    """One exchange of the database key."""

    keeper: Keeper
    request: RotationRequest
    progress: Progress
    before: Callable[[], Awaitable[str | None]] = _nothing
    """Makes a backup first; returns why it could not."""
    _done: int = 0
    _failure: KithbookError | None = field(default=None, repr=False)

    async def run(self) -> dict[str, Any]:
        """Do it, and end open or locked as before.

        Raises:
            KithbookError: it was not done; the vault is as it was.
        """
        keeper, session = self.keeper, self.keeper.session
        was_locked = session.state is VaultState.LOCKED
        paired = sum(client.revoked_at is None for client in session.identity.clients)
        self._tell("Making new key slots.")
        found = await asyncio.to_thread(opened, keeper.vault, self.request)
        try:
            if was_locked:
                await keeper.unlock_with_key(found.key)
            self.progress(self._done, STEPS, "Making a backup first.")
            # A disk without room for one must not keep the key that a thief may have.
            failure = await self.before()
            session.paused = True
            # What browsers left is sealed for the old key: it is applied first.
            await keeper.spool.cleared()
            await keeper.with_closed(lambda: self._exchange(found))
        finally:
            session.paused = False
            if was_locked:
                await keeper.lock()
        if self._failure:
            raise self._failure
        log.info("database key rotated", epoch=session.identity.epoch)
        before, after = found.slots.slots, keeper.vault.describe().kinds
        return {
            "epoch": session.identity.epoch,
            "signer": session.identity.fingerprint,
            "slots": list(after),
            "dropped": len(before) - len(after),
            "unpaired": paired,
            "no_backup": failure,
        }

    def _exchange(self, found: Opened) -> bytes:
        """Exchange the key on disk; return the one that is in force afterwards.

        Raises:
            SlotsDamaged: no key is, so the vault stays locked.
        """
        vault, settings = self.keeper.vault, self.keeper.settings
        chosen, known = self.request.new_passphrase, [found.key]
        try:
            if vault.describe().generation != found.slots.generation:
                raise Busy("The key slots were changed meanwhile; nothing was done. Try again.")
            rekeyed = vault.locksmith.rekey(found, chosen.get_secret_value() if chosen else None)
            known.append(rekeyed.key)
            self._switch(found, rekeyed)
            settle(settings.database, settings.next_database, rekeyed.key)
        except KithbookError as error:
            self._failure = error
        return vault.key_in_force(*known)

    def _switch(self, found: Opened, rekeyed: Rekeyed) -> None:
        settings, locksmith = self.keeper.settings, self.keeper.vault.locksmith
        try:
            make_successor(
                settings.database,
                found.key,
                settings.next_database,
                rekeyed.key,
                renew=_renew,
                tell=self._tell,
            )
            self._tell("Switching to the new key.")
            locksmith.commit(found, rekeyed)
        except BaseException:
            locksmith.drop(rekeyed)
            raise

    def _tell(self, sentence: str) -> None:
        self.progress(self._done, STEPS, sentence)
        self._done += 1


def _renew(copy: Connection) -> None:
    """Exchange all that whoever has the old key has too."""
    renew_sealing_key(copy)
    signer.renew(copy)
