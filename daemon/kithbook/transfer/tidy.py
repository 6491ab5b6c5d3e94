"""Cards in normal form: as a person's typing would be stored. Runs in the worker.

What is no e-mail, number, address or date is not thrown away: it becomes a note of the card, and
the entry says so.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from kithbook.errors import InvalidRequest
from kithbook.extract import mailbox, sites
from kithbook.formats.interface import Entry
from kithbook.people.house import house
from kithbook.people.identifier import clean, line, normal, quoted, tag_name
from kithbook.people.model import BIRTHDAY, INVERSES, LABELS
from kithbook.people.partial import PartialDate
from kithbook.transfer.known import digest, key_digest, known_by
from kithbook.transfer.model import Found, Remark
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardDate,
    CardInteraction,
    CardNote,
    CardRelation,
    CardRole,
)
from kithbook_protocol.people import IdentityKind

MOST = 200
"""Values of a kind that one card may have."""


def tidied(entry: Entry, form: str) -> Found:
    """Return an entry of a file of that format as its row is kept, with its card in normal form."""
    if entry.part:
        part = json.dumps(asdict(entry.part), ensure_ascii=False, separators=(",", ":"))
        return Found(entry.number, "read", None, "", part, entry.raw, None, "[]", 0, False)
    told = [Remark("converted", one) for one in entry.converted]
    card = _card(entry.card, told) if entry.card else None
    skipped = entry.skipped
    if entry.card and card is None:
        skipped = f"Number {entry.number} has no name that could be kept."
    all_told = [*told, Remark("skipped", skipped)] if skipped else told
    remarks = json.dumps(all_told) if all_told else "[]"
    if card is None:
        rest = (entry.raw, None, remarks, len(told), False)
        return Found(entry.number, "skipped", None, "", None, *rest)
    content = card.model_dump_json(exclude_defaults=True)
    return Found(
        number=entry.number,
        state="read",
        key=key_digest(form, known_by(card, content)).hex(),
        digest=digest(content).hex(),
        content=content,
        raw=entry.raw,
        name=card.name,
        remarks=remarks,
        converted=len(told),
        related=any(one.key for one in card.relations),
    )


def _card(card: Card, told: list[Remark]) -> Card | None:
    name = line(card.name)
    if not name or not any(one.isalnum() for one in name):
        return None
    aside: list[str] = []
    addresses = _addresses(card, aside)
    dates = _dates(card.dates, aside)
    notes = [
        CardNote(text=text, written_at=one.written_at)
        for one in card.notes
        if (text := clean(one.text))
    ]
    if aside:
        notes.append(CardNote(text="\n".join(aside)))
        told += [Remark("noted", f"Kept as a note: {quoted(one)}.", quoted(one)) for one in aside]
    values: dict[str, Any] = {
        "name": name,
        "headline": line(card.headline),
        "location": line(card.location),
        "about": clean(card.about),
        "met_at": line(card.met_at),
        "roles": [role for one in card.roles[:MOST] if (role := _role(one))],
        "tags": _tags(card.tags),
        "notes": notes[:MOST],
        "dates": dates,
        "fields": [one for one in card.fields[:MOST] if line(one.name) and clean(one.value)],
        "relations": [_relation(one) for one in card.relations[:MOST]],
        "interactions": [_interaction(one) for one in card.interactions],
        **addresses,
    }
    return card.model_copy(update=values)


def _addresses(card: Card, aside: list[str]) -> dict[str, list[CardAddress]]:
    pages = [*((one, True) for one in card.profiles), *((one, False) for one in card.links)]
    profiles: list[CardAddress] = []
    links: list[CardAddress] = []
    for one, said in pages[:MOST]:
        found = sites.match(one.value)
        person = found is not None and bool(found.canonical) and found.kind == "person"
        (profiles if said or person else links).append(one)
    return {
        "emails": _normal(IdentityKind.EMAIL, card.emails, aside),
        "phones": _normal(IdentityKind.PHONE, card.phones, aside),
        "profiles": _normal(IdentityKind.PROFILE, profiles, aside),
        "links": _normal(IdentityKind.LINK, links, aside),
    }


def _normal(
    kind: IdentityKind, addresses: Iterable[CardAddress], aside: list[str]
) -> list[CardAddress]:
    """Return addresses in normal form, each once; what is none goes aside."""
    found: dict[str, CardAddress] = {}
    for one in list(addresses)[:MOST]:
        try:
            value = normal(kind, one.value)
        except InvalidRequest:
            if text := line(one.value):
                aside.append(f"{kind.value}: {text}")
            continue
        generic = kind is IdentityKind.EMAIL and (one.generic or mailbox.generic(value))
        label = line(one.label)
        found.setdefault(value, CardAddress(value=value, label=label, generic=generic))
    return list(found.values())


def _dates(dates: Iterable[CardDate], aside: list[str]) -> list[CardDate]:
    found: dict[str, CardDate] = {}
    for one in list(dates)[:MOST]:
        label = " ".join((line(one.label) or BIRTHDAY).replace("_", " ").split())[:100]
        label = label.casefold() if label.casefold() in LABELS else label
        when = _partial(one.day)
        if when is None or when.day is None:
            aside.append(f"{label}: {one.day}")
            continue
        found.setdefault(label.casefold(), CardDate(label=label, day=str(when)))
    return list(found.values())


def _role(one: CardRole) -> CardRole | None:
    title, organisation = line(one.title), house(one.organisation)
    if not title and not organisation:
        return None
    since, until = _partial(one.since), _partial(one.until)
    return CardRole(
        title=title,
        organisation=organisation,
        since=str(since) if since else None,
        until=str(until) if until else None,
    )


def _partial(text: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(text) if text else None
    except InvalidRequest:
        return None


def _tags(tags: Iterable[str]) -> list[str]:
    found: dict[str, str] = {}
    for one in list(tags)[:MOST]:
        try:
            name = tag_name(one)[:100]
        except InvalidRequest:
            continue
        found.setdefault(name.casefold(), name)
    return list(found.values())


def _relation(one: CardRelation) -> CardRelation:
    label = " ".join((line(one.label) or "knows").replace("_", " ").split())[:100]
    known = label.casefold() in INVERSES
    return one.model_copy(update={"label": label.casefold() if known else label})


def _interaction(one: CardInteraction) -> CardInteraction:
    return one.model_copy(update={"text": clean(one.text), "place": line(one.place)})
