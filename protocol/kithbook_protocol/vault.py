"""State of the vault: status, lock, unlock."""

from enum import StrEnum
from typing import Literal
from uuid import UUID

from pydantic import SecretStr

from .backup import Backup
from .base import Moment, ShortText, WireModel
from .drift import SiteNotice
from .hello import VaultState


class Jail(WireModel):
    """What the worker, which reads pages, cannot reach: as far as this system lets itself."""

    network: bool
    """No address, no port, not even this machine's own."""
    files: bool
    """No file to read, write or list."""
    calls: bool
    """No system call but those of plain computing."""


class Occasion(StrEnum):
    """When the person leaves: the vault is locked then."""

    SUSPEND = "suspend"
    """The machine is about to sleep."""
    SCREEN_LOCK = "screen-lock"
    """The screen was locked."""


class Dialog(WireModel):
    """The system's own window for the passphrase, which `unlock` opens where the keyring fails."""

    open: bool
    sentence: ShortText
    """What to do; where it is closed, why, and when there can be a new one."""


WarningKind = Literal["missing", "damaged", "mended", "strangers", "updated"]
"""The key slots' file `what` is missing or damaged, and the one before it is used; it was so, and
both were written anew; daemon.json held browsers, with ids as in `what`, that the vault never let
in; the vault's tables were changed, and `what` is the command that goes back."""


class VaultWarning(WireModel):
    """Something that the person should see to."""

    kind: WarningKind
    what: ShortText | None = None
    count: int | None = None
    """Of browsers."""
    sentence: ShortText


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
    locks_on: list[Occasion]
    """What else locks it now: switched on, and told to the daemon. Watched since the first
    unlock."""
    clients: int
    """Paired and not revoked."""
    slots: list[ShortText]
    """The kinds of key slots that can open the vault."""
    people: int | None = None
    """How many people are in the book; None while locked."""
    waiting: int | None = None
    """Captures stored but not yet extracted; None while locked."""
    jail: Jail | None = None
    """Where pages are read; None until the worker has run."""
    spooled: int = 0
    """Writes kept sealed until their turn, which comes after the unlock."""
    refused: int | None = None
    """Kept writes that could not be applied; None while locked."""
    notices: list[SiteNotice] | None = None
    """Sites that changed their pages; None while locked."""
    proven: Backup | None = None
    """The newest backup that was restored for trial; None where none was, or while locked."""
    troubles: list[ShortText] | None = None
    """What is wrong with the backups, as sentences; None while locked."""
    dialog: Dialog | None = None
    """None where no window is open and none was just now."""
    warnings: list[VaultWarning] = []
    """What the person should see to: damage that was found, and mended or not."""


class LocalUnlock(WireModel):
    """Unlock from the command line."""

    passphrase: SecretStr | None = None
    recovery_key: SecretStr | None = None
    """`AGE-SECRET-KEY-1...`; with neither, the keyring slot is tried."""
