"""Connections.csv: whom you are connected with, since when, and what they do."""

import hashlib
from collections.abc import Iterator

from kithbook.formats.columns import Filler, raw_row
from kithbook.formats.contact import Contact
from kithbook.formats.interface import Entry
from kithbook.formats.readers.linkedin.file import File, fields
from kithbook.formats.readers.linkedin.page import page
from kithbook.formats.readers.linkedin.timeline import Timeline
from kithbook.formats.table import Row


def entries(file: File, timeline: Timeline) -> Iterator[Entry]:
    """Yield a card for each row, with what there is on the timeline.

    Raises:
        Unreadable: it is no such table.
    """
    table = file.table("connections")
    columns = fields(table.headings)
    at = columns.index("url") if "url" in columns else None
    filler = Filler(table, ["ignore" if one == "url" else one for one in columns])
    for row in table.rows:
        if row.damaged:
            yield Entry(row.number, None, row.damaged)
            continue
        raw = raw_row(table.headings, row.cells)
        draft = filler.draft(row)
        key = _page(draft, row, at)
        if not (any(draft.parts.values()) or draft.values["emails"] or draft.values["profiles"]):
            why = f"{file.row(row.number)} has no name, e-mail or address."
            yield Entry(row.number, None, why, raw=raw)
            continue
        timeline.tell(draft, key)
        card = draft.done(key or _hashed(draft))
        yield Entry(row.number, card, converted=draft.converted, raw=raw)


def _page(draft: Contact, row: Row, at: int | None) -> str | None:
    """Put the profile's address into a draft, and return what it is known by."""
    cell = row.cells[at].strip() if at is not None else ""
    if url := page(cell):
        draft.page(url, field="profiles")
        return url.lower()
    if cell:
        draft.page(cell)
    return None


def _hashed(draft: Contact) -> str:
    """Return what tells a row without an address from others, in each export alike."""
    said = (
        draft.parts.get("given"), draft.parts.get("family"), draft.job.get("organisation"),
        *(one["day"] for one in draft.values.get("dates", ())),
    )  # fmt: skip
    digest = hashlib.sha256("\n".join(one or "" for one in said).encode()).hexdigest()
    return f"linkedin:{digest[:32]}"
