"""Exports, piece by piece: whoever asks puts them together, and nothing waits for the whole."""

from kithbook.errors import InvalidRequest
from kithbook.formats import readers, writers
from kithbook.formats.interface import Reader, Writer
from kithbook.people import service as people
from kithbook.people import store as people_store
from kithbook.search import service as search
from kithbook.store.database import Connection
from kithbook.transfer import store
from kithbook.transfer.people import cards
from kithbook_protocol.transfer import (
    ExportFormat,
    ExportPart,
    ExportPiece,
    ExportRequest,
    TransferFormats,
)

PEOPLE = 200
"""In a piece; about 20 ms of work, which others wait for at most."""


def piece(connection: Connection, request: ExportRequest) -> ExportPiece:
    """Return the next piece: people in the order of their ids, so that each comes once.

    Raises:
        InvalidRequest: there is no such format.
        NotThere: nobody, or more than one, is meant.
    """
    writer = _called(request.format)
    if request.person is not None:
        wanted = [people.find(connection, request.person).id]
        total, last = 1, True
    elif request.query is not None:
        found = search.everybody(connection, request.query)
        after = request.after
        wanted = [one for one in found if after is None or one > after][: PEOPLE + 1]
        total, last = len(found), len(wanted) <= PEOPLE
    else:
        wanted = store.people_after(connection, request.after, PEOPLE + 1)
        total, last = people_store.count(connection), len(wanted) <= PEOPLE
    wanted = wanted[:PEOPLE]
    parts = [
        ExportPart(file=one.file, text=one.text) for one in writer.write(cards(connection, wanted))
    ]
    if request.after is None and (head := writer.head()):
        parts.insert(0, ExportPart(text=head))
    if last and (foot := writer.foot()):
        parts.append(ExportPart(text=foot))
    return ExportPiece(
        parts=parts,
        after=None if last else wanted[-1],
        people=len(wanted),
        total=total,
    )


def formats(_connection: Connection, _request: object) -> TransferFormats:
    """List what can be read and written."""
    return TransferFormats(
        reads=[_told(one, "") for one in readers.ALL],
        writes=[_told(one, one.SUFFIX) for one in writers.ALL],
    )


def _told(one: Reader | Writer, suffix: str) -> ExportFormat:
    return ExportFormat(name=one.NAME, title=one.TITLE, suffix=suffix)


def _called(name: str) -> Writer:
    for writer in writers.ALL:
        if name == writer.NAME:
            return writer
    known = ", ".join(writer.NAME for writer in writers.ALL)
    raise InvalidRequest(f'There is no format "{name[:40]}" to export to; there are: {known}.')
