"""Backups: made, listed, proven. Command line only."""

from typing import Annotated

from pydantic import Field, SecretStr, StringConstraints

from .base import Moment, ShortText, WireModel

PlaceAddress = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
"""The whole path of a folder."""
RecipientText = Annotated[str, StringConstraints(min_length=1, max_length=8_000)]
"""`age1...`, `ssh-ed25519 ...` or `ssh-rsa ...`."""


class Backup(WireModel):
    """A backup in a place."""

    name: ShortText
    place: PlaceAddress
    counter: int
    """The how manieth of this vault."""
    made_at: Moment
    size: int
    """Bytes."""
    people: int | None = None
    """None where it only lies there: what is restored does not remember what came after it."""
    proven_at: Moment | None = None
    """When it was last restored for trial, whole; None if never, or not any more."""
    failure: ShortText | None = None
    """What the last proof found wrong."""
    there: bool | None = None
    """Whether it lies there now; None where the place is out of reach."""


class Backups(WireModel):
    """The backups that are remembered, and how they are made."""

    backups: list[Backup]
    """Newest first."""
    places: list[PlaceAddress]
    recipients: list[RecipientText]
    """Who can open them beside the vault's recovery key."""
    every_hours: int
    """0 is never by itself."""
    signer: ShortText
    """The fingerprint of the key that signs them, as the recovery kit shows it."""
    proven: Backup | None = None
    """The newest one that was proven."""
    shrunk: bool
    """The newest has less than half the rows of the one before; so none is removed for now."""


class BackupRequest(WireModel):
    """Make a backup now."""

    to: PlaceAddress | None = None
    """Only there; None is everywhere."""
    passphrase: SecretStr | None = None
    """Opens it instead of any key; nobody can prove or restore it without. Needs `to`."""


class BackupProofRequest(WireModel):
    """Prove a backup: restore it where it does no harm."""

    file: PlaceAddress | None = None
    """Its whole path; None is the newest."""
    recovery_key: SecretStr | None = None
    """Where the vault's own keys do not open it, as after a rotation."""
    passphrase: SecretStr | None = None
    """Where that is what opens it."""


class BackupPeopleRequest(BackupProofRequest):
    """Bring single people back into the open vault."""

    query: Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
    """An id, the end of one, or a search."""
    every: bool = False
    """All whom the search finds, not only one."""


class BackupSettings(WireModel):
    """How backups are made; what is None stays."""

    places: Annotated[list[PlaceAddress], Field(min_length=1, max_length=10)] | None = None
    recipients: Annotated[list[RecipientText], Field(max_length=20)] | None = None
    every_hours: Annotated[int, Field(ge=0, le=24 * 31)] | None = None
