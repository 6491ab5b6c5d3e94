"""Key care: the slots that open the vault, listed, changed and tried. Command line only."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, SecretStr

from .base import Moment, Reference, ShortText, WireModel

SlotKind = Literal["passphrase", "keyring", "strict", "recovery"]


class Argon2Cost(WireModel):
    """What one try of a passphrase costs (Argon2id, RFC 9106)."""

    memory: int
    """KiB."""
    passes: int
    lanes: int


class KeySlot(WireModel):
    """One wrapped copy of the database key."""

    id: UUID
    kind: SlotKind
    needs: ShortText
    """What opens it, in words."""
    made_at: Moment | None = None
    """None where an early version did not write it down."""
    argon2: Argon2Cost | None = None
    """Where a passphrase is part of it."""


class KeySlots(WireModel):
    """The slots, as their file says; only an unlock proves that it is right."""

    vault: UUID
    generation: int
    """Counts rewrites."""
    signer: ShortText
    """The fingerprint of the key that signs backups, as the kit shows it."""
    strict: bool
    """Whether keyring and passphrase open the vault only together."""
    slots: list[KeySlot]
    warning: ShortText | None = None


class Proof(WireModel):
    """A present secret: it gives the database key, and shows that it is the person who asks."""

    passphrase: SecretStr | None = None
    recovery_key: SecretStr | None = None
    """`AGE-SECRET-KEY-1...`"""


class PassphraseChange(Proof):
    """Exchange a passphrase."""

    new_passphrase: SecretStr
    slot: Reference | None = None
    """The slot's id or the tail of it; None is the one that was typed, or the only one."""


class SlotAddition(Proof):
    """Let one more secret open the vault."""

    kind: Literal["passphrase", "keyring"]
    new_passphrase: SecretStr | None = None
    """For a passphrase."""


class SlotRemoval(Proof):
    """Take a slot away."""

    slot: Reference
    """Its id or the tail of it."""


class StrictChange(Proof):
    """Turn strict mode on or off."""

    on: bool
    new_passphrase: SecretStr | None = None
    """None keeps the one that was typed."""


class RecoveryChange(Proof):
    """Exchange the recovery key. Its secret half never reaches the daemon."""

    recipient: Annotated[str, Field(pattern=r"^age1[a-z0-9]{58}$")]
    """The new key's public half."""


class RotationRequest(Proof):
    """Give the database a new key, and the daemon too. Every browser has to pair again."""

    new_passphrase: SecretStr | None = None
    """None keeps the one that was typed; needed with a recovery key."""


class SlotTrial(WireModel):
    """What came of trying one slot alone."""

    id: UUID
    kind: SlotKind
    outcome: Literal["opens", "fails", "untried"]
    sentence: ShortText


class SlotTrials(WireModel):
    """What came of trying each."""

    trials: list[SlotTrial]
