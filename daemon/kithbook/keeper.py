"""The keeper of the keys: status, unlock and lock, and all that opens and closes with them."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from kithbook.backup import store as backups
from kithbook.backup.trouble import troubles
from kithbook.backup.whereabouts import told
from kithbook.capture.service import Captures
from kithbook.config import Settings
from kithbook.desktop.dialog import Dialog
from kithbook.desktop.sentry import Sentry
from kithbook.drift import service as drift
from kithbook.errors import VaultLocked
from kithbook.jobs.service import Jobs
from kithbook.log import log
from kithbook.people import store as people
from kithbook.spool.service import Spool
from kithbook.store.service import Store
from kithbook.vault.errors import NoKeyring, WrongPassphrase
from kithbook.vault.idle import IdleTimer
from kithbook.vault.service import Vault
from kithbook.web.hello import VERSION
from kithbook.web.session import Session
from kithbook_protocol.hello import VaultState
from kithbook_protocol.vault import Status

TYPED = {"passphrase", "strict"}
"""The kinds of slots that a typed passphrase helps to open."""
SETTLING_SECONDS = 4.0
"""Whoever asks how things stand waits so long for an unlock: a passphrase takes one on purpose, and
the command line, which asks first of all, gives up after five."""
LOCKED_MEANWHILE = "The vault was locked meanwhile; unlock it again."


async def _nothing() -> None: ...


@dataclass
class Keeper:
    """Opens and closes the store with the vault; one at a time."""

    settings: Settings
    session: Session
    vault: Vault
    store: Store
    captures: Captures
    jobs: Jobs
    spool: Spool
    started_at: int
    opened: Callable[[], Awaitable[None]] = _nothing
    """What goes on after an unlock."""
    idle: IdleTimer = field(init=False)
    sentry: Sentry = field(init=False)
    dialog: Dialog = field(init=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _care: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while key slots change. Not `_turn`: a keyring that hangs must not put off a lock."""
    _locks: int = 0
    """How often somebody wished the vault locked."""
    _under_way: set[asyncio.Task[None]] = field(default_factory=set)
    """Held, because the event loop alone would let a task be collected."""

    def __post_init__(self) -> None:
        self.idle = IdleTimer(self.settings.lock_after_minutes, self.lock, self.session.now)
        self.sentry = Sentry(self.settings, self.lock)
        self.dialog = Dialog(self.settings.pinentry, self._is_right)

    async def unlock_with_passphrase(self, passphrase: str) -> None:
        """Open the vault.

        Raises:
            WrongPassphrase: nothing was changed.
        """
        await self._unlock(lambda: self.vault.unlock_with_passphrase(passphrase))

    async def unlock_with_recovery(self, recovery_key: str) -> None:
        """Open the vault with the key from the kit.

        Raises:
            WrongRecoveryKey: nothing was changed.
        """
        await self._unlock(lambda: self.vault.unlock_with_recovery(recovery_key))

    async def unlock_with_keyring(self) -> None:
        """Open the vault with the secret the system's keyring holds.

        Raises:
            NoKeyring: there is none, or it does not answer.
        """
        await self._unlock(self.vault.unlock_with_keyring)

    async def unlock_with_dialog(self) -> None:
        """Open the vault with the keyring's secret, else a window that asks for the passphrase.

        Raises:
            NoKeyring: the keyring does not open it, and there is no window to be had.
            NoPinentry: nor is the program that should show the window.
        """
        locks = self._locks
        try:
            await self.unlock_with_keyring()
        except NoKeyring:
            if self.session.state is VaultState.READY or not TYPED & set(
                self.vault.describe().kinds
            ):
                raise
            # No window before a screen that was locked while the keyring thought.
            if locks != self._locks or not await self.dialog.open():
                raise

    async def unlock_with_key(self, key: bytes) -> None:
        """Open the vault with the database key that somebody's secret gave just now."""
        await self._unlock(lambda: key)

    async def lock(self) -> None:
        """Finish what is under way, close every connection and drop the keys."""
        self._locks += 1
        self.dialog.close()
        await self._whole(self._lock())

    async def _lock(self) -> None:
        async with self._turn:
            if self.session.state is VaultState.READY:
                await self._leave()
                log.info("locked")

    async def settled(self) -> None:
        """Wait for an unlock that is under way, if that is soon done."""
        if self._under_way and self.session.state is VaultState.LOCKED:
            await asyncio.wait(self._under_way, timeout=SETTLING_SECONDS)

    async def status(self) -> Status:
        """Say how things stand."""
        count, refused, notices, proven, wrong = None, None, None, None, None
        # Before the people, so that whoever hears of none left finds all of them counted.
        spooled, waiting = self.spool.waiting, self.captures.waiting
        with suppress(VaultLocked):  # also in the middle of the counting
            count = await self.store.read(people.count)
            refused = await self.spool.count_refused()
            notices = await self.store.read(drift.notices)
            proven = await self.store.read(backups.last_proven)
            wrong = await self.store.read(lambda c: troubles(c, self.settings, self.session.now()))
        ready = self.session.state is VaultState.READY
        identity, known = self.session.identity, self.vault.describe()
        return Status(
            state=self.session.state,
            vault=identity.vault,
            version=VERSION,
            port=self.session.port,
            started_at=self.started_at,
            lock_after_minutes=self.settings.lock_after_minutes,
            locks_on=sorted(self.sentry.active),
            clients=sum(client.revoked_at is None for client in identity.clients),
            slots=list(known.kinds),
            people=count if ready else None,
            waiting=waiting if ready else None,
            jail=self.captures.jail,
            spooled=spooled,
            refused=refused if ready else None,
            notices=notices if ready else None,
            proven=told(proven, {}) if ready and proven else None,
            troubles=wrong if ready else None,
            dialog=None if ready else self.dialog.describe(),  # it closes a moment after
            warnings=[one for one in (known.warning, self.store.warning) if one],
        )

    async def alone(self, work: Callable[[], object]) -> None:
        """Do blocking work on the key slots to its end, one after another."""

        async def in_turn() -> None:
            async with self._care:
                await asyncio.to_thread(work)

        await self._whole(in_turn())

    async def with_closed(self, work: Callable[[], bytes]) -> None:
        """Let blocking work have the closed files to its end, and open what it left.

        Args:
            work: returns the key that the vault has then.

        Raises:
            VaultLocked: it is not open.
        """
        await self._whole(self._with_closed(work))

    async def _with_closed(self, work: Callable[[], bytes]) -> None:
        async with self._care, self._turn:
            if self.session.state is VaultState.LOCKED:
                raise VaultLocked
            await self._leave()
            try:
                await self._enter(await asyncio.to_thread(work))
            finally:
                # Whoever waits for this turn to unlock has found the key of before.
                self._locks += 1

    async def _unlock(self, key: Callable[[], bytes]) -> None:
        await self._whole(self._open(key, self._locks))

    async def _open(self, key: Callable[[], bytes], locks: int) -> None:
        # Before the turn: a keyring that hangs for its 5 s must hold up nobody else. And also where
        # the vault is open: "unlocked" must never answer a wrong passphrase.
        found = await asyncio.to_thread(key)
        async with self._turn:
            if self.session.state is VaultState.READY:
                return
            if locks != self._locks:
                # The screen was locked while the keyring thought: that is the later wish.
                self.vault.lock()
                raise VaultLocked(LOCKED_MEANWHILE)
            await self._enter(found)
            log.info("unlocked")

    async def _enter(self, key: bytes) -> None:
        """Open the store, and let all that works in it go on."""
        try:
            await asyncio.to_thread(self.store.open, key)
            await self.captures.start()
            await self.opened()
        except BaseException:
            await asyncio.to_thread(self.store.close)
            self.vault.lock()
            raise
        await self.spool.drain.start()
        self.idle.start()
        self.dialog.settle()
        if self.session.port:  # one command alone has ended before anybody leaves
            self.sentry.start()

    async def _leave(self) -> None:
        """Finish what is under way in the store, and close it."""
        self.idle.stop()
        await self.spool.drain.stop()
        await self.captures.stop()
        await self.jobs.stop()
        await asyncio.to_thread(self.store.close)
        self.vault.lock()

    async def _is_right(self, passphrase: str) -> bool:
        """Open the vault with what was typed into the window, if that is the passphrase."""
        try:
            await self.unlock_with_passphrase(passphrase)
        except WrongPassphrase:
            return False
        return True

    async def _whole(self, work: Coroutine[Any, Any, None]) -> None:
        """Do it to its end, even if the caller runs out of time: half open is neither."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        await asyncio.shield(task)


KEEPER: web.AppKey[Keeper] = web.AppKey("keeper", Keeper)
