"""Google Contacts' CSV, of the layout of today and of the one before 2023.

Both number what may come several times (`Phone 2 - Label`), join values that share a label by
` ::: ` and mark the first of a kind by `* `. How many of each there are differs from file to file,
so nothing goes by position.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from kithbook.formats.columns import Fill, days, entry, fill, put
from kithbook.formats.contact import ADDRESS, Contact
from kithbook.formats.formula import meant
from kithbook.formats.interface import Entry, Options, Source
from kithbook.formats.table import Row, folded, headings, opened

SEPARATOR = " ::: "
OWN_FIELDS = {"headline": "headline", "location": "location", "met at": "met_at", "about": "about"}
"""Custom fields that a card has a place for; the writer makes them so."""

_NUMBERED = re.compile(r"(.+?)\s+(\d+)\s*-\s*(.+)")
_KINDS = frozenset(
    (
        "e-mail", "phone", "address", "organization", "relation", "website", "event", "im",
        "custom field",
    )
)  # fmt: skip
_SINGLE = {
    "name": "name", "first name": "first_name", "given name": "first_name",
    "middle name": "middle_name", "additional name": "middle_name",
    "last name": "last_name", "family name": "last_name",
    "name prefix": "prefix", "name suffix": "suffix",
    "phonetic first name": "line:X-PHONETIC-FIRST-NAME",
    "given name yomi": "line:X-PHONETIC-FIRST-NAME",
    "phonetic middle name": "line:X-PHONETIC-MIDDLE-NAME",
    "additional name yomi": "line:X-PHONETIC-MIDDLE-NAME",
    "phonetic last name": "line:X-PHONETIC-LAST-NAME",
    "family name yomi": "line:X-PHONETIC-LAST-NAME",
    "file as": "line:X-FILE-AS",
    "organization name": "organisation", "organization title": "role",
    "organization department": "department", "birthday": "birthday", "notes": "note",
    "gender": "gender", "location": "location",
    "yomi name": "ignore", "initials": "ignore", "priority": "ignore", "sensitivity": "ignore",
    "photo": "ignore",
}  # fmt: skip
"""The others are fields of one's own. A photo is an address at Google's, which is never asked."""
_TAGS = frozenset(("labels", "group membership"))
_SYSTEM = frozenset(("mycontacts", "my contacts", "all contacts", "other contacts"))
"""Groups that everybody is in."""
_RELATIONS = {"spouse": "partner", "referred by": "met through"}
_LABELS = frozenset(
    (
        "home", "work", "mobile", "other", "main", "pager", "home fax", "work fax", "other fax",
        "fax", "google voice", "profile", "blog", "home page", "ftp", "reservations", "school",
    )
)  # fmt: skip
"""Labels of Google's own; others are the person's words."""


class Google:
    """Google Contacts' CSV; a `Reader`."""

    NAME = "google"
    TITLE = "Google Contacts CSV"

    def recognise(self, head: bytes, source: Source) -> int:
        """Return how sure it is; see `Reader`."""
        del source
        return 90 if headings(head, _header) else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:
        """Yield a card for each row; see `Reader`.

        Raises:
            Unreadable: it is no such table.
        """
        del options
        table = opened(source, _header)
        layout = _Layout(table.headings)
        for row in table.rows:
            yield layout.entry(row)


READER = Google()


class _Layout:
    """Which column is what, in one file."""

    def __init__(self, names: Sequence[str]) -> None:
        self._headings = names
        self._single: dict[int, Fill] = {}
        self._tags: set[int] = set()
        self._file_as: int | None = None
        self._numbered: dict[int, tuple[str, int, str]] = {}
        for at, name in enumerate(names):
            plain = folded(name)
            found = _NUMBERED.fullmatch(plain)
            if found and found[1] in _KINDS:
                part = "label" if found[3] == "type" else found[3]
                self._numbered[at] = (found[1], int(found[2][:6]), part)
            elif plain in _TAGS:
                self._tags.add(at)
            elif plain == "nickname":
                self._single[at] = _nicknames
            elif (where := _SINGLE.get(plain, f"field:{name}")) != "ignore":
                self._single[at] = fill(where)
                self._file_as = at if plain == "file as" else self._file_as

    def entry(self, row: Row) -> Entry:
        """Return a row as an entry."""
        return entry(row, self._headings, self._draft)

    def _draft(self, row: Row) -> Contact:
        draft = Contact()
        draft.converted += row.remarks
        groups: dict[tuple[str, int], dict[str, str]] = {}
        for at, text in enumerate(row.cells):
            cell = meant(text).strip() if text else ""
            if not cell:
                continue
            if at in self._numbered:
                kind, number, part = self._numbered[at]
                groups.setdefault((kind, number), {})[part] = cell
            elif at in self._single:
                self._single[at](draft, cell)
                draft.fallback = cell if at == self._file_as else draft.fallback
            elif at in self._tags:
                names = (one.removeprefix("*").strip() for one in cell.split(SEPARATOR))
                for name in names:
                    if folded(name) not in _SYSTEM:
                        draft.tag(name)
        # The primary one of a kind first.
        for (kind, _), parts in sorted(groups.items(), key=_secondary):
            label = _label(parts.pop("label", ""))
            if parts:
                _PUT[kind](draft, label, parts)
        return draft


def _nicknames(draft: Contact, cell: str) -> None:
    draft.content("NICKNAME", [one for part in cell.split(SEPARATOR) if (one := part.strip())])


def _secondary(group: tuple[tuple[str, int], dict[str, str]]) -> bool:
    return not group[1].get("label", "").startswith("*")


def _header(row: list[str]) -> int:
    """Count what only Google's headers have."""
    plain = {folded(cell) for cell in row if len(cell) < len(row) * 100}
    numbered = sum(bool(found and found[1] in _KINDS) for found in map(_NUMBERED.fullmatch, plain))
    named = plain & _SINGLE.keys()
    enough = (numbered and named) or (len(named) >= 4 and plain & _TAGS)  # noqa: PLR2004 - most of it
    return numbered + len(named) if enough else 0


def _label(text: str) -> str | None:
    plain = text.removeprefix("*").strip()
    return plain.lower() if plain.lower() in _LABELS else plain or None


def _each(parts: dict[str, str], part: str = "value") -> list[str]:
    return parts.get(part, "").split(SEPARATOR)


def _email(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    for value in filter(None, _each(parts)):
        draft.email(value, label)


def _phone(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    for value in filter(None, _each(parts)):
        draft.phone(value, label)


def _website(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    for value in filter(None, _each(parts)):
        if label == "profile":
            draft.page(value, field="profiles")
        else:
            draft.page(value, label)


_ADDRESS_PARTS = {
    "box": "po box", "extended": "extended address", "street": "street", "city": "city",
    "region": "region", "code": "postal code", "country": "country",
}  # fmt: skip


def _address(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    """Add addresses; one that is given only as a whole is a street of several lines."""
    named = {part: _each(parts, _ADDRESS_PARTS[part]) for part in ADDRESS}
    if not any(map(any, named.values())):
        named = {"street": _each(parts, "formatted")}
    for at in range(max(map(len, named.values()))):
        one = {part: values[at].strip() for part, values in named.items() if at < len(values)}
        if any(one.values()):
            draft.postal(label or "", one)


def _organisation(draft: Contact, _label: str | None, parts: dict[str, str]) -> None:
    names, titles = _each(parts, "name"), _each(parts, "title")
    for at in range(max(len(names), len(titles))):
        title = titles[at].strip() if at < len(titles) else ""
        name = names[at].strip() if at < len(names) else ""
        if not draft.job:
            draft.job = {"title": title, "organisation": name}
        elif title or name:
            draft.role(title, name)
    if department := parts.get("department"):
        draft.job.setdefault("department", department)
    if spoken := parts.get("yomi name"):
        draft.content("X-PHONETIC-ORG", spoken)
    for part in ("symbol", "location", "job description"):
        if text := parts.get(part):
            draft.field(f"Organisation: {part}", text)


def _relation(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    plain = (label or "relation").lower()
    for value in filter(None, _each(parts)):
        draft.relation(_RELATIONS.get(plain, plain), value, plain.replace(" ", "-"))


def _event(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    plain = label or "Event"
    plain = plain.lower() if plain.lower() in {"anniversary", "birthday", "met"} else plain
    for value in filter(None, _each(parts)):
        days(draft, plain, None, value.strip())


def _messenger(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    service = parts.get("service") or label or "im"
    scheme = re.sub(r"[^a-z0-9]+", "-", service.lower()).strip("-") or "im"
    for value in filter(None, _each(parts)):
        draft.content("IMPP", f"x-{scheme}:{value.strip()}", **{"X-SERVICE-TYPE": service})


def _custom(draft: Contact, label: str | None, parts: dict[str, str]) -> None:
    name = label or "Custom field"
    place = OWN_FIELDS.get(folded(name))
    if place and place not in draft.values:
        put(draft, place, parts.get("value", ""))
    else:
        for value in filter(None, _each(parts)):
            draft.field(name, value)


_PUT: dict[str, Callable[[Contact, str | None, dict[str, str]], None]] = {
    "e-mail": _email,
    "phone": _phone,
    "address": _address,
    "organization": _organisation,
    "relation": _relation,
    "website": _website,
    "event": _event,
    "im": _messenger,
    "custom field": _custom,
}
