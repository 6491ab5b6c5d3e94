"""Values of which a person has one, each in a row of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from kithbook.people import facts
from kithbook.photos import store as photos
from kithbook.reminders import store as reminders
from kithbook.reminders.cadence import in_words
from kithbook.store.database import Connection

Key = tuple[str, str]
"""The entity, and what of it there is one of."""


@dataclass(frozen=True, slots=True)
class Single:
    """A row that holds such a value."""

    key: Key
    row: UUID
    called: str
    """What it is called to people."""
    told: str
    """The value as it is shown."""
    fields: dict[str, Any]
    """What of the row is the value."""


def singles(connection: Connection, person: UUID) -> dict[Key, list[Single]]:
    """Return the rows of somebody, by what there is one of: the row in force is the first.

    An earlier merge, or two devices, may have left several.
    """
    found: dict[Key, list[Single]] = {}
    for one in (
        *_dates(connection, person),
        *_values(connection, person),
        *_cadences(connection, person),
        *_photos(connection, person),
    ):
        found.setdefault(one.key, []).append(one)
    return found


def _dates(connection: Connection, person: UUID) -> Iterator[Single]:
    for row, label, day in facts.dated(connection, person):
        yield Single(("date", label.casefold()), row, label, day, {"day": day})


def _values(connection: Connection, person: UUID) -> Iterator[Single]:
    for field in facts.fields(connection):
        if not field.several:
            for row, value in facts.values_in(connection, person, field.id):
                yield Single(("custom", field.id.hex), row, field.name, value, {"value": value})


def _cadences(connection: Connection, person: UUID) -> Iterator[Single]:
    for row, ideal, latest in reminders.own(connection, person):
        value = {"ideal": ideal, "latest": latest}
        yield Single(("cadence", ""), row, "cadence", in_words(ideal, latest), value)


def _photos(connection: Connection, person: UUID) -> Iterator[Single]:
    if found := photos.photo(connection, person):
        value = {
            "image": found.image.hex(),
            "width": found.width,
            "height": found.height,
            "url": found.url,
            "source": found.source or None,
            "taken_at": found.taken_at,
        }
        day = datetime.fromtimestamp(found.taken_at / 1000, UTC).astimezone().date()
        yield Single(("photo", ""), found.id, "photo", f"{found.url}, {day}", value)
