"""JSContact cards (RFC 9553): a JSON array of them, JSON Lines, or a single one."""

import re
from collections.abc import Iterator
from typing import Any

from kithbook.formats import contentline, document, encoding
from kithbook.formats.contentline import Property
from kithbook.formats.draft import LONGEST_CONTENT_LINE, Draft
from kithbook.formats.interface import MOST_ROWS, Entry, Options, Source, Unreadable
from kithbook.formats.jscontact import KEPT, whole
from kithbook.formats.jscontact.parts import mapping, text
from kithbook.formats.partial import moment

_BEGINNING = re.compile(r"\s*[\[{]")
_CARD = re.compile(r'"@type"\s*:\s*"Card"')
_SURE = 95


class _JsContact:
    """The reader."""

    NAME = "jscontact"
    TITLE = "JSContact"

    def recognise(self, head: bytes, source: Source) -> int:  # noqa: ARG002 - the head says it
        """Return how sure it is: it is JSON, and speaks of a Card."""
        found = encoding.decoded(head)
        return _SURE if _BEGINNING.match(found) and _CARD.search(found) else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:  # noqa: ARG002 - no table
        """Yield the cards; a group is none, and its members have its name as a tag."""
        groups = _groups(source)
        for number, found in enumerate(document.objects(source), 1):
            if number > MOST_ROWS:
                yield Entry(number, None, f"Only the first {MOST_ROWS:,} cards are read.")
                return
            if isinstance(found, document.Broken):
                yield Entry(number, None, f"Card {number} is no JSON.")
            elif not isinstance(found, dict) or found.get("@type", "Card") != "Card":
                yield Entry(number, None, f"Item {number} is no card.")
            elif found.get("kind") == "group":
                yield _group(number, found)
            else:
                yield _entry(number, found, groups)


def _groups(source: Source) -> dict[str, list[str]]:
    """Return, by the member's uid, the names of the groups that it is in."""
    with encoding.recoded(source) as file:
        if not _mentions(file):
            return {}
    groups: dict[str, list[str]] = {}
    try:
        for found in document.objects(source):
            if isinstance(found, dict) and found.get("kind") == "group":
                name = text(mapping(found.get("name")).get("full"))
                for member, is_one in mapping(found.get("members")).items():
                    if is_one is True and name:
                        groups.setdefault(_bare(member), []).append(name)
    except Unreadable:
        pass  # Reading the cards says so, where it breaks off.
    return groups


def _mentions(file: Any) -> bool:
    """Tell whether a file speaks of members at all: most have no groups, and are read once."""
    tail = b""
    while piece := file.read(1 << 20):
        if b'"members"' in tail + piece:
            return True
        tail = piece[-16:]
    return False


def _bare(uid: str) -> str:
    return uid.lower().removeprefix("urn:uuid:")


def _group(number: int, found: dict[str, Any]) -> Entry:
    name = text(mapping(found.get("name")).get("full"))
    told = f"Card {number} is a group; its members have its name as a tag."
    if not name:
        told = f"Card {number} is a group without a name."
    return Entry(number, None, told, raw=_written(found))


def _entry(number: int, found: dict[str, Any], groups: dict[str, list[str]]) -> Entry:
    draft = Draft()
    uid = text(found.get("uid"))
    whole.read(draft, found)
    for group in groups.get(_bare(uid), ()) if groups else ():
        draft.tag(group)
    kind = text(found.get("kind"))
    if kind and kind != "individual":
        draft.keep(contentline.made("KIND", kind))
    if (created := moment(found.get("created"))) is not None:
        draft.values["added_at"] = created
    written = _written(_without_pictures(found))
    if written is None or len(written) > LONGEST_CONTENT_LINE // 2:
        draft.converted.append("What JSContact says beside is too large and is left out.")
    else:
        draft.keep(Property(KEPT, contentline.escape(written)))
    card = draft.card(uid, draft.values.pop("name", ""))
    if card is None:
        told = f"Card {number} has no name, e-mail, phone or organisation."
        return Entry(number, None, told, raw=_written(found))
    return Entry(number, card, converted=draft.converted)


def _without_pictures(found: dict[str, Any]) -> dict[str, Any]:
    """Return the object with the addresses of pictures empty: those have lines of their own."""
    media = mapping(found.get("media"))
    pictures = {key: one for key, one in media.items() if _is_picture(mapping(one))}
    if not pictures:
        return found
    return {**found, "media": media | {key: {**one, "uri": ""} for key, one in pictures.items()}}


def _is_picture(entry: dict[str, Any]) -> bool:
    return entry.get("kind") == "photo" and text(entry.get("uri")).startswith("data:")


def _written(found: dict[str, Any]) -> str | None:
    try:
        return document.dumped(found)
    except document.Broken:
        return None


READER = _JsContact()
