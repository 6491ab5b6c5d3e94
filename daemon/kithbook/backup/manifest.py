"""The manifest: what a backup says of itself. Not in model.py, as a start need not wait for it."""

from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from kithbook.backup.model import Record
from kithbook_protocol.base import Moment

FORMAT: Final = 1
"""Of the file's layout; a program refuses one it does not know."""
LARGEST_MANIFEST = 1024 * 1024  # bytes
LARGEST_SMALL = 1024 * 1024
"""Bytes of README and key slots."""
LARGEST_TEXT = 64 * 1024**3
"""Bytes of all cards, unpacked; a million people are 2 GB."""

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""SHA-256."""


class Member(Record):
    """A file in the backup."""

    name: str = Field(max_length=40)
    size: int = Field(ge=0, lt=2**53)
    """Bytes, as it lies in the tar."""
    sha256: Digest
    people: int | None = Field(default=None, ge=0)
    """How many cards are in it, where it holds cards."""


class Manifest(Record):
    """What the backup says of itself. Signed, and it pins every member."""

    format: Literal[1] = FORMAT
    program: str = Field(max_length=40)
    """The version of Kithbook that wrote it."""
    vault: UUID
    counter: int = Field(ge=1, lt=2**53)
    """One more with each backup of this vault."""
    previous: Digest | None = None
    """SHA-256 of the manifest before, so that none can be left out unnoticed."""
    made_at: Moment
    steps: int = Field(ge=1, lt=2**31)
    """Migrations that the database has seen; a program that knows fewer must not open it."""
    database_key: Digest
    """SQLCipher's raw key of `vault.db`, made for this file alone, as hex."""
    signer: str = Field(pattern=r"^[A-Za-z0-9_-]{43}$")
    """Ed25519 public key, base64url."""
    people: int = Field(ge=0, lt=2**53)
    rows: dict[str, int] = Field(max_length=1_000)
    """How many rows each table has."""
    members: tuple[Member, ...]
