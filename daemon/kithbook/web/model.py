"""Who calls, and what with."""

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from aiohttp import web

from kithbook.errors import InvalidRequest
from kithbook.web.signature import RequestSignature
from kithbook_protocol.operation import Scope

JSON = "application/json"
ENVELOPE = "application/vnd.kithbook.envelope"


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose call this is, once it is known for sure."""

    name: str
    """A client's id, or "cli": what the journal writes down."""
    scope: Scope


ANYONE = Caller("anyone", Scope.OPEN)
COMMAND_LINE = Caller("cli", Scope.LOCAL)


def nothing() -> None:
    """Do nothing."""


@dataclass(frozen=True, slots=True)
class Call:
    """One verified, opened and validated call, as a handler gets it."""

    app: web.Application
    caller: Caller
    body: Any
    """The operation's request model."""
    item: UUID | None
    """The item id of a call that writes."""
    origin: str
    """The Origin header; empty on the Unix socket."""
    check: Callable[[], None] = nothing
    """Raises `ClientRevoked` once the caller was unpaired: the last thing before a commit."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A write as a client sent it, with the proof that it did; what it says is still sealed."""

    path: str
    item: UUID
    envelope: bytes = field(repr=False)
    signature: RequestSignature
    port: int
    """The port it was sent to, which the signature covers."""

    @property
    def client(self) -> UUID:
        """Whose signature this claims to be."""
        return UUID(self.signature.keyid)


def to_text(value: bytes) -> str:
    """Return base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def to_bytes(value: str, length: int | None = None) -> bytes:
    """Read base64url without padding.

    Raises:
        InvalidRequest: not base64url, or not of the length asked for.
    """
    try:
        found = base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    except ValueError as error:
        raise InvalidRequest("A field that should be base64url is not.") from error
    if to_text(found) != value:
        # Spare bits that are set, or padding: one value must have one spelling.
        raise InvalidRequest("A field that should be base64url is not.")
    if length is not None and len(found) != length:
        raise InvalidRequest(f"A field that should hold {length} bytes holds {len(found)}.")
    return found
