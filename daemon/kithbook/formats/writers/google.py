"""Google Contacts' CSV, as Google's own template has it.

The header comes before the first card, so the number of columns is fixed; what there is more of is
joined by ` ::: `, as Google does with values of one label. A name stands whole under First Name
unless its parts make it up again: a wrong guess at a surname would be worse.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kithbook.formats.contact import ADDRESS
from kithbook.formats.contentline import NoLine, Property, components
from kithbook.formats.formula import neutral, neutral_phone
from kithbook.formats.interface import Piece
from kithbook.formats.name import composed
from kithbook.formats.place import place
from kithbook_protocol.card import Card, CardAddress, CardRole

SEPARATOR = " ::: "
EMAILS, PHONES, ADDRESSES, RELATIONS, WEBSITES, EVENTS, CUSTOM = 5, 5, 3, 5, 8, 3, 10
"""Columns of each kind."""

_SINGLE = (
    "First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name",
    "Phonetic Last Name", "Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name",
    "Organization Title", "Organization Department", "Birthday", "Notes", "Photo", "Labels",
)  # fmt: skip
_ADDRESS = (
    "Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country",
    "Extended Address",
)  # fmt: skip
_PAIR = ("Label", "Value")
_HEADER = [
    *_SINGLE,
    *(
        f"{kind} {number} - {part}"
        for kind, count, parts in (
            ("E-mail", EMAILS, _PAIR),
            ("Phone", PHONES, _PAIR),
            ("Address", ADDRESSES, _ADDRESS),
            ("Relation", RELATIONS, _PAIR),
            ("Website", WEBSITES, _PAIR),
            ("Event", EVENTS, _PAIR),
            ("Custom Field", CUSTOM, _PAIR),
        )
        for number in range(1, count + 1)
        for part in parts
    ),
]
_PHONE_CELLS = range(
    len(_SINGLE) + EMAILS * len(_PAIR), len(_SINGLE) + (EMAILS + PHONES) * len(_PAIR)
)
_EVERYBODY = "* myContacts"
"""The group without which Google shows a contact under "Other contacts"."""
_RELATIONS = {"met through": "Referred by"}

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LINE = re.compile(r"(?:[\w-]+\.)?([\w-]+)[;:]")
_KNOWN = frozenset(
    (
        "N", "NICKNAME", "X-FILE-AS", "ORG", "ADR", "IMPP", "GENDER", "X-PHONETIC-FIRST-NAME",
        "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-LAST-NAME",
    )
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d|--\d\d-\d\d")

Pairs = list[tuple[str, str]]
"""Labels and values."""


class _Line:
    """What the csv module writes to: gives back the line."""

    @staticmethod
    def write(line: str) -> str:
        return line


_WRITER = csv.writer(_Line(), lineterminator="\r\n")


class Google:
    """Google Contacts' CSV; a `Writer`."""

    NAME = "google"
    TITLE = "Google Contacts CSV"
    SUFFIX = "csv"
    MEDIA_TYPE = "text/csv; charset=utf-8"

    def head(self) -> str:
        """Return the header."""
        return _line(_HEADER)

    def write(self, cards: Iterable[Card]) -> Iterator[Piece]:
        """Yield a row for each card; see `Writer`."""
        for card in cards:
            yield Piece(_line(_neutral(_row(card))))

    def foot(self) -> str:
        """Return nothing: a table has no end of its own."""
        return ""


WRITER = Google()


def _line(cells: list[str]) -> str:
    line: str = _WRITER.writerow(cells)  # what `write` gave back
    return line


def _neutral(cells: list[str]) -> list[str]:
    """Return cells that no spreadsheet runs."""
    made = [
        neutral(cell if cell.isprintable() else _CONTROL.sub("", cell)) if cell else ""
        for cell in cells
    ]
    for at in _PHONE_CELLS:
        if cells[at].startswith("+"):
            made[at] = neutral_phone(cells[at])
    return made


def _row(card: Card) -> list[str]:
    known = _known(card.lines)
    said = {name: properties[0] for name, properties in known.items()}
    now, other = _roles(card.roles)
    birthday, events, rest = _days(card)
    names = _names(card.name, said.get("N"))
    phonetic = (
        said[key].text if (key := f"X-PHONETIC-{one}-NAME") in said else ""
        for one in ("FIRST", "MIDDLE", "LAST")
    )
    department = components(said["ORG"].value)[1:2] if "ORG" in said else []
    nicknames = dict.fromkeys(item for one in known.get("NICKNAME", ()) for item in one.items)
    addresses = [_address(one) for one in known.get("ADR", ())]
    custom = [*rest, *_custom(card, known, other), *map(_whole, addresses[ADDRESSES:])]
    profiles = [("Profile", one.value) for one in card.profiles]
    websites = profiles + _labelled(card.links)
    relations = [
        (_RELATIONS.get(one.label) or _title(one.label), one.name)
        for one in card.relations
        if one.name
    ]
    return [
        names[1], names[2], names[0], *phonetic, names[3], names[4],
        SEPARATOR.join(nicknames),
        said["X-FILE-AS"].text if "X-FILE-AS" in said else "",
        now.organisation or "", now.title or "", department[0] if department else "",
        birthday, "\n\n".join(note.text for note in card.notes), "",
        SEPARATOR.join((_EVERYBODY, *card.tags)),
        *_spread(_primary(_labelled(card.emails)), EMAILS),
        *_spread(_primary(_labelled(card.phones)), PHONES),
        *chain.from_iterable(_padded(addresses[:ADDRESSES])),
        *_spread(relations, RELATIONS, told=True), *_spread(websites, WEBSITES),
        *_spread(events, EVENTS, told=True), *_spread(custom, CUSTOM, told=True),
    ]  # fmt: skip


def _known(lines: Iterable[str]) -> dict[str, list[Property]]:
    """Return the content lines that there is a column for, by name."""
    known: dict[str, list[Property]] = {}
    for line in lines:
        found = _LINE.match(line)
        if found and (name := found[1].upper()) in _KNOWN:
            try:
                known.setdefault(name, []).append(Property.parse(line))
            except NoLine:
                continue
    return known


def _names(name: str, said: Property | None) -> list[str]:
    """Return family, given, additional, prefix and suffix."""
    if said:
        parts = (components(said.value) + [""] * 5)[:5]
        keys = ("family", "given", "additional", "prefix", "suffix")
        if composed(dict(zip(keys, parts, strict=True))) == " ".join(name.split()):
            return parts
    return ["", name, "", "", ""]


def _roles(roles: list[CardRole]) -> tuple[CardRole, Pairs]:
    """Return the first role of now, and the others as texts."""
    now = next((one for one in roles if one.until is None), CardRole())
    other = []
    for role in roles:
        if role is not now:
            what = ", ".join(filter(None, (role.title, role.organisation)))
            when = f" ({role.since or ''}-{role.until or ''})" if role.since or role.until else ""
            other.append(("Role", what + when))
    return now, other


def _days(card: Card) -> tuple[str, Pairs, Pairs]:
    """Return the birthday, other days, and what is no whole day.

    A day without its year has a space in front, as Google writes it: else it began like a formula.
    """
    birthday, events, rest = "", [], []
    for one in card.dates:
        value = f" {one.day}" if one.day.startswith("-") else one.day
        if not _DAY.fullmatch(one.day):
            rest.append((_title(one.label), value))
        elif one.label == "birthday" and not birthday:
            birthday = value
        else:
            events.append((_title(one.label), value))
    return birthday, events, rest


def _address(line: Property) -> tuple[str, ...]:
    label = next(iter(sorted(line.types - {"pref"})), "")
    columns = ("street", "city", "box", "region", "code", "country", "extended")
    return (_title(label), "", *_parts(line, *columns))


def _parts(line: Property, *names: str) -> tuple[str, ...]:
    """Return parts of a postal address."""
    parts = dict(zip(ADDRESS, components(line.value), strict=False))
    return tuple(parts.get(one, "") for one in names)


def _whole(address: tuple[str, ...]) -> tuple[str, str]:
    return "Address", ", ".join(filter(None, address[1:]))


def _padded(addresses: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return addresses + [("",) * len(_ADDRESS)] * (ADDRESSES - len(addresses))


def _custom(card: Card, known: dict[str, list[Property]], other: Pairs) -> Pairs:
    """Return what Google has no column for."""
    single = (
        ("Headline", card.headline), ("Location", _location(card, known)), ("Met at", card.met_at),
        ("About", card.about),
    )  # fmt: skip
    found = [(label, value) for label, value in single if value]
    found += [(one.name, one.value) for one in card.fields]
    found += [("Instant messenger", one.text) for one in known.get("IMPP", ())]
    found += [("Gender", one.text.strip(";")) for one in known.get("GENDER", ())]
    return found + other


def _location(card: Card, known: dict[str, list[Property]]) -> str | None:
    """Return where somebody is, unless the first address with a place says the same."""
    places = (place(*_parts(one, "city", "region", "country")) for one in known.get("ADR", ()))
    first = next(filter(None, places), "")
    return card.location if card.location != first else None


def _labelled(values: list[CardAddress]) -> Pairs:
    return [(_title(one.label or ""), one.value) for one in values]


def _primary(pairs: Pairs) -> Pairs:
    return [(f"* {label}" if not at else label, value) for at, (label, value) in enumerate(pairs)]


def _title(label: str) -> str:
    """Return a label as Google writes its own: with a capital."""
    return label[:1].upper() + label[1:]


def _spread(pairs: Pairs, count: int, *, told: bool = False) -> list[str]:
    """Return so many pairs of cells; if there are more, those of one label are joined.

    Args:
        pairs: Labels and values.
        count: Of columns.
        told: What is joined under another label says its own.
    """
    if len(pairs) > count:
        grouped: dict[str, str] = {}
        for label, value in pairs:
            grouped[label] = f"{grouped[label]}{SEPARATOR}{value}" if label in grouped else value
        pairs = list(grouped.items())
    if len(pairs) > count:
        rest = [f"{label}: {value}" if told else value for label, value in pairs[count - 1 :]]
        pairs = [*pairs[: count - 1], ("Other", SEPARATOR.join(rest))]
    cells = [cell for pair in pairs for cell in pair]
    return cells + [""] * (count * len(_PAIR) - len(cells))
