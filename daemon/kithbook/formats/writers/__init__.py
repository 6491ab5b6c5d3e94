"""Formats that can be written, one file each."""

from kithbook.formats.interface import Writer
from kithbook.formats.writers import google, jsonl

ALL: tuple[Writer, ...] = (
    google.WRITER,
    jsonl.WRITER,
)
