"""The words of the book and what else is kept beside the index, as SQL."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from kithbook.search.store import SIGN_OF
from kithbook.store.database import Connection
from kithbook.store.model import IMPORT

KINDS = {"name": 1, "former_name": 1, "role": 2, "organisation": 4, "place": 8, "met": 8, "tag": 16,
         "ask": 32, "offer": 64}  # fmt: skip
"""Bits that say where a word stands, or once stood."""
AFTER = "\U0010ffff"
"""Sorts after every letter."""


def put(connection: Connection, words: Mapping[str, int]) -> None:
    """Take words in, each with its kinds.

    In one statement: each one that fires a trigger writes out what FTS5 has gathered so far.
    """
    connection.execute(
        "INSERT INTO search_word (word, kinds) SELECT key, value FROM json_each(?) WHERE true"
        " ON CONFLICT (word) DO UPDATE SET kinds = kinds | excluded.kinds"
        " WHERE kinds & excluded.kinds <> excluded.kinds",
        (json.dumps(words, ensure_ascii=False),),
    )


def known(connection: Connection, candidates: Collection[str]) -> list[str]:
    """Return which of these words are in the book."""
    rows = connection.execute(
        "SELECT word FROM search_word WHERE word IN (SELECT value FROM json_each(?))",
        (json.dumps([*candidates]),),
    )
    return [row[0] for row in rows]


def beginning(connection: Connection, starts: Collection[str], limit: int) -> list[str]:
    """Return words of the book that begin so."""
    rows = connection.execute(
        "SELECT DISTINCT word FROM json_each(?) CROSS JOIN search_word"
        " ON word >= value AND word < value || ? LIMIT ?",
        (json.dumps([*starts]), AFTER, limit),
    )
    return [row[0] for row in rows]


def commonest(connection: Connection, column: str, fewest: int) -> Iterator[tuple[str, int]]:
    """Yield words of a column of the index and of how many people they are said, the most first."""
    sign = SIGN_OF[column]
    for term, count in connection.execute(
        "SELECT term, doc FROM search_term WHERE term >= ? AND term < ? AND col = ? AND doc >= ?"
        " ORDER BY doc DESC, term",
        (sign, chr(ord(sign) + 1), column, fewest),
    ):
        yield term.removeprefix(sign), count


def holding(connection: Connection, pieces: Collection[str], limit: int) -> list[str]:
    """Return long words that hold one of these pieces; `^` is where a word begins, `$` its end."""
    expression = " OR ".join(f'"{one}"' for one in pieces)
    rows = connection.execute(
        "SELECT word FROM search_word WHERE id IN"
        " (SELECT rowid FROM search_gram WHERE search_gram MATCH ? LIMIT ?)",
        (expression, limit),
    )
    return [row[0] for row in rows]


def of_kind(connection: Connection, kinds: int, start: str, limit: int) -> list[str]:
    """Return words that begin so and stand in fields of a kind, in order of the alphabet."""
    rows = connection.execute(
        "SELECT word FROM search_word WHERE word >= ?1 AND word < ?1 || ?2 AND kinds & ?3"
        " ORDER BY word LIMIT ?4",
        (start, AFTER, kinds, limit),
    )
    return [row[0] for row in rows]


def terms(connection: Connection, starts: Iterable[str]) -> dict[str, dict[str, int]]:
    """Return, of each start, words of the index with their signs, and how many have each.

    In one statement: each opens the index anew.
    """
    wanted = sorted(starts)
    found: dict[str, dict[str, int]] = {one: {} for one in wanted}
    for start, term, having in connection.execute(
        "SELECT value, term, doc FROM json_each(?1) CROSS JOIN search_term"
        " ON term >= value AND term <= value || ?2",
        (json.dumps(wanted), AFTER),
    ):
        found[start][term] = having
    return found


def drop(connection: Connection, words: Iterable[str]) -> None:
    """Take words out that nobody has any more."""
    connection.executemany("DELETE FROM search_word WHERE word = ?", [(one,) for one in words])


def having(connection: Connection, table: str, people: Collection[UUID]) -> set[UUID]:
    """Return which of these people have a row in a table."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        f"SELECT DISTINCT person FROM {table} WHERE person IN ({marks})",  # noqa: S608 - our names
        [one.bytes for one in people],
    )
    return {UUID(bytes=row[0]) for row in rows}


@dataclass(slots=True)
class Written:
    """By what actions somebody's rows were written, and what they were called in them."""

    kinds: set[str] = field(default_factory=set)
    imports: set[int] = field(default_factory=set)
    """Change sets of imports."""
    names: set[str] = field(default_factory=set)
    """Theirs, and those of whoever was merged into them, now and before; of no undone action."""


def written(connection: Connection, people: Collection[UUID]) -> dict[UUID, Written]:
    """Return by what people's rows were written."""
    marks = ", ".join("?" * len(people))
    ids = [one.bytes for one in people]
    roots = dict(zip(ids, people, strict=True))
    for merged, root in connection.execute(
        f"SELECT id, root FROM merged WHERE root IN ({marks})",  # noqa: S608 - marks only
        ids,
    ):
        roots[merged] = UUID(bytes=root)
    marks = ", ".join("?" * len(roots))
    found: dict[UUID, Written] = {}
    for person, kind, number, name in connection.execute(
        "SELECT DISTINCT owner, kind, iif(kind = ?, change_set, NULL),"  # noqa: S608 - marks only
        " iif(entity = 'person' AND undoes IS NULL AND change_set.uuid NOT IN"
        " (SELECT undoes FROM change_set WHERE undoes IS NOT NULL), fields ->> 'name', NULL)"
        " FROM change JOIN change_set ON change_set.id = change_set"
        f" WHERE owner IN ({marks})",
        (IMPORT, *roots),
    ):
        one = found.setdefault(roots[person], Written())
        one.kinds.add(kind)
        if number is not None:
            one.imports.add(number)
        if name:
            one.names.add(name)
    return found


def files(connection: Connection) -> list[tuple[str, int]]:
    """Return the files that were imported, the newest first: name and change set.

    The view is of the room above that knows them.
    """
    return list(
        connection.execute("SELECT name, change_set FROM imported_file ORDER BY change_set DESC")
    )


def postings(connection: Connection, people: Collection[UUID]) -> dict[UUID, dict[str, list[str]]]:
    """Return what people look for and offer now, by kind: `ask` and `offer`.

    The view is of the room above that knows them.
    """
    marks = ", ".join("?" * len(people))
    found: dict[UUID, dict[str, list[str]]] = {}
    for person, kind, text in connection.execute(
        f"SELECT person, kind, text FROM posting WHERE person IN ({marks})",  # noqa: S608 - marks only
        [one.bytes for one in people],
    ):
        found.setdefault(UUID(bytes=person), {}).setdefault(kind, []).append(text)
    return found


def opened(connection: Connection, people: Collection[UUID]) -> dict[UUID, float]:
    """Return how much people were opened, as a tie."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        f"SELECT person, tie FROM search_opened WHERE person IN ({marks})",  # noqa: S608 - marks only
        [one.bytes for one in people],
    )
    return {UUID(bytes=person): tie for person, tie in rows}


def put_opened(connection: Connection, person: UUID, tie: float) -> None:
    """Write down how much somebody was opened."""
    connection.execute(
        "INSERT OR REPLACE INTO search_opened (person, tie) VALUES (?, ?)", (person.bytes, tie)
    )


def drop_opened(connection: Connection, person: UUID) -> None:
    """Forget that somebody was ever opened."""
    connection.execute("DELETE FROM search_opened WHERE person = ?", (person.bytes,))


def building(connection: Connection) -> bytes | None:
    """Return after whom the index is still to be made; None once it is whole."""
    row = connection.execute("SELECT after FROM search_build").fetchone()
    return bytes(row[0]) if row else None


def built(connection: Connection, after: bytes | None) -> None:
    """Write down after whom the building goes on; None: it is done."""
    connection.execute("DELETE FROM search_build")
    if after is not None:
        connection.execute("INSERT INTO search_build VALUES (?)", (after,))


_TAGS_FROM = """
    WITH RECURSIVE used (name) AS (
        SELECT * FROM (SELECT name FROM tag WHERE name >= ?1 COLLATE NOCASE
            ORDER BY name COLLATE NOCASE LIMIT 1)
        UNION ALL
        SELECT (SELECT name FROM tag WHERE name > used.name COLLATE NOCASE
            ORDER BY name COLLATE NOCASE LIMIT 1)
        FROM used WHERE used.name IS NOT NULL LIMIT ?2
    )
    SELECT name FROM used WHERE name < ?1 || char(0x10ffff) COLLATE NOCASE
"""


def tags_beginning(connection: Connection, start: str, limit: int) -> list[str]:
    """Return tags that begin so, whatever their case, in order of the alphabet.

    From each to the next is one look-up, however many people have it.
    """
    return [row[0] for row in connection.execute(_TAGS_FROM, (start, limit))]
