"""The archive: every row of the vault as it stands, to be put into another vault as it was.

What it leaves out is what is this vault's own: its history, keys, clients, settings and indexes. A
backup holds those too.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from pydantic import ValidationError

from kithbook.capture import store as captures
from kithbook.errors import InvalidRequest
from kithbook.formats.readers.archive import HEAD
from kithbook.people import store as people
from kithbook.photos import store as photos
from kithbook.store import redaction
from kithbook.store import store as journal
from kithbook.store.database import Connection
from kithbook.store.model import FORGOTTEN, Entity
from kithbook.transfer import content
from kithbook.transfer.making import Making
from kithbook.transfer.model import ArchivedRow, Remark, Settled
from kithbook.transfer.settle import FORGOTTEN as NOT_AGAIN
from kithbook_protocol.transfer import ExportPart, ExportPiece, ExportRequest

NAME, TITLE, SUFFIX = "archive", "Kithbook archive, to be put into another vault", "kithbook.jsonl"
ROWS = 500
"""In a piece."""
BYTES = 1024 * 1024
"""In a piece of pictures and pages, after which it ends."""
BLOB, PICTURE, SAID = "blob", "picture", "said"
"""Rows that are no entity's: a page as it was captured, a photo, what a file said of somebody."""


def piece(
    connection: Connection, request: ExportRequest, entities: Mapping[str, Entity]
) -> ExportPiece:
    """Return the next piece: table by table, each in the order of its ids.

    Raises:
        InvalidRequest: only some people are asked for.
    """
    if request.query is not None or request.person is not None:
        raise InvalidRequest("An archive holds everybody; leave --query and --person away.")
    tables = [*(name for name in entities if name != FORGOTTEN.table), BLOB, PICTURE, SAID]
    table, _, after = (request.after or f"{tables[0]}:").partition(":")
    if table not in tables:
        raise InvalidRequest("That is no place in an archive.")
    lines = [] if request.after else [HEAD]
    size, last, count = 0, "", 0
    for identifier, fields in _rows(connection, entities.get(table), table, after):
        line = {"what": table, "id": identifier, "fields": fields}
        lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
        size, last, count = size + len(lines[-1]), identifier, count + 1
        if size > BYTES or count == ROWS:
            break
    following = tables[tables.index(table) + 1 :]
    place = f"{table}:{last}" if last else f"{following[0]}:" if following else None
    return ExportPiece(
        parts=[ExportPart(text="".join(f"{line}\n" for line in lines))],
        after=place,
        people=count if table == "person" else 0,
        total=people.count(connection),
    )


def _rows(
    connection: Connection, entity: Entity | None, table: str, after: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    if entity:
        for row, values in content.rows_after(connection, entity, bytes.fromhex(after)):
            yield (
                row.hex(),
                {
                    name: value.hex() if isinstance(value, bytes) else value
                    for name, value in zip(entity.columns, values, strict=True)
                    if value is not None
                },
            )
    elif table == SAID:
        yield from content.said_after(connection, int(after or 0))
    else:
        kept = captures.blob if table == BLOB else photos.picture
        for digest in content.digests_after(connection, table, bytes.fromhex(after)):
            found = kept(connection, digest) or b""
            yield digest.hex(), {"content": base64.b64encode(found).decode()}


def bring(making: Making, text: str, number: int, identifier: UUID) -> Settled:
    """Put a row into this vault; one that is here, or was, stays as it is."""
    unit = making.unit
    try:
        row = ArchivedRow.model_validate_json(text)
        if row.what in {BLOB, PICTURE}:
            return _content(unit.connection, row)
        if row.what == SAID:
            content.put_said(unit.connection, identifier, number, row.fields)
            return Settled("part")
        return _row(making, row)
    except (ValueError, ValidationError, KeyError, binascii.Error):
        told = f"Line {number} is not as an archive has it."
        return Settled("skipped", None, [Remark("skipped", told)])


def _content(connection: Connection, row: ArchivedRow) -> Settled:
    found = base64.b64decode(str(row.fields["content"]), validate=True)
    if hashlib.sha256(found).hexdigest() != row.id:
        raise ValueError(row.what)
    (captures.keep_blob if row.what == BLOB else photos.keep)(connection, found)
    return Settled("part")


def _row(making: Making, row: ArchivedRow) -> Settled:
    unit, identifier = making.unit, UUID(hex=row.id)
    entity = unit.journal.entities.get(row.what)
    if entity is None or entity is FORGOTTEN or not row.fields.keys() <= {*entity.columns}:
        raise ValueError(row.what)
    if any(row.fields.get(name) is None for name in entity.needs):
        raise ValueError(row.what)
    for name in entity.ids & row.fields.keys():
        bytes.fromhex(str(row.fields[name]))
    is_person = entity.owner == "id"
    owner = identifier if is_person else None
    if entity.owner and not is_person:
        owner = UUID(hex=str(row.fields[entity.owner])) if entity.owner in row.fields else None
    if owner and redaction.is_forgotten(unit.connection, owner):
        return Settled("skipped", None, [NOT_AGAIN])
    if making.has(identifier) or journal.changes_of_row(unit.connection, row.what, identifier):
        return Settled("same" if is_person else "part", owner)
    making.add(row.what, identifier, **row.fields)
    return Settled("new" if is_person else "part", owner)
