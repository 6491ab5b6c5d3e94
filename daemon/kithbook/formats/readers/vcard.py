"""vCards 2.1, 3.0 and 4.0, mixed as they come."""

import re
from collections.abc import Iterable, Iterator

from kithbook.formats.interface import MOST_ROWS, Entry, Options, Source
from kithbook.formats.vcard import stream
from kithbook.formats.vcard.day import stamp
from kithbook.formats.vcard.gather import Gathered, gather
from kithbook.formats.vcard.group import Groups
from kithbook.formats.vcard.reading import Reading, Role, Told
from kithbook.formats.vcard.saying import read
from kithbook_protocol.card import (
    Card,
    CardAddress,
    CardDate,
    CardField,
    CardNote,
    CardRelation,
    CardRole,
)

_SHORT, _LONG, _TAG = 1_000, 64_000, 100
"""Characters of a line, a text and a tag (`kithbook_protocol.card`)."""
_MOST_DAYS = 3_650
_OTHERS = {
    "org": "an organisation",
    "location": "a place",
    "application": "a program",
    "device": "a device",
    "group": "a group",
}
_DAYS = re.compile(r"\d{1,4}$", re.ASCII)


class _VCard:
    NAME = "vcard"
    TITLE = "vCard"

    def recognise(self, head: bytes, source: Source) -> int:
        """Tell by a BEGIN:VCARD at the beginning of a line."""
        del source
        return stream.begins(head)

    def read(self, source: Source, options: Options) -> Iterator[Entry]:
        """Yield cards. Groups give their members tags, wherever they stand in the file."""
        del options
        groups = Groups.of(source)
        number = 0
        with source.open() as file:
            for rough in stream.cards(file):
                if rough.number > MOST_ROWS:
                    yield Entry(
                        rough.number,
                        None,
                        f"Only the first {MOST_ROWS:,} cards of a file are read.",
                    )
                    return
                number = rough.number or number
                if rough.number:
                    yield _entry(number, gather(rough), groups)
                else:
                    lines = "1 line" if rough.junk == 1 else f"{rough.junk:,} lines"
                    yield Entry(number + 1, None, f"After the last card stood {lines} of no card.")
        for told in groups.missing():
            yield Entry(number + 1, None, told)


READER = _VCard()


def _entry(number: int, gathered: Gathered, groups: Groups) -> Entry:
    reading = read(gathered.lines)
    named = reading.name()
    if reading.kind in _OTHERS:
        return _other(number, reading, named[0] if named else "")
    if not named:
        told = f"Card {number} has no name, organisation, nickname, e-mail or phone."
        return Entry(number, None, told, gathered.converted, _raw(reading))
    converted = gathered.converted + reading.converted
    if named[1]:
        converted.append(f"The card has no FN; its name was taken from {named[1]}.")
    tags = groups.tags(reading.key)
    converted += [f'The tag "{tag}" is from the group of that name.' for tag in tags]
    return Entry(number, _card(reading, named[0], tags, converted), None, converted)


def _other(number: int, reading: Reading, name: str) -> Entry:
    what, called = _OTHERS[reading.kind], f', "{name[:_SHORT]}"' if name else ""
    if reading.kind == "group":
        told = f"Card {number} is a group{called}; its members have it as a tag."
    elif reading.kind == "org":
        told = (
            f"Card {number} is an organisation{called};"
            " Kithbook makes organisations from people's roles."
        )
    else:
        told = f"Card {number} is {what}{called}, and no person."
    return Entry(number, None, told, [], _raw(reading))


def _raw(reading: Reading) -> str:
    return "\n".join(map(str, reading.lines))


def _card(reading: Reading, name: str, tags: Iterable[str], converted: list[str]) -> Card:
    told, one, cut = reading.told, reading.one, _Cut(converted)
    location = one.get("location") or one.get("place")
    all_tags = dict.fromkeys([*(value.value for value in told.get("tags", ())), *tags])
    return Card(
        key=cut.short(reading.key, "UID") if reading.key else None,
        name=cut.short(name, "name"),
        headline=cut.once(one.get("headline"), "headline"),
        location=cut.once(location, "location"),
        about=cut.once(one.get("about"), "text about the person", _LONG),
        met_at=cut.once(one.get("met_at"), "place where you met"),
        roles=[cut.role(role) for role in (*reading.roles(), *reading.past)],
        # Given even where there are none: pydantic copies a default, which takes longer.
        emails=[cut.address(value) for value in told.get("emails", ())],
        phones=[cut.address(value) for value in told.get("phones", ())],
        profiles=[cut.address(value) for value in told.get("profiles", ())],
        links=[cut.address(value) for value in told.get("links", ())],
        site_ids=[cut.short(value.value, "site id") for value in told.get("site_ids", ())],
        tags=[cut.text(tag, _TAG, "tag") for tag in all_tags],
        notes=[cut.note(value) for value in told.get("notes", ())],
        dates=list(dict.fromkeys(cut.date(value) for value in told.get("dates", ()))),
        fields=[cut.field(value) for value in told.get("fields", ())],
        relations=[cut.relation(value) for value in told.get("relations", ())],
        interactions=[],
        promises=[],
        cadence=_cadence(one.get("cadence")),
        added_at=stamp(one["added_at"].value) if "added_at" in one else None,
        lines=list(map(str, reading.lines)),
    )


def _cadence(told: Told | None) -> int | None:
    if not told or not _DAYS.match(told.value.strip()):
        return None
    return min(max(int(told.value), 1), _MOST_DAYS)


class _Cut:
    """Cuts to the caps, and says so."""

    def __init__(self, converted: list[str]) -> None:
        self.converted = converted

    def text(self, text: str, most: int, what: str) -> str:
        if len(text) <= most:
            return text
        self.converted.append(f"The {what} is longer than {most:,} characters; it is cut.")
        return text[:most]

    def short(self, text: str, what: str) -> str:
        return self.text(text, _SHORT, what)

    def long(self, text: str, what: str) -> str:
        return self.text(text, _LONG, what)

    def once(self, told: Told | None, what: str, most: int = _SHORT) -> str | None:
        return self.text(told.value, most, what) if told else None

    def note(self, told: Told) -> CardNote:
        written = told.more if isinstance(told.more, int) else None
        return CardNote(text=self.long(told.value, "note"), written_at=written)

    def date(self, told: Told) -> CardDate:
        return CardDate(label=self.short(told.label or "", "label"), day=told.value)

    def field(self, told: Told) -> CardField:
        name = self.short(told.label or "", "name of a field")
        return CardField(name=name, value=self.long(told.value, "field"))

    def address(self, told: Told) -> CardAddress:
        value, label, _, _ = told
        return CardAddress(value=self.text(value, 8_000, "address"), label=label)

    def role(self, role: Role) -> CardRole:
        return CardRole(
            title=self.short(role.title, "title") if role.title else None,
            organisation=self.short(role.organisation, "organisation")
            if role.organisation
            else None,
            since=role.since[:_SHORT] if role.since else None,
            until=role.until[:_SHORT] if role.until else None,
        )

    def relation(self, told: Told) -> CardRelation:
        value, label, _, key = told
        return CardRelation(
            label=self.short(label or "", "relation"),
            key=str(key)[:_SHORT] if key else None,
            name=self.short(value, "name") if value else None,
        )
