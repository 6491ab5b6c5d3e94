"""Contenders, as rows: pairs that are likely enough by themselves, whatever comes of them."""

from collections.abc import Collection, Iterable
from uuid import UUID

from kithbook.duplicates.contest import Pair
from kithbook.store.database import Connection


def neighbours(connection: Connection, people: Collection[UUID]) -> set[int]:
    """Return the numbers of those of these people who contend, and of whom they contend with."""
    marks = ", ".join("?" * len(people))
    rows = connection.execute(
        f"WITH these (id) AS (SELECT id FROM likeness WHERE person IN ({marks}))"  # noqa: S608 - marks only
        " SELECT one, other FROM contender WHERE one IN (SELECT id FROM these)"
        " UNION SELECT one, other FROM contender WHERE other IN (SELECT id FROM these)",
        [one.bytes for one in people],
    )
    return {number for pair in rows for number in pair}


def of(connection: Connection, numbers: Collection[int]) -> set[Pair]:
    """Return the pairs that one of these is of, each as likely as it is by itself."""
    marks = ", ".join("?" * len(numbers))
    return set(
        connection.execute(
            f"SELECT one, other, score FROM contender WHERE one IN ({marks})"  # noqa: S608 - marks only
            f" UNION ALL SELECT one, other, score FROM contender WHERE other IN ({marks})",
            (*numbers, *numbers),
        )
    )


def every(connection: Connection) -> set[Pair]:
    """Return every pair that contends, as likely as it is by itself."""
    return set(connection.execute("SELECT one, other, score FROM contender"))


def put(connection: Connection, pairs: Iterable[Pair]) -> None:
    """Write pairs, each as likely as it is by itself."""
    connection.executemany(
        "INSERT OR REPLACE INTO contender (one, other, score) VALUES (?, ?, ?)",
        [(min(pair[:2]), max(pair[:2]), pair[2]) for pair in pairs],
    )


def drop(connection: Connection, number: int) -> None:
    """Drop the pairs that somebody is of."""
    connection.execute("DELETE FROM contender WHERE one = ?", (number,))
    connection.execute("DELETE FROM contender WHERE other = ?", (number,))


def withdraw(connection: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Drop pairs, the lower number first."""
    connection.executemany("DELETE FROM contender WHERE one = ? AND other = ?", list(pairs))


def apart(connection: Connection, numbers: Collection[int]) -> set[tuple[int, int]]:
    """Return the pairs that one of these is of and that were said not to be the same.

    The lower number comes first.
    """
    marks = ", ".join("?" * len(numbers))
    rows = connection.execute(
        "SELECT one.id, two.id FROM likeness AS one"  # noqa: S608 - marks only
        " CROSS JOIN distinction ON distinction.person = one.person"
        f" CROSS JOIN likeness AS two ON two.person = other WHERE one.id IN ({marks})"
        " UNION ALL SELECT one.id, two.id FROM likeness AS two"
        " CROSS JOIN distinction ON other = two.person"
        f" CROSS JOIN likeness AS one ON one.person = distinction.person WHERE two.id IN ({marks})",
        (*numbers, *numbers),
    )
    return {(min(pair), max(pair)) for pair in rows}


def all_apart(connection: Connection) -> set[tuple[int, int]]:
    """Return every pair that was said not to be the same, the lower number first."""
    rows = connection.execute(
        "SELECT one.id, two.id FROM distinction"
        " JOIN likeness AS one ON one.person = distinction.person"
        " JOIN likeness AS two ON two.person = other"
    )
    return {(min(pair), max(pair)) for pair in rows}
