"""What each property says: one function a meaning, and the table of which has which."""

import re
from collections.abc import Callable

from kithbook.formats.contentline import Property, components, split, unescape
from kithbook.formats.place import place
from kithbook.formats.vcard.address import profile, web
from kithbook.formats.vcard.day import day, stamp
from kithbook.formats.vcard.label import label, relation
from kithbook.formats.vcard.reading import Reading, Role, Told

_UUID = re.compile(r"(?:urn:uuid:)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_SYSTEM_TAGS = frozenset({"mycontacts", "my contacts", "starred"})
"""Google's and Android's own; they say nothing of a person."""


def read(lines: list[Property]) -> Reading:
    """Read lines of vCard 4."""
    reading = Reading(lines)
    for at, line in enumerate(lines):
        said = _READ.get(line.name)
        if said:
            said(reading, line, at)
    reading.by_preference()
    return reading


def key(text: str) -> str:
    """Return a UID as cards are told apart by it: UUIDs alike, however they are written."""
    plain = text.strip()
    found = _UUID.match(plain)
    return f"urn:uuid:{found[1].lower()}" if found else plain


def _formatted(reading: Reading, line: Property, at: int) -> None:
    if text := " ".join(line.text.split()):
        reading.names.append(Told(text, None, at))


def _structured(reading: Reading, line: Property, at: int) -> None:
    if reading.structured is None and line.value.strip("; "):
        reading.structured = at


def _nickname(reading: Reading, line: Property, _at: int) -> None:
    reading.nicknames += line.items


def _email(reading: Reading, line: Property, at: int) -> None:
    text = line.text.strip()
    if text[:7].lower() == "mailto:":
        text = text[7:]
    if "@" in text and not any(map(str.isspace, text)):
        reading.add("emails", Told(text, label(line, reading.labels), at))
    elif text:
        _stays(reading, "e-mail", text)


def _phone(reading: Reading, line: Property, at: int) -> None:
    text = line.text.strip()
    if text[:4].lower() == "tel:":
        text = text[4:]
    if _DIGIT.search(text):
        reading.add("phones", Told(text, label(line, reading.labels), at))
    elif text:
        _stays(reading, "phone", text)


def _link(reading: Reading, line: Property, at: int) -> None:
    if found := web(line.text):
        reading.add("links", Told(found, label(line, reading.labels), at))
    elif line.value.strip():
        _stays(reading, "web address", line.text)


def _profile(reading: Reading, line: Property, at: int) -> None:
    found = profile(line)
    if found:
        reading.add("profiles", Told(found[0], found[1], at))


def _messenger(reading: Reading, line: Property, at: int) -> None:
    if line.value[:4].lower() == "http" and (found := web(line.text)):
        reading.add("links", Told(found, line.first("SERVICE-TYPE"), at))


def _organisation(reading: Reading, line: Property, at: int) -> None:
    if (parts := components(line.value)) and (text := parts[0].strip()):
        reading.organisations.append(Told(text, None, at))


def _title(reading: Reading, line: Property, at: int) -> None:
    if text := line.text.strip():
        reading.titles.append(Told(text, None, at))


def _work(reading: Reading, line: Property, at: int) -> None:
    if text := line.text.strip():
        reading.works.append(Told(text, None, at))


def _past(reading: Reading, line: Property, at: int) -> None:
    title, organisation = (*map(unescape, split(line.value)), "", "")[:2]
    since, until = line.first("X-SINCE"), line.first("X-UNTIL")
    if title or organisation:
        reading.past.append(Role(title or None, organisation or None, at, None, since, until))


def _tags(reading: Reading, line: Property, at: int) -> None:
    for part in split(line.value, ","):
        text = unescape(part).strip()
        if text and text.lower() not in _SYSTEM_TAGS:
            reading.add("tags", Told(text, None, at))


def _note(reading: Reading, line: Property, at: int) -> None:
    if (text := line.text).strip():
        written = line.first("CREATED")
        reading.add("notes", Told(text, None, at, stamp(written) if written else None))


def _date(of: str) -> "Read":
    def read(reading: Reading, line: Property, at: int) -> None:
        found = day(line)
        if found and (of or line.group):
            words = of or reading.labels.get(line.group) or "other"
            reading.add("dates", Told(found, words, at))
        elif line.value.strip():
            _stays(reading, of or "date", line.text)

    return read


def _relation(of: str) -> "Read":
    def read(reading: Reading, line: Property, at: int) -> None:
        text = line.text.strip()
        if text:
            words = of or relation(reading.labels.get(line.group) or "related")
            reading.add("relations", Told(text, words, at))

    return read


def _related(reading: Reading, line: Property, at: int) -> None:
    text = line.text.strip()
    words = reading.labels.get(line.group) if line.group else None
    types = [part for one in line.all("TYPE") for part in one.split(",") if part]
    words = relation(words or next(iter(types), "related"))
    if _UUID.match(text):
        reading.add("relations", Told(line.first("X-KITHBOOK-NAME") or "", words, at, key(text)))
    elif line.first("X-KITHBOOK-NAME") is not None:
        reading.add("relations", Told(line.first("X-KITHBOOK-NAME") or "", words, at, text))
    elif text and ((line.first("VALUE") or "").lower() == "text" or not _SCHEME.match(text)):
        reading.add("relations", Told(text, words, at))


def _once(field: str) -> "Read":
    def read(reading: Reading, line: Property, at: int) -> None:
        if line.value.strip():
            reading.one.setdefault(field, Told(line.text, None, at))

    return read


def _address(reading: Reading, line: Property, at: int) -> None:
    parts = components(line.value)
    # RFC 6350, 6.3.1
    if len(parts) >= 7 and (found := place(parts[3], parts[4], parts[6])):  # noqa: PLR2004
        reading.one.setdefault("place", Told(found, None, at))


def _field(reading: Reading, line: Property, at: int) -> None:
    if (name := line.first("X-NAME")) and line.text:
        reading.add("fields", Told(line.text, name, at))


def _site_id(reading: Reading, line: Property, at: int) -> None:
    if text := line.text.strip():
        reading.add("site_ids", Told(text, None, at))


def _uid(reading: Reading, line: Property, _at: int) -> None:
    reading.key = reading.key or key(line.text) or None


def _kind(reading: Reading, line: Property, _at: int) -> None:
    reading.kind = line.text.strip().lower() or reading.kind


def _shown_as(reading: Reading, line: Property, _at: int) -> None:
    if line.text.strip().upper() == "COMPANY":
        reading.kind = "org"


def _stays(reading: Reading, what: str, text: str) -> None:
    reading.converted.append(f'The {what} "{text[:80]}" is none; it is kept as a line of the card.')


Read = Callable[[Reading, Property, int], None]

_READ: dict[str, Read] = {
    "ADR": _address,
    "ANNIVERSARY": _date("anniversary"),
    "BDAY": _date("birthday"),
    "CATEGORIES": _tags,
    "CREATED": _once("added_at"),
    "EMAIL": _email,
    "FN": _formatted,
    "IMPP": _messenger,
    "KIND": _kind,
    "N": _structured,
    "NICKNAME": _nickname,
    "NOTE": _note,
    "ORG": _organisation,
    "RELATED": _related,
    "ROLE": _work,
    "SOCIALPROFILE": _profile,
    "TEL": _phone,
    "TITLE": _title,
    "UID": _uid,
    "URL": _link,
    "X-ABDATE": _date(""),
    "X-ABRELATEDNAMES": _relation(""),
    "X-ABSHOWAS": _shown_as,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ANNIVERSARY": _date("anniversary"),
    "X-ASSISTANT": _relation("assistant"),
    "X-EVOLUTION-ANNIVERSARY": _date("anniversary"),
    "X-EVOLUTION-ASSISTANT": _relation("assistant"),
    "X-EVOLUTION-MANAGER": _relation("manager"),
    "X-EVOLUTION-SPOUSE": _relation("partner"),
    "X-KITHBOOK-ABOUT": _once("about"),
    "X-KITHBOOK-CADENCE": _once("cadence"),
    "X-KITHBOOK-FIELD": _field,
    "X-KITHBOOK-HEADLINE": _once("headline"),
    "X-KITHBOOK-LOCATION": _once("location"),
    "X-KITHBOOK-MET-AT": _once("met_at"),
    "X-KITHBOOK-ROLE": _past,
    "X-KITHBOOK-SITE-ID": _site_id,
    "X-MANAGER": _relation("manager"),
    "X-MS-ANNIVERSARY": _date("anniversary"),
    "X-MS-ASSISTANT": _relation("assistant"),
    "X-MS-MANAGER": _relation("manager"),
    "X-MS-SPOUSE": _relation("partner"),
    "X-SOCIAL-PROFILE": _profile,
    "X-SOCIALPROFILE": _profile,
    "X-SPOUSE": _relation("partner"),
}
