"""The seal over all slots together.

Each slot authenticates itself, which leaves edits of the whole: a slot taken out, a recovery
recipient exchanged (backups are encrypted to it), a slot brought from another vault (age
authenticates no header of ours). The seal is an HMAC under a key derived from the database key,
so it is checked at every unlock, after the slot opened and before the key is handed out.
"""

import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .model import KeySlots, canonical, plain

_INFO = b"kithbook key slots 1"


def sealed(slots: KeySlots, key: bytes) -> KeySlots:
    """Return the slots with their seal under the 32-byte database key."""
    return slots.model_copy(update={"seal": _seal(slots, key)})


def is_sealed(slots: KeySlots, key: bytes) -> bool:
    """Tell whether the slots are as whoever held this database key wrote them."""
    return hmac.compare_digest(slots.seal, _seal(slots, key))


def _seal(slots: KeySlots, key: bytes) -> bytes:
    mac_key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=_INFO).derive(key)
    return hmac.digest(mac_key, canonical(plain(slots, "seal")), "sha256")
