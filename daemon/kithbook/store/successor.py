"""The successor: a copy of the database under a new key, and how it takes the old one's place.

The key slots decide between the two files: whichever opens with the key they give is the vault;
should both, then the one whose name it is.
So the order is: the copy whole and checked, the slots written for its key, the files exchanged.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from kithbook.files import OWNER_ONLY, sync_folder
from kithbook.store.database import Connection, check_encrypted, open_store, transaction
from kithbook.store.failure import StoreDamaged, StoreFull, StoreUnreachable, ours
from kithbook.store.sealing import sealing_key
from kithbook.store.store import damage

SPARE = 16 * 1024 * 1024
"""Bytes that must stay free beside the copy."""
_MIB = 1024 * 1024


def make_successor(
    path: Path,
    key: bytes,
    successor: Path,
    new_key: bytes,
    *,
    renew: Callable[[Connection], None],
    tell: Callable[[str], None],
) -> None:
    """Copy the database under a new key, with what else has to be new, and check the copy.

    Args:
        path: the database; nobody else has it open.
        key: its key.
        successor: where the copy goes; what is there already is thrown away.
        new_key: SQLCipher's raw 32-byte key of the copy.
        renew: makes anew, in a transaction of the copy, what else must not stay; no row more.
        tell: told what is being done, in words.

    Raises:
        StoreFull: there is no room for two of it.
        StoreDamaged: the database, or the copy, is not whole.
    """
    discard(successor)
    _refuse_full(path)
    holder = open_store(path, key)
    try:
        with ours():
            # Nobody writes what the copy would not have.
            holder.execute("BEGIN IMMEDIATE")
            tell("Copying the vault under a new key.")
            _copy(path, key, successor, new_key, renew)
            tell("Checking the copy.")
            _check(holder, successor, new_key)
            holder.execute("ROLLBACK")
    except BaseException:
        discard(successor)
        raise
    finally:
        holder.close()
    successor.chmod(OWNER_ONLY)
    check_encrypted(successor)
    _sync(successor)


def settle(path: Path, successor: Path, key: bytes) -> None:
    """Finish the exchange of the files, or drop it, as the key says that the slots gave.

    Raises:
        StoreDamaged: neither file opens with this key; both stay as they are.
    """
    if not successor.exists():
        return
    if _is_vault(path, key):
        # No two files are ever made under one key: one beside it under the same is no successor
        # but an older copy, and would take the newer one's place.
        discard(successor)
    elif _is_vault(successor, key):
        # Its own log first, should it have one; then nothing of the old file may be left beside it.
        _remove(_beside(path))
        sync_folder(path.parent)
        successor.replace(path)
        sync_folder(path.parent)
    else:
        raise StoreDamaged(
            f"Neither {path} nor {successor.name} opens with the vault's key; bring both back "
            "from a backup."
        )


def discard(successor: Path) -> None:
    """Throw a copy away that does not count."""
    _remove([*_beside(successor), successor])


def _copy(
    path: Path, key: bytes, successor: Path, new_key: bytes, renew: Callable[[Connection], None]
) -> None:
    source, copy = open_store(path, key), None
    try:
        copy = open_store(successor, new_key, create=True)
        # In one step: SQLite re-reads all with each write in between, and here are none.
        source.backup(copy)
        transaction(copy, renew)
    finally:
        source.close()
        if copy:
            copy.close()


def _check(source: Connection, successor: Path, new_key: bytes) -> None:
    """Open the copy anew, and see that all of it is there.

    Raises:
        StoreDamaged: it is not.
    """
    copy = open_store(successor, new_key)
    try:
        whole = not damage(copy) and counts(copy) == counts(source)
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        copy.close()
    if not whole or any(log.exists() for log in _beside(successor)):
        raise StoreDamaged(
            "The copy of the vault is not whole; nothing was changed. Run: kithbook doctor"
        )


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each table has."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
    ]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our names
        for name in names
    }


def _is_vault(path: Path, key: bytes) -> bool:
    """Tell whether a file is a vault under this key."""
    if not path.exists():
        return False
    try:
        connection = open_store(path, key)
        try:
            sealing_key(connection)
        finally:
            connection.close()
    except StoreDamaged:
        return False
    return True


def _refuse_full(path: Path) -> None:
    needed = sum(file.stat().st_size for file in (path, *_beside(path)) if file.exists()) + SPARE
    free = shutil.disk_usage(path.parent).free
    if free < needed:
        raise StoreFull(
            f"The copy needs {needed // _MIB} MiB on this disk and {free // _MIB} MiB are free; "
            "make room, then try again."
        )


def _beside(path: Path) -> list[Path]:
    """Return where SQLite keeps the log of a database, and the index into it."""
    return [path.with_name(path.name + ending) for ending in ("-wal", "-shm")]


def _remove(paths: Iterable[Path]) -> None:
    try:
        for path in paths:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnreachable(f"{path} cannot be removed: {error.strerror}.") from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)
