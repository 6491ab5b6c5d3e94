"""What is indexed of a person, and keeping it current: a follower of people."""

import re
from collections.abc import Collection
from typing import Any
from uuid import UUID

from kithbook.interactions import store as interactions
from kithbook.notes import store as notes
from kithbook.people import facts
from kithbook.people import store as people
from kithbook.people.following import Followed, follow
from kithbook.people.identifier import LONGEST_LINE
from kithbook.people.role import current
from kithbook.search import store
from kithbook.search.text import fold
from kithbook.store.database import Connection
from kithbook_protocol.people import Identity, IdentityKind, Person
from kithbook_protocol.relation import Relation

_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u02bc](?=\w)")
MOST_NOTE_TEXT = 200_000
"""Characters of notes, of interactions and of promises indexed per person."""
OTHERS = {
    "organisation": people.members,
    "field": facts.holders_of_field,
    "person": facts.related,
    "relation": facts.ends_ever,
    "interaction": interactions.there,
}
"""Whom else a row is about, beside its owner."""
COLUMN = {"relation": "tag", "interaction": "note", "promise": "note"}
"""The columns of texts that have none of their own; those of one's own fields are in `about`."""


def refresh(connection: Connection, people: Followed) -> None:
    """Index people anew, or take them out if they are gone: a follower."""
    there = [one for one in people.values() if one]
    hanging = _hanging(connection, [one.id for one in there]) if there else {}
    for identifier, person in people.items():
        if person is None:
            store.drop(connection, identifier)
    store.put(
        connection,
        [
            (one.id, fold(one.name), _card(one), _texts(one, hanging.get(one.id, {})))
            for one in there
        ],
    )


def index(connection: Connection, people: Collection[UUID]) -> None:
    """Index people anew, or take them out if they are gone."""
    follow(connection, people, refresh)


Hanging = dict[str, str]
"""Texts of notes, interactions and promises."""


def _hanging(connection: Connection, people: Collection[UUID]) -> dict[UUID, Hanging]:
    """Return what was written down about people, by kind."""
    found: dict[UUID, Hanging] = {}
    for kind, texts in (
        ("note", notes.texts(connection, people)),
        ("interaction", interactions.texts(connection, people)),
        ("promise", interactions.promise_texts(connection, people)),
    ):
        for person, lines in texts.items():
            found.setdefault(person, {})[kind] = "\n".join(lines)[:MOST_NOTE_TEXT]
    return found


def texts_of(connection: Connection, person: Person) -> dict[str, str]:
    """Return the searchable texts of a person by what they are, as they are shown."""
    return _told(person, _hanging(connection, [person.id]).get(person.id, {}))


def _told(person: Person, hanging: Hanging) -> dict[str, str]:
    found = {
        "name": person.name,
        "role": " · ".join(filter(None, (*(role.title for role in person.roles), person.headline))),
        "organisation": " · ".join(filter(None, (role.organisation for role in person.roles))),
        "place": " · ".join(filter(None, (person.location, person.met_at))),
        "identity": " · ".join(
            text for identity in person.identities for text in _spellings(identity)
        ),
        "tag": " · ".join(person.tags),
        "relation": " · ".join(map(_related, person.relations)),
        **dict.fromkeys(("note", "interaction", "promise"), ""),
        **hanging,
        "about": person.about or "",
    }
    own: dict[str, list[str]] = {}
    for value in person.values:
        own.setdefault(value.name, []).append(value.value)
    for name, texts in own.items():
        found.setdefault(name, " · ".join(texts)[:MOST_NOTE_TEXT])
    return found


def _texts(person: Person, hanging: Hanging) -> list[str]:
    found = _told(person, hanging)
    # "obrien" must find O'Brien, whom "brien" finds too.
    joined = _APOSTROPHES.sub("", person.name)
    if joined != person.name:
        found["name"] = f"{person.name} {joined}"
    columns = dict.fromkeys(store.COLUMNS, "")
    for name, text in found.items():
        column = name if name in columns else COLUMN.get(name, "about")
        columns[column] = f"{columns[column]} {text}"
    return [fold(text) for text in columns.values()]


def _related(one: Relation) -> str:
    return f"{one.label}{' of' if one.reverse else ''} {one.name}"


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
    first = current(person.roles)
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
