"""JSContact cards (RFC 9553), one a line."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from kithbook.formats import contentline, document
from kithbook.formats.contentline import Property
from kithbook.formats.interface import Piece
from kithbook.formats.jscontact import ABOUT, LOCATION, made
from kithbook.formats.jscontact.kept import Kept
from kithbook.formats.partial import rfc3339
from kithbook_protocol.card import Card

_PARTS = {
    "emails": "emails",
    "phones": "phones",
    "onlineServices": "profiles",
    "links": "links",
}


class _JsContact:
    """The writer."""

    NAME = "jscontact"
    TITLE = "JSContact"
    SUFFIX = "jsonl"
    MEDIA_TYPE = "application/jsonl"

    def head(self) -> str:
        """Return nothing."""
        return ""

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield a card a line, each as it was read and with what has come since."""
        for card in cards:
            yield Piece(document.dumped(_written(card)) + "\n")

    def foot(self) -> str:
        """Return nothing."""
        return ""


def _written(card: Card) -> dict[str, Any]:
    lines = made.lines(card.lines)
    kept = Kept(card, lines)
    found = kept.members
    found.setdefault("@type", "Card")
    found.setdefault("version", "1.0")
    found["uid"] = _uid(card)
    if card.added_at is not None:
        found.setdefault("created", rfc3339(card.added_at))
    _name(found, card, lines, kept)
    for member, field in _PARTS.items():
        for one in getattr(card, field):
            if kept.is_new(field, one):
                _add(found, member, made.address(member, one))
    _work(found, card, lines, kept)
    _story(found, card, kept)
    _related(found, card, kept)
    _lines(found, card, lines, kept)
    if rest := made.rest(card, kept):
        found.setdefault("vCardProps", []).append(made.of_rest(rest))
    return found


def _story(found: dict[str, Any], card: Card, kept: Kept) -> None:
    """Add days, notes, and where somebody is."""
    for day in card.dates:
        if made.is_said(day) and kept.is_new("dates", day):
            _add(found, "anniversaries", made.anniversary(day))
    if card.about and kept.is_new("about", card.about):
        found.setdefault("notes", {})[ABOUT] = {"note": card.about}
    for note in card.notes:
        if kept.is_new("notes", note):
            _add(found, "notes", made.note(note))
    if card.location and kept.is_new("location", card.location):
        found.setdefault("addresses", {})[LOCATION] = {"full": card.location}


def _related(found: dict[str, Any], card: Card, kept: Kept) -> None:
    """Add tags, and who is what to the person."""
    for tag in card.tags:
        if kept.is_new("tags", tag):
            found.setdefault("keywords", {})[tag] = True
    for other in card.relations:
        if other.key and made.is_said(other) and kept.is_new("relations", other):
            relation = found.setdefault("relatedTo", {}).setdefault(other.key, {})
            relation.setdefault("relation", {})[made.RELATIONS[other.label]] = True


def _uid(card: Card) -> str:
    """Return the key; where there is none, one that the same card always gives."""
    if card.key:
        return card.key
    return uuid.uuid5(uuid.NAMESPACE_OID, card.model_dump_json(exclude_defaults=True)).urn


def _name(found: dict[str, Any], card: Card, lines: list[tuple[str, Property]], kept: Kept) -> None:
    if kept.is_new("name", card.name):
        found["name"] = {"full": card.name}
        for text, one in lines:
            if one.name == "N":
                kept.say("lines", text)
                if not kept.renamed and (components := made.name(one)):
                    found["name"]["components"] = components


def _work(found: dict[str, Any], card: Card, lines: list[tuple[str, Property]], kept: Kept) -> None:
    """Add the roles of now, and units of their organisations."""
    ids: dict[str, str] = {}
    for role in card.roles:
        if role.until is not None or not kept.is_new("roles", role):
            continue
        at = ids.get(role.organisation or "")
        if role.organisation and at is None:
            at = ids[role.organisation] = _add(found, "organizations", {"name": role.organisation})
        if role.title:
            where = {} if at is None else {"organizationId": at}
            _add(found, "titles", {"name": role.title, **where})
    for text, one in lines:
        if one.name == "ROLE" and kept.is_new("lines", text):
            _add(found, "titles", {"name": one.text, "kind": "role"})
            kept.say("lines", text)
        elif one.name == "ORG" and kept.is_new("lines", text):
            name, *units = contentline.components(one.value)
            if name in ids and units:
                told = [{"name": unit} for unit in units if unit]
                found["organizations"][ids[name]]["units"] = told
            kept.say("lines", text)


def _lines(
    found: dict[str, Any], card: Card, lines: list[tuple[str, Property]], kept: Kept
) -> None:
    """Add what lines say that neither the card's fields nor the kept members do."""
    for text, one in lines:
        if one.name in made.SAID or not kept.is_new("lines", text):
            continue
        if entries := made.line(one):
            for entry in entries:
                _add(found, *entry)
        elif one.name == "KIND":
            found.setdefault("kind", one.text)
        elif not kept.says_address(one, card):
            found.setdefault("vCardProps", []).append(made.of_vcard(one))


def _add(found: dict[str, Any], member: str, entry: dict[str, Any]) -> str:
    """Add an entry to a member under an id that is free, and return that."""
    entries = found.setdefault(member, {})
    number = len(entries) + 1
    while (identifier := f"{member[0]}{number}") in entries:
        number += 1
    entries[identifier] = entry
    return identifier


WRITER = _JsContact()
