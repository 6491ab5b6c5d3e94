"""Making one person of two."""

from typing import Annotated, Literal

from pydantic import Field

from .base import LongText, Reference, ShortText, WireModel
from .people import Applied, Person

Mergeable = ShortText
"""What there is one of: a field of the person, `role` (title and organisation of the first),
`cadence`, `photo`, the label of a date, or the name of a field of one's own with one value."""


class MergeRequest(WireModel):
    """Merge one person into another."""

    kept: Reference
    """Who stays, as in `PersonRequest`."""
    other: Reference
    """Who is merged into them, as in `PersonRequest`."""
    take: Annotated[list[Mergeable], Field(max_length=100)] = []
    """Where both have a value, the other's counts for these, else the kept person's."""


class Choice(WireModel):
    """A value that the two have differently, or only the other has."""

    field: Mergeable
    kept: LongText | None
    other: LongText
    takes: Literal["kept", "other"]
    """Whose counts after the merge; the other one is in the history."""


class MergePreview(WireModel):
    """What a merge would do; everything that there can be several of comes together."""

    kept: Person
    other: Person
    choices: list[Choice]


class Merged(Applied):
    """Two people are one."""

    choices: list[Choice]
    """Which values are in force now; the others are in the history."""
