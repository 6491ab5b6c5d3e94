"""The spool's files: one for each write that waits, in a folder only its owner can enter."""

import re
import stat
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from kithbook.config import private_folder
from kithbook.errors import BadSetup, KithbookError
from kithbook.files import read_private, refuse_others, write_private
from kithbook.spool.model import Damaged, Kept, SpoolUnwritable, Unreadable
from kithbook.spool.record import HEAD_BYTES, head_of

LARGEST = 4 * 1024 * 1024 + HEAD_BYTES
"""Bytes of a file: the largest body that any call takes, and the head."""
BLOCK = 4_096
"""Bytes; what a file system gives at least, so that many small files count for what they take."""
_NAME = re.compile(r"(?P<number>[0-9]{12})-(?P<item>[0-9a-f-]{36})")

_ASIDE = ".unreadable"


class Folder:
    """`spool/` in the data folder. Every call blocks for as long as the disk takes."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def scan(self) -> list[Kept]:
        """Return what an earlier run left, in order; what it had only half written is removed.

        Raises:
            BadSetup: folder or file is a link, not ours, open to others, or cannot be read.
        """
        private_folder(self._path)
        try:
            found = sorted(self._path.iterdir())
        except OSError as error:
            raise BadSetup(f"Cannot read {self._path}: {error.strerror}.") from error
        for path in found:
            if path.name.startswith(".") and _NAME.match(path.name[1:]):
                # It was never acknowledged: its client sends it again.
                with suppress(OSError):
                    path.unlink()
        return [kept for path in found if (kept := _seen(path))]

    def add(self, kept: Kept, content: bytes) -> None:
        """Write one; it is on the disk for good when this returns.

        Raises:
            SpoolUnwritable: it is not there.
        """
        path = self._file(kept)
        try:
            write_private(path, content)
        except BadSetup as error:
            # Perhaps it is there and only not for good; the answer says that it is not.
            with suppress(OSError):
                path.unlink()
            raise SpoolUnwritable from error

    def read(self, kept: Kept) -> bytes:
        """Return a file's bytes.

        Raises:
            Unreadable: it is gone, a link, or the disk fails.
            Damaged: it is longer than any that was written.
        """
        try:
            content = read_private(self._file(kept), limit=LARGEST)
        except FileNotFoundError as error:
            raise Unreadable("What was kept is gone from the disk.") from error
        except BadSetup as error:
            raise Unreadable(str(error)) from error
        if len(content) > LARGEST:
            raise Damaged
        return content

    def remove(self, kept: Kept) -> None:
        """Take a file away. A crash that brings it back does no harm: items are applied once.

        Raises:
            Unreadable: it cannot be removed.
        """
        try:
            self._file(kept).unlink(missing_ok=True)
        except OSError as error:
            raise Unreadable from error

    def set_aside(self, kept: Kept) -> None:
        """Leave a file that cannot be read to the person, out of the line."""
        path = self._file(kept)
        with suppress(OSError):
            path.rename(path.with_name(path.name + _ASIDE))

    def clear_unreadable(self) -> set[UUID]:
        """Remove what was set aside; return which items it was.

        Raises:
            Unreadable: it cannot be removed.
        """
        gone = set()
        try:
            for path in self._path.glob(f"*{_ASIDE}"):
                parts = _NAME.fullmatch(path.name.removesuffix(_ASIDE))
                # A folder of this name was put there by hand.
                if parts and not stat.S_ISDIR(path.lstat().st_mode):
                    path.unlink()
                    gone.add(UUID(parts["item"]))
        except OSError as error:
            raise Unreadable from error
        return gone

    def _file(self, kept: Kept) -> Path:
        return self._path / f"{kept.number:012d}-{kept.item}"


def _seen(path: Path) -> Kept | None:
    parts = _NAME.fullmatch(path.name)
    if parts is None:
        return None
    try:
        number, item = int(parts["number"]), UUID(parts["item"])
    except ValueError:
        return None
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise BadSetup(f"{path} is not a file; move it away.")
    refuse_others(path, found)
    size = on_disk(found.st_size)
    try:
        head = head_of(read_private(path, limit=HEAD_BYTES))
        return Kept(number, item, UUID(head.proof.keyid), head.path, head.kept_at, size)
    except (KithbookError, ValueError):
        # Its turn comes all the same: then it is looked at closely, and told of.
        return Kept(number, item, None, "", found.st_mtime_ns // 1_000_000, size)


def on_disk(size: int) -> int:
    """Return how many bytes a file of a size takes."""
    return -(-size // BLOCK) * BLOCK
