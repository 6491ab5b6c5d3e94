"""Opening a backup: decrypted, held against its manifest, and its database laid into a folder.

Nothing of it counts before all of it was read and fits. What it holds as text is looked at as it
goes by, and never lies on a disk.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import zstandard
from pydantic import ValidationError

from kithbook.backup import signer, tar
from kithbook.backup.age import Decrypted, Identity, decrypted
from kithbook.backup.building import refuse_less
from kithbook.backup.errors import BackupDamaged, BackupForeign, NoBackup
from kithbook.backup.manifest import (
    FORMAT,
    LARGEST_MANIFEST,
    LARGEST_SMALL,
    LARGEST_TEXT,
    Manifest,
    Member,
)
from kithbook.backup.model import CARDS, DATABASE, MANIFEST, MEMBERS, PEOPLE, SIGNATURE, SLOTS, Tell

Judge = Callable[[Manifest], None]
"""Looks at who signed a backup, and when, before anything of it is kept; raises to refuse it."""
LARGEST_WINDOW = 8 * 1024 * 1024
"""Bytes that zstd may keep; ours keeps 2 MiB."""
_BEGIN = b"\nBEGIN:VCARD"


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A backup whose every byte was read and fits."""

    manifest: Manifest
    database: Path
    slots: bytes = field(repr=False)
    digest: str
    """SHA-256 of the manifest."""

    @property
    def key(self) -> bytes:
        """The database's raw key."""
        return bytes.fromhex(self.manifest.database_key)


def unpack(
    path: Path, identities: Sequence[Identity], folder: Path, judge: Judge, tell: Tell
) -> Unpacked:
    """Read all of a backup, and lay its database into a scratch folder.

    Raises:
        BackupShut: none of the identities opens it.
        BackupDamaged: it is cut short, or something in it is not what was written.
        BackupForeign: it is not signed, or holds what no backup holds.
        NoRoom: its database does not fit on this disk.
        NoBackup: there is no such file.
    """
    try:
        with decrypted(path, identities) as source:
            found = _Counted(source, path.stat().st_size, tell)
            unpacked = _members(found, folder, judge)
            source.end()
            return unpacked
    except OSError as error:
        raise NoBackup(f"{path} cannot be read: {error.strerror}.") from error


class _Counted:
    """A decrypted file that tells how far it is read."""

    def __init__(self, source: Decrypted, total: int, tell: Tell) -> None:
        self._source, self._total, self._tell = source, total, tell
        self._done = 0

    def take(self, size: int) -> bytes:
        """Return so many bytes; fewer only at the end."""
        found = self._source.take(size)
        self._done += len(found)
        self._tell(self._done, max(self._total, self._done), "Reading the backup.")
        return found


def _members(source: _Counted, folder: Path, judge: Judge) -> Unpacked:
    entries = tar.unpacked(source, (MANIFEST, SIGNATURE, *MEMBERS))
    written = _short(next(entries), LARGEST_MANIFEST)
    signature = _short(next(entries), LARGEST_SMALL)
    manifest = _manifest(written)
    signer.check(manifest.signer, written, signature)
    judge(manifest)
    slots, path = b"", folder / DATABASE
    for entry, member in zip(entries, manifest.members, strict=False):
        if (entry.name, entry.size) != (member.name, member.size):
            raise BackupForeign(f"{member.name} in the backup is not as its manifest says.")
        digest = hashlib.sha256()
        chunks = _hashed(entry.chunks(), digest)
        if member.name == DATABASE:
            refuse_less(folder, member.size)
            _lay(chunks, path)
        elif member.name in {CARDS, PEOPLE}:
            _count(chunks, member)
        else:
            slots = _joined(chunks, entry.size) if member.name == SLOTS else slots
            for _ in chunks:
                pass
        if digest.hexdigest() != member.sha256:
            raise BackupDamaged(f"{member.name} in the backup is not what was written into it.")
    # Asked once more, so that what stands behind the last is looked at.
    if next(entries, None):
        raise BackupForeign
    return Unpacked(manifest, path, slots, hashlib.sha256(written).hexdigest())


def _manifest(written: bytes) -> Manifest:
    try:
        found = Manifest.model_validate_json(written)
    except ValidationError as error:
        if _format(written) > FORMAT:
            raise BackupForeign(
                "The backup was written by a newer Kithbook; install that one."
            ) from None
        raise BackupForeign from error
    if tuple(member.name for member in found.members) != MEMBERS:
        raise BackupForeign
    return found


def _format(written: bytes) -> int:
    from pydantic_core import from_json  # noqa: PLC0415

    try:
        found = from_json(written).get("format")
    except (ValueError, AttributeError):
        return 0
    return found if isinstance(found, int) else 0


def _short(entry: tar.Entry, most: int) -> bytes:
    return _joined(entry.chunks(), entry.size, most)


def _joined(chunks: Iterable[bytes], size: int, most: int = LARGEST_SMALL) -> bytes:
    if size > most:
        raise BackupForeign("The backup holds more than a backup does.")
    return b"".join(chunks)


def _hashed(chunks: Iterable[bytes], digest: Any) -> Iterator[bytes]:
    for chunk in chunks:
        digest.update(chunk)
        yield chunk


def _lay(chunks: Iterable[bytes], path: Path) -> None:
    with path.open("xb", buffering=tar.CHUNK) as file:
        path.chmod(0o600)
        for chunk in chunks:
            file.write(chunk)


def _count(chunks: Iterable[bytes], member: Member) -> None:
    """Count the cards of a member, without keeping any.

    Raises:
        BackupDamaged: there are others than the manifest says.
    """
    plain = member.name == CARDS
    mark, tail = (_BEGIN, b"\n") if plain else (b"\n", b"")
    found = size = 0
    for chunk in chunks if plain else _inflated(chunks):
        size += len(chunk)
        if size > LARGEST_TEXT:
            raise BackupForeign("The backup unpacks to far too much.")
        window = tail + chunk
        found += window.count(mark)
        # What may be the beginning of a mark is looked at again with what follows.
        tail = window[len(window) - len(mark) + 1 :]
    if found != member.people:
        raise BackupDamaged(f"{member.name} in the backup does not hold everybody.")


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    opener = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW).decompressobj()
    try:
        for chunk in chunks:
            # A little at a time: a bomb of 256 kB would be 200 MB at once.
            for start in range(0, len(chunk), 4096):
                if found := opener.decompress(chunk[start : start + 4096]):
                    yield found
    except zstandard.ZstdError as error:
        raise BackupDamaged from error
    if not opener.eof:
        raise BackupDamaged
