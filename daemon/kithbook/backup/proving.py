"""Proving backups: fetched, restored where they do no harm, and what came of it remembered."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kithbook.backup import signer, store
from kithbook.backup.access import Access, access
from kithbook.backup.age import identity
from kithbook.backup.errors import BackupDamaged, BackupForeign, BackupShut
from kithbook.backup.making import Making
from kithbook.backup.model import Kept, Tell
from kithbook.backup.passphrase import Passphrase
from kithbook.backup.places.errors import BackupAbsent, BackupAltered
from kithbook.backup.scratch import in_scratch
from kithbook.backup.whereabouts import Spot, at_hand, meant_by
from kithbook.errors import KithbookError, VaultLocked
from kithbook.jobs.service import Progress
from kithbook.log import log
from kithbook.store.database import open_store
from kithbook.store.service import Store
from kithbook_protocol import backup as wire

if TYPE_CHECKING:
    from kithbook.backup.manifest import Manifest
    from kithbook.backup.proof import AtHand

T = TypeVar("T")

GONE_WRONG = (BackupDamaged, BackupForeign, BackupAltered, BackupAbsent)
"""What is the backup's fault, or its place's, and not that of the line or of this machine."""
REST = 24 * 60 * 60 * 1000  # milliseconds
"""After a proof that could not be made, by itself: disk, line and drive may be other ones then."""
FOR_GOOD = 2**53 - 1
"""A moment that does not come."""


@dataclass
class Proving:
    """Proves the backups of the open vault."""

    making: Making

    async def prove(self, progress: Progress, request: wire.BackupProofRequest) -> dict[str, Any]:
        """Prove a backup; remember how that ended.

        Raises:
            NoBackup, BackupAbsent: there is none.
            BackupShut: the vault's own keys do not open it, nor does what was typed.
            BackupDamaged, BackupForeign, BackupAltered, StoreNewer: it does not come back.
            PlaceError, NoRoom: it cannot be looked at.
        """
        kept = await self._opened.read(store.every)
        meant = meant_by(kept, request.file)

        def work(at_hand: "AtHand", folder: Path, tell: Tell) -> "Manifest":
            from kithbook.backup.proof import prove  # noqa: PLC0415 - a start need not wait for it

            return prove(at_hand, folder, self._opened.schema(), tell)

        try:
            found = await self.with_file(progress, request, work)
        except VaultLocked:
            raise
        except KithbookError as error:
            if meant:
                await self._note(meant, error)
            raise
        if meant:
            moment = self._opened.now()
            await self._opened.maintain(lambda c: store.judge(c, meant, moment, None))
        log.info("backup proven", counter=found.counter)
        return {
            "file": request.file or (meant.file if meant else ""),
            "counter": found.counter,
            "made_at": found.made_at,
            "people": found.people,
            "signer": signer.shown(found.signer),
            "proven_at": self._opened.now(),
        }

    async def with_file(
        self,
        progress: Progress,
        request: wire.BackupProofRequest,
        work: "Callable[[AtHand, Path, Tell], T]",
    ) -> T:
        """Run blocking work on a backup, wherever it lies, with a scratch folder.

        Raises:
            NoBackup, BackupAbsent: there is none.
            PlaceError: its place cannot be reached.
            BackupAltered: the place gives back another file than it was given.
        """
        kept, known = await self._opened.read(
            lambda c: (store.every(c), access(c, self.making.settings))
        )
        meant, secret = meant_by(kept, request.file), request.recovery_key
        spot = Spot(meant.place, meant.name) if meant else Spot.of(request.file or "")
        way: Access = known.told(spot.place, request)
        typed = [identity(secret.get_secret_value())] if secret else []
        if request.passphrase:
            typed.append(Passphrase(request.passphrase.get_secret_value()))

        def run(path: Path, key: bytes, tell: Tell, folder: Path) -> T:
            from kithbook.backup.proof import AtHand, Trust  # noqa: PLC0415 - as above

            file = at_hand(spot, way, folder, tell, meant.sha256 if meant else None)
            trust = Trust(self.making.marks(), tuple(kept), spot.name)
            with closing(open_store(path, key)) as connection:
                own = identity(signer.proof(connection))
            return work(AtHand(file, [own, *typed], trust), folder, tell)

        return await in_scratch(self._opened, progress, run, way.halt)

    @property
    def _opened(self) -> Store:
        return self.making.opened

    async def _note(self, meant: Kept, error: KithbookError) -> None:
        """Note why a backup was not proven: for its own fault, or for another reason."""
        moment, sentence = self._opened.now(), str(error)
        if isinstance(error, GONE_WRONG):
            await self._opened.maintain(lambda c: store.judge(c, meant, moment, sentence))
            return
        # What the vault's keys do not open today they will not open tomorrow.
        until = FOR_GOOD if isinstance(error, BackupShut) else moment + REST
        await self._opened.maintain(lambda c: store.put_off(c, meant, until, sentence))
