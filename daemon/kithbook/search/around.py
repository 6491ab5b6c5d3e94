"""What is known of people beside themselves: notes, contact, cadences, where they came from."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kithbook.interactions import store as interactions
from kithbook.notes import store as notes
from kithbook.reminders import store as cadences
from kithbook.search import vocabulary
from kithbook.store.database import Connection
from kithbook.ties import store as ties

MOST_NOTE_TEXT = 200_000
"""Characters of notes, of interactions, of promises, of asks, of offers indexed per person."""


@dataclass
class Around:
    """What is known of people beside themselves."""

    texts: dict[UUID, dict[str, str]]
    """Notes, interactions, promises, what they look for and offer, by kind."""
    days: dict[UUID, list[date]]
    """Of contact, each once, the first one first."""
    own: dict[UUID, tuple[int, int]]
    """Their own cadence: ideal and latest days."""
    written: dict[UUID, vocabulary.Written]
    opened: dict[UUID, float]
    ties: dict[UUID, float]
    """What is kept of the strength of their ties."""
    having: dict[str, set[UUID]] = field(default_factory=dict)
    """Who has a photo, a suggestion..."""


def texts(connection: Connection, there: Collection[UUID]) -> dict[UUID, dict[str, str]]:
    """Read notes, interactions, promises, asks and offers, by kind, one look-up a table."""
    found: dict[UUID, dict[str, str]] = {}
    for kind, lines in (
        ("note", notes.texts(connection, there)),
        ("interaction", interactions.texts(connection, there)),
        ("promise", interactions.promise_texts(connection, there)),
    ):
        for person, told in lines.items():
            found.setdefault(person, {})[kind] = "\n".join(told)[:MOST_NOTE_TEXT]
    for person, posted in vocabulary.postings(connection, there).items():
        for kind, told in posted.items():
            found.setdefault(person, {})[kind] = "\n".join(told)[:MOST_NOTE_TEXT]
    return found


def around(connection: Connection, there: Collection[UUID]) -> Around:
    """Read it for people, one look-up a table."""
    return Around(
        texts=texts(connection, there),
        days={
            person: list(dict.fromkeys(one.day for one in contacts))
            for person, contacts in interactions.contacts(connection, there).items()
        },
        own=cadences.own_of(connection, there),
        written=vocabulary.written(connection, there),
        opened=vocabulary.opened(connection, there),
        ties=ties.ties(connection, there),
        having={
            table: vocabulary.having(connection, table, there)
            for table in ("photo", "suggestion", "note")
        },
    )
