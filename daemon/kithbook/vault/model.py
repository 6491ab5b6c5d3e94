"""Key slots: the wrapped copies of the database key, as `keyslots.json` holds them."""

import json
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

KEY_BYTES = 32
"""Of the database key and of every key that wraps it (AES-256)."""
NONCE_BYTES = 12  # AES-GCM, NIST SP 800-38D section 8.2.1
TAG_BYTES = 16
VERSION: Final = 2
"""Of the file's layout. A program refuses one it does not know. Layout 1 had no strict slots and no
`made_at`; it still opens, and the next rewrite brings it up to date."""

MEMORY_FLOOR = 64 * 1024
"""KiB; with three passes the second recommended option of RFC 9106 section 4."""
MEMORY_LIMIT = 2 * 1024 * 1024
"""KiB, 2 GiB: what a hostile file may cost at most."""
PASSES_FLOOR = 3
PASSES_LIMIT = 10
LANES_LIMIT = 16

FEWEST = 2
"""Slots: losing one secret must not lose the vault."""
MOST = 8

Salt = Annotated[bytes, Field(min_length=16, max_length=64)]
Nonce = Annotated[bytes, Field(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
WrappedKey = Annotated[
    bytes, Field(min_length=KEY_BYTES + TAG_BYTES, max_length=KEY_BYTES + TAG_BYTES)
]
"""AES-256-GCM of the database key, tag last."""


Recipient = Annotated[str, StringConstraints(pattern=r"^age1[a-z0-9]{58}$")]
"""The public half of an age X25519 identity."""


class Record(BaseModel):
    """A part of the file: closed, frozen, bytes as base64url."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,
        ser_json_bytes="base64",
        val_json_bytes="base64",
    )


class Argon2(Record):
    """Parameters of Argon2id (RFC 9106). One outside the limits cannot be made, so none is run."""

    memory: int = Field(ge=MEMORY_FLOOR, le=MEMORY_LIMIT)
    """KiB."""
    passes: int = Field(ge=PASSES_FLOOR, le=PASSES_LIMIT)
    lanes: int = Field(ge=1, le=LANES_LIMIT)


class _Slot(Record):
    """What every slot says."""

    id: UUID
    made_at: int | None = Field(default=None, ge=0, le=2**53 - 1)
    """Milliseconds since 1970-01-01 UTC; None in slots of layout 1."""


class PassphraseSlot(_Slot):
    """Opened by what the person knows."""

    kind: Literal["passphrase"] = "passphrase"
    argon2: Argon2
    salt: Salt
    nonce: Nonce
    ciphertext: WrappedKey


class KeyringSlot(_Slot):
    """Opened by a secret that the system's keyring keeps under `vault id/slot id`."""

    kind: Literal["keyring"] = "keyring"
    nonce: Nonce
    ciphertext: WrappedKey


class StrictSlot(_Slot):
    """Opened by the keyring's secret and the passphrase together; either alone opens nothing."""

    kind: Literal["strict"] = "strict"
    argon2: Argon2
    salt: Salt
    nonce: Nonce
    ciphertext: WrappedKey


class RecoverySlot(_Slot):
    """Opened by the printed recovery key, an age X25519 identity."""

    kind: Literal["recovery"] = "recovery"
    recipient: Recipient
    """The public half. Trust it only after the seal was checked: backups are encrypted to it."""
    ciphertext: Annotated[bytes, Field(min_length=100, max_length=4_096)]
    """A binary age file that holds the database key."""


Slot = Annotated[
    PassphraseSlot | KeyringSlot | StrictSlot | RecoverySlot, Field(discriminator="kind")
]


class KeySlots(Record):
    """Everything `keyslots.json` says."""

    version: Literal[1, 2] = VERSION
    vault: UUID
    """Random, made with the vault."""
    generation: int = Field(ge=1, le=2**53 - 1)
    """Counts rewrites, so that an older copy can be told from a newer one."""
    slots: tuple[Slot, ...] = Field(min_length=FEWEST, max_length=MOST)
    seal: Annotated[bytes, Field(max_length=32)] = b""
    """See seal.py. Empty only while the file is being made."""


def plain(record: Record, *without: str) -> dict[str, Any]:
    """Return a record as JSON values. What is None is left out: layout 1 knew no such field."""
    return record.model_dump(mode="json", exclude=set(without), exclude_none=True)


def canonical(value: dict[str, Any]) -> bytes:
    """Return JSON in the one form that is hashed and authenticated: sorted keys, no spaces, ASCII.

    Raises:
        ValueError: it holds a number JSON has no form for.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode("ascii")
