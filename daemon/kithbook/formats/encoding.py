"""The text in a file: UTF-8, UTF-16 where a mark says so, and cp1252 where it is neither."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO, TextIO

from kithbook.formats.interface import Source

LONGEST_LINE = 8 * 1024 * 1024
"""Characters: a picture at its largest as base64, and what stands beside it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def _as_windows_has_it(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as cp1252, as the old programs that wrote them meant them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace"), error.end


codecs.register_error("kithbook-cp1252", _as_windows_has_it)
# Python imports a codec when it is first asked for; in the worker's jail there is no file any more.
for _name in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
    codecs.lookup(_name)


def encoding(head: bytes) -> str:
    """Return the encoding that a file's beginning speaks for."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), "utf-8")


def decoded(head: bytes) -> str:
    """Return a file's beginning as text; what is cut at its end does not matter."""
    return head.decode(encoding(head), "kithbook-cp1252")


def opened(source: Source) -> TextIO:
    r"""Return a file as text, with every end of a line as it stands."""
    file = source.open()
    return io.TextIOWrapper(file, _of(file), "kithbook-cp1252", newline="")


def recoded(source: Source) -> BinaryIO:
    """Return a file as UTF-8 without a mark."""
    file = source.open()
    found = _of(file)
    if found == "utf-8-sig":
        file.read(len(codecs.BOM_UTF8))
    if found != "utf-16":
        return file
    # It is no BinaryIO by its type, and reads like one.
    return codecs.EncodedFile(file, "utf-8", "utf-16", "replace")


def lines(source: Source) -> Iterator[str]:
    r"""Yield a file's lines without their ends; one that is too long comes in pieces."""
    with opened(source) as file:
        while line := file.readline(LONGEST_LINE):
            yield line.rstrip("\r\n")


def _of(file: BinaryIO) -> str:
    found = encoding(file.read(len(codecs.BOM_UTF8)))
    file.seek(0)
    return found
