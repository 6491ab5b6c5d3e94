"""Kithbook's own archive: the rows of a vault, one a line, under a line that says so."""

from collections.abc import Iterator

from kithbook.formats import document, encoding
from kithbook.formats.interface import Entry, Options, Part, Source, Unreadable

VERSION = 1
HEAD = f'{{"kithbook":"archive","version":{VERSION}}}'
"""The first line."""
_SURE = 100


class _Archive:
    """The reader."""

    NAME = "archive"
    TITLE = "Kithbook archive"

    def recognise(self, head: bytes, source: Source) -> int:  # noqa: ARG002 - the head says it
        """Return how sure it is: the first line says it."""
        return _SURE if head.startswith(b'{"kithbook":"archive",') else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:  # noqa: ARG002 - no table
        """Yield the rows.

        Raises:
            Unreadable: a newer Kithbook wrote it.
        """
        lines = encoding.lines(source)
        if next(lines, "").strip() != HEAD:
            raise Unreadable("A newer Kithbook wrote this archive; update this one.")
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _entry(number, line)


def _entry(number: int, line: str) -> Entry:
    try:
        found = document.parsed(line)
    except document.Broken:
        found = None
    if not isinstance(found, dict) or found.keys() != {"what", "id", "fields"}:
        return Entry(number, None, f"Line {number} is no row of an archive.")
    what, identifier, fields = found["what"], found["id"], found["fields"]
    if not isinstance(what, str) or not isinstance(identifier, str) or not isinstance(fields, dict):
        return Entry(number, None, f"Line {number} is no row of an archive.")
    return Entry(number, None, part=Part(what, identifier, fields))


READER = _Archive()
