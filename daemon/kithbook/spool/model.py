"""What is kept, what was refused, and what can go wrong with either."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from kithbook.errors import Busy, InvalidRequest, KithbookError
from kithbook_protocol.failure import ErrorCode
from kithbook_protocol.operations import QUIET

CAP = 200_000_000
"""Bytes on disk; about 2,000 captures. What comes beyond stays in the browser's outbox."""


class SpoolFull(Busy):
    """As much as may be kept while the vault is locked is kept; unlock it, then this is taken."""


class SpoolUnwritable(Busy):
    """The disk does not take what is to be kept; make room on it, then this is taken."""


class Damaged(InvalidRequest):
    """What was kept is damaged and cannot be opened; do it again where you did it first."""


class Misplaced(InvalidRequest):
    """What was kept lies in another place than it came in; retry it, if it still holds."""


class Unreadable(KithbookError):
    """What was kept cannot be read from the disk; look after the disk."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One write that waits, as the folder shows it; its content is believed only when read."""

    number: int
    """Its place in the order, from 1."""
    item: UUID
    client: UUID | None
    """Who sent it; None where the file's head is damaged."""
    path: str
    kept_at: int
    """Milliseconds since 1970."""
    size: int
    """Bytes on disk, in whole blocks."""


@dataclass(frozen=True, slots=True)
class Refused:
    """One write that was not applied when its turn came."""

    id: UUID
    item: UUID
    client: UUID | None
    path: str
    kept_at: int
    refused_at: int
    code: ErrorCode
    sentence: str
    record: bytes = field(default=b"", repr=False)
    """Its file as it was, to try again; empty in lists, and where it was not whole."""


class Line:
    """Everything that waits, in order."""

    def __init__(self, kept: Iterable[Kept]) -> None:
        self._by_number: dict[int, Kept] = {}
        self._by_item: dict[tuple[UUID | None, UUID], Kept] = {}
        self._last = 0
        self.bytes = 0
        """On disk."""
        self.told = 0
        """How many it is for people: without what came along with others."""
        for one in kept:
            self.add(one)

    def __len__(self) -> int:
        return len(self._by_number)

    @property
    def first(self) -> Kept | None:
        """What comes next; None if nothing waits."""
        return next(iter(self._by_number.values()), None)

    @property
    def next_number(self) -> int:
        """The place of what comes in now."""
        return self._last + 1

    def find(self, client: UUID, item: UUID) -> Kept | None:
        """Return what a client sent under an item id, if it waits."""
        return self._by_item.get((client, item))

    def add(self, kept: Kept) -> None:
        """Put one behind the others."""
        self._by_number[kept.number] = self._by_item[kept.client, kept.item] = kept
        self._last = max(self._last, kept.number)
        self.bytes += kept.size
        self.told += kept.path not in QUIET

    def drop(self, kept: Kept) -> None:
        """Take one out."""
        del self._by_number[kept.number]
        self._by_item.pop((kept.client, kept.item), None)
        self.bytes -= kept.size
        self.told -= kept.path not in QUIET
