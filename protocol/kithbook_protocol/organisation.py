"""Organisations, and what people do there."""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Reference, RowId, ShortText, Url, WireModel


class Role(WireModel):
    """What someone does or did, where and when.

    `since` and `until` are as precise as they are known: `2019`, `2019-05` or `2019-05-01`.
    """

    id: RowId
    title: ShortText | None
    organisation: ShortText | None
    since: ShortText | None = None
    until: ShortText | None = None
    """None while it is held."""
    seen: ShortText | None = None
    """The day on which a page first showed it, where since when is not known."""
    until_seen: bool = False
    """Whether `until` is only the day on which a page no longer showed it."""


class RoleFields(WireModel):
    """Values of a role. One left out stays; an explicit null empties it."""

    title: ShortText | None = None
    organisation: ShortText | None = None
    since: ShortText | None = None
    until: ShortText | None = None
    """Ends the role; null takes it up again."""


class RoleRequest(WireModel):
    """Give someone one more role, or change one."""

    person: Reference
    """As in `PersonRequest`."""
    role: Reference | None = None
    """The id of a role of theirs, or the end of it; None is a new one."""
    fields: RoleFields


class RoleRemoval(WireModel):
    """Take a role off someone, as one that was never theirs."""

    person: Reference
    """As in `PersonRequest`."""
    role: Reference
    """Its id or the end of it."""


class Colleague(WireModel):
    """Someone with a role where another has, or had, one."""

    person: RowId
    name: ShortText
    organisation: ShortText
    title: ShortText | None
    since: ShortText | None
    until: ShortText | None
    together: bool
    """Whether both were surely there at the same time; else the dates leave it open."""


class Colleagues(WireModel):
    """Who may have worked with someone: those of now first. Who left before they came is none."""

    colleagues: list[Colleague]


class Member(WireModel):
    """Someone with a role at an organisation."""

    person: RowId
    name: ShortText
    role: Role


class Organisation(WireModel):
    """An organisation, and who is or was there."""

    id: RowId
    name: ShortText
    website: Url | None
    note: LongText | None
    people: list[Member]
    """Whoever is there now first."""


class OrganisationLine(WireModel):
    """An organisation in a list."""

    id: RowId
    name: ShortText
    website: Url | None
    current: int
    """People who are there now."""
    past: int
    """People who only were."""
    alike: Annotated[list[RowId], Field(max_length=20)] = []
    """Others of the list that may be the same house: their names differ in case, accents,
    punctuation and legal form only."""


class OrganisationList(WireModel):
    """Organisations where somebody is or was, in the order of the alphabet."""

    organisations: list[OrganisationLine]


class OrganisationRequest(WireModel):
    """Name an organisation."""

    organisation: Reference
    """Its name in any case, its id, or the end of that."""


class OrganisationFields(WireModel):
    """Values of an organisation. One left out stays; an explicit null empties it."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=1_000)] | None = None
    website: ShortText | None = None
    note: LongText | None = None


class OrganisationEdit(WireModel):
    """Change an organisation, for everyone there."""

    organisation: Reference
    """As in `OrganisationRequest`."""
    fields: OrganisationFields = Field(default_factory=OrganisationFields)


class OrganisationEdited(WireModel):
    """An organisation was changed, once; asking again with the same item gives this answer."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    organisation: Organisation
    sentence: ShortText


Joinable = Literal["name", "website"]
"""Values of which an organisation has one."""


class OrganisationJoin(WireModel):
    """Join one organisation to another: two spellings of one house."""

    kept: Reference
    """Which stays, as in `OrganisationRequest`."""
    other: Reference
    """Which is joined to it, as in `OrganisationRequest`."""
    take: Annotated[list[Joinable], Field(max_length=2)] = []
    """Where both have a value, the other's counts for these, else the kept one's."""


class OrganisationChoice(WireModel):
    """A value that the two have differently, or only the other has."""

    field: Joinable
    kept: LongText | None
    other: LongText
    takes: Literal["kept", "other"]
    """Whose counts after the join; the other one is in the history."""


class OrganisationJoinPreview(WireModel):
    """What a join would do; the people, their roles and the notes of both come together."""

    kept: Organisation
    other: Organisation
    choices: list[OrganisationChoice]
