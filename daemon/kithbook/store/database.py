"""SQLCipher connections: how the one file is opened, written by one thread and read by a few."""

import asyncio
import time
from collections.abc import Callable, Collection, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from kithbook.errors import BadSetup, VaultLocked
from kithbook.store import slack
from kithbook.store.failure import StoreDamaged, StoreUnreachable, ours
from kithbook.store.turns import Turns

T = TypeVar("T")
Connection = Any
"""A sqlcipher3 connection; the package ships no types."""

PLAINTEXT_HEADER = b"SQLite format 3\0"
READERS = 2
"""Reader threads. More do not help on the machines Kithbook runs on."""
BUSY_MILLISECONDS = 5_000
TOGETHER = 0.4
"""Seconds for which a long write goes on before it is kept, where nobody else wants to write."""
WRITER_CACHE = 16_000
"""KiB of pages that the writer keeps. With SQLite's 2,000 an import into 100,000 people decrypted,
and wrote early, pages that it came back to: 634 µs a card became 548."""
LOG_PAGES = 4_000
"""Pages in the write-ahead log from which they are copied into the file. With SQLite's 1,000 the
same pages were copied again and again in an import."""
READER_CACHE = 16_000
"""KiB of pages that a reader keeps decrypted, and fills only as far as it reads: those of the index
that each key asks for. With SQLite's 2,000 a search at 10,000 people decrypted many anew."""
CLOSING_STEPS = 10_000
"""SQLite's virtual machine instructions between two looks whether the store closes; about 1 ms."""

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


def open_store(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open the encrypted database: the only place that does.

    Args:
        path: the file.
        key: SQLCipher's raw 32-byte key.
        create: make the file; otherwise a missing one is an error, never a new empty vault.

    Raises:
        StoreDamaged: missing, empty, plaintext, or not readable with this key.
        StoreUnreachable: not to be opened at all.
    """
    if create == path.exists():
        what = "is there already" if create else "is missing"
        raise StoreDamaged(f"{path} {what}; nothing was changed.")
    if not create and not path.stat().st_size:
        # SQLite takes an empty file for a new database and would fill it.
        raise StoreDamaged(f"{path} is empty; bring it back from a backup.")
    if not create and _is_plaintext(path):
        raise StoreDamaged(f"{path} is an unencrypted database, not a vault; move it away.")
    mode = "rwc" if create else "rw"
    try:
        with ours():
            return _opened(f"{path.absolute().as_uri()}?mode={mode}", key)
    except StoreDamaged as error:
        if error.__cause__ is None:
            raise
        raise StoreDamaged(
            f"{path} cannot be opened with its key; bring it back from a backup."
        ) from error
    except StoreUnreachable as error:
        raise StoreUnreachable(f"{path} cannot be opened; check its permissions.") from error


def _opened(address: str, key: bytes) -> Connection:
    connection = sqlcipher.connect(address, uri=True, isolation_level=None, check_same_thread=False)
    try:
        # SQLCipher would write of a wrong key, with page numbers, to the terminal.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _check_cipher(connection)
        for setting in _SETTINGS:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    connection.set_authorizer(_no_attach)
    return connection


def _check_cipher(connection: Connection) -> None:
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise StoreDamaged("This SQLite has no encryption; install sqlcipher3 anew.")


def _is_plaintext(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(PLAINTEXT_HEADER)) == PLAINTEXT_HEADER
    except OSError as error:
        raise BadSetup(f"{path} cannot be read: {error.strerror}.") from error


def check_encrypted(path: Path) -> None:
    """Make sure that what was written is not readable.

    Raises:
        StoreDamaged: the file begins like a plaintext database.
    """
    if _is_plaintext(path):
        raise StoreDamaged(f"{path} was written without encryption; stop and report this.")


def _no_attach(action: int, *_details: object) -> int:
    """Deny ATTACH: with an empty key it would export the vault in plaintext."""
    return int(sqlcipher.SQLITE_DENY if action == sqlcipher.SQLITE_ATTACH else sqlcipher.SQLITE_OK)


class Database:
    """One writer, a few readers, none of them on the event loop."""

    def __init__(
        self, path: Path, key: bytes, prepare: Iterable[Callable[[Connection], None]]
    ) -> None:
        self.path = path
        self.key = key
        self._readers: list[Connection] = []
        self._idle: list[Connection] = []
        """Readers that nobody uses; the last has pages of what was read last."""
        self._closing = False
        self._turns = Turns()
        self._writer = open_store(path, key)
        self._writer.execute(f"PRAGMA cache_size = -{WRITER_CACHE}")
        self._writer.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        try:
            with ours():
                for step in prepare:
                    step(self._writer)
        except BaseException:
            self._writer.close()
            raise
        self._writing = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._reading = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")

    async def write(self, work: Callable[[Connection], T], *, lasting: bool = True) -> T:
        """Run in one transaction on the writer's thread: all of it is durable, or nothing.

        What is not `lasting` may go again with a power cut, until something that is comes after it.
        It is part of long work, and gives way to whoever reads.
        """
        if lasting:
            with self._turns.writing():
                return await self._run(self._writing, lambda: transaction(self._writer, work))
        return await self._run(self._writing, lambda: self._long(partial(self._piece, work)))

    async def write_on(self, work: Callable[[Connection], bool]) -> bool:
        """Run pieces of long work in one transaction; return whether there is more to do.

        They go on until one says that it was the last, somebody waits to write, or `TOGETHER`
        seconds are over: what many pieces write to one page is written once. Otherwise as what is
        not `lasting`.
        """
        return await self._run(self._writing, lambda: self._long(partial(self._pieces, work)))

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run on a reader's thread, on one consistent snapshot."""
        with self._turns.reading():
            return await self._run(self._reading, lambda: self._read(work))

    async def empty_log(self) -> bool:
        """Move the write-ahead log into the file, and cut it; False if somebody reads in it."""
        return await self._run(self._writing, lambda: _checkpoint(self._writer))

    async def slack_holding(self, words: Collection[bytes]) -> set[str]:
        """Return the tables in whose pages one of the words stands, though in no row."""
        return await self._run(self._reading, lambda: self._slack_holding(words))

    def _slack_holding(self, words: Collection[bytes]) -> set[str]:
        roots = slack.trees_holding(self.path, self.key, words, lambda: self._closing)
        return self._read(lambda connection: slack.tables(connection, roots))

    def close(self) -> None:
        """Finish writes, break off reads (they raise `VaultLocked`), close every connection."""
        self._closing = True
        self._reading.shutdown()
        self._writing.shutdown()
        for connection in (*self._readers, self._writer):
            connection.close()
        self._readers.clear()
        self._idle.clear()

    async def _run(self, threads: ThreadPoolExecutor, work: Callable[[], T]) -> T:
        try:
            future = asyncio.get_running_loop().run_in_executor(threads, work)
        except RuntimeError as error:
            # Locked between the check and the call.
            raise VaultLocked from error
        try:
            # A caller that goes away must not make a half-done write look cancelled.
            await asyncio.wait([future])
        except asyncio.CancelledError:
            # Nobody will ask how it ended; asyncio would print that, with what stood in the error.
            future.add_done_callback(asyncio.Future.exception)
            raise
        return future.result()

    def _long(self, work: Callable[[Connection], T]) -> T:
        """Do all of it, or nothing, without waiting for the disk."""
        with ours():
            # In WAL mode no sync, and nothing that a crash of the process could harm.
            self._writer.execute("PRAGMA synchronous = NORMAL")
            try:
                return transaction(self._writer, work)
            finally:
                self._writer.execute("PRAGMA synchronous = FULL")

    def _piece(self, work: Callable[[Connection], T], connection: Connection) -> T:
        with self._turns.giving_way(connection):
            return work(connection)

    def _pieces(self, work: Callable[[Connection], bool], connection: Connection) -> bool:
        end = time.monotonic() + TOGETHER
        while more := self._piece(work, connection):
            if self._turns.wanted or self._closing or time.monotonic() > end:
                break
        return more

    def _read(self, work: Callable[[Connection], T]) -> T:
        if self._closing:
            raise VaultLocked
        try:
            reader = self._idle.pop()
        except IndexError:
            reader = self._another()
        try:
            return _snapshot(reader, work)
        finally:
            self._idle.append(reader)

    def _another(self) -> Connection:
        reader = open_store(self.path, self.key)
        self._readers.append(reader)
        reader.execute("PRAGMA query_only = ON")
        reader.execute(f"PRAGMA cache_size = -{READER_CACHE}")
        # Asked this often, whatever statement a long read has come to.
        reader.set_progress_handler(lambda: self._closing, CLOSING_STEPS)
        return reader


def transaction(connection: Connection, work: Callable[[Connection], T]) -> T:
    """Do all of it, or nothing."""
    with ours():
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work(connection)
            connection.execute("COMMIT")
        except BaseException:
            _roll_back(connection)
            raise
        return result


def _checkpoint(connection: Connection) -> bool:
    with ours():
        # Writers must not stand behind a long read: whoever asks for this tries again.
        connection.execute("PRAGMA busy_timeout = 0").fetchall()
        try:
            [(busy, *_)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}").fetchall()
    return not busy


def _snapshot(connection: Connection, work: Callable[[Connection], T]) -> T:
    with ours():
        connection.execute("BEGIN")
        try:
            return work(connection)
        finally:
            _roll_back(connection)


def _roll_back(connection: Connection) -> None:
    """End the transaction, unless SQLite did: on a full disk it rolls back by itself."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")
