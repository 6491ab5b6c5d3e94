"""LDIF that Thunderbird and directories read: inetOrgPerson with Mozilla's attributes."""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator

from kithbook.formats import contentline
from kithbook.formats.contentline import NoLine, Property
from kithbook.formats.interface import Piece
from kithbook.formats.ldif import attribute
from kithbook.formats.ldif.record import written
from kithbook_protocol.card import Card

_CLASSES = ("top", "person", "organizationalPerson", "inetOrgPerson", "mozillaAbPerson")
_BY_LABEL = {label: name for name, label in attribute.PHONES.items()}
_CUSTOM = {called: name for name, called in attribute.CUSTOM.items() if "moz" in name}
_DATES = {label: begin for begin, label in attribute.DATES.items()}
_RELATIONS = {label: name for name, label in attribute.RELATIONS.items()}
_JPEG = re.compile(r"data:image/jpe?g;base64,")

Line = tuple[str, str | bytes]


class _Ldif:
    """The writer."""

    NAME = "ldif"
    TITLE = "LDIF (Thunderbird, LDAP)"
    SUFFIX = "ldif"
    MEDIA_TYPE = "text/x-ldif"

    def head(self) -> str:
        """Return the version."""
        return "version: 1\n"

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield an entry for each; what an attribute has no place for stands in `description`."""
        for card in cards:
            lines: list[Line] = [("dn", _name(card))]
            lines += (("objectClass", one) for one in _CLASSES)
            lines += _lines(card)
            yield Piece("".join(written(*one) for one in lines if one[1]) + "\n")

    def foot(self) -> str:
        """Return nothing."""
        return ""


def _name(card: Card) -> str:
    if card.key:
        return attribute.distinguished(card.key)
    mail = f",mail={attribute.escaped(card.emails[0].value)}" if card.emails else ""
    return f"cn={attribute.escaped(card.name)}{mail}"


def _lines(card: Card) -> Iterator[Line]:
    kept = [one for line in card.lines if (one := _parsed(line))]
    yield "cn", card.name
    yield from _names(card, kept)
    for role in card.roles:
        if role.until is None:
            yield "title", role.title or ""
            yield "o", role.organisation or ""
    for at, email in enumerate(card.emails):
        yield "mozillaSecondEmail" if at == 1 else "mail", email.value
    for phone in card.phones:
        yield _BY_LABEL.get((phone.label or "").rpartition(" ")[2], "telephoneNumber"), phone.value
    for page in (*card.profiles, *card.links):
        yield "labeledURI", f"{page.value} {page.label}" if page.label else page.value
    yield from _kept(kept)
    yield from (("category", tag) for tag in card.tags)
    yield from ((_CUSTOM[own.name], own.value) for own in card.fields if own.name in _CUSTOM)
    yield from _dates(card)
    for other in card.relations:
        if other.key and (name := _RELATIONS.get(other.label)):
            yield name, attribute.distinguished(other.key)
    yield from (("description", text) for text in _described(card))


def _dates(card: Card) -> Iterator[Line]:
    for day in card.dates:
        if begin := _DATES.get(day.label):
            year, month, on = day.day.rsplit("-", 2)
            yield f"{begin}year", year.strip("-")
            yield f"{begin}month", month
            yield f"{begin}day", on


def _names(card: Card, kept: list[Property]) -> Iterator[Line]:
    """Yield the parts of the name; a person has a surname, or is no `person` (RFC 4519)."""
    name = next((one for one in kept if one.name == "N"), None)
    surname, given = [*contentline.components(name.value), "", ""][:2] if name else ("", "")
    yield "sn", surname or (card.name.split() or [card.name])[-1]
    yield "givenName", given


def _described(card: Card) -> Iterator[str]:
    """Yield what no attribute is for."""
    yield card.about or ""
    yield from (note.text for note in card.notes)
    for own in card.fields:
        if own.name not in _CUSTOM:
            yield f"{own.name}: {own.value}"
    for day in card.dates:
        if day.label not in _DATES:
            yield f"{day.label}: {day.day}"


def _kept(lines: list[Property]) -> Iterator[Line]:
    """Yield what content lines say: the first address of a kind, names, pictures."""
    written_kinds = set()
    for one in lines:
        match one.name:
            case "ADR":
                kind = "home" if "home" in one.types else "work"
                if kind not in written_kinds:
                    written_kinds.add(kind)
                    values = contentline.components(one.value)
                    yield from (
                        (name, value)
                        for name, value in zip(attribute.ADDRESSES[kind], values, strict=False)
                        if name
                    )
            case "NICKNAME":
                yield from (("mozillaNickname", item) for item in one.items)
            case "ORG":
                yield from (("ou", unit) for unit in contentline.components(one.value)[1:])
            case "LANG":
                yield "preferredLanguage", one.text
            case "PHOTO" if found := _JPEG.match(one.value):
                yield "jpegPhoto", _decoded(one.value[found.end() :])
            case name if name.startswith(attribute.OTHER):
                yield name.removeprefix(attribute.OTHER).lower(), one.text


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""


def _parsed(line: str) -> Property | None:
    try:
        return Property.parse(line)
    except NoLine:
        return None


WRITER = _Ldif()
