"""The object that a card was read from, less what the card no longer says."""

import json
import re
from typing import Any

from kithbook.formats import document
from kithbook.formats.contentline import Property
from kithbook.formats.draft import Draft
from kithbook.formats.jscontact import KEPT, REST, parts, whole
from kithbook_protocol.card import Card

_PAGES = frozenset({"links", "profiles"})
_WHOLE = {"name": ("name",), "titles": ("titles", "organizations"), "speakToAs": ("speakToAs",)}
_READ = {"name": whole.name, "titles": whole.work, "speakToAs": whole.spoken}
_TELLING = {
    "notes": ("text",),
    "dates": ("label", "day"),
    "roles": ("title", "organisation"),
}
"""What tells an entry of theirs from others."""
_NO_DIGIT = re.compile(r"[^0-9]+")
_ADDRESSES = {"EMAIL": "emails", "TEL": "phones", "URL": "links"} | dict.fromkeys(
    ("SOCIALPROFILE", "X-SOCIALPROFILE", "IMPP"), "profiles"
)

Said = tuple[str, ...]
"""A value of a card: its field, and what tells it from others of the field."""


class Kept:
    """The members, and what they say already."""

    def __init__(self, card: Card, lines: list[tuple[str, Property]]) -> None:
        self.members: dict[str, Any] = {}
        self.renamed = False
        """Whether there is an object, and its name is no longer the card's."""
        self._said: set[Said] = set()
        kept = next((one for _, one in lines if one.name == KEPT), None)
        if kept is not None:
            found = _parsed(kept.text)
            _with_pictures(found, [one.value for _, one in lines if one.name == "PHOTO"])
            self._take(found, card)
            self.renamed = "name" in found and "name" not in self.members

    def is_new(self, field: str, value: object) -> bool:
        """Tell whether no kept member says a value of a card."""
        return not self._said or _key(field, value) not in self._said

    def say(self, field: str, value: object) -> None:
        """Take note that a value is said."""
        self._said.add(_key(field, value))

    def says_address(self, line: Property, card: Card) -> bool:
        """Tell whether a line is one of the card's e-mails, phones and pages, or a relation."""
        if line.name in ("RELATED", "X-ABRELATEDNAMES"):
            return any(one.key == line.value for one in card.relations if one.key)
        field = _ADDRESSES.get(line.name)
        if field is None:
            return False
        value = _address(field, line.text.removeprefix("mailto:").removeprefix("tel:"))
        fields = sorted(_PAGES) if field in _PAGES else [field]
        held = (one for name in fields for one in getattr(card, name))
        return any(_address(field, one.value) == value for one in held)

    def _take(self, found: dict[str, Any], card: Card) -> None:
        holds = {
            _key(field, one) for field in Card.model_fields for one in _values(getattr(card, field))
        }
        taken: set[str] = set()
        for member, reading in _READ.items():
            together = {one: found[one] for one in _WHOLE[member] if one in found}
            if together:
                draft = Draft()
                reading(draft, found)
                self._keep(draft, holds, together)
                taken.update(together)
        for member, value in found.items():
            if member in taken or member == "vCardProps":
                continue
            if member not in parts.ENTRIES or not isinstance(value, dict):
                self.members[member] = value
                continue
            still = {
                key: entry for key, entry in value.items() if self._holds(member, key, entry, holds)
            }
            if still or not value:
                self.members[member] = still
        properties = [one for one in whole.properties(found) if self._holds_property(one, holds)]
        if properties or found.get("vCardProps") == []:
            self.members["vCardProps"] = properties
        elif not isinstance(found.get("vCardProps", []), list):
            self.members["vCardProps"] = found["vCardProps"]

    def _keep(self, draft: Draft, holds: set[Said], members: dict[str, Any]) -> None:
        said = _of(draft)
        if said <= holds:
            self._said |= said
            self.members |= members

    def _holds(self, member: str, key: str, entry: object, holds: set[Said]) -> bool:
        if member != "keywords" and not isinstance(entry, dict):
            return True
        draft = Draft()
        parts.ENTRIES[member](draft, key, entry)
        said = _of(draft)
        if said <= holds:
            self._said |= said
            return True
        return False

    def _holds_property(self, entry: Any, holds: set[Said]) -> bool:
        if isinstance(entry, list) and entry and str(entry[0]).upper() == REST:
            return False
        draft = Draft()
        parts.property_of_vcard(draft, "", entry)
        said = _of(draft)
        self._said |= said & holds
        return said <= holds


def _parsed(text: str) -> dict[str, Any]:
    try:
        return parts.mapping(document.parsed(text))
    except document.Broken:
        return {}


def _with_pictures(found: dict[str, Any], pictures: list[str]) -> None:
    """Give the pictures that lie in lines of their own back to the object."""
    left = (one for one in pictures if one.startswith("data:"))
    media = parts.mapping(found.get("media"))
    for key in [*media]:
        if parts.mapping(media[key]).get("uri") == "":
            picture = next(left, None)
            if picture is None:
                del media[key]
            else:
                media[key] = {**media[key], "uri": picture}


def _of(draft: Draft) -> set[Said]:
    return {_key(field, one) for field, values in draft.values.items() for one in _values(values)}


def _values(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _key(field: str, value: Any) -> Said:
    """Return what tells a value from others of its field, in the card's form or a draft's."""
    if isinstance(value, str | int):
        return field, str(value)
    told = value if isinstance(value, dict) else value.__dict__
    if field in ("emails", "phones", "links", "profiles"):
        return "pages" if field in _PAGES else field, _address(field, told["value"])
    if field == "relations":
        return field, told["label"], told.get("key") or told.get("name") or ""
    if names := _TELLING.get(field):
        return field, *(told.get(name) or "" for name in names)
    return field, json.dumps(told, default=str, sort_keys=True)


def _address(field: str, value: str) -> str:
    """Return an address in a form that does not heed how it is written."""
    if field == "phones":
        return _NO_DIGIT.sub("", value) or value
    return value.casefold().rstrip("/")
