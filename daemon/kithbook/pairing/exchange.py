"""The key exchange of pairing, byte by byte as in web/README.md. Pure: no state, no clock."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LABEL = b"kithbook pairing 1\0"
KEYS_INFO = b"kithbook pairing 1 keys"
ROUNDS = 200_000
"""PBKDF2 rounds: one guess at the 50-bit code costs about 0.1 s of one core, and T salts it."""


def transcript(*fields: str | bytes) -> bytes:
    """Return T: the SHA-256 of every field of both messages, with origin and host."""
    digest = hashlib.sha256(LABEL)
    for field in fields:
        data = field.encode() if isinstance(field, str) else field
        digest.update(len(data).to_bytes(2, "big") + data)
    return digest.digest()


@dataclass(frozen=True, slots=True)
class PairingKeys:
    """What both sides derive, if both know the code."""

    transcript: bytes
    client_proof_key: bytes
    daemon_proof_key: bytes
    grant_key: bytes

    @classmethod
    def derive(
        cls, own: X25519PrivateKey, other: bytes, code: str, transcript: bytes
    ) -> "PairingKeys":
        """Derive the keys; about 0.1 s by design.

        Args:
            own: our half of the exchange.
            other: the other side's public key, 32 bytes.
            code: in its normal form.
            transcript: T, 32 bytes.

        Raises:
            ValueError: the other key is of low order (the shared secret would be all zeros).
        """
        shared = own.exchange(X25519PublicKey.from_public_bytes(other))
        stretched = hashlib.pbkdf2_hmac("sha256", code.encode(), transcript, ROUNDS)
        keys = HKDF(SHA256(), 96, salt=transcript, info=KEYS_INFO).derive(shared + stretched)
        return cls(transcript, keys[:32], keys[32:64], keys[64:])

    @property
    def client_proof(self) -> bytes:
        """What the client shows first."""
        return hmac.digest(self.client_proof_key, self.transcript, "sha256")

    @property
    def daemon_proof(self) -> bytes:
        """What the daemon answers with."""
        return hmac.digest(self.daemon_proof_key, self.transcript, "sha256")

    def seal(self, grant: bytes) -> bytes:
        """Seal the grant for the client: nonce, then AES-256-GCM."""
        nonce = secrets.token_bytes(12)
        return nonce + AESGCM(self.grant_key).encrypt(nonce, grant, self.transcript)
