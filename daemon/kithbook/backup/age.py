"""age files (age-encryption.org/v1) as streams, through pyrage: nothing lies in memory whole."""

import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage
from pyrage import ssh, x25519

from kithbook.backup.errors import BackupDamaged, BackupShut, BadRecipient
from kithbook.backup.passphrase import Locking, Passphrase, Sink, Unlocking, wants_passphrase

Recipient = Any
Identity = Any
"""pyrage's; the package ships no types."""
BUFFER = 1024 * 1024  # bytes


def recipient(text: str) -> Recipient:
    """Return whom a file can be encrypted to: `age1...`, `ssh-ed25519 ...` or `ssh-rsa ...`.

    Raises:
        BadRecipient: it is none of these.
    """
    kind = x25519 if text.startswith("age1") else ssh
    try:
        return kind.Recipient.from_str(text.strip())
    except pyrage.RecipientError as error:
        raise BadRecipient from error


def identity(text: str) -> Identity:
    """Return what opens a file: `AGE-SECRET-KEY-1...`, as typed from paper, or an SSH key's text.

    Raises:
        BackupShut: it is neither.
    """
    try:
        if text.lstrip().startswith("-----BEGIN"):
            return ssh.Identity.from_buffer(text.encode())
        return x25519.Identity.from_str("".join(text.split()).upper())
    except pyrage.IdentityError:
        # Without `from`: nothing that was typed may travel in an error.
        raise BackupShut(
            "That is no key: type AGE-SECRET-KEY-1... as the recovery kit has it, or name a file "
            "that holds it."
        ) from None


def encrypt(
    chunks: Iterable[bytes],
    file: Sink,
    recipients: Sequence[Recipient],
    passphrase: str | None = None,
) -> None:
    """Write chunks to a file, encrypted to recipients, or to a passphrase alone.

    Raises:
        OSError: the file's own, such as a full disk.
        Exception: what making the chunks raised.
    """
    reader, writer = _Reader(chunks), _Writer(file)
    if passphrase is not None:
        locking = Locking(file, passphrase)
        writer, recipients = _Writer(locking), [locking.recipient]
    try:
        pyrage.encrypt_io(reader, writer, list(recipients))
    except (pyrage.EncryptError, OSError):
        # pyrage only tells the text of what our own side raised.
        failure = reader.failure or writer.failure
        if failure:
            raise failure from None
        raise


class _Reader:
    """Chunks, as the file that pyrage reads."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")
        self.failure: BaseException | None = None

    def read(self, size: int) -> bytes:
        """Return at most so many bytes; none at the end."""
        try:
            while not self._rest:
                chunk = next(self._chunks, None)
                if chunk is None:
                    return b""
                self._rest = memoryview(chunk)
        except BaseException as error:
            self.failure = error
            raise
        found, self._rest = self._rest[:size], self._rest[size:]
        return bytes(found)


class _Writer:
    """The file that pyrage writes."""

    def __init__(self, file: Sink) -> None:
        self._file = file
        self.failure: BaseException | None = None

    def write(self, data: bytes) -> int:
        """Write all of it."""
        try:
            return self._file.write(data)
        except BaseException as error:
            self.failure = error
            raise

    def flush(self) -> None:
        """Do nothing: whoever opened the file closes it."""


class Decrypted:
    """What an encrypted file holds, read while it is decrypted in a thread.

    age hands bytes out before it knows that the file is whole: only after `end` they count.
    """

    def __init__(self, file: IO[bytes] | Unlocking, identities: Sequence[Identity]) -> None:
        self._failure: BaseException | None = None
        read_end, self._write_end = os.pipe()
        self._pipe = os.fdopen(read_end, "rb", buffering=BUFFER)
        self._thread = threading.Thread(
            target=self._run, args=(file, list(identities)), name="age", daemon=True
        )
        self._thread.start()

    def take(self, size: int) -> bytes:
        """Return so many bytes; fewer only at the end of a whole file.

        Raises:
            BackupShut: none of the identities opens it.
            BackupDamaged: it is cut short, or was changed.
        """
        found = self._pipe.read(size)
        if len(found) < size:
            self._raise()
        return found

    def end(self) -> None:
        """See that the file was whole and ends here.

        Raises:
            BackupDamaged: it was not, or does not.
        """
        if self.take(1):
            raise BackupDamaged

    def close(self) -> None:
        """Stop, wherever it is."""
        self._pipe.close()
        self._thread.join()

    def _raise(self) -> None:
        self._thread.join()
        if self._failure is None:
            return
        told = str(self._failure)
        if isinstance(self._failure, pyrage.DecryptError) and "No matching keys" in told:
            raise BackupShut from None
        raise BackupDamaged from self._failure

    def _run(self, file: IO[bytes] | Unlocking, identities: list[Identity]) -> None:
        try:
            with os.fdopen(self._write_end, "wb", buffering=0) as pipe:
                pyrage.decrypt_io(file, _Writer(_Whole(pipe)), identities)
        except (pyrage.DecryptError, OSError) as error:
            self._failure = error


class _Whole:
    """A pipe, to which a write is all or an error."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe

    def write(self, data: bytes) -> int:
        """Write all of it; a pipe may take a part."""
        left = memoryview(data)
        while left:
            left = left[self._pipe.write(left) :]
        return len(data)


@contextmanager
def decrypted(path: Path, identities: Sequence[Identity]) -> Iterator[Decrypted]:
    """Open an encrypted file; `end` says that it was whole.

    Raises:
        BackupShut, BackupDamaged: as soon as something is read.
    """
    with path.open("rb", buffering=BUFFER) as file:
        opens: Sequence[Identity] = [one for one in identities if not isinstance(one, Passphrase)]
        source: IO[bytes] | Unlocking = file
        head = file.read(64)
        file.seek(0)
        if wants_passphrase(head):
            typed = [one.typed for one in identities if isinstance(one, Passphrase)]
            if not typed:
                raise BackupShut("A passphrase opens this backup, not a key.")
            source = Unlocking(file, typed[0])
            opens = [source.identity]
        found = Decrypted(source, opens)
        try:
            yield found
        finally:
            found.close()
