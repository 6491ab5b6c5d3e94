"""What the journal is made of."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from kithbook.store.database import Connection

EXISTS = "_"
"""The field that says whether a row is there (1) or deleted (0): last writer wins here too."""


MERGED_INTO = "merged_into"
"""What a row's changes call the row it was merged into."""
VISIT = "visit"
"""The kind of a change set that only says a page was seen: nothing a person would want undone."""
PHOTO = "photo"
"""The kind of a change set that only brought a picture along with a page: whoever says no more than
"undo" means the page."""
IMPORT = "import"
"""The kind of a change set that an import made."""
UNDO_IMPORT = "undo import"
"""The kind of one that took it back: what it emptied, a file may fill again."""
MERGE = "merge"
"""The kind of a change set that merged one person into another."""
FORGET = "forget"
"""The kind of a change set that forgets somebody."""
REDACTED = "redacted"
"""The kind of a change set of which, since somebody was forgotten, nothing is left."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A kind of row that the journal keeps: one table, with `id` as its key."""

    table: str
    columns: tuple[str, ...]
    """All but `id`."""
    ids: frozenset[str] = frozenset()
    """Columns that hold 16-byte ids of other rows."""
    owner: str | None = None
    """The column that names the person the row belongs to; "id" for persons themselves."""
    needs: tuple[str, ...] = ()
    """Columns without which there is no row yet: an undo may arrive before what made the row."""
    shared: bool = False
    """Rows that many point to (organisations): undoing what made one leaves it for the others."""
    merges: str | None = None
    """The field that names the row of this kind that one was merged into. It is no column: a row
    that was merged into another is in no table."""
    names: frozenset[str] = frozenset()
    """Columns that name people beside the owner: the row goes with whichever is forgotten."""


FORGOTTEN = Entity("forgotten", ("at",), owner="id", needs=("at",))
"""A person of whom nothing is kept, nor taken in from another device."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A row that a change set changed."""

    entity: str
    row: UUID
    owner: UUID | None
    is_new: bool = False
    """Made by this very action, under a new id: nobody else's row speaks of it yet."""


Hook = Callable[[Connection, set[Touched]], None]
"""Told what a change set touched, inside its transaction: the search index, for example."""

Row = tuple[str, UUID]
"""Entity and id."""
Forgetting = Callable[[Connection, UUID, int], Iterable[Row]]
"""Told that a person is forgotten (at a time, in milliseconds) while the journal still knows them.

Takes out what is kept of them beside the journal; returns rows that are not theirs but must go too.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """What one action set on one row."""

    hlc: int
    entity: str
    row: UUID
    owner: UUID | None
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """A change as its row sees it: what it set, and which action that was."""

    fields: dict[str, Any]
    change_set: UUID
    kind: str
    is_undo: bool


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one action did, as it is handed to another device."""

    id: UUID
    device: UUID
    kind: str
    by: str
    at: int
    """Milliseconds since 1970."""
    hlc: int
    """When it began, by the hybrid logical clock: after all that it knew of."""
    undoes: UUID | None
    changes: list[Change] = field(default_factory=list)
