"""A capture: the event "this page was taken"."""

from dataclasses import dataclass
from uuid import UUID

from kithbook.store.model import Entity

# `note` is a draft's: with a person it is a note of theirs.
CAPTURE = Entity(
    "capture",
    ("person", "url", "title", "captured_at", "by", "snapshot", "kind", "status", "note"),
    ids=frozenset({"person", "snapshot"}),
    owner="person",
    needs=("url", "captured_at"),
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A capture that is stored and acknowledged, but of which nothing was made yet."""

    id: UUID
    by: str
    received_at: int
    snapshot: bytes
    """SHA-256 of the snapshot, which names its blob."""
    note: str | None
    came: int = 0
    """Its place in the line; rises for ever."""


@dataclass(frozen=True, slots=True)
class Captured:
    """A capture that was settled."""

    by: str
    """The client that brought it in."""
    kind: str
    """What its page is about."""
    url: str
    """The page's canonical address."""
    captured_at: int
    """Milliseconds since 1970."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A capture whose snapshot is kept, so that it can be read again."""

    capture: UUID
    person: UUID | None
    """None for a draft."""
    url: str
    snapshot: bytes
