"""What is known of people beside themselves: notes, contact, cadences, where they came from."""

from collections.abc import Callable, Collection, Container
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar
from uuid import UUID

from kithbook.interactions import store as interactions
from kithbook.notes import store as notes
from kithbook.people.model import EVERY
from kithbook.reminders import store as cadences
from kithbook.search import vocabulary
from kithbook.store.database import Connection
from kithbook.ties import store as ties

T = TypeVar("T")

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


def texts(
    connection: Connection, there: Collection[UUID], kinds: Container[str] = EVERY
) -> dict[UUID, dict[str, str]]:
    """Read notes, interactions, promises, asks and offers, by kind, one look-up a table.

    Args:
        connection: to read from.
        there: people.
        kinds: of rows that may be about them.
    """
    found: dict[UUID, dict[str, str]] = {}
    for row, kind, look_up in (
        ("note", "note", notes.texts),
        ("participant", "interaction", interactions.texts),
        ("promise", "promise", interactions.promise_texts),
    ):
        for person, told in look_up(connection, there).items() if row in kinds else ():
            found.setdefault(person, {})[kind] = "\n".join(told)[:MOST_NOTE_TEXT]
    posting = "ask" in kinds or "offer" in kinds
    for person, posted in vocabulary.postings(connection, there).items() if posting else ():
        for kind, told in posted.items():
            found.setdefault(person, {})[kind] = "\n".join(told)[:MOST_NOTE_TEXT]
    return found


def around(connection: Connection, there: Collection[UUID], kinds: Container[str]) -> Around:
    """Read it for people, one look-up a table; arguments as `texts`."""

    def look(
        kind: str, look_up: Callable[[Connection, Collection[UUID]], dict[UUID, T]]
    ) -> dict[UUID, T]:
        return look_up(connection, there) if kind in kinds else {}

    return Around(
        texts=texts(connection, there, kinds),
        days={
            person: list(dict.fromkeys(one.day for one in contacts))
            for person, contacts in look("participant", interactions.contacts).items()
        },
        own=look("cadence", cadences.own_of),
        written=vocabulary.written(connection, there),
        opened=look("search_opened", vocabulary.opened),
        ties=look("participant", ties.ties),
        having={
            table: vocabulary.having(connection, table, there) if table in kinds else set()
            for table in ("photo", "suggestion", "note")
        },
    )
