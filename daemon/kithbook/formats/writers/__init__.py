"""Formats that can be written, one file each."""

from kithbook.formats.interface import Writer

ALL: tuple[Writer, ...] = ()
