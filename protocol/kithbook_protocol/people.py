"""People: what is shown, added and changed."""

from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from .base import LongText, Moment, Reference, RowId, ShortText, Url, WireModel
from .duplicates import Proposal
from .field import CustomValue, ValueEdit
from .organisation import Role
from .relation import ImportantDate, Relation

Name = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Tag = Annotated[str, StringConstraints(min_length=1, max_length=100)]


class IdentityKind(StrEnum):
    """What an identity is. All but `link` tell one person from another."""

    PROFILE = "profile"
    """The canonical URL of a page that is about the person."""
    SITE_ID = "site_id"
    """An id a site never changes, as `site:value`, for example `orcid:0000-0002-1825-0097`."""
    EMAIL = "email"
    PHONE = "phone"
    """E.164 where the region is known, else as it stood on the page."""
    LINK = "link"
    """A URL the page names. It may lead anywhere, so it never joins two people."""


class Identity(WireModel):
    """One e-mail, phone, profile or link of a person."""

    id: RowId
    kind: IdentityKind
    value: Url
    generic: bool = False
    """A house mailbox or switchboard (info@...): shown, never used to match."""


class Person(WireModel):
    """Someone in the book, as shown everywhere."""

    id: RowId
    name: ShortText
    headline: ShortText | None
    location: ShortText | None
    about: LongText | None
    met_at: ShortText | None
    """Where you met, in your words."""
    roles: list[Role]
    """Those of now before those that ended; the first of now is shown beside the name."""
    identities: list[Identity]
    tags: list[ShortText]
    values: list[CustomValue] = []
    """In fields of one's own making."""
    dates: list[ImportantDate] = []
    relations: list[Relation] = []
    added_at: Moment
    changed_at: Moment


class PersonFields(WireModel):
    """Single values of a person. A field left out stays; an explicit null empties it."""

    name: Name | None = None
    headline: ShortText | None = None
    role: ShortText | None = None
    """The title of the first role of now."""
    organisation: ShortText | None = None
    """The organisation of the first role of now."""
    location: ShortText | None = None
    about: LongText | None = None
    met_at: ShortText | None = None


class AddRequest(WireModel):
    """Someone met without a page, or a draft turned into a person."""

    fields: PersonFields
    emails: Annotated[list[ShortText], Field(max_length=50)] = []
    phones: Annotated[list[ShortText], Field(max_length=50)] = []
    urls: Annotated[list[ShortText], Field(max_length=50)] = []
    tags: Annotated[list[Tag], Field(max_length=100)] = []
    note: LongText | None = None
    capture: UUID | None = None
    """The capture this person comes from, where a page named nobody for sure."""


class EditRequest(WireModel):
    """Change single values, identities, tags and own fields of one person."""

    person: Reference
    """A person's id, the tail of one, or the id of the capture that made or met the person."""
    fields: PersonFields = Field(default_factory=PersonFields)
    add_tags: Annotated[list[Tag], Field(max_length=100)] = []
    remove_tags: Annotated[list[Tag], Field(max_length=100)] = []
    add_emails: Annotated[list[ShortText], Field(max_length=50)] = []
    add_phones: Annotated[list[ShortText], Field(max_length=50)] = []
    add_urls: Annotated[list[ShortText], Field(max_length=50)] = []
    remove_identities: Annotated[list[RowId], Field(max_length=50)] = []
    """Ids of e-mails, phones, profiles and links that are wrong; no page brings them back."""
    values: Annotated[list[ValueEdit], Field(max_length=50)] = []
    """In fields of one's own making."""
    remove_values: Annotated[list[RowId], Field(max_length=50)] = []
    """Ids of such values to take off."""


class PersonRequest(WireModel):
    """Name one person."""

    person: Reference
    """A person's id, the tail of one, or the id of the capture that made or met the person."""


class SeveralRequest(WireModel):
    """Name several people: something is done to all of them as one action."""

    people: Annotated[list[Reference], Field(min_length=1, max_length=100)]
    """Each as in `PersonRequest`."""


class TagSeveralRequest(SeveralRequest):
    """Tag several people, or take tags off them."""

    add: Annotated[list[Tag], Field(max_length=100)] = []
    remove: Annotated[list[Tag], Field(max_length=100)] = []


class AppliedToSeveral(WireModel):
    """A write about several people was done."""

    change_set: UUID | None
    """What to undo, all of it at once; None where nothing had to change."""
    people: Annotated[int, Field(ge=0)]
    """How many of them it changed."""
    sentence: ShortText


class ForgetRequest(WireModel):
    """Forget one person. Cannot be undone, so the name must be typed."""

    person: Reference
    """As in `PersonRequest`; of the deleted too."""
    name: ShortText
    """The person's name, as the person at the keys typed it; case and spaces do not count."""


class Forgettable(WireModel):
    """Whom a forgetting would be about, to be shown before it is asked for."""

    id: RowId
    name: ShortText
    deleted: bool
    notes: int
    captures: int
    interactions: int = 0
    promises: int = 0
    introductions: int = 0
    named_by: int = 0
    """Others whose notes, or whose pages' words about them, hold the name; those stay."""
    in_backups_until: Moment | None = None
    """When the last of the backups that hold them has aged out; None where there are no backups."""


class Forgotten(WireModel):
    """Somebody was forgotten. Says nothing of whom: this answer is kept."""

    wiped: bool
    """Whether their words have left every page of the file; if not, a job goes on with it."""
    sentence: ShortText


class Applied(WireModel):
    """A write was done, once; asking again with the same item id gives this same answer."""

    change_set: UUID | None
    """What to undo; None where nothing had to change."""
    person: Person | None
    """The person as it is now; None once deleted."""
    sentence: ShortText
    """What happened, for people: "Ada Lovelace added"."""
    proposals: list[Proposal] = []
    """After an addition: who in the book may be the same person, likest first."""


class NoteRequest(WireModel):
    """Write a note about someone."""

    person: Reference
    """As in `PersonRequest`."""
    text: Annotated[str, StringConstraints(min_length=1, max_length=64_000)]
    note: UUID | None = None
    """An existing note to replace the text of."""


class Note(WireModel):
    """Something you wrote down about a person."""

    id: RowId
    text: LongText
    written_at: Moment


class Notes(WireModel):
    """A person's notes, newest first."""

    notes: list[Note]


class Suggestion(WireModel):
    """A value that a page gives, kept aside."""

    id: RowId
    person: RowId
    name: ShortText
    """The person's."""
    field: ShortText
    """Of `PersonFields`, or a kind of identity."""
    before: LongText | None
    """What is known now."""
    value: LongText
    url: Url
    """The page."""


class Suggestions(WireModel):
    """What waits to be accepted or dismissed."""

    suggestions: list[Suggestion]


class SuggestionsRequest(WireModel):
    """List what waits."""

    person: Reference | None = None
    """Only about this person, as in `PersonRequest`; None is everybody."""


class SuggestionRequest(WireModel):
    """Name suggestions: all of them are dealt with, or none.

    But of several values for what there is one of none is accepted: the answer says which wait.
    """

    suggestions: Annotated[list[Reference], Field(min_length=1, max_length=500)]
    """Their ids, or the ends of them."""


class TagList(WireModel):
    """Every tag in use, most used first."""

    tags: list[ShortText]


Kind = Literal["person", "organisation", "article", "list", "other"]
"""What a page is about."""
