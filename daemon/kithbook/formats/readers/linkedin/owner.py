"""Profile.csv, Positions.csv and your addresses: your own card."""

import json
import re
from collections.abc import Iterator

from kithbook.formats import day
from kithbook.formats.columns import days, put
from kithbook.formats.contact import Contact
from kithbook.formats.draft import quoted
from kithbook.formats.interface import Entry
from kithbook.formats.readers.linkedin.file import File
from kithbook.formats.table import folded

KEY = "linkedin:me"
TAG = "me"
MOST_ROLES = 200

_BRACKETED = re.compile(r"\[?(?:[A-Z_]+:)?([^\[\],]+)\]?")


def name(file: File) -> str | None:
    """Return your name, as messages have it.

    Raises:
        Unreadable: it is no such table.
    """
    row = next(_rows(file, "profile"), {})
    return " ".join(filter(None, (row.get("first name"), row.get("last name")))) or None


def entry(files: dict[str, File], number: int) -> Entry:
    """Return your card.

    Raises:
        Unreadable: one of the files is no such table.
    """
    draft = Contact()
    draft.tag(TAG)
    raw: dict[str, list[dict[str, str]]] = {}
    for kind, add in (("profile", _profile), ("positions", _position)):
        if kind in files:
            raw[kind] = list(_rows(files[kind], kind))
            for row in raw[kind]:
                add(draft, row)
    for row in _rows(files["emails"], "emails") if "emails" in files else ():
        if row.get("confirmed", "").lower() != "no" and row.get("email address"):
            draft.email(row["email address"])
    for row in _rows(files["phones"], "phones") if "phones" in files else ():
        if row.get("number"):
            draft.phone(row["number"], row.get("type", "").lower() or None)
    # What you do now before what you did.
    draft.values.get("roles", []).sort(key=lambda one: "until" in one)
    if not any(draft.parts.values()):
        draft.name = "Me"
        draft.converted.append('The file does not say your name, so the card is called "Me".')
    card = draft.done(KEY)
    return Entry(number, card, converted=draft.converted, raw=json.dumps(raw, ensure_ascii=False))


def _rows(file: File, kind: str) -> Iterator[dict[str, str]]:
    table = file.table(kind)
    names = [folded(one) for one in table.headings]
    for row in table.rows:
        if not row.damaged and row.number <= MOST_ROLES:
            cells = (cell.strip() for cell in row.cells)
            yield {name: cell for name, cell in zip(names, cells, strict=True) if cell}


def _profile(draft: Contact, row: dict[str, str]) -> None:
    draft.parts = {"given": row.get("first name", ""), "family": row.get("last name", "")}
    for place, name in (("headline", "headline"), ("about", "summary")):
        if text := row.get(name):
            put(draft, place, text)
    if text := row.get("geo location") or row.get("address"):
        put(draft, "location", text)
    if text := row.get("birth date"):
        days(draft, "birthday", None, text)
    for url in _BRACKETED.findall(row.get("websites", "")):
        draft.page(url)
    for handle in _BRACKETED.findall(row.get("twitter handles", "")):
        draft.page(f"https://x.com/{handle.strip().lstrip('@')}")
    for title in ("industry", "maiden name", "instant messengers"):
        if text := row.get(title):
            draft.field(title.capitalize(), text)


def _position(draft: Contact, row: dict[str, str]) -> None:
    since, until = (_month(draft, row, one) for one in ("started on", "finished on"))
    draft.role(row.get("title"), row.get("company name"), since=since, until=until)


def _month(draft: Contact, row: dict[str, str], name: str) -> str | None:
    text = row.get(name, "")
    found = day.read(text) if text else None
    if text and not found:
        draft.converted.append(f'"{quoted(text)}" is no day, so it is left out of a role.')
    return found if found and not found.startswith("--") else None
