"""What is indexed of a person, and keeping it current: a hook of the journal."""

import re
from typing import Any
from uuid import UUID

from kithbook.notes import store as notes
from kithbook.people import store as people
from kithbook.people.identifier import LONGEST_LINE
from kithbook.search import store
from kithbook.search.text import fold
from kithbook.store.database import Connection
from kithbook.store.model import Touched
from kithbook_protocol.people import Identity, IdentityKind, Person

_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u02bc](?=\w)")
MOST_NOTE_TEXT = 200_000
"""Characters of notes indexed per person."""


def refresh(connection: Connection, touched: set[Touched]) -> None:
    """Index anew whoever a change set touched, in the same transaction."""
    stale = {one.owner for one in touched if one.owner}
    for one in touched:
        if one.entity == "organisation":
            stale.update(people.members(connection, one.row))
    for person in stale:
        index(connection, person)


def index(connection: Connection, identifier: UUID) -> None:
    """Index one person, or take them out if they are gone."""
    person = people.person(connection, identifier)
    if person is None:
        store.drop(connection, identifier)
        return
    store.put(connection, identifier, fold(person.name), _card(person), _texts(connection, person))


def texts_of(connection: Connection, person: Person) -> dict[str, str]:
    """Return the searchable texts of a person by column, as they are shown."""
    return {
        "name": person.name,
        "role": " · ".join(filter(None, (*(role.title for role in person.roles), person.headline))),
        "organisation": " · ".join(filter(None, (role.organisation for role in person.roles))),
        "place": " · ".join(filter(None, (person.location, person.met_at))),
        "identity": " · ".join(
            text for identity in person.identities for text in _spellings(identity)
        ),
        "tag": " · ".join(person.tags),
        "note": "\n".join(note.text for note in notes.notes(connection, person.id))[
            :MOST_NOTE_TEXT
        ],
        "about": person.about or "",
    }


def _texts(connection: Connection, person: Person) -> list[str]:
    found = texts_of(connection, person)
    # "obrien" must find O'Brien, whom "brien" finds too.
    joined = _APOSTROPHES.sub("", person.name)
    if joined != person.name:
        found["name"] = f"{person.name} {joined}"
    return [fold(found[column]) for column in store.COLUMNS]


def _spellings(identity: Identity) -> list[str]:
    """Return how people write an identity: a phone also in groups, from abroad and at home.

    A word of the index is found by its beginning, so +442079460958 alone is not found by 7946.
    """
    if identity.kind is not IdentityKind.PHONE or not identity.value.startswith("+"):
        return [identity.value]
    import phonenumbers  # noqa: PLC0415 - 30 ms of the start-up budget

    try:
        number = phonenumbers.parse(identity.value)
    except phonenumbers.NumberParseException:
        return [identity.value]
    ways = (phonenumbers.PhoneNumberFormat.INTERNATIONAL, phonenumbers.PhoneNumberFormat.NATIONAL)
    return [identity.value, *(phonenumbers.format_number(number, way) for way in ways)]


def _card(person: Person) -> dict[str, Any]:
    """Return what a hit shows."""
    first = person.roles[0] if person.roles else None
    line = " · ".join(filter(None, (first.title, first.organisation))) if first else ""
    emails = [one for one in person.identities if one.kind is IdentityKind.EMAIL]
    urls = [
        one.value
        for kind in (IdentityKind.PROFILE, IdentityKind.LINK)
        for one in person.identities
        if one.kind is kind
    ]
    return {
        "name": person.name,
        "line": (line or person.headline or "")[:LONGEST_LINE],
        "email": next((one.value for one in emails if not one.generic), None)
        or next((one.value for one in emails), None),
        "url": next(iter(urls), None),
        "tags": person.tags,
    }
