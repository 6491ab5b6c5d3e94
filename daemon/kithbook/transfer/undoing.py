"""The undo of an import: row by row, in short transactions, and as a whole.

Of an import that was whole, whom somebody worked on since stays, with all that the file said of
them. Of one that broke off nobody stays.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from kithbook.jobs.courtesy import giving_way
from kithbook.jobs.service import Progress
from kithbook.people.identifier import derived
from kithbook.store import actions
from kithbook.store.database import Connection
from kithbook.store.journal import Unit
from kithbook.store.model import UNDO_IMPORT, VISIT
from kithbook.store.service import Store
from kithbook.store.undo import undo_part
from kithbook.transfer import store
from kithbook.transfer.bringing import ROWS, SECONDS
from kithbook.transfer.model import Known


@dataclass
class TakingBack:
    """The undo of an import, whole or half done."""

    opened: Store
    known: Known
    _stay: set[UUID] = field(default_factory=set)
    """People on whom somebody worked since, and who therefore stay."""
    _asked: dict[UUID, bool] = field(default_factory=dict)
    _last: int = 0
    """The row up to which this pass went."""
    _done: int = 0
    """Rows that it went through."""

    async def run(self, progress: Progress) -> dict[str, Any]:
        """Do it; what breaks off goes on when the vault is opened next."""
        known, action = self.known, self.known.change_set
        whole = known.state == "done"
        await self._note("undoing")
        if action:
            total = await self.opened.read(lambda c: actions.count_changes(c, action))
            undo = _undo_of(action)

            def told(done: int) -> None:
                progress(done, total, "Taking it back.")

            with giving_way():
                await self._pass(told, undo, whole=whole, owned=True)
                if not self._stay:
                    # What is nobody's own (an interaction, a field) may be theirs who stay.
                    await self._pass(told, undo, whole=whole, owned=False)
        await self._note("undone")
        return {"import": str(known.id), "stay": len(self._stay)}

    async def _pass(
        self, told: Callable[[int], None], undo: UUID, *, whole: bool, owned: bool
    ) -> None:
        """Go through all rows, and take back those that are somebody's, or those that are not."""
        self._last, self._done, more = 0, 0, True
        while more:
            told(self._done)
            part = partial(self._part, whole=whole, owned=owned)
            more = await self.opened.go_on(UNDO_IMPORT, self.known.by, part, undo)

    def _part(self, unit: Unit, *, whole: bool, owned: bool) -> bool:
        """Take the next rows back; of a whole import whom somebody worked on since stays."""
        action = self.known.change_set
        if action is None:
            return False
        end, last = time.monotonic() + SECONDS, self._last
        for number, entity, row, owner in actions.rows_changed(unit.connection, action, last, ROWS):
            if bool(owner) is not owned:
                pass  # in the other pass
            elif whole and owner and self._stays(unit.connection, action, owner):
                self._stay.add(owner)
            else:
                undo_part(unit, action, [(entity, row)])
            self._last, self._done = number, self._done + 1
            if time.monotonic() > end:
                break
        return self._last > last

    def _stays(self, connection: Connection, action: UUID, owner: UUID) -> bool:
        if owner not in self._asked:
            self._asked[owner] = actions.worked_on_since(connection, action, owner, VISIT)
        return self._asked[owner]

    async def _note(self, state: str) -> None:
        known = self.known.model_copy(update={"state": state, "key": None})

        def write(connection: Connection) -> None:
            if state != "undone":
                store.put(connection, known)
                return
            counts = store.counts(connection, known.id)
            store.put(connection, known.model_copy(update={"counts": counts}))
            store.drop_rows(connection, known.id)

        await self.opened.maintain(write)


def _undo_of(action: UUID) -> UUID:
    """Return the id of an import's undo: the same again after a crash midway."""
    return derived("undo import", action.bytes)
