"""Who this daemon is and who may speak to it: daemon.json, readable while the vault is locked.

Holds the daemon's Ed25519 private key, public keys and counters; nothing that opens an envelope,
the outbox or the vault. A thief can impersonate the daemon with it, and SECURITY.md says so.
"""

import hashlib
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import BaseModel, ConfigDict, ValidationError

from kithbook.config import OWNER_ONLY_MASK
from kithbook.errors import BadSetup, NotThere
from kithbook.files import write_private
from kithbook.web.model import to_bytes, to_text
from kithbook_protocol.pairing import Client

FORMAT = 1


class PairedClient(Client):
    """A client, with the key its signatures are checked against."""

    key: str
    """Ed25519 public key, base64url."""

    def shown(self) -> Client:
        """Return it without the key, as lists show it."""
        return Client.model_validate(self.model_dump(exclude={"key"}))


class IdentityFile(BaseModel):
    """The content of daemon.json."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: int = FORMAT
    vault: UUID
    signing_key: str
    """Ed25519 private key, base64url."""
    sealing_key: str
    """X25519 public key of the present epoch, base64url."""
    epoch: int = 1
    clients: list[PairedClient] = []


class Identity:
    """daemon.json in memory. Every change is on disk before it counts."""

    def __init__(self, path: Path, content: IdentityFile) -> None:
        self._path = path
        self._content = content
        self.signing_key = Ed25519PrivateKey.from_private_bytes(to_bytes(content.signing_key, 32))
        self._clients = {client.id: client for client in content.clients}
        self._keys = {
            client.id: Ed25519PublicKey.from_public_bytes(to_bytes(client.key, 32))
            for client in content.clients
        }

    @classmethod
    def create(cls, path: Path, vault: UUID, sealing_key: bytes) -> "Identity":
        """Make a new daemon key and write daemon.json."""
        content = IdentityFile(
            vault=vault,
            signing_key=to_text(Ed25519PrivateKey.generate().private_bytes_raw()),
            sealing_key=to_text(sealing_key),
        )
        identity = cls(path, content)
        identity._write(content)
        return identity

    @classmethod
    def load(cls, path: Path) -> "Identity":
        """Read daemon.json.

        Raises:
            BadSetup: missing, readable by others, or damaged.
        """
        try:
            if path.stat().st_mode & OWNER_ONLY_MASK:
                raise BadSetup(f"Others can read {path}; run: chmod 600 {path}")
            return cls(path, IdentityFile.model_validate_json(path.read_bytes()))
        except FileNotFoundError as error:
            raise BadSetup(f"{path} is missing; bring it back from a backup.") from error
        except (ValidationError, ValueError) as error:
            raise BadSetup(f"{path} is damaged; bring it back from a backup.") from error

    @property
    def vault(self) -> UUID:
        """Which vault this daemon serves."""
        return self._content.vault

    @property
    def epoch(self) -> int:
        """The sealing key's epoch."""
        return self._content.epoch

    @property
    def public_key(self) -> bytes:
        """The daemon's Ed25519 public key."""
        return self.signing_key.public_key().public_bytes_raw()

    @property
    def sealing_key(self) -> bytes:
        """The X25519 public key that envelopes are sealed to."""
        return to_bytes(self._content.sealing_key, 32)

    @property
    def fingerprint(self) -> str:
        """The first 80 bits of SHA-256 of the daemon's public key, in groups, for people."""
        digest = hashlib.sha256(self.public_key).hexdigest()[:20]
        return " ".join(digest[start : start + 4] for start in range(0, 20, 4))

    @property
    def clients(self) -> list[PairedClient]:
        """Every client ever paired, oldest first."""
        return list(self._clients.values())

    def client(self, key_id: str) -> tuple[PairedClient, Ed25519PublicKey] | None:
        """Return the client of a keyid and its key, revoked ones too; None if never paired."""
        try:
            found = self._clients.get(UUID(key_id))
        except ValueError:
            return None
        return (found, self._keys[found.id]) if found else None

    def admit(self, client: PairedClient) -> None:
        """Remember a client that has just paired."""
        self._replace([*self._content.clients, client])

    def revoke(self, reference: str, moment: int) -> PairedClient:
        """Stop trusting a client, named by its id or the last characters of it.

        Raises:
            NotThere: no client, or more than one, has that id.
        """
        tail = reference.lower().replace("-", "")
        found = [client for client in self.clients if tail and client.id.hex.endswith(tail)]
        if len(found) != 1:
            raise NotThere(f'No single client is called "{reference}"; see `kithbook clients`.')
        revoked = found[0].model_copy(update={"revoked_at": moment})
        self._replace([revoked if c.id == revoked.id else c for c in self.clients])
        return revoked

    def _replace(self, clients: list[PairedClient]) -> None:
        content = self._content.model_copy(update={"clients": clients})
        self._write(content)
        self.__init__(self._path, content)  # type: ignore[misc]

    def _write(self, content: IdentityFile) -> None:
        write_private(self._path, content.model_dump_json(indent=1).encode())
