"""Where what is known of a person comes from: who said it, when, and how sure that is."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from .base import LongText, Moment, RowId, ShortText, Url, WireModel


class Saying(WireModel):
    """A value, and who said it."""

    value: LongText | None
    """None where it was emptied."""
    kind: ShortText
    """What kind of action said it: `capture` a page; `add`, `edit`, `accept` a person; `merge`;
    `import` a file."""
    by: ShortText
    """Who did it: "cli", or a client's id."""
    at: Moment
    change_set: UUID
    """The action, which `undo` takes back."""
    url: Url | None = None
    """The page, where one said it."""
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    """How often what was read like this is right; None where a person said it."""
    layer: ShortText | None = None
    """What read it in the page."""
    file: ShortText | None = None
    """The file it was imported from, as its person called it, and what kind of file that was."""


class Origin(WireModel):
    """One value that a person has, and where it comes from."""

    entity: ShortText
    row: RowId
    field: ShortText
    label: ShortText = ""
    """The field as people call it, and of what: "since when (Analyst at Acme)"."""
    said: Saying
    earlier: Annotated[list[Saying], Field(max_length=20)]
    """What it was before, newest first."""


class Origins(WireModel):
    """Every value of a person."""

    origins: list[Origin]
