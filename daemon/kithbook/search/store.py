"""The search index, as SQL.

FTS5 without content (the texts are in the other tables) beside one row a person with what a hit
shows, so that answering takes one indexed look-up a hit.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic_core import to_json
from sqlcipher3 import dbapi2 as sqlcipher

from kithbook.store.database import Connection

SIGNS = tuple(map(chr, range(0x80, 0x87)))
"""What words begin with: of names, other names, work, details, about, notes, and flags. Control
characters, which no folded text has and which FTS5 takes for letters."""
_NAMES, _ALIASES, _WORK, _DETAIL, _ABOUT, _NOTES, _FLAGS = SIGNS
SIGN_OF = {
    "name": _NAMES,
    "alias": _ALIASES,
    "role": _WORK,
    "organisation": _WORK,
    **dict.fromkeys(("place", "met", "identity", "tag", "relation"), _DETAIL),
    **dict.fromkeys(("about", "ask", "offer"), _ABOUT),
    "note": _NOTES,
    "flag": _FLAGS,
}
COLUMNS = tuple(SIGN_OF)
TABLES = ("search_index", "search_part", "search_gram")
_ROWS = ("search_index", "search_part")
"""Those with a row a person."""
MERGED_PAGES = 16
"""Written in one transaction of a merge; about 10 ms."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is indexed of one person."""

    person: UUID
    name: str
    """Folded."""
    card: dict[str, Any]
    texts: Sequence[str]
    """Of the columns, in their order: folded, each word with its sign."""
    part: str
    """What is found by any piece of it."""
    tie: float | None


def put(connection: Connection, entries: Sequence[Entry]) -> None:
    """Index people anew."""
    connection.executemany(
        "INSERT INTO search_person (person, name, card, tie) VALUES (?1, ?2, ?3, ?4)"
        " ON CONFLICT (person) DO UPDATE SET name = ?2, card = ?3, tie = ?4",
        [(one.person.bytes, one.name, to_json(one.card).decode(), one.tie) for one in entries],
    )
    marks = ", ".join("?" * len(entries))
    rows = dict(
        connection.execute(
            f"SELECT person, id FROM search_person WHERE person IN ({marks})",  # noqa: S608 - marks only
            [one.person.bytes for one in entries],
        )
    )
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(
        f"INSERT OR REPLACE INTO search_index (rowid, {', '.join(COLUMNS)})"  # noqa: S608 - our names
        f" VALUES (?, {marks})",
        [(rows[one.person.bytes], *one.texts) for one in entries],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO search_part (rowid, text) VALUES (?, ?)",
        [(rows[one.person.bytes], one.part) for one in entries],
    )


def drop(connection: Connection, person: UUID) -> None:
    """Take a person out of the index."""
    row = connection.execute(
        "DELETE FROM search_person WHERE person = ? RETURNING id", (person.bytes,)
    ).fetchone()
    if row:
        for table in _ROWS:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row[0],))  # noqa: S608 - our names


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.execute("DELETE FROM search_person")
    connection.execute("DROP TRIGGER search_word_drop")
    connection.execute("DELETE FROM search_word")
    connection.execute(_WORD_DROP)
    for table in TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - our names


_WORD_DROP = """
    CREATE TRIGGER search_word_drop AFTER DELETE ON search_word WHEN length(old.word) >= 8
    BEGIN DELETE FROM search_gram WHERE rowid = old.id; END
"""


def merge(connection: Connection, table: str, *, begin: bool = False) -> bool:
    """Write one piece of a full-text index anew; return whether there is more to do.

    Words of the deleted stay in the index's pages until these are merged: FTS5's `secure-delete`
    does nothing where there is no content. See "merge" in sqlite.org/fts5.html.
    """
    before = connection.total_changes
    pages = -MERGED_PAGES if begin else MERGED_PAGES  # negative: anew, with all that there is
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))  # noqa: S608 - our names
    return bool(connection.total_changes - before >= 2) or begin  # noqa: PLR2004 - FTS5's own sign


def pieces(connection: Connection, table: str) -> int:
    """Return how many pieces a full-text index has; each is found by one step in a table."""
    [(found,)] = connection.execute(
        f"WITH RECURSIVE piece (id) AS (SELECT min(segid) FROM {table}_idx UNION ALL"  # noqa: S608
        f" SELECT (SELECT min(segid) FROM {table}_idx WHERE segid > piece.id) FROM piece"
        " WHERE id IS NOT NULL) SELECT count(id) FROM piece"
    )
    return int(found)


def is_sound(connection: Connection) -> bool:
    """Tell whether the full-text index holds together, by FTS5's own check."""
    try:
        for table in TABLES:
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608 - our names
    except sqlcipher.DatabaseError:
        return False
    return True


def count_missing(connection: Connection) -> int:
    """Return how many people the index does not have, or has though they are gone."""
    found = connection.execute(
        "SELECT (SELECT count(*) FROM person WHERE id NOT IN (SELECT person FROM search_person))"
        " + (SELECT count(*) FROM search_person WHERE person NOT IN (SELECT id FROM person)"
        "    OR id NOT IN (SELECT rowid FROM search_index)"
        "    OR id NOT IN (SELECT rowid FROM search_part))"
    ).fetchone()
    return int(found[0])


def sweep(connection: Connection) -> None:
    """Take out whoever is not there any more."""
    connection.execute("DELETE FROM search_person WHERE person NOT IN (SELECT id FROM person)")
    for table in _ROWS:
        connection.execute(
            f"DELETE FROM {table} WHERE rowid NOT IN (SELECT id FROM search_person)"  # noqa: S608 - our names
        )


def matches(connection: Connection, expression: str, limit: int) -> list[int]:
    """Return rows that match an FTS5 expression, newest first."""
    rows = connection.execute(
        "SELECT rowid FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?",
        (expression, limit),
    )
    return [row[0] for row in rows]


def counted(connection: Connection, expression: str, most: int, few: int) -> tuple[int, list[int]]:
    """Return how many rows match an FTS5 expression, of at most so many; if they are few, which.

    In one piece of text: a thousand rows one by one take twice as long as finding them.
    """
    number, text = connection.execute(
        "SELECT count(*), group_concat(rowid) FROM (SELECT rowid FROM search_index"
        " WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (expression, most),
    ).fetchone()
    return number, [int(one) for one in text.split(",")] if 0 < number < few else []


def among(connection: Connection, expression: str, rows: Iterable[int]) -> list[int]:
    """Return which of these rows match an FTS5 expression, newest first."""
    found = connection.execute(
        "SELECT rowid FROM search_index WHERE search_index MATCH ?"
        " AND rowid IN (SELECT value FROM json_each(?)) ORDER BY rowid DESC",
        (expression, json.dumps([*rows])),
    )
    return [row[0] for row in found]


def count(connection: Connection, expression: str, most: int) -> int:
    """Return how many rows match an FTS5 expression, of at most so many."""
    found = connection.execute(
        "SELECT count(*) FROM"
        " (SELECT 1 FROM search_index WHERE search_index MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (expression, most),
    ).fetchone()
    return int(found[0])


def holding(connection: Connection, piece: str, limit: int) -> list[int]:
    """Return rows in whose numbers, mailboxes or handles all trigrams of a piece are."""
    grams = dict.fromkeys(piece[at : at + 3] for at in range(len(piece) - 2))
    rows = connection.execute(
        "SELECT rowid FROM search_part WHERE search_part MATCH ? ORDER BY rowid DESC LIMIT ?",
        (" AND ".join(f'"{one}"' for one in grams), limit),
    )
    return [row[0] for row in rows]


def newest(connection: Connection, offset: int, limit: int) -> list[int]:
    """Return the rows of the people added last: the ids of people rise with time."""
    rows = connection.execute(
        "SELECT id FROM search_person ORDER BY person DESC LIMIT ? OFFSET ?", (limit, offset)
    )
    return [row[0] for row in rows]


def size(connection: Connection, most: int) -> int:
    """Return how many people there are, of at most so many."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM search_person LIMIT ?)", (most,)
    ).fetchone()
    return int(found[0])


def any_tied(connection: Connection) -> bool:
    """Tell whether anybody is close at all."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM search_person WHERE tie IS NOT NULL)"
    ).fetchone()
    return bool(found[0])


def ties(connection: Connection, rows: Collection[int]) -> dict[int, float]:
    """Return how close people are, of those who are."""
    found = connection.execute(
        "SELECT id, tie FROM search_person INDEXED BY search_person_tie WHERE tie IS NOT NULL"
        " AND id IN (SELECT value FROM json_each(?))",
        (json.dumps([*rows]),),
    )
    return dict(found)


def names(connection: Connection, rows: Collection[int]) -> dict[int, str]:
    """Return the folded names of rows."""
    found = connection.execute(
        "SELECT id, name FROM search_person WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([*rows]),),
    )
    return dict(found)


def people_of(connection: Connection, rows: Iterable[int]) -> list[UUID]:
    """Return the people of rows, in the order of their ids."""
    found = connection.execute(
        "SELECT person FROM search_person INDEXED BY search_person_row"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY person",
        (json.dumps([*rows]),),
    )
    return [UUID(bytes=row[0]) for row in found]


def cards(connection: Connection, rows: list[int]) -> dict[int, tuple[UUID, dict[str, Any]]]:
    """Return person and card of rows."""
    marks = ", ".join("?" * len(rows))
    found = connection.execute(
        f"SELECT id, person, card FROM search_person WHERE id IN ({marks})",  # noqa: S608 - marks only
        rows,
    )
    return {row: (UUID(bytes=person), json.loads(card)) for row, person, card in found}


def everyone(connection: Connection, after: bytes, limit: int) -> list[UUID]:
    """Return the next people in order of their ids, for indexing all of them in batches."""
    rows = connection.execute(
        "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?", (after, limit)
    )
    return [UUID(bytes=row[0]) for row in rows]


def count_lacking(connection: Connection) -> int:
    """Return how many more people there are than the index has."""
    found = connection.execute(
        "SELECT (SELECT count(*) FROM person) - (SELECT count(*) FROM search_person)"
    ).fetchone()
    return int(found[0])


def count_after(connection: Connection, after: bytes) -> int:
    """Return how many people come after an id."""
    found = connection.execute("SELECT count(*) FROM person WHERE id > ?", (after,)).fetchone()
    return int(found[0])
