"""Exports, piece by piece: whoever asks puts them together, and nothing waits for the whole."""

from collections.abc import Mapping
from uuid import UUID

from kithbook.errors import InvalidRequest
from kithbook.formats import readers, writers
from kithbook.formats.interface import DueWriter, Reader, Writer
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.search import service as search
from kithbook.store.database import Connection
from kithbook.store.model import Entity
from kithbook.transfer import archive, content
from kithbook.transfer.people import cards
from kithbook_protocol.people import PersonRequest
from kithbook_protocol.transfer import (
    ExportFormat,
    ExportPart,
    ExportPiece,
    ExportRequest,
    Qr,
    TransferFormats,
)

PEOPLE = 200
"""In a piece; about 20 ms of work, which others wait for at most."""


def piece(
    connection: Connection, request: ExportRequest, entities: Mapping[str, Entity], moment: int
) -> ExportPiece:
    """Return the next piece: people in the order of their ids, so that each comes once.

    Args:
        connection: to read from.
        request: what is wanted.
        entities: what the journal keeps.
        moment: by which a query's dates count, in milliseconds.

    Raises:
        InvalidRequest: there is no such format.
        NotThere: nobody, or more than one, is meant.
    """
    if request.format == archive.NAME:
        return archive.piece(connection, request, entities)
    writer, after = _called(request.format), _place(request.after)
    if request.person is not None:
        wanted = [people.find(connection, request.person).id]
        total, last = 1, True
    elif request.people or request.query is not None:
        found = _chosen(connection, request, moment)
        wanted = [one for one in found if after is None or one > after][: PEOPLE + 1]
        total, last = len(found), len(wanted) <= PEOPLE
    else:
        wanted = content.people_after(connection, after, PEOPLE + 1)
        total, last = people_store.count(connection), len(wanted) <= PEOPLE
    wanted = wanted[:PEOPLE]
    told = cards(connection, wanted, cadences_of_tags=isinstance(writer, DueWriter))
    parts = [ExportPart(file=one.file, text=one.text) for one in writer.write(told)]
    if after is None and (head := writer.head()):
        parts.insert(0, ExportPart(text=head))
    if last and (foot := writer.foot()):
        parts.append(ExportPart(text=foot))
    return ExportPiece(
        parts=parts,
        after=None if last else str(wanted[-1]),
        people=len(wanted),
        total=total,
    )


def _chosen(connection: Connection, request: ExportRequest, moment: int) -> list[UUID]:
    """Return whom an export is of, in the order of their ids."""
    if request.people:
        named = {people.resolve(connection, one) for one in request.people}
        return sorted(people_store.names(connection, "person", named))
    return search.everybody(connection, request.query or "", moment)


def code(connection: Connection, request: PersonRequest) -> Qr:
    """Return a person's QR code.

    Raises:
        NotThere: nobody, or more than one, is meant.
    """
    # Imported with the first code: drawing is nothing that a start must wait for.
    from kithbook.formats.writers.qr import qr  # noqa: PLC0415

    [card] = cards(connection, [people.find(connection, request.person).id])
    drawn = qr(card)
    return Qr(vcard=drawn.vcard, svg=drawn.svg, text=drawn.text)


def formats(_connection: Connection, _request: object) -> TransferFormats:
    """List what can be read and written."""
    return TransferFormats(
        reads=[_told(one, "") for one in readers.ALL],
        writes=[
            *(_told(one, one.SUFFIX) for one in writers.ALL),
            ExportFormat(name=archive.NAME, title=archive.TITLE, suffix=archive.SUFFIX),
        ],
    )


def _told(one: Reader | Writer, suffix: str) -> ExportFormat:
    return ExportFormat(name=one.NAME, title=one.TITLE, suffix=suffix)


def _place(after: str | None) -> UUID | None:
    try:
        return UUID(after) if after else None
    except ValueError as error:
        raise InvalidRequest("That is no place in an export.") from error


def _called(name: str) -> Writer:
    for writer in writers.ALL:
        if name == writer.NAME:
            return writer
    known = ", ".join(writer.NAME for writer in writers.ALL)
    raise InvalidRequest(f'There is no format "{name[:40]}" to export to; there are: {known}.')
