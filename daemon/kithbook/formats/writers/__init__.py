"""Formats that can be written, one file each."""

from kithbook.formats.interface import Writer
from kithbook.formats.writers import google, jsonl, vcard, vcard_older

ALL: tuple[Writer, ...] = (
    google.WRITER,
    jsonl.WRITER,
    vcard.WRITER,
    vcard_older.WRITER,
)
