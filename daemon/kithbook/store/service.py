"""The open vault: reads, and writes that are each one action, applied exactly once."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

import uuid_utils
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kithbook.clock import HybridClock, Now
from kithbook.config import Settings
from kithbook.errors import BadSetup, VaultLocked
from kithbook.log import log
from kithbook.store import clients, inbox, store
from kithbook.store.database import Connection, Database, check_encrypted, transaction
from kithbook.store.journal import Adopt, Journal, Unit
from kithbook.store.model import Entity, Forgetting, Hook
from kithbook.store.sealing import sealing_key
from kithbook.store.successor import settle
from kithbook.web.identity import PairedClient
from kithbook.web.model import Call
from kithbook.web.session import Session
from kithbook_protocol.base import WireModel
from kithbook_protocol.operation import Operation
from kithbook_protocol.vault import VaultWarning

if TYPE_CHECKING:
    from sqlite_utils import Migrations

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Schema:
    """What the rooms bring to the store; `app` puts it together."""

    migrations: "Sequence[Migrations]"
    entities: Sequence[Entity]
    hooks: Sequence[Hook]
    adopt: Adopt
    forgetting: Forgetting


async def _at_once() -> None: ...


async def _at_ease(_kind: str, _about: Any) -> None: ...


Upgraded = Callable[[Connection], None]
"""Writes into the upgraded database what is to be remembered of what came before."""


def _as_it_is(_key: bytes, _schema: Schema) -> Upgraded:
    return lambda _: None


@dataclass
class Store:
    """The database while the vault is unlocked; every call on a locked one raises `VaultLocked`."""

    settings: Settings
    session: Session
    schema: Callable[[], Schema]
    now: Now
    settled: Callable[[], Awaitable[None]] = _at_once
    """Waits until earlier items have taken effect, so that writes apply in the order they came."""
    before: Callable[[str, Any], Awaitable[str | None]] = _at_ease
    """Told of what kind an action is and what about, before it changes much; returns what could
    not be done to be safe, as a sentence."""
    before_upgrade: Callable[[bytes, Schema], Upgraded] = _as_it_is
    """Told the database's key before a newer Kithbook changes the tables; raises to stop that."""
    warning: VaultWarning | None = None
    """That strangers were found in daemon.json in this run, or that the tables were changed."""
    _database: Database | None = None
    _journal: Journal | None = None
    _brought: Schema = field(init=False, repr=False)
    _epoch: int = 0
    _sealing: X25519PrivateKey = field(init=False, repr=False)

    def open(self, key: bytes) -> None:
        """Open the database with its key and bring its schema up to date. Blocks: run in a thread.

        The database decides on the sealing key and who was let in; daemon.json is brought up to it.

        Raises:
            StoreDamaged: not openable with this key.
            StoreNewer: written by a newer Kithbook.
            BadSetup: daemon.json is of a later epoch, or cannot be written.
        """
        self._brought = self.schema()
        path = self.settings.database

        def migrate(connection: Connection) -> None:
            self._migrate(connection, key)

        def check(_connection: Connection) -> None:
            check_encrypted(path)

        settle(path, self.settings.next_database, key)
        steps = (migrate, check, self._load, self._agree, self._lock_strangers_out)
        self._database = Database(path, key, steps)
        self.session.sealing_keys.by_epoch[self._epoch] = self._sealing

    def close(self) -> None:
        """Close every connection and drop the sealing key."""
        self.session.sealing_keys.by_epoch.clear()
        database, self._database, self._journal = self._database, None, None
        if database:
            database.close()

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run a read on one consistent snapshot."""
        return await self._opened().read(work)

    async def maintain(self, work: Callable[[Connection], T], *, lasting: bool = True) -> T:
        """Run a write of what is not journalled: indexes, captures that wait, blobs."""
        return await self._opened().write(work, lasting=lasting)

    async def aside(self, work: Callable[[Path, bytes], T]) -> T:
        """Let blocking work open the file itself, in a thread of its own; a lock waits for nobody.

        Args:
            work: takes the file and its raw 32-byte key.
        """
        database = self._opened()
        return await asyncio.to_thread(work, database.path, database.key)

    async def let_in(self, client: PairedClient) -> None:
        """Take note of a client that has paired; while locked, the next unlock does."""
        with suppress(VaultLocked):
            await self.maintain(lambda connection: clients.put(connection, client))

    async def let_out(self, client: PairedClient) -> None:
        """Take note that a client was unpaired; while locked, the next unlock does.

        When this is done, every write begun before is committed or taken back.
        """
        with suppress(VaultLocked):
            await self.maintain(lambda connection: clients.revoke(connection, client))

    async def empty_log(self) -> bool:
        """Leave nothing in the write-ahead log; False while somebody reads in it."""
        return await self._opened().empty_log()

    async def slack_holding(self, words: Collection[bytes]) -> set[str]:
        """Return the tables in whose pages one of the words stands, though in no row."""
        return await self._opened().slack_holding(words)

    async def act(
        self, kind: str, by: str, work: Callable[[Unit], T], item: UUID | None = None
    ) -> T:
        """Run one action of our own: what it changes is one change set, undone as a whole."""
        action = self._action(kind, by, work, item or UUID(bytes=uuid_utils.uuid7().bytes))
        return await self._opened().write(action)

    async def go_on(self, kind: str, by: str, work: Callable[[Unit], bool], item: UUID) -> bool:
        """Go on with an action that is too long for one transaction; return whether there is more.

        Work does a piece, of less than .05 s, and tells whether there is more. Nobody is told of
        the action before whoever began it has written down for good that it is there.
        """
        return await self._opened().write_on(self._action(kind, by, work, item, part=True))

    def _action(
        self, kind: str, by: str, work: Callable[[Unit], T], item: UUID, *, part: bool = False
    ) -> Callable[[Connection], T]:
        journal, moment = self._journal_opened(), self.now()

        def run(connection: Connection) -> T:
            unit = journal.unit(connection, item, kind, by, moment, part=part)
            result = work(unit)
            unit.finish()
            return result

        return run

    async def rehearse(self, work: Callable[[Unit], T], kind: str = "undo") -> T:
        """Do an action and take it back at once: learn what it would do, and change nothing."""
        journal, moment = self._journal_opened(), self.now()

        def run(connection: Connection) -> T:
            identifier = UUID(bytes=uuid_utils.uuid7().bytes)
            connection.execute("SAVEPOINT rehearsal")
            try:
                return work(journal.unit(connection, identifier, kind, "", moment))
            finally:
                connection.execute("ROLLBACK TO rehearsal")
                connection.execute("RELEASE rehearsal")

        return await self._opened().write(run, lasting=False)

    async def apply(
        self,
        call: Call,
        kind: str,
        operation: Operation[Any, Any],
        work: Callable[[Unit, Any], WireModel],
    ) -> WireModel:
        """Do what a call asks, unless its item was done before; then answer the same again."""
        item, path = call.item, operation.path
        if item is None:
            message = f"{path} writes without an item id"
            raise RuntimeError(message)

        def run(unit: Unit) -> WireModel:
            before = inbox.answered(unit.connection, item, path, call.caller.name)
            if before is not None:
                answered: WireModel = operation.reply.model_validate_json(before)
                return answered
            answer = work(unit, call.body)
            inbox.settle(
                unit.connection,
                item,
                path=path,
                by=unit.by,
                at=unit.at,
                reply=answer.model_dump_json(),
            )
            # Whoever was unpaired while this waited, or was done, has not done it.
            call.check()
            return answer

        return await self.act(kind, call.caller.name, run, item)

    @property
    def journal(self) -> Journal:
        """The journal of the open vault."""
        return self._journal_opened()

    def _opened(self) -> Database:
        if self._database is None:
            raise VaultLocked
        return self._database

    def _journal_opened(self) -> Journal:
        if self._journal is None:
            raise VaultLocked
        return self._journal

    def _migrate(self, connection: Connection, key: bytes) -> None:
        # Imported with the first unlock, as the tables themselves are (app.py).
        from kithbook.store.migrate import is_older, migrate  # noqa: PLC0415

        if not is_older(connection, self._brought.migrations):
            migrate(connection, self._brought.migrations)
            return
        remember = self.before_upgrade(key, self._brought)
        migrate(connection, self._brought.migrations)
        transaction(connection, remember)

    def _load(self, connection: Connection) -> None:
        self._journal = Journal(
            {entity.table: entity for entity in self._brought.entities},
            list(self._brought.hooks),
            HybridClock(self.now, store.latest_stamp(connection)),
            self._brought.adopt,
            self._brought.forgetting,
        )
        self._epoch, self._sealing = sealing_key(connection)
        inbox.forget_replies(connection, self.now())

    def _agree(self, _connection: Connection) -> None:
        """See that daemon.json hands out the key that this database opens envelopes with.

        Raises:
            BadSetup: it is another vault's; what clients seal to it could never be opened.
        """
        identity, public = self.session.identity, self._sealing.public_key().public_bytes_raw()
        if self._epoch > identity.epoch:
            # The database got a new key, and with it a new epoch: so does the daemon.
            identity.renew(public, self._epoch, self.now())
        elif (self._epoch, public) != (identity.epoch, identity.sealing_key):
            raise BadSetup(
                f"{self.settings.identity} does not belong to {self.settings.database}; "
                "bring both back from one backup."
            )

    def _lock_strangers_out(self, connection: Connection) -> None:
        """See that daemon.json trusts nobody whom this vault did not let in.

        Raises:
            BadSetup: daemon.json cannot be written.
        """
        identity, moment = self.session.identity, self.now()
        strangers = transaction(connection, lambda held: clients.agree(held, identity, moment))
        identity.bar(clients.revoked(connection) | dict.fromkeys(strangers, moment))
        if strangers:
            log.warning("client unknown", count=len(strangers))
            self.warning = clients.warning(strangers)


STORE: web.AppKey[Store] = web.AppKey("store", Store)
