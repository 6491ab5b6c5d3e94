"""Monica's JSON export (version 4). Its vCards are read as vCards."""

import re
from collections.abc import Iterator
from typing import Any

from kithbook.formats import document, encoding
from kithbook.formats.draft import Draft
from kithbook.formats.interface import MOST_ROWS, Entry, Options, Source
from kithbook.formats.monica import contact, story, tables
from kithbook.formats.monica.tables import Tables, properties, text, things
from kithbook.formats.partial import moment

_MARKS = re.compile(r'\s*\{(?=.{0,2000}?"app_version"\s*:)(?=.{0,4000}?"account"\s*:)', re.DOTALL)
_SURE = 95


class _Monica:
    """The reader."""

    NAME = "monica"
    TITLE = "Monica"

    def recognise(self, head: bytes, source: Source) -> int:  # noqa: ARG002 - the head says it
        """Return how sure it is: the head says which version of Monica wrote it."""
        return _SURE if _MARKS.match(encoding.decoded(head)) else 0

    def read(self, source: Source, options: Options) -> Iterator[Entry]:  # noqa: ARG002 - no table
        """Yield the contacts; who is only somebody's relative is one where somebody says so."""
        known = tables.read(source)
        number = 0
        for thing in tables.values(source):
            if not tables.is_contact(thing):
                continue
            number += 1
            if number > MOST_ROWS:
                yield Entry(number, None, f"Only the first {MOST_ROWS:,} contacts are read.")
                return
            yield _entry(number, thing, known)


def _entry(number: int, found: dict[str, Any], known: Tables) -> Entry:
    said, uuid = properties(found), text(found.get("uuid"))
    if said.get("is_partial") is True and uuid not in known.pointed:
        told = f"Contact {number} is only a relative's name, and nobody points to it."
        return Entry(number, None, told, raw=_written(found))
    draft = Draft()
    contact.who(draft, said, known)
    days = contact.days(draft, said)
    contact.related(draft, uuid, said, known)
    if food := text(said.get("food_preferences")):
        draft.note(f"Food preferences\n{food}")
    if met := text(said.get("first_met_additional_info")):
        draft.note(f"How you met\n{met}")
    story.read(draft, things(found.get("data")), known, days)
    if chosen := tables.picture(found):
        if chosen in known.pictures:
            draft.picture(known.pictures[chosen])
        else:
            draft.converted.append("The picture is not in the file, or there are too many.")
    if (added := moment(found.get("created_at"))) is not None:
        draft.values["added_at"] = added
    card = draft.card(uuid, contact.name(found))
    if card is None:
        told = f"Contact {number} has no name, e-mail, phone or company."
        return Entry(number, None, told, raw=_written(found))
    return Entry(number, card, converted=draft.converted, raw=_written(found))


def _written(found: dict[str, Any]) -> str | None:
    try:
        return document.dumped(found)
    except document.Broken:
        return None


READER = _Monica()
