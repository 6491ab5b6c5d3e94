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


ReasonKind = Literal[
    "relation",
    "introduced",
    "introduced_by_you",
    "introduced_to_you",
    "introduced_somebody",
    "interaction",
    "organisation",
]
"""What the other is to the one; both were introduced to each other, or that by you; the one
introduced the other to you, or to somebody; both had to do with you at once; both were at an
organisation at once."""


class Reason(WireModel):
    """Why two people know each other, as far as the book says."""

    kind: ReasonKind
    one: ShortText
    """The name of the one of them who comes first in what is said."""
    other: ShortText
    what: ShortText | None = None
    """The label of a relation, the kind of an interaction, the organisation."""
    place: ShortText | None = None
    """Where they had to do with you."""
    text: ShortText | None = None
    """How what is noted of that begins."""
    since: int | None = None
    """The first year in which both were at an organisation."""
    until: int | None = None
    """The last such year; None where both are there now."""
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
    why: Literal["nobody", "no_contact", "no_way"] | None
    """Why there is no way, where there is none: nobody is meant; no contact with anybody was logged
    yet; or there simply is none."""
    sentence: ShortText | None
    """The same in words."""
