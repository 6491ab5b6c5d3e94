"""Asks and offers, and what was said of what fits them, as rows."""

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any
from uuid import UUID

from kithbook.favours.model import MET
from kithbook.store.database import Connection
from kithbook_protocol.favours import Posting, PostingKind

_POSTING = """
    SELECT {0}.id, {0}.person, person.name, text, tags, state, due, made_at, changed_at
    FROM {0} LEFT JOIN person ON person.id = {0}.person
    WHERE ({0}.person IS NULL OR person.id IS NOT NULL)
"""
_SAID = "text, tags, state, due, made_at, changed_at"
_OWN = f"id, person, {_SAID}"
_ORDER = "due IS NULL, due, made_at DESC, id DESC"
_ALIVE = "state IN ('open', 'matched')"


def postings(
    connection: Connection,
    kinds: Collection[PostingKind],
    limit: int,
    *,
    person: UUID | None = None,
    mine: bool = False,
    theirs: bool = False,
    ended: bool = False,
) -> list[Posting]:
    """Return asks and offers of all who are there, of one, of the book's owner, or of others."""
    which = [f" AND {_ALIVE}"] * (not ended)
    which += [" AND person = ?2"] * (person is not None)
    which += [" AND person IS NULL"] * mine
    which += [" AND person IS NOT NULL"] * theirs
    # First which, then only the names of those that are shown.
    first = " UNION ALL ".join(
        f"SELECT '{kind}' AS kind, {_OWN} FROM {kind} WHERE (person IS NULL"  # noqa: S608 - our names
        f" OR EXISTS (SELECT 1 FROM person AS owner WHERE owner.id = {kind}.person))"
        f"{''.join(which)}"
        for kind in kinds
    )
    rows = connection.execute(
        f"SELECT kind, one.id, person, name, {_SAID}"  # noqa: S608 - our names
        f" FROM (SELECT * FROM ({first}) ORDER BY {_ORDER} LIMIT ?1) AS one"
        f" LEFT JOIN person ON person.id = one.person ORDER BY {_ORDER.replace('id', 'one.id')}",
        (limit, *([person.bytes] if person else ())),
    )
    return [_posting(*row) for row in rows]


def posting(connection: Connection, kind: PostingKind, row: UUID) -> Posting | None:
    """Return an ask or an offer; None if it is not there, or its person is not."""
    found = connection.execute(f"{_POSTING} AND {{0}}.id = ?".format(kind), (row.bytes,)).fetchone()
    return _posting(kind, *found) if found else None


def of_people(connection: Connection, kind: PostingKind, people: Iterable[UUID]) -> list[Posting]:
    """Return what these people look for or offer now, in the order of the ids."""
    rows = connection.execute(
        f"{_POSTING} AND {_ALIVE} AND {{0}}.person IN"  # noqa: S608 - our names
        " (SELECT unhex(value) FROM json_each(?)) ORDER BY {0}.id".format(kind),
        (json.dumps([one.hex for one in people]),),
    )
    return [_posting(kind, *row) for row in rows]


def of_rows(
    connection: Connection, kind: PostingKind, rows: Iterable[int]
) -> Iterator[tuple[int, UUID, UUID, str, list[str]]]:
    """Yield what people look for or offer now, by their rows in the search index.

    The row, the ask's or offer's id, whose it is, its text and its tags: no name, which takes
    longer than all of this.
    """
    for number, row, person, text, tags in connection.execute(
        f"SELECT search_person.id, {kind}.id, {kind}.person, text, tags FROM json_each(?)"  # noqa: S608 - ours
        " CROSS JOIN search_person INDEXED BY search_person_row ON search_person.id = value"
        f" CROSS JOIN {kind} ON {kind}.person = search_person.person AND " + _ALIVE,
        (json.dumps([*rows]),),
    ):
        yield number, UUID(bytes=row), UUID(bytes=person), text, _tags(tags)


def _posting(
    kind: PostingKind, row: bytes, person: bytes | None, name: str | None, *rest: Any
) -> Posting:
    text, tags, state, due, made_at, changed_at = rest
    return Posting(
        id=UUID(bytes=row),
        kind=kind,
        person=UUID(bytes=person) if person else None,
        name=name or "",
        text=text,
        tags=_tags(tags),
        state=state,
        due=due,
        made_at=made_at,
        changed_at=changed_at or made_at,
    )


def _tags(lines: str | None) -> list[str]:
    return lines.split("\n") if lines else []


def verdicts(connection: Connection, kind: PostingKind, row: UUID) -> dict[UUID, tuple[UUID, str]]:
    """Return what was said of what may fit an ask, or of which asks an offer may fit.

    By the offer, the person or the ask that it was said of: the row, and what was said.
    """
    other = "coalesce(offer, person)" if kind == "ask" else "ask"
    rows = connection.execute(
        f"SELECT {other}, id, state FROM fit WHERE {kind} = ? ORDER BY id",  # noqa: S608 - our names
        (row.bytes,),
    )
    return {UUID(bytes=of): (UUID(bytes=fit), state) for of, fit, state in rows if of}


def met_by(connection: Connection, ask: UUID) -> list[str]:
    """Return the names of those who met an ask; an empty one is the book's owner's."""
    rows = connection.execute(
        "SELECT person.name FROM fit LEFT JOIN person ON person.id = fit.person"
        " WHERE ask = ? AND state = ? AND (fit.person IS NULL OR person.id IS NOT NULL)"
        " ORDER BY person.name, fit.id",
        (ask.bytes, MET),
    )
    return list(dict.fromkeys(row[0] or "" for row in rows))


def fits_of(connection: Connection, row: UUID) -> list[UUID]:
    """Return the rows in which something was said of an ask or an offer."""
    rows = connection.execute(
        "SELECT id FROM fit WHERE ask = ?1 OR offer = ?1 ORDER BY id", (row.bytes,)
    )
    return [UUID(bytes=one[0]) for one in rows]


def is_fit(connection: Connection, row: UUID) -> bool:
    """Tell whether there is such a row."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM fit WHERE id = ?)", (row.bytes,)
    ).fetchone()
    return bool(found[0])
