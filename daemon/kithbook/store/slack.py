"""Slack: the bytes of a page that no row uses, in which SQLite may leave copies of rows.

`PRAGMA secure_delete` overwrites what is deleted. It does not overwrite the copies that stay in the
middle of a page when its rows are moved to a neighbour (sqlite3.c, rebuildPage): of 6,000 people
deleted from a vault of 10,000, two could still be read there. So whoever promises that a word is
gone must look, and write the table anew in which it still stands.

The file is read beside SQLite, in the formats of sqlite.org/fileformat2.html and
zetetic.net/sqlcipher/design: a page ends with its IV and HMAC, the first begins with the salt.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from kithbook.errors import VaultLocked

Connection = Any
"""A sqlcipher3 connection, as in database.py, which uses this file."""

PAGE = 4096
IV, HMAC = 16, 64
USABLE = PAGE - IV - HMAC
FILE_HEADER = 100
"""Bytes before the b-tree header on the first page."""
_INTERIOR, _LEAVES = {2, 5}, {10, 13}


def trees_holding(
    path: Path, key: bytes, words: Collection[bytes], stop: Callable[[], bool]
) -> set[int]:
    """Return the root pages of the trees in whose slack one of the words stands.

    Args:
        path: the database's file, its log emptied just before.
        key: SQLCipher's raw 32-byte key.
        words: in lower case.
        stop: asked at each page whether to break off.

    Raises:
        VaultLocked: it was broken off.
    """
    parents: dict[int, int] = {}
    holding: list[int] = []
    for number, page in _pages(path, key):
        if stop():
            raise VaultLocked
        header = FILE_HEADER if number == 1 else 0
        kind = page[header]
        if kind not in _INTERIOR | _LEAVES:
            continue  # overflow and free pages: secure_delete overwrites them whole
        cells = int.from_bytes(page[header + 3 : header + 5], "big")
        pointers = header + (12 if kind in _INTERIOR else 8)
        if kind in _INTERIOR:
            parents.update(dict.fromkeys(_children(page, header, pointers, cells), number))
        begin = pointers + 2 * cells
        unused = page[begin : int.from_bytes(page[header + 5 : header + 7], "big")].strip(b"\0")
        if unused and _holds(unused.lower(), words):
            holding.append(number)
    return {_root(one, parents) for one in holding}


def tables(connection: Connection, roots: Collection[int]) -> set[str]:
    """Return the tables that have, or an index of which has, one of these root pages."""
    known = connection.execute("SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0")
    return {table for root, table in known if root in roots}


def rewrite(connection: Connection, table: str) -> None:
    """Write a table and its indexes anew: their pages are overwritten, and then filled in order."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute(f'CREATE TEMP TABLE kept AS SELECT * FROM main."{table}"')  # noqa: S608 - our names
    connection.execute(f'DELETE FROM main."{table}"')  # noqa: S608 - our names
    connection.execute(f'INSERT INTO main."{table}" SELECT * FROM temp.kept')  # noqa: S608 - our names
    connection.execute("DROP TABLE temp.kept")


def _holds(unused: bytes, words: Collection[bytes]) -> bool:
    return any(word in unused for word in words)


def _pages(path: Path, key: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield page numbers, from 1, with what SQLite keeps there; unused pages are left out."""
    algorithm = algorithms.AES(key)
    with path.open("rb") as file:
        number = 1
        while len(sealed := file.read(PAGE)) == PAGE:
            start = IV if number == 1 else 0
            opened = Cipher(algorithm, modes.CBC(sealed[USABLE : USABLE + IV])).decryptor()
            yield number, bytes(start) + opened.update(sealed[start:USABLE])
            number += 1


def _children(page: bytes, header: int, pointers: int, cells: int) -> Iterator[int]:
    """Yield the pages below an interior page."""
    yield int.from_bytes(page[header + 8 : header + 12], "big")
    for at in range(pointers, pointers + 2 * cells, 2):
        cell = int.from_bytes(page[at : at + 2], "big")
        yield int.from_bytes(page[cell : cell + 4], "big")


def _root(page: int, parents: dict[int, int]) -> int:
    seen = set()
    while page in parents and page not in seen:
        seen.add(page)
        page = parents[page]
    return page
