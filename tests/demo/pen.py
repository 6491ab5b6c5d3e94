"""Writing as on a day that is past: each through the service that the call of it uses."""

import random
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any, TypeVar
from uuid import UUID

from kithbook.clock import HybridClock
from kithbook.schema import schema
from kithbook.store.journal import Journal, Unit
from kithbook.store.model import Touched

Reply = TypeVar("Reply")
AT_ONCE = 500
"""Actions in one transaction."""


class Pen:
    """Writes into a vault that nobody else has open."""

    def __init__(self, connection: Any, seed: int) -> None:
        brought = schema()
        self.connection = connection
        self.chance = random.Random(seed)  # noqa: S311 - not for secrets
        self._journal = Journal(
            {entity.table: entity for entity in brought.entities},
            [self._gather],
            HybridClock(),
            brought.adopt,
            brought.forgetting,
        )
        self._followers = brought.hooks
        self._touched: set[Touched] = set()
        self._since = 0

    def write(
        self, kind: str, work: Callable[[Unit, Any], Reply], request: Any, day: date, hour: int = 12
    ) -> Reply:
        """Do one action, as if it were that day; `work` is what the call's route is made of."""
        if not self.connection.in_transaction:
            self.connection.execute("BEGIN IMMEDIATE")
        moment = moment_of(day, hour)
        unit = self._journal.unit(self.connection, self._item(moment), kind, "demo", moment)
        reply = work(unit, request)
        unit.finish()
        self._since += 1
        if self._since >= AT_ONCE:
            self.rest()
        return reply

    def rest(self) -> None:
        """Commit what was written, and index whom it was about: each once, not for each line."""
        if self.connection.in_transaction:
            for follower in self._followers:
                follower(self.connection, self._touched)
            self._touched = set()
            self.connection.execute("COMMIT")
        self._since = 0

    def _gather(self, _connection: Any, touched: set[Touched]) -> None:
        self._touched |= touched

    def _item(self, moment: int) -> UUID:
        """Return an item's id, made at that moment: version 7, RFC 9562 section 5.7."""
        content = bytearray(moment.to_bytes(6, "big") + self.chance.randbytes(10))
        content[6] = content[6] & 0x0F | 0x70
        content[8] = content[8] & 0x3F | 0x80
        return UUID(bytes=bytes(content))


def moment_of(day: date, hour: int = 12) -> int:
    """Return an hour of a day here, in milliseconds since 1970."""
    return int(datetime.combine(day, time(hour)).astimezone().timestamp() * 1000)
