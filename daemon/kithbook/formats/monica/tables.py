"""What Monica's contacts point to: it lies after them, so it is read before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import ijson

from kithbook.formats.encoding import recoded
from kithbook.formats.interface import Source, Unreadable

MOST_PICTURES = 64 * 1024 * 1024
"""Characters of pictures held at a time."""

_CHUNK = 4_096
"""Bytes read at a time: what opens and closes within them is not counted."""
_DEEPEST = 5_000


def text(value: object) -> str:
    """Return a string or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def properties(value: object) -> dict[str, Any]:
    """Return a thing's properties; empty for what is none."""
    found = value.get("properties") if isinstance(value, dict) else None
    return found if isinstance(found, dict) else {}


def things(value: object) -> dict[str, list[Any]]:
    """Return what hangs on a contact, by type."""
    found: dict[str, list[Any]] = {}
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict) and isinstance(values := one.get("values"), list):
            found.setdefault(text(one.get("type")), []).extend(values)
    return found


@dataclass(slots=True)
class Tables:
    """By uuid, unless said otherwise."""

    types: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Of contact fields, activities, life events; genders."""
    relations: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """By contact: what another is to them, and the other."""
    pointed: set[str] = field(default_factory=set)
    """Contacts that others point to."""
    activities: dict[str, dict[str, Any]] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    """As `data:` URLs; only those that are somebody's."""
    held: int = 0
    """Characters of the pictures."""


def read(source: Source) -> Tables:
    """Read them. Damage is not told here: reading the contacts comes to it."""
    found = Tables()
    wanted: set[str] = set()
    try:
        for _, table in _items(source, "account.instance", pairs=True):
            for one in table if isinstance(table, list) else ():
                if isinstance(one, dict):
                    found.types[text(one.get("uuid"))] = properties(one)
        for one in values(source):
            _take(found, one, wanted)
    except Unreadable:
        pass
    return found


def values(source: Source) -> Iterator[Any]:
    """Yield the account's things of all types: a thing's members tell its type.

    Raises:
        Unreadable: the JSON is damaged from there on.
    """
    return _items(source, "account.data.item.values.item")


def is_contact(thing: object) -> bool:
    """Tell whether a thing is a contact."""
    return "is_partial" in (found := properties(thing)) or "first_name" in found


def picture(contact: dict[str, Any]) -> str | None:
    """Return the uuid of the picture to show of a contact."""
    avatar = properties(contact).get("avatar")
    chosen = text(avatar.get("avatar_photo")) if isinstance(avatar, dict) else ""
    photos = things(contact.get("data")).get("photo", [])
    return chosen or next((one for one in photos if isinstance(one, str)), None)


def _take(found: Tables, one: object, wanted: set[str]) -> None:
    said, uuid = properties(one), text(one.get("uuid")) if isinstance(one, dict) else ""
    if isinstance(one, dict) and is_contact(one):
        if chosen := picture(one):
            wanted.add(chosen)
        if through := text(said.get("first_met_through")):
            found.pointed.add(through)
    elif "contact_is" in said:
        # "Contact is" whose page says it, and the type is what the other is to them.
        person, other = text(said["contact_is"]), text(said.get("of_contact"))
        found.relations.setdefault(person, []).append((text(said.get("type")), other))
        found.pointed.add(other)
    elif "summary" in said or "happened_at" in said:
        found.activities[uuid] = said
    elif uuid in wanted:
        data = text(said.get("dataUrl"))
        if data and found.held + len(data) <= MOST_PICTURES:
            found.held += len(data)
            found.pictures[uuid] = data


def _items(source: Source, prefix: str, *, pairs: bool = False) -> Iterator[Any]:
    with recoded(source) as file:
        reading = ijson.kvitems if pairs else ijson.items
        try:
            yield from reading(_Shallow(file), prefix, use_float=True, buf_size=_CHUNK)
        except (ijson.JSONError, ValueError, RecursionError) as error:
            told = "The JSON is damaged here; what comes after is not read."
            raise Unreadable(told) from error


class _Shallow:
    """A file that breaks off where it would nest without end: ijson's time goes with the square."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._depth = 0

    def read(self, size: int = -1) -> bytes:
        """Return what comes next.

        Raises:
            ValueError: it is too deep. Brackets in texts count too; they close mostly.
        """
        found = self._file.read(size)
        self._depth += found.count(b"[") + found.count(b"{")
        self._depth -= found.count(b"]") + found.count(b"}")
        if self._depth > _DEEPEST:
            raise ValueError
        return found
