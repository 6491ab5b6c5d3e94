"""Records of a separated text, one after the other, whatever is wrong with them.

The csv module reads them. What is here is what it does not know: that a quote which is never closed
would take the rest of the file, and that a line may have no end.
"""

import csv
from collections import deque
from collections.abc import Iterator
from typing import Self, TextIO

LARGEST = 1_000_000
"""Characters of a record; a longer one is left out."""
MOST_REWINDS = 20
"""How often lines are read again because a quote before them was never closed: a file may have
such a quote in every line, each of which would be looked for in all that follow."""

UNCLOSED = "has a quote that is never closed, so it is read as one line"
TOO_LONG = "is longer than 1,000,000 characters"
ZEROS = "has characters of value zero, which are left out"

# The default, 131,072, is less than a long note. It is the whole process's, and nobody else's here.
csv.field_size_limit(LARGEST)


class _Lines:
    """Lines for the csv module, kept until the record they belong to is whole."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._again: deque[str] = deque()
        self.given: list[str] = []
        self.length = 0
        self.ended = False
        self.zeros = False

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else self._stream.readline(LARGEST)
        if not line:
            self.ended = True
            raise StopIteration
        if "\x00" in line:
            self.zeros = True
            # A line of nothing else is still a line: an empty text would end the file.
            line = line.replace("\x00", "") or "\n"
        self.given.append(line)
        self.length += len(line)
        if self.length >= LARGEST:
            raise _TooLong
        return line

    def begin(self) -> None:
        """Forget the record that was read."""
        self.given, self.length, self.ended, self.zeros = [], 0, False, False

    def rewind(self) -> None:
        """Give all lines of the record but the first again."""
        self._again.extendleft(reversed(self.given[1:]))

    def skip(self) -> None:
        """Leave out what is left of a line that is too long."""
        last = self.given[-1]
        while last and not last.endswith(("\n", "\r")):
            last = self._stream.readline(LARGEST)


class _TooLong(Exception):
    """A record does not end where it should have long ago."""


def records(stream: TextIO, delimiter: str) -> Iterator[tuple[list[str], str | None]]:
    """Yield each record's cells, and what is wrong with it, to be said after "Row 7".

    The stream must keep the ends of its lines as they are (`newline=""`).
    """
    lines = _Lines(stream)
    rewinds = MOST_REWINDS
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.begin()
        cells: list[str] | None = None
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (_TooLong, csv.Error):
            pass
        if cells is not None and not lines.ended:
            yield cells, ZEROS if lines.zeros else None
            continue
        # It ended within quotes, with the file or by its length.
        if len(lines.given) > 1 and rewinds:
            rewinds -= 1
            lines.rewind()
            cells = _alone(lines.given[0], delimiter)
        elif cells is None:
            lines.skip()
        yield cells or [], UNCLOSED if cells else TOO_LONG
        reader = csv.reader(lines, delimiter=delimiter)


def _alone(line: str, delimiter: str) -> list[str] | None:
    """Read one line as a record."""
    try:
        return next(csv.reader([line], delimiter=delimiter), None)
    except csv.Error:
        return None
