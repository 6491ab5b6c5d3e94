"""A card as lines of vCard 4: those it came with that still hold, and what is new.

What the kept lines say is read as the reader reads it. A line whose value the card still has stays
untouched, with its parameters, its group and that group's labels; one whose value is gone goes;
what no line says is added. So an unchanged card is written as it came, and an edit shows up.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from kithbook.formats.contentline import NoLine, Property, escape, made, split, unescape
from kithbook.formats.vcard import same
from kithbook.formats.vcard.day import basic, stamp
from kithbook.formats.vcard.label import labelled
from kithbook.formats.vcard.lines import URI, Lines, text_line
from kithbook.formats.vcard.older import unread
from kithbook.formats.vcard.reading import Reading, Told
from kithbook.formats.vcard.relation import keep_relations
from kithbook.formats.vcard.role import keep_roles
from kithbook.formats.vcard.saying import read
from kithbook_protocol.card import Card, CardAddress, CardDate

_STRUCTURAL = frozenset({"BEGIN", "END", "VERSION"})
_DATES = {"birthday": "BDAY", "anniversary": "ANNIVERSARY"}
_ONCE = (
    ("headline", "X-KITHBOOK-HEADLINE"),
    ("about", "X-KITHBOOK-ABOUT"),
    ("met_at", "X-KITHBOOK-MET-AT"),
)
_SPACE = re.compile(r"[\s\x00-\x20\x7f]")

Value = TypeVar("Value")


def kept(card: Card) -> list[Property]:
    """Return a card's lines, in vCard 4, between VERSION and END."""
    lines = Lines(_parsed(card.lines)) if card.lines else Lines([])
    reading = read(lines.old) if lines.old else Reading([])
    _name(card, reading, lines)
    keep_roles(card.roles, reading, lines)
    told = reading.told
    if card.emails or "emails" in told:
        emails = {same.email(one.value): one for one in card.emails}
        _many(emails, told.get("emails", []), same.email, lines, _email)
    if card.phones or "phones" in told:
        phones = {same.phone(one.value): one for one in card.phones}
        _many(phones, _as_one(phones, told.get("phones", [])), same.phone, lines, _phone)
    if card.links or card.profiles or "links" in told or "profiles" in told:
        _pages(card, reading, lines)
    if card.tags or "tags" in told:
        _tags(card, reading, lines)
    if card.notes or "notes" in told:
        notes = {same.text(one.text): one for one in card.notes}
        _many(notes, told.get("notes", []), same.text, lines, lambda one, _: [
            text_line("NOTE", one.text, **_created(one.written_at))
        ])  # fmt: skip
    if card.dates or "dates" in told:
        _dates(card, reading, lines)
    if card.relations or "relations" in told:
        keep_relations(card.relations, reading, lines)
    _own(card, reading, lines)
    return lines.all()


def _parsed(texts: list[str]) -> list[Property]:
    lines = []
    for text in texts:
        try:
            line = Property.parse(text)
        except NoLine:
            lines.append(unread(text))
        else:
            if line.name not in _STRUCTURAL:
                lines.append(line)
    return lines


def _name(card: Card, reading: Reading, lines: Lines) -> None:
    wanted = same.text(card.name)
    if not any(same.text(one.value) == wanted for one in reading.names):
        lines.gone |= {one.at for one in reading.names}
        lines.new.append(text_line("FN", card.name))
        # A name in parts that says another name would be shown by programs that read it first.
        words = set(same.word(reading.parts() or "").split())
        if reading.structured is not None and not words <= set(same.word(wanted).split()):
            lines.gone.add(reading.structured)
    if card.key and not reading.key:
        uri = bool(URI.match(card.key))
        lines.new.append(Property("UID", card.key) if uri else made("UID", card.key, VALUE="text"))


def _many(
    wanted: dict[str, Value],
    told: list[Told],
    form: Callable[[str], str],
    lines: Lines,
    make: Callable[[Value, Lines], list[Property]],
) -> None:
    """Keep lines of one value each: those whose form is wanted, and make those that are missing."""
    met: dict[str, list[Told]] = {}
    for one in told:
        found = form(one.value)
        if found in wanted:
            met.setdefault(found, []).append(one)
        else:
            lines.gone.add(one.at)
    for found, all_told in met.items():
        value = wanted[found]
        label = value.label if isinstance(value, CardAddress) else None
        if label and all(label != one.label for one in all_told):
            lines.relabel(all_told[0].at, label)
    if len(met) < len(wanted):
        for found, value in wanted.items():
            if found not in met:
                lines.new += make(value, lines)


def _as_one(wanted: dict[str, CardAddress], told: list[Told]) -> list[Told]:
    """Return numbers as they are wanted, where one lacks its country or has its extension."""
    exact = {same.phone(one.value) for one in told}
    left = [form for form in wanted if form not in exact]
    if not left:
        return told
    found = []
    for one in told:
        form = same.phone(one.value)
        whole = same.dialled(one.value)
        near = next((w for w in left if form not in wanted and _near(w, form, whole)), None)
        found.append(one._replace(value=near) if near else one)
    return found


def _near(wanted: str, form: str, whole: str) -> bool:
    return wanted == whole or same.phones(wanted, form)


def _email(one: CardAddress, lines: Lines) -> list[Property]:
    return labelled("EMAIL", escape(one.value), one.label, lines.group)


def _phone(one: CardAddress, lines: Lines) -> list[Property]:
    return labelled("TEL", escape(one.value), one.label, lines.group)


def _pages(card: Card, reading: Reading, lines: Lines) -> None:
    """Keep pages, whether a line calls them a link and the card a profile or the other way."""
    told = [*reading.told.get("links", []), *reading.told.get("profiles", [])]
    profiles = {same.web(one.value): one for one in card.profiles}
    links = {form: one for one in card.links if (form := same.web(one.value)) not in profiles}
    every, met = {**links, **profiles}, set()
    for one in told:
        form = same.web(one.value)
        if form not in every:
            lines.gone.add(one.at)
            continue
        met.add(form)
        label = every[form].label
        if label and label != one.label and form in links and lines.old[one.at].name == "URL":
            lines.relabel(one.at, label)
    for form, page in every.items():
        if form not in met and form in profiles:
            service = {"SERVICE-TYPE": page.label} if page.label else {}
            lines.new.append(made("SOCIALPROFILE", **service)._replace(value=_uri(page.value)))
        elif form not in met:
            lines.new += labelled("URL", _uri(page.value), page.label, lines.group)


def _tags(card: Card, reading: Reading, lines: Lines) -> None:
    wanted = {same.word(one[:100]): one for one in card.tags}
    told = reading.told.get("tags", [])
    met = {same.word(one.value[:100]) for one in told}
    for at in {one.at for one in told if same.word(one.value[:100]) not in wanted}:
        line = lines.old[at]
        items = split(line.value, ",")
        gone = {same.word(one.value) for one in told if one.at == at} - wanted.keys()
        left = [one for one in items if same.word(unescape(one)) not in gone]
        if left:
            lines.instead[at] = line._replace(value=",".join(left))
        else:
            lines.gone.add(at)
    if new := [one for form, one in wanted.items() if form not in met]:
        lines.new.append(made("CATEGORIES", new))


def _dates(card: Card, reading: Reading, lines: Lines) -> None:
    wanted = {(same.word(one.label), one.day): one for one in card.dates}
    met = set()
    for one in reading.told.get("dates", []):
        form = (same.word(one.label or ""), one.value)
        if form in wanted:
            met.add(form)
        else:
            lines.gone.add(one.at)
    for form, date in wanted.items():
        if form not in met:
            lines.new += _date(date, lines)


def _date(date: CardDate, lines: Lines) -> list[Property]:
    name = _DATES.get(date.label)
    if not name:
        group = lines.group()
        own = text_line("X-ABLABEL", date.label, group=group)
        return [made("X-ABDATE", date.day, group=group), own]
    # RFC 6350 allows one of each: what said it in words gives way.
    lines.gone |= {at for at, line in enumerate(lines.old) if line.name == name}
    return [made(name, basic(date.day))]


def _own(card: Card, reading: Reading, lines: Lines) -> None:
    """Keep what only the book has."""
    for field, name in _ONCE:
        if (value := getattr(card, field)) or field in reading.one:
            _once(reading.one.get(field), name, value, lines)
    place = reading.one.get("place")
    if card.location and place and same.word(place.value) == same.word(card.location):
        _once(reading.one.get("location"), "", None, lines)
    elif card.location or "location" in reading.one:
        _once(reading.one.get("location"), "X-KITHBOOK-LOCATION", card.location, lines)
    if card.cadence or "cadence" in reading.one:
        days = str(card.cadence) if card.cadence else None
        _once(reading.one.get("cadence"), "X-KITHBOOK-CADENCE", days, lines)
    added = reading.one.get("added_at")
    if card.added_at is not None and (not added or stamp(added.value) is None):
        lines.gone |= {added.at} if added else set()
        lines.new.append(made("CREATED", _moment(card.added_at)))
    if card.site_ids or "site_ids" in reading.told:
        ids = {one: one for one in card.site_ids}
        _many(ids, reading.told.get("site_ids", []), str, lines, lambda one, _: [
            made("X-KITHBOOK-SITE-ID", one)
        ])  # fmt: skip
    if card.fields or "fields" in reading.told:
        fields = {f"{one.name}\n{same.text(one.value)}": one for one in card.fields}
        told = [
            one._replace(value=f"{one.label}\n{same.text(one.value)}")
            for one in reading.told.get("fields", [])
        ]
        _many(fields, told, str, lines, lambda one, _: [
            text_line("X-KITHBOOK-FIELD", one.value, **{"X-NAME": one.name})
        ])  # fmt: skip


def _once(told: Told | None, name: str, value: str | None, lines: Lines) -> None:
    if told and value and same.text(told.value) == same.text(value):
        return
    if told:
        lines.gone.add(told.at)
    if value:
        lines.new.append(text_line(name, value))


def _created(moment: int | None) -> dict[str, str]:
    return {} if moment is None else {"CREATED": _moment(moment)}


def _moment(moment: int) -> str:
    return datetime.fromtimestamp(moment // 1_000, UTC).strftime("%Y%m%dT%H%M%SZ")


def _uri(text: str) -> str:
    return _SPACE.sub(lambda found: "".join(f"%{one:02X}" for one in found[0].encode()), text)
