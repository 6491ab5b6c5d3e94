"""Rows of people in an order, as SQL."""

import json
from collections.abc import Collection, Sequence

from kithbook.store.database import Connection

ORDERS = {
    ("name", False): "ltrim(name), person",
    ("name", True): "ltrim(name) DESC, person DESC",
    ("newest", False): "person DESC",
    ("newest", True): "person",
    ("last", False): "json_extract(card, '$.last') DESC NULLS LAST, person DESC",
    ("last", True): "json_extract(card, '$.last') NULLS LAST, person",
}
"""By what is sorted, and whether the other way round. Folding puts a space before each character of
scripts that are written without spaces."""
_THESE = "id IN (SELECT value FROM json_each(?))"


def ordered(
    connection: Connection,
    order: str,
    *,
    limit: int,
    offset: int,
    among: Sequence[int] | None = None,
    but: Collection[int] = (),
) -> list[int]:
    """Return a page of rows in one of `ORDERS`.

    Args:
        connection: to read from.
        order: one of the values of `ORDERS`.
        limit: rows of the page.
        offset: rows before it.
        among: only these; None is everybody.
        but: none of these.
    """
    wanted, values = [], []
    if among is not None:
        wanted.append(_THESE)
        values.append(json.dumps(among))
    if but:
        wanted.append(f"NOT {_THESE}")
        values.append(json.dumps([*but]))
    where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
    rows = connection.execute(
        f"SELECT id FROM search_person {where} ORDER BY {order} LIMIT ? OFFSET ?",  # noqa: S608 - our words
        (*values, limit, offset),
    )
    return [row[0] for row in rows]


def size(connection: Connection) -> int:
    """Return how many people there are."""
    return int(connection.execute("SELECT count(*) FROM search_person").fetchone()[0])


def count(connection: Connection, among: Sequence[int]) -> int:
    """Return how many of these rows are people."""
    found = connection.execute(
        f"SELECT count(*) FROM search_person WHERE {_THESE}",  # noqa: S608 - our words
        (json.dumps(among),),
    )
    return int(found.fetchone()[0])


def standing(connection: Connection, rows: Sequence[int]) -> list[tuple[int, str, int | None]]:
    """Return rows with the day their cadence counts from, and one's own cadence in days."""
    found = connection.execute(
        "SELECT id, json_extract(card, '$.since'), json_extract(card, '$.own[0]')"  # noqa: S608 - our words
        f" FROM search_person WHERE {_THESE}",
        (json.dumps(rows),),
    )
    return [(row, since, own) for row, since, own in found if since]
