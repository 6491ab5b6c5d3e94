"""Pairing by a code the person types, and the list of paired clients.

Both sides make an X25519 key for the occasion. T is the SHA-256 of every field of both messages
with origin and host; K = HKDF(X25519 secret || PBKDF2(code, salt=T), salt=T). The client proves
first.
`web/README.md` has the byte layout; both ends are tested against each other.
"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from .base import Bytes, Moment, Reference, ShortText, WireModel

ClientScope = Literal["capture", "full"]

ExtensionOrigin = Annotated[
    str,
    StringConstraints(pattern=r"^(chrome-extension://[a-p]{32}|moz-extension://[0-9a-f-]{36})$"),
]
"""Whence an extension's calls come."""


class PairStart(WireModel):
    """The extension opens: who it is, and its half of the key exchange."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    """What the person will see in the list of clients, for example "Chromium on Linux"."""
    client_key: Bytes
    """The client's Ed25519 public key, 32 bytes; its private half never leaves the browser."""
    exchange_key: Bytes
    """A fresh X25519 public key, 32 bytes."""
    nonce: Bytes
    """16 random bytes."""


class PairChallenge(WireModel):
    """The daemon's half of the key exchange."""

    pairing: Bytes
    """16 random bytes that name this attempt."""
    exchange_key: Bytes
    """A fresh X25519 public key, 32 bytes."""


class PairFinish(WireModel):
    """The extension shows that it knows the code."""

    pairing: Bytes
    proof: Bytes
    """HMAC-SHA256 over T under the client's proof key."""


class PairDone(WireModel):
    """The daemon shows that it knows the code too, and hands over the grant."""

    proof: Bytes
    """HMAC-SHA256 over T under the daemon's proof key."""
    grant: Bytes
    """A `Grant` as JSON, AES-256-GCM (12-byte nonce first) under the grant key."""


class Grant(WireModel):
    """What a paired client keeps. Sealed on the wire: only who knew the code can read it."""

    client: UUID
    scope: ClientScope
    vault: UUID
    daemon_key: Bytes
    """The daemon's Ed25519 public key: every reply is signed with it."""
    sealing_key: Bytes
    """The X25519 public key that envelopes are sealed to."""
    epoch: int
    """The sealing key's epoch."""


class WindowRequest(WireModel):
    """Open the pairing window. Only the command line can."""

    scope: ClientScope = "full"
    origin: ExtensionOrigin | None = None
    """The only one that may use the code; from anywhere else the window is not there."""


class Window(WireModel):
    """An open window."""

    code: ShortText
    """10 characters of Crockford base32 (50 bits), shown as XXXXX-XXXXX. Good once."""
    seconds: int
    """How long the code is good for."""


class WindowOutcome(WireModel):
    """How the window closed, or that it is still open."""

    state: Literal["open", "paired", "expired", "burnt"]
    """`burnt`: three wrong codes."""
    client: "Client | None" = None


class Client(WireModel):
    """A paired extension."""

    id: UUID
    name: ShortText
    origin: ShortText
    """`chrome-extension://...` or `moz-extension://...`; from anywhere else it is refused."""
    scope: ClientScope
    paired_at: Moment
    last_used_at: Moment | None = None
    """When it last called, to the hour."""
    revoked_at: Moment | None = None


class Clients(WireModel):
    """Every client that was ever paired."""

    clients: list[Client]


class RevokeRequest(WireModel):
    """Unpair a client."""

    client: Reference
    """Its id, or the last characters of it."""
