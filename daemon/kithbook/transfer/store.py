"""Imports and their rows, as SQL."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from kithbook.store.database import Connection
from kithbook.transfer.model import Found, Known, Remark, Settled
from kithbook_protocol.transfer import (
    ImportCounts,
    ImportRemark,
    ImportRow,
    ImportRowsRequest,
)

_IMPORT = "id, name, size, by, at, state, format, key, change_set, sentence, counts"


def put(connection: Connection, one: Known) -> None:
    """Write an import down, or anew."""
    connection.execute(
        f"INSERT OR REPLACE INTO import ({_IMPORT}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - our names
        (
            one.id.bytes,
            one.name,
            one.size,
            one.by,
            one.at,
            one.state,
            one.format,
            one.key,
            one.change_set.bytes if one.change_set else None,
            one.sentence,
            one.counts.model_dump_json() if one.counts else None,
        ),
    )


def find(connection: Connection, identifier: UUID) -> Known | None:
    """Return an import."""
    found = connection.execute(
        f"SELECT {_IMPORT} FROM import WHERE id = ?",  # noqa: S608 - our names
        (identifier.bytes,),
    ).fetchone()
    return _known(found) if found else None


def every(connection: Connection) -> list[Known]:
    """Return every import, newest first."""
    rows = connection.execute(f"SELECT {_IMPORT} FROM import ORDER BY id DESC")  # noqa: S608 - our names
    return [_known(row) for row in rows]


def _known(row: tuple[Any, ...]) -> Known:
    identifier, name, size, by, at, state, format_, key, change_set, sentence, counts_ = row
    return Known(
        id=UUID(bytes=identifier),
        name=name,
        size=size,
        by=by,
        at=at,
        state=state,
        format=format_,
        key=key,
        change_set=UUID(bytes=change_set) if change_set else None,
        sentence=sentence,
        counts=ImportCounts.model_validate_json(counts_) if counts_ else None,
    )


def drop(connection: Connection, identifier: UUID) -> None:
    """Take out an import and its rows."""
    drop_rows(connection, identifier)
    connection.execute("DELETE FROM import WHERE id = ?", (identifier.bytes,))


def drop_rows(connection: Connection, identifier: UUID) -> None:
    """Take out the rows of an import."""
    connection.execute("DELETE FROM import_row WHERE import = ?", (identifier.bytes,))


def put_rows(connection: Connection, identifier: UUID, rows: Iterable[Found]) -> None:
    """Keep entries that are still to be settled."""
    connection.executemany(
        "INSERT INTO import_row"
        " (import, number, state, key, digest, card, raw, name, remarks, converted, related)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                identifier.bytes,
                one.number,
                one.state,
                bytes.fromhex(one.key) if one.key else None,
                bytes.fromhex(one.digest),
                *one[4:],
            )
            for one in rows
        ],
    )


class Row(NamedTuple):
    """A row that is read and not settled."""

    id: int
    number: int
    key: bytes | None
    """A digest."""
    mark: bytes
    """A digest of the card."""
    content: str
    """The card, or a row of an archive, as JSON."""
    remarks: list[list[str | None]]


def to_settle(connection: Connection, identifier: UUID, after: int, limit: int) -> list[Row]:
    """Return the next rows that are read and not settled, behind an id."""
    rows = connection.execute(
        "SELECT id, number, key, digest, card, remarks FROM import_row"
        " WHERE import = ? AND state = 'read' AND id > ? ORDER BY id LIMIT ?",
        (identifier.bytes, after, limit),
    )
    return [Row._make((*row, json.loads(told) if told != "[]" else [])) for *row, told in rows]


Told = tuple[str, bytes | None, str, bool, int]
"""What became of a row: state, person, remarks, whether its content goes, and its id."""


def told(row: Row, settled: Settled, again: bool) -> Told:
    """Return what became of a row, as it is stored."""
    person = settled.person.bytes if settled.person else None
    remarks = [*row.remarks, *settled.remarks]
    return settled.state, person, json.dumps(remarks) if remarks else "[]", again, row.id


def settle_rows(connection: Connection, rows: Iterable[Told]) -> None:
    """Write down what became of rows."""
    connection.executemany(
        "UPDATE import_row SET state = ?1, person = ?2, remarks = ?3,"
        " card = iif(?4, NULL, card), raw = iif(?4, NULL, raw),"
        " name = iif(?4 AND ?1 = 'skipped', NULL, name) WHERE id = ?5",
        rows,
    )


def counts(connection: Connection, identifier: UUID) -> ImportCounts:
    """Return what became of an import's rows."""
    rows = connection.execute(
        "SELECT state, count(*), sum(converted) FROM import_row WHERE import = ? GROUP BY state",
        (identifier.bytes,),
    ).fetchall()
    by_state = {state: count for state, count, _ in rows if state not in {"read", "part"}}
    suggested = connection.execute(
        "SELECT count(*) FROM import_row, json_each(remarks)"
        " WHERE import = ? AND state = 'changed' AND json_each.value ->> 0 = 'suggested'",
        (identifier.bytes,),
    ).fetchone()
    converted = sum(count for *_, count in rows)
    return ImportCounts(**by_state, converted=converted, suggested=suggested[0])


def rows(connection: Connection, identifier: UUID, request: ImportRowsRequest) -> list[ImportRow]:
    """Return what became of rows, one more than asked for where there are more."""
    found = connection.execute(
        "SELECT number, state, import_row.name, person.id, remarks FROM import_row"
        " LEFT JOIN merged ON merged.id = import_row.person"
        " LEFT JOIN person ON person.id = coalesce(merged.root, import_row.person)"
        " WHERE import = ?1 AND number > ?2 AND state NOT IN ('read', 'part')"
        " AND (?3 IS NULL OR state = ?3) AND (NOT ?4 OR converted > 0)"
        " ORDER BY import_row.id LIMIT ?5",
        (identifier.bytes, request.after, request.state, request.converted, request.limit + 1),
    )
    return [
        ImportRow(
            number=number,
            state=state,
            name=name,
            person=UUID(bytes=person) if person else None,
            remarks=[ImportRemark(**Remark(*one)._asdict()) for one in json.loads(remarks)],
        )
        for number, state, name, person, remarks in found
    ]


class Earlier(NamedTuple):
    """A card that came before: whom it made or met, itself where it is kept, its import."""

    person: UUID
    digest: bytes
    card: str | None
    of: UUID


def before(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, list[Earlier]]:
    """Return what was made of cards with these keys, for each the newest first."""
    marks = ", ".join("?" * len(keys))
    found: dict[bytes, list[Earlier]] = {}
    for key, person, digest, card, of in connection.execute(
        f"SELECT key, person, digest, card, import FROM import_row WHERE key IN ({marks})"  # noqa: S608 - marks only
        " AND person IS NOT NULL ORDER BY id DESC",
        [*keys],
    ):
        found.setdefault(key, []).append(Earlier(UUID(bytes=person), digest, card, UUID(bytes=of)))
    return found


def of_key(connection: Connection, key: bytes) -> UUID | None:
    """Return whom the newest card with this key made or met."""
    found = before(connection, [key]).get(key)
    return found[0].person if found else None


def related(
    connection: Connection, identifier: UUID, after: int, limit: int
) -> list[tuple[int, UUID, str]]:
    """Return the next settled rows whose cards name others: id, person and card."""
    rows = connection.execute(
        "SELECT id, person, card FROM import_row WHERE import = ? AND related"
        " AND person IS NOT NULL AND card IS NOT NULL AND id > ? ORDER BY id LIMIT ?",
        (identifier.bytes, after, limit),
    )
    return [(row, UUID(bytes=person), card) for row, person, card in rows]


def mapping(connection: Connection, headings: bytes) -> dict[str, str]:
    """Return what was said of a table with these headings before."""
    found = connection.execute(
        "SELECT mapping FROM import_mapping WHERE headings = ?", (headings,)
    ).fetchone()
    return json.loads(found[0]) if found else {}


def put_mapping(connection: Connection, headings: bytes, told: dict[str, str]) -> None:
    """Remember what was said of a table."""
    connection.execute(
        "INSERT OR REPLACE INTO import_mapping (headings, mapping) VALUES (?, ?)",
        (headings, json.dumps(told)),
    )
