"""What files said of people, as it is kept with the rows: for exports, and to be forgotten."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic_core import from_json

from kithbook.formats.contentline import NoLine, Property
from kithbook.formats.vcard.saying import key as uid
from kithbook.store.database import Connection
from kithbook.transfer.known import key_digest, reference, referred

LABELLED = {"emails": "email", "phones": "phone", "profiles": "profile", "links": "link"}
"""The kind of identity, by the field of a card that holds it."""

RELATING = ("jscontact", "jsonl", "monica", "vcard")
"""Formats whose cards name others by their keys."""

_CARDS = """
    SELECT coalesce(merged.root, import_row.person), card FROM import_row
    LEFT JOIN merged ON merged.id = import_row.person
    WHERE (import_row.person IN (SELECT unhex(value) FROM json_each(?1)) OR import_row.person IN
     (SELECT other.id FROM json_each(?1) JOIN merged AS other ON other.root = unhex(value)))
    AND card IS NOT NULL ORDER BY import_row.id DESC
"""
_LED_TO = """
    SELECT hex(key) FROM import_row
    WHERE person IS NOT NULL AND key IN (SELECT unhex(value) FROM json_each(?))
"""
_EVER = """
    SELECT hex(row) FROM change WHERE row IN (SELECT unhex(value) FROM json_each(?1))
    UNION SELECT hex(id) FROM forgotten WHERE id IN (SELECT unhex(value) FROM json_each(?1))
"""


@dataclass(slots=True)
class Said:
    """What a file said of somebody that the book has no place for."""

    lines: Sequence[str]
    labels: dict[tuple[str, str], str]
    """Of addresses, by their kind and value."""
    relations: Sequence[dict[str, Any]]
    """To whom nobody leads: relations of the card, as JSON has them."""


def said(connection: Connection, people: Iterable[UUID]) -> dict[bytes, list[Said]]:
    """Return what files said of people, by their ids as bytes; for each the newest first."""
    asked = json.dumps([one.hex for one in people])
    found: dict[bytes, list[Said]] = {}
    for person, text in connection.execute(_CARDS, (asked,)):
        card = from_json(text)
        relations = [one for one in card.get("relations", ()) if one.get("key")]
        one = Said(card.get("lines", ()), dict(_labels(card)), relations)
        found.setdefault(person, []).append(one)
    loose = [one for every in found.values() for one in every if one.relations]
    if loose:
        _lead(connection, loose)
    return found


def _labels(card: dict[str, Any]) -> Iterator[tuple[tuple[str, str], str]]:
    for field, kind in LABELLED.items():
        for one in card.get(field, ()):
            if label := one.get("label"):
                yield (kind, one["value"]), label


def _lead(connection: Connection, loose: Iterable[Said]) -> None:
    """Keep, of relations, those whose other end no card and nobody of the book ever was.

    Where there is, or once was, somebody, the book knows whether they are still related.
    """
    keys = {each["key"] for one in loose for each in one.relations}
    marks = {key_digest(form, key).hex(): key for key in keys for form in RELATING}
    ends = {end.hex: key for key in keys if (end := referred(key))}
    led = {marks[mark] for mark in _hexes(connection, _LED_TO, [*marks])}
    led |= {ends[end] for end in _hexes(connection, _EVER, [*ends])}
    for one in loose:
        one.relations = [each for each in one.relations if each["key"] not in led]


def _hexes(connection: Connection, query: str, wanted: Sequence[str]) -> set[str]:
    if not wanted:
        return set()
    return {row[0].lower() for row in connection.execute(query, (json.dumps(wanted),))}


def forget(connection: Connection, person: UUID, words: Collection[str]) -> list[str]:
    """Take out what files said of a person, under all keys they had there; return the texts.

    Files that were sent and not imported go as a whole: nobody has said yet whom they hold. The
    name of a file that holds a word of the person's name goes too, and so do relations to them in
    what files said of others.
    """
    theirs = (
        "import_row.person = ?1 OR import_row.key IN"
        " (SELECT key FROM import_row WHERE person = ?1 AND key IS NOT NULL)"
        " OR import_row.import IN (SELECT id FROM import WHERE state IN ('sent', 'tried'))"
    )
    rows = connection.execute(
        f"SELECT card, raw, name, remarks FROM import_row WHERE {theirs}",  # noqa: S608 - above
        (person.bytes,),
    ).fetchall()
    texts = [text for row in rows for text in row if text]
    connection.execute(f"DELETE FROM import_row WHERE {theirs}", (person.bytes,))  # noqa: S608 - above
    connection.execute("DELETE FROM import WHERE state IN ('sent', 'tried')")
    for identifier, name in connection.execute("SELECT id, name FROM import").fetchall():
        if any(word in name.casefold() for word in words):
            texts.append(name)
            connection.execute("UPDATE import SET name = '' WHERE id = ?", (identifier,))
    keys = {key for card, *_ in rows if card and (key := json.loads(card).get("key"))}
    for key in sorted({*keys, reference(person)}):
        _unrelate(connection, key)
    return texts


def _unrelate(connection: Connection, key: str) -> None:
    """Take relations to the card of that key out of what files said of others."""
    written = json.dumps(key, ensure_ascii=False)
    for row, text in connection.execute(
        "SELECT id, card FROM import_row WHERE related AND instr(card, ?)", (written,)
    ).fetchall():
        card = json.loads(text)
        card["relations"] = [one for one in card.get("relations", ()) if one.get("key") != key]
        card["lines"] = [one for one in card.get("lines", ()) if not _names(one, key)]
        left = any(one.get("key") for one in card["relations"])
        connection.execute(
            "UPDATE import_row SET card = ?, raw = NULL, related = ? WHERE id = ?",
            (json.dumps(card, ensure_ascii=False, separators=(",", ":")), left, row),
        )


def _names(line: str, key: str) -> bool:
    """Tell whether a content line leads to the card of a key, or holds a card that does."""
    try:
        found = Property.parse(line)
    except NoLine:
        return False
    return uid(found.text) == key if found.name == "RELATED" else json.dumps(key) in found.text
