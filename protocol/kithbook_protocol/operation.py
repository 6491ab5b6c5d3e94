"""What a call is: one path, one request, one reply, and who may make it."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from .base import WireModel

RequestT = TypeVar("RequestT", bound=WireModel)
ReplyT = TypeVar("ReplyT", bound=WireModel)


class Scope(IntEnum):
    """Who may call. A client holds `CAPTURE` or `FULL`; a higher scope includes the lower ones."""

    OPEN = 0
    """Anyone: hello and the two pairing calls. Nothing else is ever open."""
    CAPTURE = 1
    """A client that may only bring things in."""
    FULL = 2
    """A client that may also read and change."""
    LOCAL = 3
    """The person at this machine's command line, through the Unix socket."""


@dataclass(frozen=True, slots=True)
class Operation(Generic[RequestT, ReplyT]):
    """One call of the API: a POST of `request` to `path`, answered by `reply`."""

    path: str
    request: type[RequestT]
    reply: type[ReplyT]
    scope: Scope
    """The least scope that may call."""
    summary: str
    """One line for the OpenAPI document."""
    writes: bool = False
    """Applied exactly once per item id, in order; the extension sends it through its outbox."""
    quiet: bool = False
    """Comes along with another write: where that waits, nobody is told that this does too."""
    unattended: bool = False
    """Asked by a clock and not by a person: it does not put off the lock of an idle vault."""
    while_locked: bool = False
    """Works with the vault locked. Its request is plain JSON: nothing can be unsealed then."""
    max_body: int = 256 * 1024
    """Bytes on the wire."""
