"""Backups: made, listed, proven. Command line only."""

from typing import Annotated

from pydantic import Field, SecretStr, StringConstraints

from .base import Moment, ShortText, WireModel

PlaceAddress = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
"""The whole path of a folder, `s3://bucket/prefix` or `webdavs://host/path`; never a secret."""
RecipientText = Annotated[str, StringConstraints(min_length=1, max_length=8_000)]
"""`age1...`, `ssh-ed25519 ...` or `ssh-rsa ...`."""


class Login(WireModel):
    """What a store wants to know who asks; without, what the vault keeps for that place."""

    login: ShortText | None = None
    """A user's name, or an access key."""
    secret: SecretStr | None = None


class Backup(WireModel):
    """A backup in a place."""

    name: ShortText
    place: PlaceAddress
    file: PlaceAddress
    """Where it is: what `verify` and `restore` take."""
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
    hindrance: ShortText | None = None
    """Why the last proof could not be made; that says nothing of the backup."""
    reason: ShortText | None = None
    """What was about to happen when it was made; None for the day's, or a person's own."""
    there: bool | None = None
    """Whether it lies there now; None where the place is out of reach."""


class Place(WireModel):
    """Where backups go."""

    address: PlaceAddress
    tried_at: Moment | None = None
    """When a backup was last meant to go there; None if never."""
    failure: ShortText | None = None
    """Why it did not arrive."""


class Backups(WireModel):
    """The backups that are remembered, and how they are made."""

    backups: list[Backup]
    """Newest first."""
    places: list[Place]
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
    troubles: list[ShortText] = []
    """What a person should see to, as sentences."""


class PlaceRequest(Login):
    """Let backups go to a place from now on, once it was tried; or tell a new name and secret."""

    address: PlaceAddress


class PlaceRemoval(WireModel):
    """Let no more backups go to a place; those that lie there stay."""

    address: PlaceAddress


class BackupRequest(Login):
    """Make a backup now."""

    to: PlaceAddress | None = None
    """Only there; None is everywhere."""
    passphrase: SecretStr | None = None
    """Opens it instead of any key; nobody can prove or restore it without. Needs `to`."""


class BackupProofRequest(Login):
    """Prove a backup: restore it where it does no harm."""

    file: PlaceAddress | None = None
    """Its whole path or address; None is the newest."""
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

    recipients: Annotated[list[RecipientText], Field(max_length=20)] | None = None
    every_hours: Annotated[int, Field(ge=0, le=24 * 31)] | None = None
