"""What a table's columns say, and a row of them made a card.

Every layout that has one value a column is a mapping of headings to fields; these are the fields:

- `name`, `first_name`, `middle_name`, `last_name`, `prefix`, `suffix`, `fallback_name`
- `email`, `phone`, `url`, also with a label: `phone:work fax`
- `linkedin`: the person's own page there; `handle:github`: a page at one of `_SITES`
- `organisation`, `department`, `role`, `headline`, `location`, `about`, `met_at`
- `address`: all of it; `address:home:city`: a part, as in `draft.ADDRESS`
- `tags`: by `;`, `,` or ` ::: `
- `birthday`, `met_on`, `date:anniversary`; `birth:day`, `birth:month`, `birth:year`
- `note`, `field:Shoe size`: a field of one's own
- `relation:manager`, `relations:child`: one name, several
- `line:NICKNAME`: a content line; `gender`; `im`: an instant messenger's name
- `ignore`
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from kithbook.formats import day
from kithbook.formats.contact import ADDRESS, Contact
from kithbook.formats.draft import quoted
from kithbook.formats.formula import meant
from kithbook.formats.interface import Entry
from kithbook.formats.table import Row, Table, folded

PUBLIC = (
    "name", "first_name", "middle_name", "last_name", "email", "email:home", "email:work",
    "phone", "phone:home", "phone:mobile", "phone:work", "organisation", "department", "role",
    "headline", "location", "about", "address", "address:home:street", "address:home:city",
    "address:home:region", "address:home:code", "address:home:country", "url", "linkedin",
    "handle:github", "handle:twitter", "tags", "note", "birthday", "date:anniversary", "met_at",
    "met_on", "relation:manager", "relation:partner", "relation:met through", "ignore",
)  # fmt: skip
"""Those that a person is offered for a column."""
_KEPT = {
    "first_name": ("parts", "given"),
    "middle_name": ("parts", "additional"),
    "last_name": ("parts", "family"),
    "prefix": ("parts", "prefix"),
    "suffix": ("parts", "suffix"),
    "organisation": ("job", "organisation"),
    "department": ("job", "department"),
    "role": ("job", "title"),
}
"""Of what there is one, and where the draft has it."""
_SEVERAL = re.compile(r"\s:::\s|[;,|\r\n]+")
_NAMED = re.compile(r"\s*(?:[;,&+\r\n]|\s(?:and|und|et|y|e|en|och)\s)\s*")
_HANDLE = re.compile(r"@?([\w-]+(?:\.[\w-]+)?)")
_SITES = {
    "twitter": "https://x.com/",
    "github": "https://github.com/",
    "instagram": "https://www.instagram.com/",
    "facebook": "https://www.facebook.com/",
    "telegram": "https://t.me/",
    "tiktok": "https://www.tiktok.com/@",
    "youtube": "https://www.youtube.com/@",
}
_EMPTY_DAY = re.compile(r"[0/.\s-]+")
_GENDERS = {
    "F": (
        "female", "f", "weiblich", "féminin", "femme", "woman", "frau", "femenino", "mujer",
        "femmina", "femminile", "vrouw", "feminino", "mulher",
    ),
    "M": (
        "male", "m", "männlich", "masculin", "homme", "man", "mann", "masculino", "hombre",
        "maschio", "maschile", "homem",
    ),
    "": (
        "unspecified", "keine angabe", "nicht angegeben", "non spécifié", "indéterminé",
        "no especificado", "sin especificar", "non specificato", "niet-gespecificeerd",
        "niet gespecificeerd", "não especificado",
    ),
}  # fmt: skip
_VCARD_KIND = {"partner": "spouse"}
"""Words of vCard for what relations are called here (RFC 6350, 6.6.6)."""

_WANTED = {
    "line": re.compile(r"[A-Z0-9-]+"),
    "handle": re.compile("|".join(_SITES)),
    "birth": re.compile("year|month|day"),
    **dict.fromkeys(("date", "field", "relation", "relations"), re.compile(r".*\S.*")),
}
"""Labels that a field must have."""

_JSON = json.JSONEncoder(ensure_ascii=False).encode

Fill = Callable[[Contact, str], None]


class Filler:
    """Makes cards of a table's rows."""

    def __init__(self, table: Table, fields: Sequence[str]) -> None:
        """Take the field of each of the table's headings."""
        self._headings = table.headings
        self._fills: list[tuple[int, Fill]] = []
        for at, name in enumerate(fields):
            if name != "ignore":
                dates = [row[at] for row in table.sample]
                self._fills.append((at, fill(name, day.order(dates))))

    def draft(self, row: Row) -> Contact:
        """Return what a row says."""
        draft = Contact()
        draft.converted += row.remarks
        cells = row.cells
        for at, put in self._fills:
            if cell := cells[at].strip():
                put(draft, meant(cell))
        if draft.birth:
            _born(draft)
        return draft

    def entry(self, row: Row) -> Entry:
        """Return the row as an entry."""
        return entry(row, self._headings, self.draft)


def entry(row: Row, headings: Sequence[str], draft_of: Callable[[Row], Contact]) -> Entry:
    """Return a row as an entry, with the card that is drafted of it."""
    if row.damaged:
        return Entry(row.number, None, row.damaged)
    raw, draft = raw_row(headings, row.cells), draft_of(row)
    card = draft.done()
    if card is None:
        why = f"Row {row.number} has no name, e-mail or address."
        return Entry(row.number, None, why, raw=raw)
    return Entry(row.number, card, converted=draft.converted, raw=raw)


def raw_row(headings: Sequence[str], cells: Sequence[str]) -> str:
    """Return a row as it stood: a JSON object of its cells by heading, without the empty ones."""
    filled = {name: cell for name, cell in zip(headings, cells, strict=False) if cell}
    return _JSON(filled)


def matched(headings: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """Return the field of each heading (folded in `known`); what is unknown is an own field."""
    return [known.get(folded(one)) or f"field:{one}" for one in headings]


def fill(name: str, order: day.Order | None = None) -> Fill:
    """Return what puts a cell of that field into a draft.

    Raises:
        KeyError: there is no such field.
    """
    kind, _, label = name.partition(":")
    if kind in _WANTED and not _WANTED[kind].fullmatch(label):
        raise KeyError(name)
    if name in _KEPT:
        return partial(_keep, *_KEPT[name])
    if kind in {"birthday", "met_on", "date"}:
        return partial(_date, {"birthday": "birthday", "met_on": "met"}.get(kind, label), order)
    if kind == "address":
        return partial(_address, label)
    if kind in _LABELLED:
        return partial(_LABELLED[kind], label)
    return _PLAIN[name]


def days(draft: Contact, label: str, order: day.Order | None, cell: str) -> None:
    """Add a day; a text that is none, or could be two, becomes a field of one's own."""
    if found := day.read(cell, order):
        draft.date(label, found)
    else:
        draft.converted.append(
            f'"{quoted(cell)}" is no day, or could be two; the {label} is kept as text.'
        )
        draft.field(label.capitalize(), cell)


def _keep(where: str, what: str, draft: Contact, cell: str) -> None:
    """Put a single value in its place, beside what another column put there."""
    values: dict[str, str] = getattr(draft, where)
    if what in values and values[what] != cell:
        draft.field(what.capitalize(), cell)
    else:
        values[what] = cell


def put(draft: Contact, name: str, text: str) -> None:
    """Set one of the card's single texts."""
    if name != "about":
        draft.put(name, text, f"the {name.replace('_', ' ')}")
    elif found := draft.long(text, "what is said about"):
        draft.values[name] = found


def _single(name: str, draft: Contact, cell: str) -> None:
    """Set a single text, beside what another column said."""
    if name in draft.values:
        draft.field(name.replace("_", " ").capitalize(), cell)
    else:
        put(draft, name, cell)


def _tags(draft: Contact, cell: str) -> None:
    for one in _SEVERAL.split(cell):
        draft.tag(one)


def _name(draft: Contact, cell: str) -> None:
    draft.name = draft.name or cell


def _fallback(draft: Contact, cell: str) -> None:
    draft.fallback = draft.fallback or cell


def _date(label: str, order: day.Order | None, draft: Contact, cell: str) -> None:
    if not _EMPTY_DAY.fullmatch(cell):
        days(draft, label, order, cell)


def _address(label: str, draft: Contact, cell: str) -> None:
    kind, _, part = label.partition(":")
    draft.address(kind, part if part in ADDRESS else "street", cell)


def _linkedin(draft: Contact, cell: str) -> None:
    """Add a page at LinkedIn; of a name without an address the page that has it."""
    bare = _HANDLE.fullmatch(cell)
    draft.page(f"https://www.linkedin.com/in/{bare[1]}" if bare else cell, field="profiles")


def _handle(site: str, draft: Contact, cell: str) -> None:
    """Add a page at a site; of a name without an address the page that has it."""
    bare = _HANDLE.fullmatch(cell)
    draft.page(_SITES[site] + bare[1] if bare else cell, site)


def _relation(label: str, draft: Contact, cell: str) -> None:
    draft.relation(label, cell, _VCARD_KIND.get(label))


def _relations(label: str, draft: Contact, cell: str) -> None:
    for name in _NAMED.split(cell):
        draft.relation(label, name)


def _gender(draft: Contact, cell: str) -> None:
    """Put a gender as vCard does (RFC 6350, 6.2.7): a letter, or words of the source's own."""
    plain = folded(cell)
    letter = next((one for one, words in _GENDERS.items() if plain in words), None)
    if letter is None:
        draft.content("GENDER", "", cell)
    elif letter:
        draft.content("GENDER", letter)


_LABELLED: Mapping[str, Callable[[str, Contact, str], None]] = {
    "email": lambda label, draft, cell: draft.email(cell, label or None),
    "phone": lambda label, draft, cell: draft.phone(cell, label or None),
    "url": lambda label, draft, cell: draft.page(cell, label or None),
    "field": lambda label, draft, cell: draft.field(label, cell),
    "line": lambda label, draft, cell: draft.content(label, cell),
    "birth": lambda label, draft, cell: draft.birth.__setitem__(label, cell),
    "handle": _handle,
    "relation": _relation,
    "relations": _relations,
}
_PLAIN: Mapping[str, Fill] = {
    "name": _name,
    "fallback_name": _fallback,
    "linkedin": _linkedin,
    "tags": _tags,
    **{one: partial(_single, one) for one in ("headline", "location", "about", "met_at")},
    "note": lambda draft, cell: draft.note(cell),
    "gender": _gender,
    "im": lambda draft, cell: draft.content("IMPP", f"x-im:{cell}"),
}


def _born(draft: Contact) -> None:
    """Make a birthday of a year, a month and a day in columns of their own."""
    parts = (draft.birth.get(one, "") for one in ("year", "month", "day"))
    year, month, date = (one.strip(". ") if one.strip(". 0") else "" for one in parts)
    if not (month and date):
        if year:
            draft.field("Birth year", year)
        return
    days(draft, "birthday", None, f"{year or '-'}-{month:0>2}-{date:0>2}")
