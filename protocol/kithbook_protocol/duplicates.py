"""People who may be the same person: proposed with evidence, or said to be two."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Reference, RowId, ShortText, WireModel

EvidenceKind = Literal[
    "id",
    "profile",
    "email",
    "phone",
    "linked",
    "link",
    "name",
    "alike",
    "called",
    "house",
    "house_email",
    "place",
]
"""The same id at a site, profile, e-mail, phone or link; one links to the profile of the other; the
same name, one that is alike, or words of it; the same house, its e-mail, or the same place."""


class Evidence(WireModel):
    """Something that speaks for two people being one."""

    kind: EvidenceKind
    one: ShortText | None = None
    """What they share; of names, how the one is called. None of a name that both have just so."""
    other: ShortText | None = None
    """Of names, how the other is called, where that differs."""
    namesakes: int | None = None
    """How many people have that name, where these two are not alone."""
    doubtful: bool = False
    """Their names differ: two people may share it."""
    sentence: ShortText


class Proposal(WireModel):
    """Somebody who may be the same person. Nothing is joined by it."""

    person: RowId
    """The other one."""
    name: ShortText
    score: Annotated[float, Field(ge=0, le=1)]
    """How likely, by what was measured on made-up people."""
    evidence: Annotated[list[Evidence], Field(max_length=20)]
    """What speaks for it."""


class Duplicate(WireModel):
    """Two people who may be one."""

    person: RowId
    """The one who was added first."""
    name: ShortText
    other: Proposal


class DuplicatesRequest(WireModel):
    """List people who may be the same."""

    limit: Annotated[int, Field(ge=1, le=500)] = 50
    person: Reference | None = None
    """Only those who may be this person: an id, the tail of one, or a capture's; None is all."""


class Duplicates(WireModel):
    """Pairs that may be one person, likest first."""

    duplicates: list[Duplicate]
    total: Annotated[int, Field(ge=0)]
    """How many pairs there are, listed or not."""


class DistinctRequest(WireModel):
    """Say that two people are not the same. Remembered until either is forgotten."""

    person: Reference
    """A person's id, the tail of one, or the id of the capture that made or met the person."""
    other: Reference
    """The same of the other one."""
