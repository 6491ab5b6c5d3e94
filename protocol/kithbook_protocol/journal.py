"""The journal, as a person sees it: what was done, and taking it back."""

from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field

from .base import Moment, Reference, RowId, ShortText, WireModel
from .failure import ErrorCode


class HistoryRequest(WireModel):
    """List what was done, newest first."""

    person: Reference | None = None
    """Only what touched this person; None is everything."""
    limit: Annotated[int, Field(ge=1, le=500)] = 50


class FieldEdit(WireModel):
    """One field of one row, before and after."""

    entity: ShortText
    row: RowId
    of: ShortText = ""
    """The row in words, and whose it is: "birthday of Ada Lovelace"."""
    field: ShortText
    label: ShortText = ""
    """The field, as people call it."""
    before: Any
    """As people know it: names in the place of ids, times by this machine's clock."""
    after: Any


class Deed(WireModel):
    """One change set: all that one action did."""

    id: UUID
    kind: ShortText
    """add, edit, capture, note, tag, delete, merge, undo, forget, reextract, accept, dismiss, role,
    organisation, date, relation, field, distinct, log, relog, unlog, promise, cadence, import, undo
    import."""
    at: Moment
    by: ShortText
    """Who did it: "cli", or a client's id."""
    undone: bool
    about: Annotated[list[ShortText], Field(max_length=3)]
    """Names of the people it touched: as they are now, of the deleted as they last were. Where it
    touched nobody, of the organisation, the field or the tag."""
    others: Annotated[int, Field(ge=0)]
    """How many more it touched."""
    news: ShortText | None = None
    """What a page said newly of somebody's work: "New job: Engineer → CTO"."""
    edits: list[FieldEdit]
    """Of a row it removed, also what the row held last."""


class History(WireModel):
    """Change sets, newest first."""

    deeds: list[Deed]


class UndoRequest(WireModel):
    """Take one action back as a whole."""

    change_set: Reference | None = None
    """Its id or the tail of it; None is the newest that is not undone."""


class UndoPreview(WireModel):
    """What an undo would do. Nothing is done."""

    undoes: Deed
    """The action that would be taken back."""
    sentence: ShortText
    edits: list[FieldEdit]
    """What would change, from what it is now to what it would be."""
    kept: list[FieldEdit]
    """As in `Undone`, what would stay."""


class Undone(WireModel):
    """What an undo did."""

    change_set: UUID
    """The undo itself: undo it to do the action again."""
    undid: UUID
    sentence: ShortText
    kept: list[FieldEdit]
    """Values of the action that were changed again later and therefore stay; of a merge all that
    was changed of the kept person since, also what was added (`before` is null) or taken off."""


class JobRequest(WireModel):
    """Name a job."""

    job: UUID


class Job(WireModel):
    """Long work: its progress, result and end."""

    id: UUID
    kind: ShortText
    state: Literal["running", "done", "failed", "cancelled"]
    done: int
    """Units finished."""
    total: int | None
    """Units in all, where known."""
    started_at: Moment
    sentence: ShortText
    """What it is doing, or how it ended."""
    code: ErrorCode | None = None
    """Of what failed."""
    result: dict[str, Any] | None = None


class Jobs(WireModel):
    """Jobs of this run of the daemon, newest first."""

    jobs: list[Job]
