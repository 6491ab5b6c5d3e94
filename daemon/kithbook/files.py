"""Files that only their owner can read: checked when read, whole or not at all when written."""

import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from kithbook.errors import BadSetup

OWNER_ONLY = 0o600
OTHERS = 0o077
"""Permission bits of group and world."""


def read_private(path: Path, *, limit: int) -> bytes:
    """Return a regular file's bytes, at most `limit` + 1 of them so that too long shows.

    Raises:
        FileNotFoundError: it is not there.
        BadSetup: a link, no regular file, unreadable, or others can read it.
    """
    # O_NONBLOCK: a FIFO put in its place must not stop the daemon. Regular files do not mind.
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise
    except OSError as error:
        reason = "it is a link" if path.is_symlink() else error.strerror
        raise BadSetup(f"Cannot read {path}: {reason}.") from error
    found = os.fstat(handle)
    # Before open(), which takes no folder's handle.
    if not stat.S_ISREG(found.st_mode):
        os.close(handle)
        raise BadSetup(f"{path} is not a file; move it away.")
    with os.fdopen(handle, "rb") as file:
        refuse_others(path, found)
        try:
            return file.read(limit + 1)
        except OSError as error:
            raise BadSetup(f"Cannot read {path}: {error.strerror}.") from error


def check_private(path: Path) -> None:
    """Check a file that somebody else opens, such as SQLite.

    Raises:
        BadSetup: a link, no regular file, or others can read it.
    """
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise BadSetup(f"{path} is a link or no file; bring the real one back.")
    refuse_others(path, found)


def refuse_others(path: Path, found: os.stat_result) -> None:
    """Check that group and world have no rights on an opened file.

    Raises:
        BadSetup: they have some.
    """
    if found.st_mode & OTHERS:
        raise BadSetup(f"Others can read {path}; run: chmod 600 {path}")


def write_private(path: Path, content: bytes, *, new: bool = False) -> None:
    """Write a 0600 file so that after a crash the old or the new one is there, never half.

    `new` refuses to replace a file, also one that another process made this very moment.

    Raises:
        FileExistsError: `new`, and it exists.
        BadSetup: it cannot be written, for example because the disk is full.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # mode 0600
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(handle)
            if new:
                path.hardlink_to(temporary)
            else:
                temporary.replace(path)
        finally:
            with suppress(FileNotFoundError):  # replace() took the name away
                temporary.unlink()
        sync_folder(path.parent)
    except FileExistsError:
        raise
    except OSError as error:
        raise BadSetup(f"Cannot write {path}: {error.strerror}.") from error


def remove_leftovers(*paths: Path) -> None:
    """Remove what a crash left of writing these files, which all lie in one folder.

    An older generation of a file may be in it, with secrets that were taken back since. Nobody else
    may be writing these files meanwhile.

    Raises:
        BadSetup: the folder cannot be read, or a leftover cannot be removed.
    """
    folder = paths[0].parent
    ours = re.compile(rf"\.({'|'.join(re.escape(path.name) for path in paths)})\.[a-z0-9_]{{8}}")
    try:
        with os.scandir(folder) as found:
            # A link or a folder of such a name is none of ours.
            left = [
                one.path
                for one in found
                if ours.fullmatch(one.name) and one.is_file(follow_symlinks=False)
            ]
        for path in left:
            Path(path).unlink(missing_ok=True)
        if left:
            sync_folder(folder)
    except OSError as error:
        raise BadSetup(f"Cannot clear {folder}: {error.strerror}.") from error


def sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
