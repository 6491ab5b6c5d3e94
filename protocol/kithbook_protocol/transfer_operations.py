"""The calls about imports and exports."""

from .base import Nothing
from .journal import Job
from .operation import Operation, Scope
from .people import PersonRequest
from .transfer import (
    ExportPiece,
    ExportRequest,
    Import,
    ImportBegin,
    ImportBegun,
    ImportChunk,
    ImportKept,
    ImportLook,
    ImportLooked,
    ImportRequest,
    ImportRows,
    ImportRowsRequest,
    ImportRun,
    Imports,
    Qr,
    TransferFormats,
)

IMPORT_BEGIN = Operation(
    "/v1/imports/begin", ImportBegin, ImportBegun, Scope.FULL, "Announce a file to be imported"
)
IMPORT_CHUNK = Operation(
    "/v1/imports/chunk",
    ImportChunk,
    ImportKept,
    Scope.FULL,
    "Bring a chunk of a file; it is kept encrypted",
    max_body=512 * 1024,
)
IMPORT_LOOK = Operation(
    "/v1/imports/look", ImportLook, ImportLooked, Scope.FULL, "Say what a file is"
)
IMPORT_RUN = Operation(
    "/v1/imports/run", ImportRun, Job, Scope.FULL, "Import a file, or only try it, as a job"
)
IMPORT_ROWS = Operation(
    "/v1/imports/rows",
    ImportRowsRequest,
    ImportRows,
    Scope.FULL,
    "What became of each card or row of a file",
)
IMPORT_SHOW = Operation("/v1/imports/show", ImportRequest, Import, Scope.FULL, "One import")
IMPORT_UNDO = Operation(
    "/v1/imports/undo", ImportRequest, Job, Scope.FULL, "Take an import back as a whole, as a job"
)
IMPORT_DROP = Operation(
    "/v1/imports/drop",
    ImportRequest,
    Imports,
    Scope.FULL,
    "Throw away a file that was not imported, or was only tried",
)
IMPORTS = Operation("/v1/imports", Nothing, Imports, Scope.FULL, "Every import, newest first")

EXPORT = Operation(
    "/v1/export", ExportRequest, ExportPiece, Scope.FULL, "The next piece of an export"
)
QR = Operation("/v1/qr", PersonRequest, Qr, Scope.FULL, "A person's vCard as a QR code")
FORMATS = Operation(
    "/v1/formats", Nothing, TransferFormats, Scope.FULL, "What can be read and written"
)
