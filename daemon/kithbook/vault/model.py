"""Key slots: the wrapped copies of the database key, as `keyslots.json` holds them."""

import json
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

KEY_BYTES = 32
"""Of the database key and of every key that wraps it (AES-256)."""
NONCE_BYTES = 12  # AES-GCM, NIST SP 800-38D section 8.2.1
TAG_BYTES = 16
VERSION: Final = 1
"""Of the file's layout. A program refuses one it does not know."""

MEMORY_FLOOR = 64 * 1024
"""KiB; with three passes the second recommended option of RFC 9106 section 4."""
MEMORY_LIMIT = 2 * 1024 * 1024
"""KiB, 2 GiB: what a hostile file may cost at most."""
PASSES_FLOOR = 3
PASSES_LIMIT = 10
LANES_LIMIT = 16

Salt = Annotated[bytes, Field(min_length=16, max_length=64)]
Nonce = Annotated[bytes, Field(min_length=NONCE_BYTES, max_length=NONCE_BYTES)]
WrappedKey = Annotated[
    bytes, Field(min_length=KEY_BYTES + TAG_BYTES, max_length=KEY_BYTES + TAG_BYTES)
]
"""AES-256-GCM of the database key, tag last."""


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


class PassphraseSlot(Record):
    """Opened by what the person knows."""

    kind: Literal["passphrase"] = "passphrase"
    id: UUID
    argon2: Argon2
    salt: Salt
    nonce: Nonce
    ciphertext: WrappedKey


class KeyringSlot(Record):
    """Opened by a secret that the system's keyring keeps under `vault id/slot id`."""

    kind: Literal["keyring"] = "keyring"
    id: UUID
    nonce: Nonce
    ciphertext: WrappedKey


class RecoverySlot(Record):
    """Opened by the printed recovery key, an age X25519 identity."""

    kind: Literal["recovery"] = "recovery"
    id: UUID
    recipient: Annotated[str, StringConstraints(pattern=r"^age1[a-z0-9]{58}$")]
    """The public half. Trust it only after the seal was checked: backups are encrypted to it."""
    ciphertext: Annotated[bytes, Field(min_length=100, max_length=4_096)]
    """A binary age file that holds the database key."""


Slot = Annotated[PassphraseSlot | KeyringSlot | RecoverySlot, Field(discriminator="kind")]


class KeySlots(Record):
    """Everything `keyslots.json` says."""

    version: Literal[1] = VERSION
    vault: UUID
    """Random, made with the vault."""
    generation: int = Field(ge=1, le=2**53 - 1)
    """Counts rewrites, so that an older copy can be told from a newer one."""
    slots: tuple[Slot, ...] = Field(min_length=2, max_length=8)
    """At least two: losing one secret must not lose the vault."""
    seal: Annotated[bytes, Field(max_length=32)] = b""
    """See seal.py. Empty only while the file is being made."""


def canonical(value: dict[str, Any]) -> bytes:
    """Return JSON in the one form that is hashed and authenticated: sorted keys, no spaces, ASCII.

    Raises:
        ValueError: it holds a number JSON has no form for.
    """
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode("ascii")
