"""Formats that can be written, one file each."""

from kithbook.formats.interface import Writer
from kithbook.formats.writers import (
    google,
    icalendar,
    jscontact,
    jsonl,
    ldif,
    markdown,
    vcard,
    vcard_older,
)

ALL: tuple[Writer, ...] = (
    google.WRITER,
    icalendar.WRITER,
    jscontact.WRITER,
    jsonl.WRITER,
    ldif.WRITER,
    markdown.WRITER,
    vcard.WRITER,
    vcard_older.WRITER,
)
