"""The spool: keeps writes that cannot be opened yet, and sees to those that were refused."""

import asyncio
import json
from collections.abc import Collection
from dataclasses import replace
from functools import partial
from uuid import UUID

from aiohttp import web

from kithbook.errors import Busy, Conflict, KithbookError, WasForgotten
from kithbook.spool import store
from kithbook.spool.drain import Drain
from kithbook.spool.folder import Folder, on_disk
from kithbook.spool.model import CAP, Kept, Line, Refused, SpoolFull
from kithbook.spool.record import decode, encode
from kithbook.store.database import Connection
from kithbook.store.history import named
from kithbook.store.service import Store
from kithbook.web.caller import vouched
from kithbook.web.endpoint import MOST_INFLATED
from kithbook.web.envelope import unseal
from kithbook.web.failure import told
from kithbook.web.model import Sealed
from kithbook.web.session import Session
from kithbook_protocol.failure import ErrorCode
from kithbook_protocol.hello import VaultState
from kithbook_protocol.spool import Spooled

TURN_SECONDS = 8
"""As long as an edit waits for the captures before it."""

EMPTIED = (
    "It could not be opened when somebody was forgotten, and was removed in case it named them; "
    "do it again where you did it first."
)


class Spool:
    """What waits for its turn, and what was refused when it came.

    Raises:
        BadSetup: its folder is not as it must be.
    """

    def __init__(self, folder: Folder, session: Session, opened: Store, cap: int = CAP) -> None:
        self.cap = cap
        """Bytes on disk."""
        self._folder = folder
        self._session = session
        self._store = opened
        self._line = Line(folder.scan())
        self.drain = Drain(folder, self._line, session, opened)
        self._adding = asyncio.Lock()
        self._under_way: set[asyncio.Task[Spooled | None]] = set()
        """Held, because the event loop alone would let a task be collected."""

    @property
    def waiting(self) -> int:
        """How many writes wait, as people count them."""
        return self._line.told

    @property
    def bytes(self) -> int:
        """What they take on disk."""
        return self._line.bytes

    @property
    def oldest(self) -> int | None:
        """When the first of them was kept, in milliseconds since 1970."""
        return self._line.first.kept_at if self._line.first else None

    async def keep(self, sealed: Sealed) -> Spooled | None:
        """Keep a write for later; None where it can be done now, because nothing is before it.

        Raises:
            Conflict: its item id was used for something else.
            SpoolFull, SpoolUnwritable: it is not kept.
        """
        if self._is_clear() and not self._adding.locked():
            return None
        # To its end, even if the caller runs out of time: else a file nobody knows of is left.
        task = asyncio.create_task(self._keep(sealed))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def turn(self) -> None:
        """Wait until what was kept is applied; a locked vault has no turns.

        Raises:
            Busy: it takes too long.
        """
        if self._session.state is VaultState.READY and not await self.drain.reached(
            lambda: not self._line, TURN_SECONDS
        ):
            raise Busy("What came while the vault was locked is still being applied; try again.")

    async def cleared(self) -> None:
        """Wait until nothing waits, and nothing is about to: browsers are paused.

        Raises:
            Busy: it takes too long.
        """
        async with self._adding:
            pass  # what began before the pause is in the line now
        await self.turn()

    async def passed(self, client: UUID, item: UUID, seconds: float) -> bool:
        """Wait up to `seconds` until an item has had its turn; tell whether it has."""
        return await self.drain.reached(lambda: self._line.find(client, item) is None, seconds)

    async def refused(self) -> list[Refused]:
        """Return what was refused, first kept first."""
        return await self._store.read(store.every)

    async def count_refused(self) -> int:
        """Return how many were refused."""
        return await self._store.read(store.count)

    async def retry(self, reference: str) -> Refused:
        """Apply a refused write after all, also one of a browser that was unpaired since.

        Raises:
            NotThere: nothing, or more than one, is called so.
            KithbookError: it is refused again, and why.
        """
        refused = await self._find(reference)
        try:
            _head, sealed = decode(refused.record)
            caller = vouched(sealed, self._session.identity)
            await self._session.redo(caller, sealed, pardoned=True)
        except KithbookError as error:
            if error.code not in {ErrorCode.BUSY, ErrorCode.LOCKED}:
                failure = told(error)
                again = replace(
                    refused,
                    refused_at=self._session.now(),
                    code=failure.code,
                    sentence=failure.sentence,
                    record=b"" if isinstance(error, WasForgotten) else refused.record,
                )
                await self._store.maintain(lambda connection: store.put(connection, again))
            raise
        await self._store.maintain(lambda connection: store.remove(connection, refused.id))
        return refused

    async def discard(self, reference: str) -> Refused:
        """Forget a refused write.

        Raises:
            NotThere: nothing, or more than one, is called so.
        """
        refused = await self._find(reference)
        await self._store.maintain(lambda connection: store.remove(connection, refused.id))
        return refused

    async def forget(self, told: Collection[str]) -> None:
        """Drop each refused write in which one of these stands: somebody's ids, names, addresses.

        Its record is sealed, but the key to that is in the same vault. Of what cannot be opened
        nobody knows whom it names: it stays listed, without its content.

        Raises:
            Unreadable: a file that was set aside cannot be removed.
        """
        gone = await asyncio.to_thread(self._folder.clear_unreadable)
        for listed in await self._store.read(store.every):
            refused = await self._store.read(partial(store.one, identifier=listed.id))
            content = self._content(refused)
            said = f"{refused.sentence}\0{content or ''}".casefold()
            if any(one.casefold() in said for one in told):
                await self._store.maintain(partial(store.remove, identifier=refused.id))
            elif refused.item in gone or (refused.record and content is None):
                emptied = replace(refused, sentence=EMPTIED, record=b"")
                await self._store.maintain(partial(store.put, refused=emptied))

    def _content(self, refused: Refused) -> str | None:
        """Return the request inside a record; None where the vault cannot open it."""
        try:
            _head, sealed = decode(refused.record)
            content = unseal(
                sealed.envelope,
                self._session.sealing_keys,
                vault=self._session.identity.vault,
                client=sealed.client,
                path=sealed.path,
                most=MOST_INFLATED,
            )
            return json.dumps(json.loads(content), ensure_ascii=False)
        except (KithbookError, ValueError):
            return None

    async def _keep(self, sealed: Sealed) -> Spooled | None:
        async with self._adding:
            self._session.check_paused()
            kept = self._line.find(sealed.client, sealed.item)
            if kept is None:
                if self._is_clear():  # what was before it is done by now
                    return None
                kept = await self._add(sealed)
            elif kept.path != sealed.path:
                raise Conflict("That item id was used for something else.")
        self.drain.arrived()
        return Spooled(item=kept.item, kept_at=kept.kept_at)

    async def _add(self, sealed: Sealed) -> Kept:
        number, moment = self._line.next_number, self._session.now()
        content = encode(number, moment, sealed)
        size = on_disk(len(content))
        if self._line.bytes + size > self.cap:
            raise SpoolFull
        kept = Kept(number, sealed.item, sealed.client, sealed.path, moment, size)
        await asyncio.to_thread(self._folder.add, kept, content)
        self._line.add(kept)
        return kept

    def _is_clear(self) -> bool:
        """Tell whether a write may be done now: the vault is open and nothing is before it."""
        return self._session.state is VaultState.READY and not self._line

    async def _find(self, reference: str) -> Refused:
        def find(connection: Connection) -> Refused:
            return store.one(connection, named(connection, "spool_refused", reference, "write"))

        return await self._store.read(find)


SPOOL: web.AppKey[Spool] = web.AppKey("spool", Spool)
