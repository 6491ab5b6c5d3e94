"""Records, their keys, proposals and distinctions, as rows."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from kithbook.duplicates import contender
from kithbook.store.database import Connection

_PAIRS = """
    FROM proposal JOIN person AS first ON first.id = one JOIN person AS second ON second.id = other
    WHERE NOT EXISTS (SELECT 1 FROM distinction AS kept
                      WHERE (kept.person = one AND kept.other = proposal.other)
                      OR (kept.person = proposal.other AND kept.other = one))
"""
"""Proposals of people who are there, and who were not said to be two: in either order, since a
merge moves what was said of one to the other."""


def record(connection: Connection, person: UUID) -> tuple[int, str | None] | None:
    """Return a person's number and record; no record where it is to come."""
    found = connection.execute(
        "SELECT id, record FROM likeness WHERE person = ?", (person.bytes,)
    ).fetchone()
    return (found[0], found[1]) if found else None


def records_of(connection: Connection, people: Iterable[UUID]) -> dict[UUID, str]:
    """Return the records of people that are made."""
    ids = [one.bytes for one in people]
    marks = ", ".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT person, record FROM likeness WHERE record IS NOT NULL AND person IN ({marks})",  # noqa: S608 - marks only
        ids,
    )
    return {UUID(bytes=person): text for person, text in rows}


Kept = tuple[UUID, str, Collection[bytes], Collection[bytes]]
"""A person's record, with keys that it has now and keys that it had."""


def put(connection: Connection, records: Sequence[Kept]) -> None:
    """Write people's records."""
    connection.executemany(
        "INSERT INTO likeness (person, record) VALUES (?1, ?2)"
        " ON CONFLICT (person) DO UPDATE SET record = ?2",
        [(person.bytes, text) for person, text, _, _ in records],
    )
    marks = ", ".join("?" * len(records))
    numbers = dict(
        connection.execute(
            f"SELECT person, id FROM likeness WHERE person IN ({marks})",  # noqa: S608 - marks only
            [one[0].bytes for one in records],
        )
    )
    for person, _, _, old in records:
        if old:
            drop_keys(connection, numbers[person.bytes], old)
    # In their order: neighbours in the tree are written together.
    put_keys(
        connection,
        sorted((key, numbers[person.bytes]) for person, _, new, _ in records for key in new),
    )


def put_keys(connection: Connection, keys: Iterable[tuple[bytes, int]]) -> None:
    """Write keys, each with the number of who has it."""
    connection.executemany("INSERT OR IGNORE INTO likeness_key (key, likeness) VALUES (?, ?)", keys)


def put_records(connection: Connection, records: Iterable[tuple[str, int]]) -> None:
    """Write records of numbers that are there."""
    connection.executemany("UPDATE likeness SET record = ? WHERE id = ?", records)


def note(connection: Connection, people: Iterable[UUID]) -> None:
    """Note people whose record is to be made."""
    connection.executemany(
        "INSERT INTO likeness (person) VALUES (?)", [(one.bytes,) for one in people]
    )


def numbers(connection: Connection, people: Collection[UUID]) -> dict[UUID, int]:
    """Return the numbers of people who have one."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        f"SELECT person, id FROM likeness WHERE person IN ({marks})",  # noqa: S608 - marks only
        [one.bytes for one in people],
    )
    return {UUID(bytes=person): number for person, number in rows}


def kept(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[UUID, str | None]]:
    """Return whose numbers are, and their records; no record where it is to come."""
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(
        f"SELECT id, person, record FROM likeness WHERE id IN ({marks})",  # noqa: S608 - marks only
        (*numbers,),
    )
    return {number: (UUID(bytes=person), text) for number, person, text in rows}


def drop(connection: Connection, person: UUID, keys: Iterable[bytes]) -> None:
    """Take a person's record out, with its keys and proposals."""
    found = record(connection, person)
    if found:
        drop_keys(connection, found[0], keys)
        contender.drop(connection, found[0])
        connection.execute("DELETE FROM likeness WHERE id = ?", (found[0],))
    drop_proposals(connection, person)


def drop_keys(connection: Connection, number: int, keys: Iterable[bytes]) -> None:
    """Take keys of a number out."""
    connection.executemany(
        "DELETE FROM likeness_key WHERE key = ? AND likeness = ?", [(key, number) for key in keys]
    )


def to_come(connection: Connection, limit: int) -> list[UUID]:
    """Return people whose record is to be made."""
    rows = connection.execute(
        "SELECT person FROM likeness WHERE record IS NULL ORDER BY id LIMIT ?", (limit,)
    )
    return [UUID(bytes=row[0]) for row in rows]


def agree(connection: Connection) -> int:
    """Note records to be made of whoever has none, drop those of who is gone; return how many."""
    made = connection.execute(
        "INSERT INTO likeness (person) SELECT id FROM person"
        " WHERE id NOT IN (SELECT person FROM likeness)"
    ).rowcount
    gone = connection.execute(
        "DELETE FROM likeness WHERE person NOT IN (SELECT id FROM person)"
    ).rowcount
    connection.execute("DELETE FROM likeness_key WHERE likeness NOT IN (SELECT id FROM likeness)")
    return int(made + gone)


def people(connection: Connection) -> int:
    """Return about how many people there are, at once."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM likeness").fetchone()[0])


def holders(connection: Connection, key: bytes, limit: int) -> list[int]:
    """Return the numbers of people who have a key, at most so many."""
    rows = connection.execute(
        "SELECT likeness FROM likeness_key WHERE key = ? LIMIT ?", (key, limit)
    )
    return [row[0] for row in rows]


def count(connection: Connection, key: bytes, most: int) -> int:
    """Return how many people have a key, counted no further than `most`."""
    found = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM likeness_key WHERE key = ? LIMIT ?)", (key, most)
    ).fetchone()
    return int(found[0])


def count_all(connection: Connection, keys: Collection[bytes], most: int) -> int:
    """Return how many people have all of some keys, counted no further than `most`."""
    having = " INTERSECT ".join(["SELECT likeness FROM likeness_key WHERE key = ?"] * len(keys))
    found = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM ({having}) LIMIT ?)",  # noqa: S608 - marks only
        (*keys, most),
    ).fetchone()
    return int(found[0])


def records(connection: Connection, numbers: Collection[int]) -> dict[int, tuple[UUID, str]]:
    """Return person and record of numbers."""
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(
        "SELECT id, person, record FROM likeness"  # noqa: S608 - marks only
        f" WHERE record IS NOT NULL AND id IN ({marks})",
        (*numbers,),
    )
    return {number: (UUID(bytes=person), text) for number, person, text in rows}


def rows_after(
    connection: Connection, after: tuple[bytes, int], limit: int
) -> list[tuple[bytes, int]]:
    """Return the next rows of keys, in order of key and number."""
    found = connection.execute(
        "SELECT key, likeness FROM likeness_key WHERE (key, likeness) > (?, ?)"
        " ORDER BY key, likeness LIMIT ?",
        (*after, limit),
    )
    return [(key, number) for key, number in found]


def count_keys(connection: Connection) -> int:
    """Return how many rows of keys there are."""
    return int(connection.execute("SELECT count(*) FROM likeness_key").fetchone()[0])


def usual(connection: Connection, least: int) -> list[tuple[bytes, int]]:
    """Return the keys that at least so many people have, and how many have them."""
    rows = connection.execute(
        "SELECT key, count(*) FROM likeness_key GROUP BY key HAVING count(*) >= ?", (least,)
    )
    return [(key, count) for key, count in rows]


def drop_proposals(connection: Connection, person: UUID) -> None:
    """Drop what is proposed for a person."""
    connection.execute("DELETE FROM proposal WHERE one = ?1", (person.bytes,))
    connection.execute("DELETE FROM proposal WHERE other = ?1", (person.bytes,))


def put_proposals(connection: Connection, found: Iterable[tuple[UUID, UUID, float]]) -> None:
    """Propose pairs."""
    connection.executemany(
        "INSERT OR REPLACE INTO proposal (one, other, score) VALUES (?, ?, ?)",
        [(*ordered(one, other), score) for one, other, score in found],
    )


def proposed(connection: Connection) -> set[tuple[bytes, bytes]]:
    """Return every proposed pair."""
    return set(connection.execute("SELECT one, other FROM proposal"))


def withdraw(connection: Connection, pairs: Iterable[tuple[bytes, bytes]]) -> None:
    """Drop proposals."""
    connection.executemany("DELETE FROM proposal WHERE one = ? AND other = ?", list(pairs))


def ordered(one: UUID, other: UUID) -> tuple[bytes, bytes]:
    """Return two people in the order in which pairs are written."""
    low, high = sorted((one.bytes, other.bytes))
    return low, high


def count_proposals(connection: Connection) -> int:
    """Return how many pairs are proposed."""
    return int(connection.execute(f"SELECT count(*) {_PAIRS}").fetchone()[0])


def proposals(connection: Connection, limit: int) -> list[tuple[UUID, UUID, float]]:
    """Return proposed pairs, likest first."""
    rows = connection.execute(
        f"SELECT one, other, score {_PAIRS} ORDER BY score DESC, one, other LIMIT ?", (limit,)
    )
    return [(UUID(bytes=one), UUID(bytes=other), score) for one, other, score in rows]


def proposals_of(connection: Connection, person: UUID, limit: int) -> list[tuple[UUID, float]]:
    """Return who is proposed to be a person, likest first."""
    rows = connection.execute(
        f"SELECT one, other, score {_PAIRS} AND (one = ?1 OR other = ?1)"
        " ORDER BY score DESC, one, other LIMIT ?2",
        (person.bytes, limit),
    )
    found = [(UUID(bytes=one), UUID(bytes=other), score) for one, other, score in rows]
    return [(other if one == person else one, score) for one, other, score in found]


def is_distinct(connection: Connection, one: UUID, other: UUID) -> bool:
    """Tell whether two were said not to be the same."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM distinction"
        " WHERE (person = ?1 AND other = ?2) OR (person = ?2 AND other = ?1))",
        ordered(one, other),
    ).fetchone()
    return bool(found[0])
