"""SQLCipher's errors, turned into ours at the store's edge; its own texts never go further."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2 as sqlcipher

from kithbook.errors import BadSetup, Busy, KithbookError, VaultLocked


class StoreDamaged(BadSetup):
    """The database cannot be opened with its key; bring it back from a backup."""


class StoreNewer(BadSetup):
    """The database was written by a newer Kithbook; install that one. Nothing was changed."""


class StoreFull(Busy):
    """The disk is full; nothing was changed. Make room, then try again."""


class StoreUnreachable(Busy):
    """The disk with the vault does not answer; nothing was changed. Check it, then try again."""


_FAILURES: dict[str, type[KithbookError]] = {
    "SQLITE_FULL": StoreFull,
    "SQLITE_BUSY": Busy,
    "SQLITE_LOCKED": Busy,
    "SQLITE_INTERRUPT": VaultLocked,
    "SQLITE_IOERR": StoreUnreachable,
    "SQLITE_CANTOPEN": StoreUnreachable,
    "SQLITE_READONLY": StoreUnreachable,
    "SQLITE_PERM": StoreUnreachable,
    "SQLITE_CORRUPT": StoreDamaged,
    "SQLITE_NOTADB": StoreDamaged,
}
"""By primary result code, sqlite.org/rescode.html. Any other is a mistake of ours."""


_UNNAMED = {
    "database or disk is full": "SQLITE_FULL",
    "disk I/O error": "SQLITE_IOERR",
    "database disk image is malformed": "SQLITE_CORRUPT",
    "file is not a database": "SQLITE_NOTADB",
}
"""By their texts: `Connection.backup()` raises errors without a code."""


@contextmanager
def ours() -> Iterator[None]:
    """Turn what the disk, the lock or the file did to us into an error a person may meet."""
    try:
        yield
    except sqlcipher.Error as error:
        name = getattr(error, "sqlite_errorname", None) or _UNNAMED.get(str(error), "")
        # Extended codes begin with the primary one: SQLITE_IOERR_WRITE.
        primary = "_".join(name.split("_")[:2])
        if primary in _FAILURES:
            raise _FAILURES[primary] from error
        raise
