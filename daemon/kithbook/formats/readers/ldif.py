"""LDIF of address books and directories: Thunderbird, Evolution, LDAP."""

import base64
import re
from collections.abc import Iterator

from kithbook.formats import contentline, encoding
from kithbook.formats.draft import Draft
from kithbook.formats.interface import MOST_ROWS, Entry, Options, Source
from kithbook.formats.ldif import attribute
from kithbook.formats.ldif.record import Record, decoded, records
from kithbook.formats.partial import of_parts

_BEGINNING = re.compile(r"(?:\s*#[^\n]*\n|\s*version: *1\s*\n|\s)*dn::? *\S", re.IGNORECASE)
_SURE = 90
_GROUPS = {"groupofnames", "groupofuniquenames"}


class _Ldif:
    """The reader."""

    NAME = "ldif"
    TITLE = "LDIF (Thunderbird, LDAP)"

    def recognise(self, head: bytes, source: Source) -> int:  # noqa: ARG002 - the head says it
        """Return how sure it is: it begins with a distinguished name."""
        return _SURE if _BEGINNING.match(encoding.decoded(head)) else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:  # noqa: ARG002 - no table
        """Yield the entries; a list is none, and its members have its name as a tag."""
        groups = _groups(source)
        for number, record in enumerate(records(source), 1):
            if number > MOST_ROWS:
                yield Entry(number, None, f"Only the first {MOST_ROWS:,} entries are read.")
                return
            if record.change not in ("", "add"):
                told = f'Entry {number} is a change ("{record.change[:20]}"), not an entry.'
                yield Entry(number, None, told)
            elif record.classes & _GROUPS:
                told = f"Entry {number} is a list; its members have its name as a tag."
                yield Entry(number, None, told)
            else:
                yield _entry(number, record, groups)


def _groups(source: Source) -> dict[str, list[str]]:
    """Return, by the member's distinguished name, the names of the lists it is on."""
    with encoding.recoded(source) as file:
        tail = b""
        while piece := file.read(1 << 20):
            if b"groupof" in (tail + piece).lower():
                break
            tail = piece[-16:]
        else:
            return {}
    groups: dict[str, list[str]] = {}
    for record in records(source):
        if record.classes & _GROUPS:
            for member in (*record.texts("member"), *record.texts("uniquemember")):
                groups.setdefault(attribute.same(member), []).append(record.text("cn"))
    return groups


def _entry(number: int, record: Record, groups: dict[str, list[str]]) -> Entry:
    draft = Draft()
    draft.converted += record.damaged
    for name, others in attribute.ALIASES.items():
        for other in others:
            if other in record.values:
                record.values.setdefault(name, []).extend(record.values[other])
    _names(draft, record)
    _reach(draft, record)
    _story(draft, record)
    _dates(draft, record)
    _others(draft, record)
    for group in groups.get(attribute.same(record.name), ()):
        draft.tag(group)
    name = record.text("displayname") or record.text("cn")
    parts = (record.text("givenname"), record.text("sn"))
    card = draft.card(attribute.key(record.name), name or " ".join(filter(None, parts)))
    if card is None:
        return Entry(number, None, f"Entry {number} has no name, e-mail, phone or organisation.")
    return Entry(number, card, converted=draft.converted)


def _names(draft: Draft, record: Record) -> None:
    given, surname = record.text("givenname"), record.text("sn")
    if given or surname:
        draft.keep(contentline.made("N", surname, given, "", "", ""))
    for one in record.texts("mozillanickname"):
        draft.keep(contentline.made("NICKNAME", one))
    titles, organisations = record.texts("title"), record.texts("o")
    for at in range(max(len(titles), len(organisations))):
        title, organisation = (
            (values[at] if at < len(values) else values[-1] if values else "")
            for values in (titles, organisations)
        )
        draft.role(title, organisation)
    if units := record.texts("ou"):
        draft.keep(contentline.made("ORG", next(iter(organisations), ""), *units))


def _reach(draft: Draft, record: Record) -> None:
    for one in (*record.texts("mail"), *record.texts("mozillasecondemail")):
        draft.email(one)
    for name, label in attribute.PHONES.items():
        for one in record.texts(name):
            draft.phone(one, label)
    for one in record.texts("labeleduri"):
        # RFC 2079: the URI, and after a space what it is called.
        uri, _, label = one.strip().partition(" ")
        draft.page(uri, label.strip().lower() or None)
    for name, label in attribute.LINKS.items():
        for one in record.texts(name):
            draft.page(one, label)
    for label, parts in attribute.ADDRESSES.items():
        values = [record.text(part) if part else "" for part in parts]
        if any(values):
            draft.keep(contentline.made("ADR", *values, TYPE=label))


def _story(draft: Draft, record: Record) -> None:
    for one in record.texts("description"):
        draft.note(one)
    for one in record.texts("category"):
        draft.tag(one)
    for name, called in attribute.CUSTOM.items():
        for one in record.texts(name):
            draft.field(called, one)
    for name, label in attribute.RELATIONS.items():
        for one in record.texts(name):
            known = attribute.key(one)
            if known and len(known) <= 1_000:  # noqa: PLR2004 - a key's limit
                draft.add("relations", {"label": label, "key": known})


def _dates(draft: Draft, record: Record) -> None:
    for begin, label in attribute.DATES.items():
        parts = [record.text(f"{begin}{part}") for part in ("year", "month", "day")]
        numbers = [int(one) if one.isdecimal() and len(one) <= 4 else 0 for one in parts]  # noqa: PLR2004
        if day := of_parts(*(one or None for one in numbers)):
            draft.date(label, day)
        elif any(parts):
            draft.converted.append(f'"{"-".join(parts)[:40]}" is no date and is left out.')


def _others(draft: Draft, record: Record) -> None:
    """Keep pictures, languages, and what no other attribute is, as lines."""
    for picture in record.values.get("jpegphoto", ()):
        draft.picture(f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}")
    for one in record.texts("preferredlanguage"):
        draft.keep(contentline.made("LANG", one))
    for name in record.values.keys() - attribute.KNOWN:
        for value in record.values[name]:
            if b"\x00" in value:
                draft.converted.append(f"What {name} holds is no text and is left out.")
            else:
                line = f"{attribute.OTHER}{name.upper().replace('.', '-')}"
                draft.keep(contentline.made(line, decoded(value)))


READER = _Ldif()
