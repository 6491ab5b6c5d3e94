"""The drain: applies what waits, one by one in its order, while the vault is unlocked."""

import asyncio
from collections import Counter
from hashlib import sha256
from uuid import UUID

from kithbook.clerk import Clerk
from kithbook.errors import KithbookError, TooSlow, WasForgotten
from kithbook.spool import store
from kithbook.spool.folder import Folder
from kithbook.spool.model import Damaged, Kept, Line, Misplaced, Refused, Unreadable
from kithbook.spool.record import decode
from kithbook.store.service import Store
from kithbook.web.caller import vouched
from kithbook.web.failure import told
from kithbook.web.session import Session
from kithbook_protocol.failure import ErrorCode

FINAL = {
    ErrorCode.INVALID,
    ErrorCode.CONFLICT,
    ErrorCode.VERSION,
    ErrorCode.SCOPE,
    ErrorCode.REVOKED,
}
"""What is wrong with the write itself: tried again it would end the same way."""
MOST_TRIES = 5
"""Of a write that Kithbook fails at; then the others have their turn."""


class Drain(Clerk):
    """The one task that takes writes out of the line."""

    def __init__(self, folder: Folder, line: Line, session: Session, opened: Store) -> None:
        super().__init__("spool")
        self._folder = folder
        self._line = line
        self._session = session
        self._store = opened
        self._tries: Counter[int] = Counter()

    async def take(self) -> bool:
        """Apply the first that waits."""
        kept = self._line.first
        if kept:
            await self._take(kept)
        return kept is not None

    async def _take(self, kept: Kept) -> None:
        """Apply one and let go of its file, or write down why not.

        Raises:
            Exception: it stays where it is, for now.
        """
        content = b""
        try:
            content = await asyncio.to_thread(self._folder.read, kept)
            await self._apply(kept, content)
        except KithbookError as error:
            if not self._is_final(kept, error):
                raise
            refused = self._refused(kept, content, error)
            await self._store.maintain(lambda connection: store.put(connection, refused))
            if isinstance(error, Unreadable):
                self._folder.set_aside(kept)
        # Only now, when what came of it is committed. No await between the two: line and folder
        # say the same, also where the task is cancelled.
        self._folder.remove(kept)
        self._line.drop(kept)

    async def _apply(self, kept: Kept, content: bytes) -> None:
        head, sealed = decode(content)
        if (head.number, sealed.item) != (kept.number, kept.item):
            raise Misplaced
        caller = vouched(sealed, self._session.identity)
        await self._session.redo(caller, sealed, pardoned=False)

    def _is_final(self, kept: Kept, error: KithbookError) -> bool:
        if error.code is ErrorCode.FAILED or isinstance(error, TooSlow):
            self._tries[kept.number] += 1
            return self._tries[kept.number] >= MOST_TRIES
        return error.code in FINAL

    def _refused(self, kept: Kept, content: bytes, error: KithbookError) -> Refused:
        failure = told(error)
        # By its content, so that a crash before the file is gone makes no second row of it.
        name = content or f"{kept.number}-{kept.item}".encode()
        return Refused(
            id=UUID(bytes=sha256(name).digest()[:16]),
            item=kept.item,
            client=kept.client,
            path=kept.path,
            kept_at=kept.kept_at,
            refused_at=self._session.now(),
            code=failure.code,
            sentence=failure.sentence,
            # What names somebody forgotten is not kept, though it be sealed. Nor is what is
            # damaged: nobody could tell later whom it names.
            record=b"" if isinstance(error, WasForgotten | Damaged) else content,
        )
