"""How strong the tie between you and somebody is, and why."""

from typing import Annotated

from pydantic import Field

from .base import RowId, ShortText, WireModel
from .interactions import Day, InteractionKind

Strength = Annotated[float, Field(ge=0, le=100)]
"""Of a tie: 0 is none, 100 is never reached. `x / (1 + x)` in hundredths."""


class TiePart(WireModel):
    """What contact of one kind adds; a day counts for the richest contact it had."""

    kind: InteractionKind
    days: int
    last: Day
    worth: float
    """Now: a day's worth halves with each `half_life`."""


class Tie(WireModel):
    """The strength of a tie, with the parts of its sum."""

    person: RowId
    name: ShortText
    strength: Strength
    total: float
    """x: all parts, less what is one-sided."""
    parts: list[TiePart]
    """What adds most first."""
    one_sided: float
    """How much less it is because one of you begins more often: at most a third of the parts."""
    begun_by_me: int
    begun_by_them: int
    """Contacts of which that was said; all others are of both of you."""
    last: Day | None
    half_life: int
    """Days."""
