"""What is indexed of a person, and keeping it current: a follower of people."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kithbook.interactions import store as interactions
from kithbook.people import facts
from kithbook.people import store as people
from kithbook.people.following import Followed, follow
from kithbook.people.identifier import LONGEST_LINE
from kithbook.people.role import current
from kithbook.search import ranking, store, vocabulary
from kithbook.search.alias import aliases
from kithbook.search.around import MOST_NOTE_TEXT, Around, around
from kithbook.search.text import fold
from kithbook.search.trait import flags, since
from kithbook.store.database import Connection
from kithbook.ties import service as ties
from kithbook_protocol.people import Identity, IdentityKind, Person
from kithbook_protocol.relation import Relation

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

MOST_FORMER = 8
"""Names that somebody had before."""
LONGEST_WORD = 32
"""Letters of a word that is kept for typing errors."""
OTHERS = {
    "organisation": people.members,
    "field": facts.holders_of_field,
    "person": facts.related,
    "relation": facts.ends_ever,
    "interaction": interactions.there,
}
"""Whom else a row is about, beside its owner."""
SEPARATOR = " · "
COLUMN = {"former_name": "alias", "interaction": "note", "promise": "note"}
"""The columns of texts that have none of their own; those of one's own fields are in `about`."""
TAKEN = frozenset((*store.COLUMNS, *COLUMN, *vocabulary.KINDS))
"""Names of texts; a field of one's own that is called so is told apart by its quotes."""


def refresh(connection: Connection, followed: Followed) -> None:
    """Index people anew, or take them out if they are gone: a follower."""
    there = [one for one in followed.people.values() if one]
    for identifier, person in followed.people.items():
        if person is None:
            store.drop(connection, identifier)
    if there:
        near = around(connection, [one.id for one in there], followed.kinds)
        texts = {one.id: _told(one, near.texts.get(one.id, {})) for one in there}
        for one in there:
            if former := _former(one.name, near.written.get(one.id)):
                texts[one.id]["former_name"] = SEPARATOR.join(former)
        store.put(connection, [_entry(one, texts[one.id], near) for one in there])
        # Many are at one house and do the same: each text is folded once.
        distinct = {
            (text, bit)
            for told in texts.values()
            for kind, bit in vocabulary.KINDS.items()
            if (text := told.get(kind))
        }
        known: dict[str, int] = {}
        for text, bit in distinct:
            for word in fold(text).split():
                if word.isalpha() and len(word) <= LONGEST_WORD:
                    known[word] = known.get(word, 0) | bit
        # In the order of the alphabet: neighbours in the tree are written together.
        vocabulary.put(connection, dict(sorted(known.items())))


def index(connection: Connection, people: Collection[UUID]) -> None:
    """Index people anew, or take them out if they are gone."""
    follow(connection, people, ties.refresh, refresh)


def texts_of(person: Person, hanging: Mapping[str, str]) -> dict[str, str]:
    """Return the searchable texts of a person by what they are, as they are shown.

    Args:
        person: with all that hangs on them.
        hanging: notes, interactions, promises, asks and offers, by kind.
    """
    found = _told(person, hanging)
    place = " · ".join(filter(None, (found["place"], found.pop("met"))))
    return {**found, "place": place}


def _told(person: Person, hanging: Mapping[str, str]) -> dict[str, str]:
    found = {
        "name": person.name,
        "role": " · ".join(filter(None, (*(role.title for role in person.roles), person.headline))),
        "organisation": " · ".join(filter(None, (role.organisation for role in person.roles))),
        "place": person.location or "",
        "met": person.met_at or "",
        "identity": " · ".join(
            text for identity in person.identities for text in _spellings(identity)
        ),
        "tag": " · ".join(person.tags),
        "relation": " · ".join(map(_related, person.relations)),
        **dict.fromkeys(("note", "interaction", "promise", "ask", "offer"), ""),
        **hanging,
        "about": person.about or "",
    }
    own: dict[str, list[str]] = {}
    for value in person.values:
        own.setdefault(value.name, []).append(value.value)
    for name, texts in own.items():
        found[f'"{name}"' if name in TAKEN else name] = " · ".join(texts)[:MOST_NOTE_TEXT]
    return found


def _entry(person: Person, told: Mapping[str, str], near: Around) -> store.Entry:
    days = near.days.get(person.id, [])
    tie = ranking.tie(near.ties.get(person.id), near.opened.get(person.id))
    columns = dict.fromkeys(store.COLUMNS, "")
    for name, text in told.items():
        if text:
            column = name if name in columns else COLUMN.get(name, "about")
            columns[column] = f"{columns[column]} {fold(text)}"
    former = told.get("former_name", "")
    others = aliases(person.name)
    if former:
        others += [word for one in former.split(SEPARATOR) for word in aliases(one)]
    if others:
        columns["alias"] = f"{columns['alias']} {' '.join(others)}"
    columns["flag"] = " ".join(flags(person, columns, near, days, is_close=tie is not None))
    return store.Entry(
        person=person.id,
        name=columns["name"][1:],
        card=_card(person)
        | _standing(person, days, near.own.get(person.id))
        | ({"formerly": former} if former else {}),
        texts=[text and _signed(store.SIGN_OF[one], text) for one, text in columns.items()],
        part=" ".join(dict.fromkeys(map(piece, person.identities))),
        tie=tie,
    )


def _former(name: str, written: vocabulary.Written | None) -> list[str]:
    """Return what somebody was called before: until they married, or it was put right."""
    names = sorted(written.names) if written and len(written.names) > 1 else ()
    return [one for one in names if fold(one) != fold(name)][:MOST_FORMER]


def _signed(sign: str, folded: str) -> str:
    found = folded.split()
    return f"{sign}{f' {sign}'.join(found)}" if found else ""


def _standing(
    person: Person, days: list[date], own: tuple[int, int] | None
) -> dict[str, str | list[int]]:
    """Return, for a hit, last contact, from when a cadence counts, and one's own cadence."""
    found: dict[str, str | list[int]] = {"since": since(person, days).isoformat()}
    if days:
        found["last"] = days[-1].isoformat()
    if own:
        found["own"] = [*own]
    return found


def piece(identity: Identity) -> str:
    """Return what of an identity is found by any piece of it: number, mailbox or handle."""
    if identity.kind is IdentityKind.EMAIL:
        text = identity.value.rpartition("@")[0]
    elif identity.kind is IdentityKind.PHONE:
        text = "".join(filter(str.isdigit, identity.value))
    else:
        text = identity.value.rstrip("/").rpartition("/")[2]
    return "".join(fold(text).split())


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
        number = _e164(identity.value) or phonenumbers.parse(identity.value)
    except phonenumbers.NumberParseException:
        return [identity.value]
    ways = (phonenumbers.PhoneNumberFormat.INTERNATIONAL, phonenumbers.PhoneNumberFormat.NATIONAL)
    return [identity.value, *(phonenumbers.format_number(number, way) for way in ways)]


def _e164(text: str) -> "PhoneNumber | None":
    """Return the number that is written so, as `phonenumbers.parse` would; None if that must tell.

    It must expect anything, and takes longer than all else that is indexed of a number.
    """
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneNumber  # noqa: PLC0415 - as above

    if not text[1:].isdecimal():
        return None
    for end in (2, 3, 4):
        code, national = text[1:end], text[end:]
        if national and not national.startswith("0") and int(code) in COUNTRY_CODE_TO_REGION_CODE:
            return PhoneNumber(country_code=int(code), national_number=int(national))
    return None


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
