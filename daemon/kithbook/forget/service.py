"""What is forgotten with a person, in every room."""

from datetime import timedelta
from uuid import UUID

from kithbook.backup import store as backups
from kithbook.backup.retention import HORIZON
from kithbook.capture import store as captures
from kithbook.capture.settle import forgotten
from kithbook.drift import service as drift
from kithbook.duplicates import index as likeness
from kithbook.errors import InvalidRequest, NotThere, WasForgotten
from kithbook.favours import chance
from kithbook.forget import store
from kithbook.interactions import store as interactions
from kithbook.introductions import store as introductions
from kithbook.introductions.model import INTRODUCTION
from kithbook.people import field, marks
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.people.identifier import address, line
from kithbook.people.model import COMMON, ORGANISATION, RELATION
from kithbook.photos import store as photos
from kithbook.reminders import cadence as cadences
from kithbook.search import oblivion, phrase, saved
from kithbook.search.text import words
from kithbook.store import inbox, merging, redaction
from kithbook.store import store as journal
from kithbook.store.database import Connection
from kithbook.store.history import ever
from kithbook.store.journal import Unit
from kithbook.store.model import Row
from kithbook.transfer import said as imports
from kithbook_protocol.people import (
    ForgetRequest,
    Forgettable,
    Forgotten,
    IdentityKind,
    PersonRequest,
)

UNDER_WAY = "Forgotten. Their words are being wiped from the file; that goes on by itself."
LONGEST_QUOTE = 79
"""Characters of a name that a kept reply may quote before it cuts."""


def whom(connection: Connection, request: PersonRequest) -> Forgettable:
    """Say whom a forgetting would be about; deleted people can be forgotten too.

    Raises:
        NotThere: nobody, or more than one.
        WasForgotten: that was done.
    """
    person = _meant(connection, request.person)
    if redaction.is_forgotten(connection, person):
        raise WasForgotten("That person was forgotten already.")
    told = ever(connection, "person", person)
    if not told:
        raise NotThere
    name = told[0].get("name") or ""
    folded = words(name)
    return Forgettable(
        id=person,
        name=name,
        deleted=people_store.person(connection, person) is None,
        notes=store.count(connection, "note", person),
        captures=store.count(connection, "capture", person),
        interactions=interactions.count(connection, person),
        promises=store.count(connection, "promise", person),
        introductions=introductions.count(connection, person),
        named_by=phrase.count_naming(connection, folded, person) if folded else 0,
        in_backups_until=_in_backups_until(connection),
    )


def forget(unit: Unit, request: ForgetRequest) -> Forgotten:
    """Forget someone: what is known of them is gone for good, from the history too.

    Raises:
        InvalidRequest: the name is not theirs.
    """
    found = whom(unit.connection, PersonRequest(person=request.person))
    if _plain(request.name) != _plain(found.name):
        raise InvalidRequest("That is not the name of this person; nobody was forgotten.")
    unit.forget(found.id)
    return Forgotten(wiped=False, sentence=UNDER_WAY)


def take_out(connection: Connection, person: UUID, moment: int) -> list[Row]:
    """Take out what is kept of a person beside the journal, while that still knows them.

    Returns:
        Drafts of their pages: nobody was made of them, but they are about this person; and fields
        that are named after them. Interactions that nobody else takes part in, cadences of tags
        that nobody else has, and saved searches that name them.
    """
    texts = _texts(connection, person)
    marks.leave(connection, person, moment)
    people_store.drop_items(connection, person)
    told = _told(connection, person)
    own_fields = field.named_after(
        connection, person, _values(connection, "person", person, ("name",))
    )
    for one in own_fields:
        texts += (one.name, *one.choices)
        told.append(one.name)
    searches = saved.naming(connection, person, _values(connection, "person", person, ("name",)))
    for row in searches:
        told += _values(connection, "saved_search", row)
    oblivion.forget(connection, person)
    inbox.drop_replies(connection, told)
    tags = cadences.of_tags_only_of(connection, person)
    for tag in tags:
        inbox.drop_replies(connection, _values(connection, "tag_cadence", tag, ("name",)))
    drafts = _drafts(connection, person)
    own = journal.rows_of(connection, "capture", person)
    digests = captures.digests(connection, [*own, *drafts])
    for capture in (*own, *drafts):
        captures.forget(connection, capture, forgotten(capture).model_dump_json())
    captures.drop_blobs(connection, digests)
    pictures = photos.digests(connection, person)
    photos.drop(connection, pictures, merging.root(connection, person))
    drift.drop(connection, (*own, *drafts))
    names = {
        word for name in _values(connection, "person", person, ("name",)) for word in words(name)
    }
    texts += imports.forget(connection, person, names)
    for house in people_store.organisations_ever(connection, person):
        joined = merging.family(connection, merging.root(connection, house))
        if not any(
            journal.others_point_to(connection, "role", "organisation", one, person)
            for one in joined
        ):
            for spelling in joined:
                texts += _values(connection, "organisation", spelling)
                redaction.empty_shared(connection, ORGANISATION, spelling)
    others = [
        *(("capture", draft) for draft in drafts),
        *(("field", one.id) for one in own_fields),
        *(("interaction", one) for one in interactions.ever_alone(connection, person)),
        *(("involved", one) for one in chance.involved_ever(connection, person)),
        *(("tag_cadence", one) for one in tags),
        *(("saved_search", one) for one in searches),
    ]
    texts += [text for entity, row in others for text in _values(connection, entity, row)]
    written, keys = likeness.traces(connection, person, texts)
    store.put_pending(connection, [*texts, *written], digests | pictures | keys, told)
    return others


def _in_backups_until(connection: Connection) -> int | None:
    """Return when the newest backup will have aged out; it is not known whom a backup holds."""
    newest = backups.latest(connection)
    return newest.made_at + HORIZON // timedelta(milliseconds=1) if newest else None


def _meant(connection: Connection, reference: str) -> UUID:
    """Return the person someone means, though they be deleted.

    Raises:
        NotThere: nobody, or more than one.
    """
    try:
        return people.resolve(connection, reference)
    except NotThere:
        found = store.owners(connection, reference)
        if len(found) != 1:
            raise
        return found[0]


def _plain(name: str) -> str:
    return " ".join((line(name) or "").casefold().split())


def _drafts(connection: Connection, person: UUID) -> list[UUID]:
    """Return captures that were never anybody's: of the person's own pages, or naming them."""
    pages = {
        address(fields["value"])
        for fields in ever(connection, "identity", person)
        if fields.get("kind") == IdentityKind.PROFILE and fields.get("value")
    }
    named = captures.drafts_naming(connection, _values(connection, "person", person, ("name",)))
    of_pages = [
        capture for capture, url in captures.drafts(connection, person) if address(url) in pages
    ]
    own = set(journal.rows_of(connection, "capture", person))
    return [one for one in dict.fromkeys((*of_pages, *named)) if one not in own]


def _told(connection: Connection, person: UUID) -> list[str]:
    """Return what stands in replies and requests that tell of a person: ids, names, addresses.

    And what they asked for, offered or brought, which a reply may quote without a name.
    """
    known = journal.rows_ever(connection, person)
    rows = {row for _, row in known}
    texts = _values(connection, "person", person, ("name",))
    texts += [fields.get("value") or "" for fields in ever(connection, "identity", person)]
    for entity, row in known:
        if entity in {"ask", "offer", "opportunity"}:
            said = _values(connection, entity, row, ("text", "title"))
            texts += [" ".join(text.split()) for text in said]
    return [*map(str, {person, *rows}), *(text[:LONGEST_QUOTE] for text in texts if text)]


def _texts(connection: Connection, person: UUID) -> list[str]:
    """Return every text the journal holds of a person, and of what others are to them."""
    naming = redaction.rows_naming(connection, [RELATION, INTRODUCTION], person)
    return [
        text
        for entity, row in journal.rows_ever(connection, person) | naming
        for text in _values(connection, entity, row)
        if text not in COMMON
    ]


_TELLING = (
    "name",
    "headline",
    "location",
    "about",
    "met_at",
    "title",
    "value",
    "text",
    "place",
    "url",
    "source",
    "note",
    "why",
    "outcome",
    "website",
    "label",
    "inverse",
    "day",
    "query",
    "tags",
    "outcome",
)
"""Fields in which somebody's words stand."""


def _values(
    connection: Connection, entity: str, row: UUID, fields: tuple[str, ...] = _TELLING
) -> list[str]:
    """Return every value that fields of a row ever had."""
    changes = journal.changes_of_row(connection, entity, row)
    return [change.fields[name] for change in changes for name in fields if change.fields.get(name)]
