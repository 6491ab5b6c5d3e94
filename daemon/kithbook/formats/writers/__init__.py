"""Formats that can be written, one file each."""

from kithbook.formats.interface import Writer
from kithbook.formats.writers import jsonl

ALL: tuple[Writer, ...] = (jsonl.WRITER,)
