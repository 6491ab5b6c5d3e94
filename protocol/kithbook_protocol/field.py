"""Fields of one's own making, and the values people have in them."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Reference, RowId, ShortText, WireModel

FieldName = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Choices = Annotated[list[FieldName], Field(max_length=200)]


class FieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    """Decimal, kept as it was written."""
    DATE = "date"
    """`1984-04-12`, or less of it: `--04-12`, `1984-04`, `1984`."""
    CHOICE = "choice"
    """One of the field's choices."""
    LINK = "link"
    """http, https, mailto or tel."""


class CustomField(WireModel):
    """A field that people can have beside those everybody has."""

    id: RowId
    name: ShortText
    kind: FieldKind
    choices: list[ShortText]
    several: bool
    """Whether a person may have more than one value."""
    people: int
    """How many have a value."""


class FieldList(WireModel):
    """Every field of one's own making, oldest first."""

    fields: list[CustomField]


class FieldAddition(WireModel):
    """Make a field."""

    name: FieldName
    kind: FieldKind
    choices: Choices = []
    """Of a choice, and of nothing else."""
    several: bool = False


class FieldRequest(WireModel):
    """Name a field."""

    field: Reference
    """Its name in any case, its id, or the end of that."""


class FieldUpdate(WireModel):
    """Rename a field, or change what may be chosen; what is left out stays."""

    field: Reference
    """As in `FieldRequest`."""
    name: FieldName | None = None
    choices: Choices | None = None
    """All that may be chosen from now on; values that people have stay."""


class FieldDone(WireModel):
    """A field was made, changed or removed, once; the same item again gives this answer."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    field: CustomField | None
    """None once removed."""
    sentence: ShortText


class CustomValue(WireModel):
    """A value that someone has in a field of one's own making."""

    id: RowId
    field: RowId
    name: ShortText
    """The field's."""
    kind: FieldKind
    value: LongText


class ValueEdit(WireModel):
    """Set a value; where a field takes several, add one more."""

    field: Reference
    """As in `FieldRequest`."""
    value: LongText | None
    """None takes every value of that field off."""
