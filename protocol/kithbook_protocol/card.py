"""A card: what a file says of one person, whatever its format, in the terms of the book.

Importers make cards and exporters are given them. As JSON Lines, one card a line, they are a format
of their own, of which `protocol/generated/schema/Card.json` is the published schema.
"""

from typing import Annotated

from pydantic import Field, StringConstraints

from .base import LongText, Moment, ShortText, Url, WireModel
from .interactions import Day, InteractionKind, Side
from .people import Name, Tag

Key = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
"""What a source calls something, alike in each of its exports: a UID, a profile's address."""

ContentLine = Annotated[str, StringConstraints(max_length=6 * 1024 * 1024)]
"""A content line of RFC 6350, unfolded: `ADR;TYPE=home:;;12 Quay Street;Halden;;1771;Norway`."""


class CardAddress(WireModel):
    """An e-mail, a number or an address on the web."""

    value: Url
    label: ShortText | None = None
    """What kind the source says it is: home, work, mobile (in lower case), or its own words."""
    generic: bool = False
    """A house mailbox or switchboard."""


class CardRole(WireModel):
    """What somebody does, or did."""

    title: ShortText | None = None
    organisation: ShortText | None = None
    since: ShortText | None = None
    """A partial date: 2019, 2019-05 or 2019-05-01."""
    until: ShortText | None = None
    """As `since`; None is now."""


class CardDate(WireModel):
    """A day that matters."""

    label: ShortText
    """birthday, anniversary, met, or words of the source's."""
    day: ShortText
    """1984-04-12, or without its year --04-12."""


class CardNote(WireModel):
    """A note."""

    text: LongText
    written_at: Moment | None = None


class CardField(WireModel):
    """A value in a field of one's own."""

    name: ShortText
    value: LongText


class CardRelation(WireModel):
    """What another is to the person."""

    label: ShortText
    """"manager": the other is the person's manager. Known ones as in `RelationRequest`."""
    key: Key | None = None
    """The other's card in the same file."""
    name: ShortText | None = None
    """The other's, for people to read; a name alone relates nobody."""


class CardInteraction(WireModel):
    """Something you had to do with the person."""

    key: Key
    """Who have the same took part in the same one."""
    kind: InteractionKind
    day: Day
    at: Moment | None = None
    text: LongText | None = None
    place: ShortText | None = None
    begun_by: Side | None = None
    """None is both of you, or not said."""


class CardPromise(WireModel):
    """What one of you said they would do."""

    text: LongText
    theirs: bool = False
    due: Day | None = None
    kept: bool = False


class CardReminder(WireModel):
    """Something to be reminded of about the person."""

    text: LongText
    day: Day
    """When it is next."""
    time: ShortText | None = None
    """By the clock on the wall: 09:30."""
    rule: ShortText | None = None
    """An RRULE (RFC 5545) that the day fits; None comes once."""
    done: bool = False


class Card(WireModel):
    """What a file says of one person."""

    key: Key | None = None
    """None where the source gives none: then the whole of the card tells it from others."""
    name: Name
    headline: ShortText | None = None
    location: ShortText | None = None
    about: LongText | None = None
    met_at: ShortText | None = None
    """Where you met."""
    # Lists are made by a factory: pydantic copies a default deeply, a third of the time of a card.
    roles: list[CardRole] = Field(default_factory=list)
    """The one of now first."""
    emails: list[CardAddress] = Field(default_factory=list)
    phones: list[CardAddress] = Field(default_factory=list)
    profiles: list[CardAddress] = Field(default_factory=list)
    """Pages that are about the person: these tell one person from another."""
    links: list[CardAddress] = Field(default_factory=list)
    """Other pages."""
    site_ids: list[ShortText] = Field(default_factory=list)
    """As `site:value`: `orcid:0000-0002-1825-0097`."""
    tags: list[Tag] = Field(default_factory=list)
    notes: list[CardNote] = Field(default_factory=list)
    dates: list[CardDate] = Field(default_factory=list)
    fields: list[CardField] = Field(default_factory=list)
    """In fields of one's own."""
    relations: list[CardRelation] = Field(default_factory=list)
    interactions: list[CardInteraction] = Field(default_factory=list)
    promises: list[CardPromise] = Field(default_factory=list)
    reminders: list[CardReminder] = Field(default_factory=list)
    cadence: Annotated[int, Field(ge=1, le=3_650)] | None = None
    """Days between contacts."""
    added_at: Moment | None = None
    lines: list[ContentLine] = Field(default_factory=list)
    """What the source says beside, as content lines of vCard 4: postal addresses, nicknames, a
    picture. Of a vCard, all its lines, so that it can be written again as it was."""
