"""Imports and exports: files of other address books, in and out."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, Reference, RowId, ShortText, WireModel

LARGEST_FILE = 500 * 1024 * 1024
"""Bytes of a file that is imported."""
CHUNK = 256 * 1024
"""Bytes of it that go up at a time; only the last chunk is smaller."""

Base64 = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]*={0,2}$", max_length=400_000)]
"""Bytes, as RFC 4648 section 4 has them."""

Mapping = Annotated[dict[ShortText, ShortText], Field(max_length=500)]
"""Of a table: the field each column goes to, by the column's heading; `ignore` leaves it out."""

ImportState = Literal["sent", "running", "tried", "done", "undoing", "undone", "failed"]
"""`sent`: its file is there, in whole or in part. `tried`: after a dry run. What is stopped or
undone is `undoing` until all of it is taken back, then `undone`."""

RowState = Literal["new", "changed", "same", "skipped", "part"]
"""What became of a card or row: somebody new; somebody known, with news or without; nothing.
`part` is a row of an archive that is nobody by itself; these are neither counted nor listed."""


class ImportBegin(WireModel):
    """Announce a file."""

    name: ShortText = ""
    """As its person calls it."""
    size: Annotated[int, Field(ge=1, le=LARGEST_FILE)]
    """Bytes."""


class ImportBegun(WireModel):
    """A file may come, in chunks."""

    id: UUID
    """Of the import."""
    chunk: int
    """Bytes of each chunk but the last."""


class ImportChunk(WireModel):
    """Bring a chunk of a file; the same one may come again."""

    id: UUID
    number: Annotated[int, Field(ge=0, lt=LARGEST_FILE // CHUNK + 1)]
    """From 0."""
    content: Base64


class ImportKept(WireModel):
    """A chunk was kept, encrypted."""

    kept: int
    """Bytes of the file that are there."""


class ImportRequest(WireModel):
    """Name an import."""

    id: Reference
    """Its id, or the end of it."""


class ImportLook(WireModel):
    """Have a look at a file that is there: nothing is imported."""

    id: Reference
    """As in `ImportRequest`."""
    format: ShortText | None = None
    """None has it told by its content."""
    mapping: Mapping = {}


class ImportLooked(WireModel):
    """What a file is."""

    format: ShortText
    title: ShortText
    """The format, for people."""
    headings: list[ShortText] = []
    """Of a table with columns of its own making."""
    mapping: Mapping = {}
    """Guessed, remembered or given."""
    fields: list[ShortText] = []
    """What a column may go to, beside `field:` and a name of one's own."""
    sample: list[list[ShortText]] = []
    """Its first rows."""


class ImportRun(WireModel):
    """Import a file that is there, or try what that would do."""

    id: Reference
    """As in `ImportRequest`."""
    dry_run: bool = False
    format: ShortText | None = None
    mapping: Mapping = {}
    """Remembered for tables with the same headings."""


class ImportCounts(WireModel):
    """What became of a file's cards or rows."""

    new: int = 0
    changed: int = 0
    """People known before who got something, or for whom something is suggested."""
    same: int = 0
    skipped: int = 0
    suggested: int = 0
    """Values that wait as suggestions."""
    converted: int = 0
    """Values that are kept otherwise than they stood in the file."""


class Import(WireModel):
    """One import."""

    id: UUID
    name: ShortText
    size: int
    format: ShortText | None
    state: ImportState
    at: Moment
    counts: ImportCounts
    change_set: UUID | None
    """All that it did, once it did anything."""
    sentence: ShortText | None = None
    """Why it failed, or what of the file could not be read."""


class Imports(WireModel):
    """Imports, newest first."""

    imports: list[Import]


class ImportRowsRequest(WireModel):
    """List what became of cards or rows, in the order of the file."""

    id: Reference
    """As in `ImportRequest`."""
    state: RowState | None = None
    converted: bool = False
    """Only those of which something is kept otherwise."""
    after: Annotated[int, Field(ge=0)] = 0
    """Rows up to this one are left out."""
    limit: Annotated[int, Field(ge=1, le=500)] = 100


RemarkKind = Literal[
    "added",
    "note",
    "reminder",
    "promise",
    "interactions",
    "cadence",
    "changed",
    "suggested",
    "kept",
    "unchanged",
    "noted",
    "twice",
    "forgotten",
    "converted",
    "skipped",
]
"""Added: `what`; a note, a reminder, a promise; so many interactions, or days of a cadence, as
`what` says. A field (`what`) was changed, or waits as a suggestion; it stayed as it was, though the
file says `after`, or says something else. Something was kept as a note; it is the same person as a
row before, by its number; whom it is about was forgotten. Something is otherwise than it stood in
the file; the row brought nothing, or a part of it."""


class ImportRemark(WireModel):
    """Something that was done with a card or row, or could not be."""

    kind: RemarkKind
    what: LongText | None = None
    before: LongText | None = None
    after: LongText | None = None
    sentence: LongText


class ImportRow(WireModel):
    """What became of one card or row."""

    number: int
    """As people count: from 1, the header not counted."""
    state: RowState
    name: ShortText | None
    """The person's, as the file has it."""
    person: RowId | None
    """Whom it made or met, if they are there."""
    remarks: list[ImportRemark]
    """What was done and why."""


class ImportRows(WireModel):
    """What became of cards or rows."""

    rows: list[ImportRow]
    more: bool


class ExportRequest(WireModel):
    """Ask for the next piece of an export."""

    format: ShortText
    query: ShortText | None = None
    """Only whom a search finds; None is everybody."""
    person: Reference | None = None
    """Only one, as in `PersonRequest`."""
    people: Annotated[list[Reference], Field(max_length=5_000)] = []
    """Only these; with none, it is for `query` and `person` to say. Whoever is gone is left out."""
    after: ShortText | None = None
    """As the last piece gave it; None begins."""


class ExportPart(WireModel):
    """Text of a file."""

    file: ShortText | None = None
    """Which file, of a format with many."""
    text: str


class ExportPiece(WireModel):
    """A piece of an export: the texts of all pieces, in their order, are the whole."""

    parts: list[ExportPart]
    after: ShortText | None
    """Ask for the next piece with this; None ends it."""
    people: int
    """In this piece."""
    total: int
    """People in all."""


class ExportFormat(WireModel):
    """A format that can be written."""

    name: ShortText
    title: ShortText
    suffix: ShortText
    """Of a file's name; empty where it is a folder of files."""


class TransferFormats(WireModel):
    """What can be read and what can be written."""

    reads: list[ExportFormat]
    writes: list[ExportFormat]


class Qr(WireModel):
    """A person as a QR code that a phone's camera offers to save."""

    vcard: str
    """What it says: the name, and as much of the rest as it holds."""
    svg: str
    text: str
    """For a terminal."""
