"""Who can introduce you to whom you want to meet."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Reference, ShortText, WireModel
from .interactions import Day
from .introductions import Party
from .ties import Strength


class PathRequest(WireModel):
    """Ask for the best ways to somebody."""

    to: Reference
    """An id as in `PersonRequest`, "someone at Acme", "someone in Berlin", or words of the query
    language."""
    limit: Annotated[int, Field(ge=1, le=10)] = 3


class Reason(WireModel):
    """Why two people know each other, as far as the book says."""

    kind: Literal["relation", "introduction", "interaction", "organisation"]
    sentence: ShortText
    day: Day | None
    """When that was last so; None where it has no day."""


class WayStep(WireModel):
    """Somebody on the way, and why who stands before them knows them."""

    person: Party
    reasons: list[Reason]
    """The strongest first; none for the first one, whom you know yourself."""


class Way(WireModel):
    """One way, from whom you would ask to whom you would meet."""

    worth: Strength
    """All of its steps multiplied, your own tie with the first one as well."""
    strength: Strength
    """Of your own tie with the first one."""
    last: Day | None
    """Your last contact with the first one."""
    steps: list[WayStep]
    """One alone is somebody whom you know yourself."""


class Paths(WireModel):
    """The best ways, each by somebody else."""

    ways: list[Way]
    targets: int
    """How many people were meant."""
    sentence: ShortText | None
    """Why there is no way, where there is none."""
