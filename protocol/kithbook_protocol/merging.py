"""Making one person of two."""

from typing import Annotated, Literal

from pydantic import Field

from .base import LongText, Reference, WireModel
from .people import Person

Mergeable = Literal["name", "headline", "location", "about", "met_at", "role"]
"""Values of which a person has one; `role` is title and organisation of the first."""


class MergeRequest(WireModel):
    """Merge one person into another."""

    kept: Reference
    """Who stays, as in `PersonRequest`."""
    other: Reference
    """Who is merged into them, as in `PersonRequest`."""
    take: Annotated[list[Mergeable], Field(max_length=6)] = []
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
