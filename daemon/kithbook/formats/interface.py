"""What a reader and a writer are: one file format in, one out.

Both are pure: no database, no clock, no network. Readers run in the worker, since what they read
may be hostile; a file of any size passes through as it is read, and never lies in memory whole.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO, Protocol, runtime_checkable

from kithbook_protocol.card import Card

HEAD = 64 * 1024
"""Bytes from a file's beginning that tell its format."""

MOST_ROWS = 1_000_000
"""Cards or rows of one file; what comes after is reported, not read."""
LONGEST_TEXT = 64_000
"""Characters of a field; a longer one is cut, and the entry says so."""
LARGEST_BINARY = 4 * 1024 * 1024
"""Bytes of a picture or another binary, decoded; a larger one is left out, and the entry says so.
These caps: design/security, "Content is hostile"."""


class Source(Protocol):
    """A file to be read: seekable bytes, and what is known of it beside."""

    name: str
    """As the person called it; may be empty. A hint at most: formats are told by content."""
    size: int
    """Bytes."""

    def open(self) -> BinaryIO:
        """Return it from its beginning, buffered and seekable. May be opened again and again."""
        ...


@dataclass(frozen=True, slots=True)
class Memory:
    """A source that lies in memory: small files, and tests."""

    content: bytes
    name: str = ""

    @property
    def size(self) -> int:
        """Return its size."""
        return len(self.content)

    def open(self) -> BinaryIO:
        """Return it from its beginning."""
        return io.BytesIO(self.content)


@dataclass(frozen=True, slots=True)
class Part:
    """A row of a vault, as an archive has it."""

    what: str
    """The kind of row."""
    id: str
    """In hex."""
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One card or row of a file, and what was made of it."""

    number: int
    """From 1, as a person counts cards, or rows under the header."""
    card: Card | None
    """None where it was skipped."""
    skipped: str | None = None
    """Why, as a sentence: "Row 7 has no name, e-mail or address."""
    converted: list[str] = field(default_factory=list)
    """What is kept otherwise than it stood there, each as a sentence."""
    raw: str | None = None
    """The row as it stood in the file, where `Card.lines` does not say it all."""
    part: Part | None = None
    """In the place of a card: only archives have these."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person said of a file."""

    mapping: dict[str, str] = field(default_factory=dict)
    """Of a table: the field each column goes to, by the column's heading."""


class Reader(Protocol):
    """A format that can be read. A module-level object in a file of its own in `readers/`."""

    NAME: str
    """As in `--format`: `linkedin`."""
    TITLE: str
    """For people: "LinkedIn export"."""

    def recognise(self, head: bytes, source: Source) -> int:
        """Return how sure it is that the file is of this format, from 0 to 100.

        Looks at the head; opens the source only where the head says too little (a ZIP). Never
        raises, whatever the bytes are.
        """
        ...

    def read(self, source: Source, options: Options) -> Iterator[Entry]:
        """Yield what the file holds, in its order.

        A damaged card or row is an entry that says so, and the rest follows.

        Raises:
            Unreadable: nothing more can be read, with a sentence for the person.
        """
        ...


@dataclass(frozen=True, slots=True)
class Preview:
    """A table whose columns mean what a person says."""

    headings: list[str]
    mapping: dict[str, str]
    """The field each column goes to, by its heading: as given, else guessed."""
    fields: list[str]
    """What a column may go to, beside `field:` and a name of one's own."""
    sample: list[list[str]]
    """The first rows."""


@runtime_checkable
class TableReader(Reader, Protocol):
    """A reader of tables that heeds `Options.mapping`."""

    def preview(self, source: Source, options: Options) -> Preview:
        """Say how the table would be read.

        Raises:
            Unreadable: it cannot be.
        """
        ...


class Unreadable(ValueError):
    """A file, or the rest of one, that cannot be read. Its text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an export."""

    text: str
    file: str | None = None
    """Of a format with many files: which one, relative and safe on every system."""


class Writer(Protocol):
    """A format that can be written. A module-level object in a file of its own in `writers/`."""

    NAME: str
    TITLE: str
    SUFFIX: str
    """Of a file's name, without the dot; empty for a folder of many files."""
    MEDIA_TYPE: str

    def head(self) -> str:
        """Return what comes before the first card."""
        ...

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield cards as they are written, in their order; state never goes from call to call."""
        ...

    def foot(self) -> str:
        """Return what comes after the last card."""
        ...


@runtime_checkable
class DueWriter(Writer, Protocol):
    """A writer of what is due, which nobody reads back as somebody's own.

    Its cards have the cadence of a tag where a person has none.
    """

    CADENCES_OF_TAGS: bool
