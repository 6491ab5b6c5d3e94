"""SQLCipher connections: how the one file is opened, written by one thread and read by a few."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from kithbook.errors import BadSetup, VaultLocked

T = TypeVar("T")
Connection = Any
"""A sqlcipher3 connection; the package ships no types."""

PLAINTEXT_HEADER = b"SQLite format 3\0"
READERS = 2
"""Reader threads. More do not help on the machines Kithbook runs on."""
BUSY_MILLISECONDS = 5_000

_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}",
)


class StoreDamaged(BadSetup):
    """The database cannot be opened with its key; bring it back from a backup."""


class StoreNewer(BadSetup):
    """The database was written by a newer Kithbook; install that one. Nothing was changed."""


def open_store(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open the encrypted database: the only place that does.

    Args:
        path: the file.
        key: SQLCipher's raw 32-byte key.
        create: make the file; otherwise a missing one is an error, never a new empty vault.

    Raises:
        StoreDamaged: missing, plaintext, or not readable with this key.
    """
    if create == path.exists():
        what = "is there already" if create else "is missing"
        raise StoreDamaged(f"{path} {what}; nothing was changed.")
    if not create:
        with path.open("rb") as file:
            if file.read(len(PLAINTEXT_HEADER)) == PLAINTEXT_HEADER:
                raise StoreDamaged(f"{path} is an unencrypted database, not a vault; move it away.")
    mode = "rwc" if create else "rw"
    connection = sqlcipher.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if not connection.execute("PRAGMA cipher_version").fetchone():
            raise StoreDamaged("This SQLite has no encryption; install sqlcipher3 anew.")
        for setting in _SETTINGS:
            connection.execute(setting)
    except sqlcipher.DatabaseError as error:
        connection.close()
        raise StoreDamaged(
            f"{path} cannot be opened with its key; bring it back from a backup."
        ) from error
    connection.set_authorizer(_no_attach)
    return connection


def check_encrypted(path: Path) -> None:
    """Make sure that what was written is not readable.

    Raises:
        StoreDamaged: the file begins like a plaintext database.
    """
    with path.open("rb") as file:
        if file.read(len(PLAINTEXT_HEADER)) == PLAINTEXT_HEADER:
            raise StoreDamaged(f"{path} was written without encryption; stop and report this.")


def _no_attach(action: int, *_details: object) -> int:
    """Deny ATTACH: with an empty key it would export the vault in plaintext."""
    return int(sqlcipher.SQLITE_DENY if action == sqlcipher.SQLITE_ATTACH else sqlcipher.SQLITE_OK)


class Database:
    """One writer, a few readers, none of them on the event loop."""

    def __init__(
        self, path: Path, key: bytes, prepare: Iterable[Callable[[Connection], None]]
    ) -> None:
        self._path = path
        self._key = key
        self._open: list[Connection] = []
        self._local = threading.local()
        self._guard = threading.Lock()
        self._writer = open_store(path, key)
        self._open.append(self._writer)
        try:
            for step in prepare:
                step(self._writer)
        except BaseException:
            self._writer.close()
            raise
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._reading = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run in one transaction on the writer's thread: all of it is durable, or nothing."""
        return await self._run(self._writing, lambda: _transaction(self._writer, work))

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run on a reader's thread, on one consistent snapshot."""
        return await self._run(self._reading, lambda: _snapshot(self._reader(), work))

    def close(self) -> None:
        """Finish what is under way, then close every connection."""
        self._reading.shutdown()
        self._writing.shutdown()
        for connection in reversed(self._open):
            connection.close()
        self._open.clear()

    async def _run(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        try:
            future = asyncio.get_running_loop().run_in_executor(threads, work)
        except RuntimeError as error:
            # Locked between the check and the call.
            raise VaultLocked from error
        # A caller that goes away must not make a half-done write look cancelled.
        return await asyncio.shield(future)

    def _reader(self) -> Connection:
        found = getattr(self._local, "connection", None)
        if found is None:
            found = self._local.connection = open_store(self._path, self._key)
            found.execute("PRAGMA query_only = ON")
            with self._guard:
                self._open.append(found)
        return found


def _transaction(connection: Connection, work: Callable[[Connection], T]) -> T:
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return result


def _snapshot(connection: Connection, work: Callable[[Connection], T]) -> T:
    connection.execute("BEGIN")
    try:
        return work(connection)
    finally:
        connection.execute("COMMIT")
