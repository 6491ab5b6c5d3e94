"""Formats that can be read, one file each; `ALL` is the order in which they are asked."""

from collections.abc import Mapping

from kithbook.formats.interface import HEAD, Reader, Source, TableReader, Unreadable
from kithbook.formats.readers import (
    archive,
    google,
    jscontact,
    jsonl,
    ldif,
    linkedin,
    monica,
    outlook,
    spreadsheet,
    thunderbird,
    vcard,
)

ALL: tuple[Reader, ...] = (
    archive.READER,
    google.READER,
    jscontact.READER,
    jsonl.READER,
    ldif.READER,
    linkedin.READER,
    monica.READER,
    outlook.READER,
    spreadsheet.READER,
    thunderbird.READER,
    vcard.READER,
)

SURE = 1
"""A format that is less sure than this is not the file's."""


def chosen(source: Source, name: str | None, mapping: Mapping[str, str]) -> Reader:
    """Return the format to read a file as: the one of that name, else what its content tells.

    Who says what its columns are says that it is a table, also where its headings are nobody's.

    Raises:
        Unreadable: none is; or it is one whose columns cannot be said.
    """
    try:
        reader = called(name) if name else recognised(source)
    except Unreadable:
        if name or not mapping:
            raise
        reader = spreadsheet.READER
    if mapping and not isinstance(reader, TableReader):
        raise Unreadable(
            f"What the columns of this file are ({reader.TITLE}) is known; leave --map away, or"
            f" read it as any table with --format {spreadsheet.READER.NAME}."
        )
    return reader


def called(name: str) -> Reader:
    """Return the format of that name.

    Raises:
        Unreadable: there is none.
    """
    for reader in ALL:
        if name == reader.NAME:
            return reader
    known = ", ".join(reader.NAME for reader in ALL)
    raise Unreadable(f'There is no format "{name}"; there are: {known}.')


def recognised(source: Source) -> Reader:
    """Return the format that the file's content speaks for.

    Raises:
        Unreadable: none does.
    """
    with source.open() as file:
        head = file.read(HEAD)
    if not head.strip():
        raise Unreadable("The file is empty.")
    best = max(ALL, key=lambda one: one.recognise(head, source))
    if best.recognise(head, source) < SURE:
        raise Unreadable(
            "This is no file that Kithbook can read. It reads vCards, CSV, LDIF, JSON and ZIP"
            " files of address books; `kithbook import --help` lists which."
        )
    return best
