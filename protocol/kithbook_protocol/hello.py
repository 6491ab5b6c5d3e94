"""The one unauthenticated call: is this my daemon, and what state is it in?"""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from .base import Bytes, ShortText, WireModel


class VaultState(StrEnum):
    """What the daemon can do now."""

    READY = "ready"
    """Unlocked: everything works."""
    LOCKED = "locked"
    """Running, key not in memory: only hello, status, unlock and pairing work."""


class HelloRequest(WireModel):
    """Ask who answers on this port."""

    nonce: Bytes
    """16 random bytes; the reply repeats them under the daemon's signature."""


class HelloReply(WireModel):
    """Who answers. Trust it only when its signature verifies with the key learnt at pairing."""

    nonce: Bytes
    """The request's nonce."""
    boot: Bytes
    """16 random bytes made at start. Every signed request names it, so replays die with it."""
    vault: UUID
    """Which vault this is. Changes when a vault is made anew or restored."""
    state: VaultState
    epoch: Annotated[int, Field(ge=1)]
    """The sealing key's epoch. Envelopes of an older one can no longer be opened."""
    oldest_protocol: Annotated[int, Field(ge=1)]
    newest_protocol: Annotated[int, Field(ge=1)]
    version: ShortText
    """The daemon's own version, for people."""
