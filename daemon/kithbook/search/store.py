"""The search index, as SQL.

FTS5 without content (the texts are in the other tables) beside one row a person with what a hit
shows, so that answering takes one indexed look-up a hit.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlcipher3 import dbapi2 as sqlcipher

from kithbook.store.database import Connection

COLUMNS = ("name", "role", "organisation", "place", "identity", "tag", "note", "about")
TABLES = ("search_index", "search_name")
MERGED_PAGES = 16
"""Written in one transaction of a merge; about 10 ms."""


def put(
    connection: Connection, people: Sequence[tuple[UUID, str, dict[str, Any], list[str]]]
) -> None:
    """Index people anew: each with their folded name, their card, and the texts of the columns."""
    connection.executemany(
        "INSERT INTO search_person (person, name, card) VALUES (?1, ?2, ?3)"
        " ON CONFLICT (person) DO UPDATE SET name = ?2, card = ?3",
        [
            (person.bytes, name, json.dumps(card, ensure_ascii=False, separators=(",", ":")))
            for person, name, card, _ in people
        ],
    )
    marks = ", ".join("?" * len(people))
    rows = dict(
        connection.execute(
            f"SELECT person, id FROM search_person WHERE person IN ({marks})",  # noqa: S608 - marks only
            [one[0].bytes for one in people],
        )
    )
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(
        f"INSERT OR REPLACE INTO search_index (rowid, {', '.join(COLUMNS)})"  # noqa: S608 - our names
        f" VALUES (?, {marks})",
        [(rows[person.bytes], *texts) for person, _, _, texts in people],
    )
    connection.executemany(
        "INSERT OR REPLACE INTO search_name (rowid, name) VALUES (?, ?)",
        [(rows[person.bytes], texts[0]) for person, _, _, texts in people],
    )


def drop(connection: Connection, person: UUID) -> None:
    """Take a person out of the index."""
    row = connection.execute(
        "DELETE FROM search_person WHERE person = ? RETURNING id", (person.bytes,)
    ).fetchone()
    if row:
        for table in TABLES:
            connection.execute(f"DELETE FROM {table} WHERE rowid = ?", (row[0],))  # noqa: S608 - our names


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.execute("DELETE FROM search_person")
    for table in TABLES:
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")  # noqa: S608 - our names


def merge(connection: Connection, table: str, *, begin: bool = False) -> bool:
    """Write one piece of a full-text index anew; return whether there is more to do.

    Words of the deleted stay in the index's pages until these are merged: FTS5's `secure-delete`
    does nothing where there is no content. See "merge" in sqlite.org/fts5.html.
    """
    before = connection.total_changes
    # A negative number begins anew with all that there is.
    pages = -MERGED_PAGES if begin else MERGED_PAGES
    connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', ?)", (pages,))  # noqa: S608 - our names
    return bool(connection.total_changes - before >= 2) or begin  # noqa: PLR2004 - FTS5's own sign


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
        "    OR id NOT IN (SELECT rowid FROM search_name))"
    ).fetchone()
    return int(found[0])


def sweep(connection: Connection) -> None:
    """Take out whoever is not there any more."""
    connection.execute("DELETE FROM search_person WHERE person NOT IN (SELECT id FROM person)")
    for table in TABLES:
        connection.execute(
            f"DELETE FROM {table} WHERE rowid NOT IN (SELECT id FROM search_person)"  # noqa: S608 - our names
        )


def matches(connection: Connection, table: str, expression: str, limit: int) -> list[int]:
    """Return rows that match an FTS5 expression, newest first."""
    rows = connection.execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?",  # noqa: S608 - our names
        (expression, limit),
    )
    return [row[0] for row in rows]


def has_phrase(connection: Connection, words: list[str]) -> bool:
    """Tell whether anybody is indexed with these folded words in a row."""
    phrase = " ".join(words)
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH ?)", (f'"{phrase}"',)
    ).fetchone()
    return bool(found[0])


def count_naming(connection: Connection, words: list[str], person: UUID) -> int:
    """Return how many others have these folded words in a row in notes or what pages said."""
    found = connection.execute(
        "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
        " AND rowid NOT IN (SELECT id FROM search_person WHERE person = ?)",
        (f'{{note about}} : "{" ".join(words)}"', person.bytes),
    ).fetchone()
    return int(found[0])


def newest(connection: Connection, limit: int) -> list[int]:
    """Return the rows of the people added last: the ids of people rise with time."""
    rows = connection.execute("SELECT id FROM search_person ORDER BY person DESC LIMIT ?", (limit,))
    return [row[0] for row in rows]


def names(connection: Connection, rows: list[int]) -> dict[int, str]:
    """Return the folded names of rows."""
    marks = ", ".join("?" * len(rows))
    return dict(
        connection.execute(f"SELECT id, name FROM search_person WHERE id IN ({marks})", rows)  # noqa: S608 - marks only
    )


def people_of(connection: Connection, rows: Iterable[int]) -> list[UUID]:
    """Return the people of rows, in the order of their ids."""
    found = connection.execute(
        "SELECT person FROM search_person WHERE id IN (SELECT value FROM json_each(?))"
        " ORDER BY person",
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
