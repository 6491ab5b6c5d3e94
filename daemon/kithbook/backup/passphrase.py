"""Backups that a passphrase opens instead of a key: the header of an age file, exchanged.

pyrage makes such files in memory only, and a vault may not fit there. So the file is encrypted to a
key that only this process has, as any other, and while it is written its header, which wraps the
file key to that key, makes way for one that wraps it to the passphrase; reading turns that around.
The format: age-encryption.org/v1, sections "X25519" and "scrypt" recipient type, "Header MAC".
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import IO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from pyrage import x25519

from kithbook.backup.errors import BackupDamaged, BackupShut

WORK = 17
"""Logarithm of scrypt's N: 128 MiB, and half a second; what age itself takes is of that size."""
MOST_WORK = 20
"""1 GiB; a file that wants more is not opened, as age does from 22 on."""
LARGEST_HEADER = 64 * 1024  # bytes
SALT_BYTES = 16
_VERSION = b"age-encryption.org/v1\n"
_END = b"\n--- "
_CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
"""Of Bech32 (BIP 173), in which an identity is written."""
_NONCE = bytes(12)
"""A key wraps one file key only."""


@dataclass(frozen=True, slots=True)
class Passphrase:
    """What opens a file in the place of an identity."""

    typed: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Header:
    """What counts of a header."""

    arguments: list[bytes]
    """The first is the recipient's type."""
    wrapped: bytes
    mac: bytes
    signed: bytes
    """What the MAC is over."""


class Sink(Protocol):
    """What can be written to."""

    def write(self, data: bytes, /) -> int:
        """Write all of it."""


class Locking:
    """A file that is written: `file` gets what is encrypted to `recipient`, under a passphrase."""

    def __init__(self, file: Sink, passphrase: str) -> None:
        identity = x25519.Identity.generate()
        self.recipient = identity.to_public()
        self._key = _scalar(str(identity))
        self._file, self._passphrase = file, passphrase
        self._head: bytearray | None = bytearray()

    def write(self, data: bytes) -> int:
        """Write all of it."""
        if self._head is None:
            return self._file.write(data)
        self._head += data
        size = _length(self._head)
        if size:
            file_key = _unwrapped(_parsed(bytes(self._head[:size]), b"X25519"), self._key)
            self._file.write(_under_passphrase(file_key, self._passphrase))
            self._file.write(bytes(self._head[size:]))
            self._head = None
        return len(data)


class Unlocking:
    """A file that is read as if it were encrypted to `identity`.

    Raises:
        BackupShut: the passphrase is wrong.
        BackupDamaged: its header is damaged.
    """

    def __init__(self, file: IO[bytes], passphrase: str) -> None:
        identity = x25519.Identity.generate()
        self.identity = identity
        head = file.read(LARGEST_HEADER)
        size = _length(head)
        header = _parsed(head[:size], b"scrypt")
        file_key = _opened(header, passphrase)
        if not hmac.compare_digest(_mac(file_key, header.signed), header.mac):
            raise BackupDamaged
        public = X25519PrivateKey.from_private_bytes(_scalar(str(identity))).public_key()
        self._rest = _under_key(file_key, public) + head[size:]
        self._file = file

    def read(self, size: int = -1) -> bytes:
        """Return at most so many bytes."""
        if self._rest:
            found, self._rest = self._rest[:size], self._rest[size:]
            return found
        return self._file.read(size)


def wants_passphrase(head: bytes) -> bool:
    """Tell by its first bytes whether a file is opened by a passphrase."""
    return head.startswith(_VERSION + b"-> scrypt ")


def _length(head: bytes | bytearray) -> int:
    """Return how long the header is; 0 where not all of it is there."""
    end = head.find(_END)
    line = head.find(b"\n", end + len(_END)) if end >= 0 else -1
    if line < 0 and len(head) >= LARGEST_HEADER:
        raise BackupDamaged
    return line + 1


def _parsed(header: bytes, kind: bytes) -> _Header:
    """Read a header, and in it the one recipient of a kind; others are decoys (rage's "grease").

    Raises:
        BackupDamaged: it is none, or has no such recipient.
    """
    signed, _, mac = header.rpartition(_END)
    version, *stanzas = signed.split(b"\n-> ")
    found = [one.split(b"\n") for one in stanzas if one.startswith(kind + b" ")]
    if version + b"\n" != _VERSION or len(found) != 1:
        raise BackupDamaged
    [[arguments, *body]] = found
    return _Header(
        arguments.split(b" "),
        _decoded(b"".join(body)),
        _decoded(mac.rstrip(b"\n")),
        signed + _END.rstrip(b" "),
    )


def _unwrapped(header: _Header, key: bytes) -> bytes:
    """Return the file key of a header for a key of ours."""
    private, share = X25519PrivateKey.from_private_bytes(key), _decoded(header.arguments[1])
    shared = private.exchange(X25519PublicKey.from_public_bytes(share))
    salt = share + private.public_key().public_bytes_raw()
    return ChaCha20Poly1305(_hkdf(shared, salt, b"age-encryption.org/v1/X25519")).decrypt(
        _NONCE, header.wrapped, None
    )


def _opened(header: _Header, passphrase: str) -> bytes:
    """Return the file key of a header for a passphrase.

    Raises:
        BackupShut: it is another one, or the work it asks for is too much.
    """
    try:
        _, salt, work = header.arguments
        cost = int(work)
        if not 1 <= cost <= MOST_WORK:
            raise BackupDamaged
        key = _scrypt(passphrase, _decoded(salt), cost)
        return ChaCha20Poly1305(key).decrypt(_NONCE, header.wrapped, None)
    except ValueError as error:
        raise BackupDamaged from error
    except InvalidTag:
        raise BackupShut("That passphrase does not open this backup.") from None


def _under_passphrase(file_key: bytes, passphrase: str) -> bytes:
    salt = secrets.token_bytes(SALT_BYTES)
    wrapped = ChaCha20Poly1305(_scrypt(passphrase, salt, WORK)).encrypt(_NONCE, file_key, None)
    stanza = b"-> scrypt " + _encoded(salt) + b" %d\n" % WORK
    return _written(file_key, stanza, wrapped)


def _under_key(file_key: bytes, recipient: X25519PublicKey) -> bytes:
    private = X25519PrivateKey.generate()
    share = private.public_key().public_bytes_raw()
    salt = share + recipient.public_bytes_raw()
    key = _hkdf(private.exchange(recipient), salt, b"age-encryption.org/v1/X25519")
    wrapped = ChaCha20Poly1305(key).encrypt(_NONCE, file_key, None)
    return _written(file_key, b"-> X25519 " + _encoded(share) + b"\n", wrapped)


def _written(file_key: bytes, stanza: bytes, wrapped: bytes) -> bytes:
    signed = _VERSION + stanza + _encoded(wrapped) + b"\n---"
    return signed + b" " + _encoded(_mac(file_key, signed)) + b"\n"


def _mac(file_key: bytes, signed: bytes) -> bytes:
    return hmac.digest(_hkdf(file_key, b"", b"header"), signed, hashlib.sha256)


def _hkdf(secret: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(secret)


def _scrypt(passphrase: str, salt: bytes, work: int) -> bytes:
    full = b"age-encryption.org/v1/scrypt" + salt
    return Scrypt(salt=full, length=32, n=2**work, r=8, p=1).derive(passphrase.encode())


def _scalar(identity: str) -> bytes:
    """Return the 32 bytes of an identity that we made: its checksum need not be looked at."""
    number = 0
    for character in identity.lower().rpartition("1")[2][:-6]:
        number = number << 5 | _CHARACTERS.index(character)
    return (number >> 4).to_bytes(32)  # 52 characters are 260 bits


def _encoded(value: bytes) -> bytes:
    return base64.b64encode(value).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    try:
        return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError as error:
        raise BackupDamaged from error
