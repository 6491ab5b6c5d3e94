"""Favours and what was made of opportunities, as rows; only SQL."""

from typing import Any
from uuid import UUID

from kithbook.store.database import Connection
from kithbook_protocol.favours import Balance, Favour, Year

_FAVOUR = """
    SELECT favour.id, person.id, name, given, text, day, interaction.id, ask
    FROM favour JOIN person ON person.id = favour.person
    JOIN interaction ON interaction.id = favour.interaction
"""


def favours(connection: Connection, person: UUID | None, limit: int) -> list[Favour]:
    """Return favours, of one person or all who are there, the newest first."""
    which = " WHERE favour.person = ?2" if person else ""
    rows = connection.execute(
        f"{_FAVOUR}{which} ORDER BY day DESC, at DESC, favour.id DESC LIMIT ?1",
        (limit, *([person.bytes] if person else ())),
    )
    return [_favour(*row) for row in rows]


def favour(connection: Connection, row: UUID) -> Favour | None:
    """Return a favour; None if it is not there, or its person is not."""
    found = connection.execute(f"{_FAVOUR} WHERE favour.id = ?", (row.bytes,)).fetchone()
    return _favour(*found) if found else None


def _favour(row: bytes, person: bytes, name: str, *rest: Any) -> Favour:
    given, text, day, interaction, ask = rest
    return Favour(
        id=UUID(bytes=row),
        person=UUID(bytes=person),
        name=name,
        given=bool(given),
        text=text,
        day=day,
        interaction=UUID(bytes=interaction),
        ask=UUID(bytes=ask) if ask else None,
    )


def years(connection: Connection, person: UUID | None) -> list[Year]:
    """Return how many favours went each way in each year, the latest first."""
    which = " WHERE favour.person = ?" if person else ""
    rows = connection.execute(
        "SELECT substr(day, 1, 4), sum(given IS NOT NULL), sum(given IS NULL) FROM favour"  # noqa: S608 - ours
        " JOIN person ON person.id = favour.person"
        f" JOIN interaction ON interaction.id = favour.interaction{which}"
        " GROUP BY 1 ORDER BY 1 DESC",
        (person.bytes,) if person else (),
    )
    return [Year(year=int(year), given=given, received=received) for year, given, received in rows]


def balances(connection: Connection, person: UUID | None, limit: int) -> list[Balance]:
    """Return how many favours went each way between you and people, and what came through them."""
    which = " WHERE person = ?2" if person else ""
    rows = connection.execute(
        "WITH done AS ("  # noqa: S608 - our names
        "   SELECT person, given IS NOT NULL AS given, day FROM favour"
        "   JOIN interaction ON interaction.id = favour.interaction),"
        " told AS ("
        "   SELECT person, sum(given) AS given, sum(NOT given) AS received, 0 AS through,"
        "     max(day) AS last FROM done GROUP BY person"
        "   UNION ALL SELECT person, 0, 0, count(*), NULL FROM opportunity"
        "     WHERE state = 'won' GROUP BY person)"
        " SELECT person.id, name, sum(given), sum(received), sum(through), max(last)"
        f" FROM (SELECT * FROM told{which}) AS told JOIN person ON person.id = told.person"
        " GROUP BY person.id ORDER BY sum(given) + sum(received) DESC, sum(through) DESC,"
        " name COLLATE NOCASE, person.id LIMIT ?1",
        (limit, *([person.bytes] if person else ())),
    )
    return [
        Balance(
            person=UUID(bytes=row),
            name=name,
            given=given,
            received=received,
            through=through,
            last=last,
        )
        for row, name, given, received, through, last in rows
    ]
