"""Who this daemon is and who may speak to it: daemon.json, readable while the vault is locked.

Holds the daemon's Ed25519 private key, public keys and counters; nothing that opens an envelope,
the outbox or the vault. A thief can impersonate the daemon with it, and SECURITY.md says so.
"""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Final, Literal
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import from_json

from kithbook.errors import BadSetup, InvalidRequest, NotThere
from kithbook.files import read_private, write_private
from kithbook.log import log
from kithbook.web.model import to_bytes, to_text
from kithbook_protocol.pairing import Client

FORMAT: Final = 1
LARGEST = 1024 * 1024
"""Bytes of daemon.json; a client takes about 400."""
HOUR = 60 * 60 * 1000


def _key(value: str) -> str:
    """Check that it is a key, so that a damaged one is found at start and not at its first use."""
    try:
        to_bytes(value, 32)
    except InvalidRequest as error:
        raise ValueError(str(error)) from error
    return value


Key = Annotated[str, AfterValidator(_key)]
"""32 bytes, base64url."""


class PairedClient(Client):
    """A client, with the key its signatures are checked against."""

    key: Key
    """Ed25519 public key, base64url."""
    daemon_key: Key | None = None
    """The daemon's former private key, if that is the one this client knows: to tell it so."""

    def shown(self) -> Client:
        """Return it without the keys, as lists show it."""
        told = self.model_dump(exclude={"key", "daemon_key"})
        if self.last_used_at is not None:
            # The hour of its last call may have begun before it was paired.
            told["last_used_at"] = max(self.last_used_at, self.paired_at)
        return Client.model_validate(told)


class IdentityFile(BaseModel):
    """The content of daemon.json."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal[1] = FORMAT
    vault: UUID
    signing_key: Key
    """Ed25519 private key, base64url."""
    sealing_key: Key
    """X25519 public key of the present epoch, base64url."""
    epoch: int = 1
    signer: Key | None = None
    """Ed25519 public key of what signs backups; None until an unlock told."""
    clients: list[PairedClient] = []


class Identity:
    """daemon.json in memory. Every change is on disk before it counts."""

    def __init__(self, path: Path, content: IdentityFile) -> None:
        self._path = path
        self._content = content
        self.signing_key = Ed25519PrivateKey.from_private_bytes(to_bytes(content.signing_key, 32))
        self._clients = {client.id: client for client in content.clients}
        self._keys = _public_keys(content.clients)
        self.admitted: set[UUID] = set()
        """Who paired in this run, by the code: no file says so."""

    @classmethod
    def create(
        cls, path: Path, vault: UUID, sealing_key: bytes, signer: str | None = None, epoch: int = 1
    ) -> "Identity":
        """Make a new daemon key and write daemon.json."""
        content = IdentityFile(
            vault=vault,
            signing_key=to_text(Ed25519PrivateKey.generate().private_bytes_raw()),
            sealing_key=to_text(sealing_key),
            epoch=epoch,
            signer=signer,
        )
        identity = cls(path, content)
        _write(path, content)
        return identity

    @classmethod
    def load(cls, path: Path) -> "Identity":
        """Read daemon.json.

        Raises:
            BadSetup: missing, a link, readable by others, damaged, or of a newer Kithbook.
        """
        try:
            content = read_private(path, limit=LARGEST)
        except FileNotFoundError as error:
            raise BadSetup(f"{path} is missing; bring it back from a backup.") from error
        # Not raised inside `except`: a validation error quotes the file, which holds a key.
        found = None
        with suppress(ValueError):
            found = IdentityFile.model_validate_json(content)
        if found and len(content) <= LARGEST:
            return cls(path, found)
        if _format(content) > FORMAT:
            raise BadSetup(f"{path} was written by a newer Kithbook; install that one.")
        raise BadSetup(f"{path} is damaged; bring it back from a backup.")

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
    def signer(self) -> str | None:
        """The public half of the key that signs backups, base64url; None until an unlock told."""
        return self._content.signer

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the key that signs backups, or why it is not known."""
        signer = self._content.signer
        return fingerprint(to_bytes(signer, 32)) if signer else "known after the next unlock"

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

    def answering_key(self, caller: str, origin: str) -> Ed25519PrivateKey:
        """Return the key a reply is signed with: the one that whoever asks knows.

        A client that paired before the key was exchanged learns so under the former key.
        """
        known = self.client(caller)
        newest = (one for one in reversed(self.clients) if one.origin == origin)
        client = known[0] if known else next(newest, None)
        if client is None or client.daemon_key is None:
            return self.signing_key
        return Ed25519PrivateKey.from_private_bytes(to_bytes(client.daemon_key, 32))

    def knows(self, origin: str) -> bool:
        """Tell whether a client, revoked or not, ever paired from an origin."""
        return any(client.origin == origin for client in self._clients.values())

    def admit(self, client: PairedClient) -> None:
        """Remember a client that has just paired."""
        self._replace([*self.clients, client])
        self.admitted.add(client.id)

    def revoke(self, reference: str, moment: int) -> PairedClient:
        """Stop trusting a client, named by its id or the last characters of it.

        Raises:
            NotThere: no client, or more than one, has that id.
        """
        tail = reference.lower().replace("-", "")
        found = [client for client in self.clients if tail and client.id.hex.endswith(tail)]
        if len(found) != 1:
            raise NotThere(f'No single client is called "{reference}"; see `kithbook clients`.')
        if found[0].revoked_at is not None:
            return found[0]
        revoked = found[0].model_copy(update={"revoked_at": moment})
        self._replace([revoked if c.id == revoked.id else c for c in self.clients])
        return revoked

    def bar(self, moments: Mapping[UUID, int]) -> None:
        """Stop trusting those that the vault does not trust, each since its moment."""
        barred = [
            client.model_copy(update={"revoked_at": moments[client.id]})
            if client.revoked_at is None and client.id in moments
            else client
            for client in self.clients
        ]
        if barred != self.clients:
            self._replace(barred)

    def renew(self, sealing_key: bytes, epoch: int, moment: int) -> None:
        """Take a new daemon key, with the sealing key of a new epoch, and unpair every client."""
        former = self._content.signing_key
        clients = [
            client.model_copy(
                update={
                    "revoked_at": client.revoked_at or moment,
                    "daemon_key": client.daemon_key or former,
                }
            )
            for client in self.clients
        ]
        signing_key = Ed25519PrivateKey.generate()
        self._replace(
            clients,
            signing_key=to_text(signing_key.private_bytes_raw()),
            sealing_key=to_text(sealing_key),
            epoch=epoch,
        )
        self.signing_key = signing_key

    def signed_by(self, signer: str) -> None:
        """Take note of the key that signs backups: the vault holds it."""
        if signer != self._content.signer:
            self._replace(self.clients, signer=signer)

    def used(self, key_id: str, moment: int) -> None:
        """Note that a client called, to the hour: more than that is nobody's business.

        So it is written once an hour at most, and nothing is lost at a crash.
        """
        known, hour = self.client(key_id), moment - moment % HOUR
        if known is None or (known[0].last_used_at or 0) >= hour:
            return
        used = known[0].model_copy(update={"last_used_at": hour})
        clients = [used if c.id == used.id else c for c in self.clients]
        try:
            self._replace(clients)
        except BadSetup:
            log.warning("use of a client not noted")
            # Not tried again with each call of this hour.
            self._clients[used.id] = used

    def _replace(self, clients: list[PairedClient], **changes: object) -> None:
        content = self._content.model_copy(update={"clients": clients, **changes})
        # First, so that a key that is none raises before anything is written.
        keys = _public_keys(clients)
        _write(self._path, content)
        self._content, self._keys = content, keys
        self._clients = {client.id: client for client in clients}


def fingerprint(key: bytes) -> str:
    """Return the first 80 bits of SHA-256 of a public key, in groups, for people."""
    digest = hashlib.sha256(key).hexdigest()[:20]
    return " ".join(digest[start : start + 4] for start in range(0, 20, 4))


def _public_keys(clients: list[PairedClient]) -> dict[UUID, Ed25519PublicKey]:
    return {one.id: Ed25519PublicKey.from_public_bytes(to_bytes(one.key, 32)) for one in clients}


def _write(path: Path, content: IdentityFile) -> None:
    write_private(path, content.model_dump_json(indent=1).encode())


def _format(content: bytes) -> int:
    """Return the format a file says it has; 0 if it says none."""
    try:
        found = from_json(content).get("format")
    except (ValueError, AttributeError):
        return 0
    return found if isinstance(found, int) else 0
