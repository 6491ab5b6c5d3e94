"""State of the vault: status, lock, unlock."""

from uuid import UUID

from pydantic import SecretStr

from .base import Moment, ShortText, WireModel
from .hello import VaultState


class Status(WireModel):
    """What `kithbook status` and the popup's footer show."""

    state: VaultState
    vault: UUID
    version: ShortText
    """The daemon's version."""
    port: int
    """0 where the daemon listens on no port (one command without a running daemon)."""
    started_at: Moment
    lock_after_minutes: int
    """Idle minutes until the vault locks itself; 0 is never."""
    clients: int
    """Paired and not revoked."""
    slots: list[ShortText]
    """The kinds of key slots that can open the vault."""
    people: int | None = None
    """How many people are in the book; None while locked."""
    waiting: int | None = None
    """Captures stored but not yet extracted; None while locked."""


class LocalUnlock(WireModel):
    """Unlock from the command line."""

    passphrase: SecretStr | None = None
    recovery_key: SecretStr | None = None
    """`AGE-SECRET-KEY-1...`; with neither, the keyring slot is tried."""
