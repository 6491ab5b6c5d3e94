"""What lies on disk, read as whoever finds the machine would read it: no key, but every format."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import cramjam

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
"""Browsers keep JavaScript strings in UTF-16 where they hold more than Latin-1."""

SQLITE = b"SQLite format 3\0"
MOZILLA_LZ4 = b"mozLz40\0"
"""Then the length in 4 bytes, as cramjam wants it: Firefox's session and other files of its own."""


def traces(folder: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Return (file, word) wherever a file below `folder` holds one of the words, in any encoding.

    Case counts, so a word should be one that means something only as it is.
    """
    patterns = [(word, word.encode(encoding)) for word in words for encoding in ENCODINGS]
    found = set()
    for path in _files(folder):
        for content in _contents(path):
            found |= {
                (str(path.relative_to(folder)), word)
                for word, pattern in patterns
                if pattern in content or pattern in str(path).encode()
            }
    return sorted(found)


def _files(folder: Path) -> Iterator[Path]:
    for path in (folder, *folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path


def _contents(path: Path) -> Iterator[bytes]:
    """What a file holds: as it lies there, and unpacked."""
    raw = path.read_bytes()
    yield raw
    if raw.startswith(MOZILLA_LZ4):
        yield bytes(cramjam.lz4.decompress_block(raw[len(MOZILLA_LZ4) :]))
    if raw.startswith(SQLITE):
        with tempfile.TemporaryDirectory() as folder:
            for part in path.parent.glob(f"{path.name}*"):
                if part.is_file():
                    shutil.copy(part, folder)
            yield from _values(Path(folder) / path.name)


def _values(path: Path) -> Iterator[bytes]:
    """Every text and blob of a database; Firefox packs what IndexedDB holds with Snappy."""
    with closing(sqlite3.connect(path)) as database:
        database.text_factory = bytes
        # A copy of what another process writes to may be torn; its raw bytes were searched.
        with suppress(sqlite3.DatabaseError):
            for (table,) in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
                for row in database.execute(f'SELECT * FROM "{table.decode()}"'):  # noqa: S608 - its own name
                    for value in row:
                        if isinstance(value, bytes):
                            yield value
                            with suppress(cramjam.DecompressionError):
                                yield bytes(cramjam.snappy.decompress_raw(value))
