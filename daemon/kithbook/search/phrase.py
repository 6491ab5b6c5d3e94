"""Who else is called or told of by these words: asked where somebody is forgotten."""

from collections.abc import Iterable
from uuid import UUID

from kithbook.search import store
from kithbook.search.expression import ABOUT, NAMES, NOTES
from kithbook.store.database import Connection


def has_phrase(connection: Connection, words: list[str]) -> bool:
    """Tell whether anybody is indexed with these folded words in a row."""
    return bool(store.count(connection, _anywhere(words, store.SIGNS[:-1]), 1))


def count_naming(connection: Connection, words: list[str], person: UUID) -> int:
    """Return how many others have these folded words in a row in notes or what pages said."""
    found = connection.execute(
        "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
        " AND rowid NOT IN (SELECT id FROM search_person WHERE person = ?)",
        (_anywhere(words, (ABOUT, NOTES)), person.bytes),
    ).fetchone()
    return int(found[0])


def others_named(connection: Connection, words: list[str], person: UUID) -> bool:
    """Tell whether anybody else has these folded words in a row in their name."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH ?"
        " AND rowid NOT IN (SELECT id FROM search_person WHERE person = ?))",
        (_anywhere(words, (NAMES,)), person.bytes),
    ).fetchone()
    return bool(found[0])


def _anywhere(words: list[str], signs: Iterable[str]) -> str:
    rows = (" ".join(sign + word for word in words) for sign in signs)
    return " OR ".join(f'"{one}"' for one in rows)
