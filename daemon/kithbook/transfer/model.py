"""What is known of an import, and what passes between the daemon and the worker that reads."""

import json
from dataclasses import dataclass, field
from typing import NamedTuple, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from kithbook_protocol.transfer import ImportCounts, ImportState, RemarkKind, RowState

UNFINISHED = ("running", "undoing")
"""States of imports that are to be taken back when the vault is opened next."""


class Remark(NamedTuple):
    """Something that was done with a card or row, or could not be, as it is kept: a JSON array."""

    kind: RemarkKind
    sentence: str
    what: str | None = None
    before: str | None = None
    after: str | None = None


@dataclass
class Settled:
    """What became of a card."""

    state: RowState
    person: UUID | None = None
    remarks: list[Remark] = field(default_factory=list)


class _Passed(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Known(_Passed):
    """A row of the table of imports."""

    id: UUID
    name: str
    size: int
    by: str
    at: int
    """Milliseconds since 1970."""
    state: ImportState
    format: str | None
    key: bytes | None
    """Of its staged file."""
    change_set: UUID | None
    sentence: str | None
    counts: ImportCounts | None = None
    """What it had brought, once that was taken back."""


class Wanted(_Passed):
    """What the worker is asked for: to look at a file, or for the next entries of it."""

    id: UUID
    name: str
    size: int
    format: str | None
    mapping: dict[str, str]
    skip: int = -1
    """Begin anew, and pass over so many entries; -1 goes on."""


class ArchivedRow(_Passed):
    """A row of a vault, from an archive."""

    what: str
    id: str
    fields: dict[str, str | int | None]


class Found(NamedTuple):
    """An entry of a file, as its row is kept.

    The worker makes all of it: what it says is looked at when the row is settled, and not before.
    """

    number: int
    state: str
    """"read", or "skipped"."""
    key: str | None
    """A digest, in hex: by what the card is known again."""
    digest: str
    """Of the card, in hex: by what it is told that it is as it was."""
    content: str | None
    """The card in normal form, or a row of an archive, as JSON."""
    raw: str | None
    name: str | None
    remarks: str
    """A JSON array of them."""
    converted: int
    related: bool
    """Whether the card names others by their keys."""


class Batch(NamedTuple):
    """The next entries."""

    found: list[Found]
    at: int
    """Bytes of the file that were read so far."""
    more: bool
    broken: str | None = None
    """Why the rest cannot be read, as a sentence."""

    def written(self) -> bytes:
        """Return it as it is handed over."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Return it from how it is handed over."""
        found, *rest = json.loads(content)
        return cls([Found(*one) for one in found], *rest)


class Looked(_Passed):
    """What the worker says of a file."""

    format: str = ""
    title: str = ""
    headings: list[str] = []
    mapping: dict[str, str] = {}
    fields: list[str] = []
    sample: list[list[str]] = []
    refused: str | None = None
    """Why it cannot be read, as a sentence."""
