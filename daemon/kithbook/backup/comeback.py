"""Single people brought back from a backup into the open vault, as an import of a file does it."""

import base64
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from aiohttp import web

from kithbook.backup.errors import BackupDamaged
from kithbook.backup.model import Tell
from kithbook.backup.service import Backups
from kithbook.clock import wall_clock
from kithbook.errors import Conflict, NotThere, WasForgotten
from kithbook.jobs.service import Progress
from kithbook.people import service as people
from kithbook.search import service as search
from kithbook.store import redaction
from kithbook.store.database import Connection, open_store
from kithbook.store.failure import StoreDamaged, ours
from kithbook.store.service import Schema
from kithbook.transfer import export
from kithbook.transfer.service import Imports
from kithbook_protocol import backup as wire
from kithbook_protocol import transfer
from kithbook_protocol.journal import Job

if TYPE_CHECKING:
    from kithbook.backup.opening import Unpacked
    from kithbook.backup.proof import AtHand

MOST = 500
"""People at once; whoever wants everybody restores the vault."""
SHOWN = 5
"""Names that a refusal tells."""


@dataclass(frozen=True, slots=True)
class Found:
    """People in a backup."""

    people: list[UUID]
    names: list[str]
    cards: bytes
    """One card a line, as an export writes them."""


@dataclass
class Comeback:
    """Brings people back."""

    backups: Backups
    imports: Imports

    async def start(self, request: wire.BackupPeopleRequest, by: str) -> Job:
        """Bring back whom a search finds in a backup, as a job."""
        return self.backups.jobs.start(
            "people from a backup", lambda progress: self._bring(progress, request, by)
        )

    async def _bring(
        self, progress: Progress, request: wire.BackupPeopleRequest, by: str
    ) -> dict[str, Any]:
        """Do it; return what the import did.

        Raises:
            NotThere: the search finds nobody in that backup.
            WasForgotten: whom it finds was forgotten since.
            Conflict: it finds several, and that was not said to be meant.
        """

        def look(at_hand: "AtHand", folder: Path, tell: Tell) -> Found:
            unpacked = at_hand.unpacked(folder, tell)
            return _found(unpacked, request.query, self.backups.opened.schema())

        found = await self.backups.proving.with_file(progress, request, look)
        if len(found.people) > 1 and not request.every:
            shown = ", ".join(found.names[:SHOWN]) + (", ..." if len(found.names) > SHOWN else "")
            raise Conflict(
                f"{len(found.people)} people in that backup fit: {shown}. Say more of the name, or "
                "--all."
            )
        if await self.backups.opened.read(lambda c: _forgotten(c, found.people)):
            raise WasForgotten
        begun = await self.imports.begin(
            transfer.ImportBegin(name="From a backup", size=len(found.cards)), by
        )
        for number, start in enumerate(range(0, len(found.cards), begun.chunk)):
            chunk = base64.b64encode(found.cards[start : start + begun.chunk]).decode()
            await self.imports.keep(transfer.ImportChunk(id=begun.id, number=number, content=chunk))
        job = await self.imports.run(transfer.ImportRun(id=str(begun.id), format="jsonl"), by)
        ended = await self.backups.jobs.ended(job.id)
        if ended.state != "done" or ended.result is None:
            raise Conflict(ended.sentence)
        return {**ended.result, "names": found.names}


def _found(unpacked: "Unpacked", query: str, schema: Schema) -> Found:
    """Look people up in an opened backup.

    Raises:
        NotThere: nobody.
        Conflict: far too many.
    """
    from kithbook.store.migrate import migrate  # noqa: PLC0415 - as in Store

    try:
        with closing(open_store(unpacked.database, unpacked.key)) as connection, ours():
            migrate(connection, schema.migrations)
            return _cards(connection, query)
    except StoreDamaged as error:
        raise BackupDamaged from error


def _cards(connection: Connection, query: str) -> Found:
    try:
        wanted = [people.find(connection, query).id]
    except NotThere:
        wanted = search.everybody(connection, query, wall_clock())
    if not wanted:
        raise NotThere("Nobody in that backup fits.")
    if len(wanted) > MOST:
        raise Conflict(f"{len(wanted)} people in that backup fit; restore the vault instead.")
    found = [people.find(connection, str(one)) for one in wanted]
    lines = []
    for one in wanted:
        request = transfer.ExportRequest(format="jsonl", person=str(one))
        lines += [part.text for part in export.piece(connection, request, {}, wall_clock()).parts]
    return Found(wanted, [one.name for one in found], "".join(lines).encode())


def _forgotten(connection: Connection, wanted: list[UUID]) -> bool:
    return any(redaction.is_forgotten(connection, one) for one in wanted)


COMEBACK: web.AppKey[Comeback] = web.AppKey("comeback", Comeback)
