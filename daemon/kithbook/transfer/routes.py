"""Imports and exports over HTTP."""

from kithbook.store.routes import reads
from kithbook.store.service import STORE
from kithbook.transfer import export
from kithbook.transfer.origin import origins
from kithbook.transfer.service import IMPORTS
from kithbook.web.model import Call
from kithbook.web.route import Route
from kithbook_protocol import transfer as wire
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.journal import Job
from kithbook_protocol.operations import ORIGINS


async def begin(call: Call) -> wire.ImportBegun:
    """Take note of a file that will come."""
    return await call.app[IMPORTS].begin(call.body, call.caller.name)


async def keep(call: Call) -> wire.ImportKept:
    """Keep a chunk of a file."""
    return await call.app[IMPORTS].keep(call.body)


async def look(call: Call) -> wire.ImportLooked:
    """Say what a file is."""
    return await call.app[IMPORTS].look(call.body)


async def run(call: Call) -> Job:
    """Import a file, or try it."""
    return await call.app[IMPORTS].run(call.body, call.caller.name)


async def undo(call: Call) -> Job:
    """Take an import back."""
    return await call.app[IMPORTS].undo(call.body)


async def drop(call: Call) -> wire.Imports:
    """Throw a file away."""
    return await call.app[IMPORTS].drop(call.body)


async def every(call: Call) -> wire.Imports:
    """List imports."""
    return await call.app[IMPORTS].every()


async def show(call: Call) -> wire.Import:
    """Show one import."""
    return await call.app[IMPORTS].show(call.body)


async def rows(call: Call) -> wire.ImportRows:
    """List what became of rows."""
    return await call.app[IMPORTS].rows(call.body)


async def piece(call: Call) -> wire.ExportPiece:
    """Return the next piece of an export."""
    store = call.app[STORE]
    entities = store.journal.entities
    return await store.read(lambda held: export.piece(held, call.body, entities, store.now()))


ROUTES = [
    Route(operations.IMPORT_BEGIN, begin),
    Route(operations.IMPORT_CHUNK, keep),
    Route(operations.IMPORT_LOOK, look),
    Route(operations.IMPORT_RUN, run),
    Route(operations.IMPORT_ROWS, rows),
    Route(operations.IMPORT_SHOW, show),
    Route(operations.IMPORT_UNDO, undo),
    Route(operations.IMPORT_DROP, drop),
    Route(operations.IMPORTS, every),
    Route(operations.EXPORT, piece),
    reads(operations.QR, export.code),
    reads(ORIGINS, origins),
    reads(operations.FORMATS, export.formats),
]
