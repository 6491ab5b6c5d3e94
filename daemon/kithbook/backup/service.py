"""What may be done with backups: made, listed, proven, pruned; where they go, and how often."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from aiohttp import web

from kithbook.backup import marks, retention, signer, store, switch
from kithbook.backup.age import Recipient, identity, recipient
from kithbook.backup.errors import BackupDamaged, BackupForeign, NoPlace
from kithbook.backup.marks import Marks
from kithbook.backup.model import Kept, Made, Tell
from kithbook.backup.passphrase import Passphrase
from kithbook.backup.place import place
from kithbook.backup.scratch import in_scratch
from kithbook.backup.whereabouts import at_hand, lying_in, meant_by, put, told, with_others
from kithbook.backup.wishes import wishes
from kithbook.config import Settings
from kithbook.errors import InvalidRequest, KithbookError
from kithbook.jobs.service import Jobs, Progress
from kithbook.log import log
from kithbook.store.database import Connection, open_store
from kithbook.store.service import Store
from kithbook.vault.model import RecoverySlot
from kithbook.vault.passphrase import refuse_weak
from kithbook.vault.service import Vault
from kithbook.vault.store import encode
from kithbook.web.hello import VERSION
from kithbook_protocol import backup as wire
from kithbook_protocol.journal import Job

if TYPE_CHECKING:
    from kithbook.backup.manifest import Manifest
    from kithbook.backup.proof import AtHand

T = TypeVar("T")


@dataclass
class Backups:
    """The backups of the open vault."""

    settings: Settings
    opened: Store
    vault: Callable[[], Vault]
    jobs: Jobs

    async def create(self, request: wire.BackupRequest) -> Job:
        """Make a backup, as a job.

        Raises:
            WeakPassphrase, InvalidRequest: a passphrase shall open it, and cannot.
        """
        secret = request.passphrase.get_secret_value() if request.passphrase else None
        if secret is not None and request.to is None:
            raise InvalidRequest("Say where a backup under a passphrase goes: it is an extra one.")
        if secret is not None:
            refuse_weak(secret)
        return self.jobs.start("backup", lambda progress: self.make(progress, request.to, secret))

    async def verify(self, request: wire.BackupProofRequest) -> Job:
        """Prove a backup by restoring it where it does no harm, as a job."""
        return self.jobs.start("backup proof", lambda progress: self.prove(progress, request))

    async def listed(self) -> wire.Backups:
        """List what is remembered, and how backups are made."""
        kept, wished, signs = await self.opened.read(
            lambda c: (store.every(c), wishes(c, self.settings), signer.public(signer.signer(c)))
        )
        lying = await asyncio.to_thread(lying_in, _places(wished.places, kept), self._id)
        proven = next((one for one in kept if one.proven_at), None)
        return wire.Backups(
            backups=[told(one, lying) for one in with_others(kept, lying)],
            places=list(wished.places),
            recipients=list(wished.recipients),
            every_hours=wished.every_hours,
            signer=signer.shown(signs),
            proven=proven and told(proven, lying),
            shrunk=retention.has_shrunk(kept),
        )

    async def change(self, request: wire.BackupSettings) -> wire.Backups:
        """Say where backups go, who can open them beside you, and how often they are made.

        Raises:
            BadPlace, BadRecipient: it is none.
        """
        for one in request.places or []:
            place(one)
        for one in request.recipients or []:
            recipient(one)
        wanted = request.model_dump(exclude_none=True)

        def keep(connection: Connection) -> None:
            for name, value in wanted.items():
                store.put_setting(connection, name, value)

        await self.opened.maintain(keep)
        return await self.listed()

    async def make(
        self, progress: Progress, to: str | None = None, passphrase: str | None = None
    ) -> dict[str, Any]:
        """Make a backup in every place, or in one; tell what it is.

        One under a passphrase is not remembered: nobody could prove it, so it is none to count on.

        Raises:
            NoRoom, NoPlace, StoreDamaged: nothing was made; what is there stays.
        """
        wished, latest = await self.opened.read(
            lambda c: (wishes(c, self.settings), store.latest(c))
        )
        known = self.marks()
        counter = max(latest.counter if latest else 0, known.counter) + 1
        made_at = self.opened.now()

        def work(path: Path, key: bytes, tell: Tell, folder: Path) -> tuple[Made, list[Kept]]:
            from kithbook.backup.building import Order, build  # noqa: PLC0415 - as below

            signs, others = self._keys(path, key)
            slots = self.vault().sealed_slots(key)
            order = Order(
                database=path,
                key=key,
                vault=slots.vault,
                counter=counter,
                previous=latest.manifest if latest else None,
                made_at=made_at,
                signer=signs,
                recipients=[
                    *(recipient(s.recipient) for s in slots.slots if isinstance(s, RecoverySlot)),
                    *others,
                    *map(recipient, wished.recipients),
                ],
                slots=encode(slots),
                program=VERSION,
                passphrase=passphrase,
            )
            made, file = build(order, folder, tell)
            return made, put(made, file, [to] if to else wished.places, failures, tell)

        failures: list[str] = []
        made, kept = await in_scratch(self.opened, progress, work)
        await asyncio.to_thread(self._count, made.counter)

        def remember(connection: Connection) -> None:
            for one in kept if passphrase is None else ():
                store.put(connection, one)

        await self.opened.maintain(remember)
        log.info("backup made", size=made.size, places=len(kept))
        shrunk = await self._prune(wished.places)
        return {
            "name": made.name,
            "counter": made.counter,
            "made_at": made.made_at,
            "people": made.people,
            "size": made.size,
            "places": [one.place for one in kept],
            "failures": failures,
            "shrunk": shrunk,
        }

    async def precaution(self) -> str | None:
        """Make a backup before much is changed; return why none could be made, as a sentence."""
        if await self.opened.read(store.began_at) is None:
            return None
        try:
            await self.make(lambda *_: None)
        except KithbookError as error:
            return str(error)
        return None

    async def prove(self, progress: Progress, request: wire.BackupProofRequest) -> dict[str, Any]:
        """Prove a backup; remember how that ended.

        Raises:
            NoBackup: there is none.
            BackupShut: the vault's own keys do not open it, nor does what was typed.
            BackupDamaged, BackupForeign, StoreNewer: it does not come back.
        """
        kept = await self.opened.read(store.every)
        meant = meant_by(kept, request.file)

        def work(at_hand: "AtHand", folder: Path, tell: Tell) -> "Manifest":
            from kithbook.backup.proof import prove  # noqa: PLC0415 - a start need not wait for it

            return prove(at_hand, folder, self.opened.schema(), tell)

        try:
            found = await self.with_file(progress, request, work)
        except (BackupDamaged, BackupForeign) as error:
            if meant:
                await self._judge(meant, str(error))
            raise
        if meant:
            await self._judge(meant, None)
        log.info("backup proven", counter=found.counter)
        return {
            "file": request.file or (meant.file if meant else ""),
            "counter": found.counter,
            "made_at": found.made_at,
            "people": found.people,
            "signer": signer.shown(found.signer),
            "proven_at": self.opened.now(),
        }

    async def with_file(
        self,
        progress: Progress,
        request: wire.BackupProofRequest,
        work: "Callable[[AtHand, Path, Tell], T]",
    ) -> T:
        """Run blocking work on a backup that is there, with a scratch folder.

        Raises:
            NoBackup: there is none.
        """
        kept = await self.opened.read(store.every)
        meant, secret = meant_by(kept, request.file), request.recovery_key
        typed = [identity(secret.get_secret_value())] if secret else []
        if request.passphrase:
            typed.append(Passphrase(request.passphrase.get_secret_value()))

        def run(path: Path, key: bytes, tell: Tell, folder: Path) -> T:
            from kithbook.backup.proof import AtHand, Trust  # noqa: PLC0415 - as above

            file = at_hand(meant, request.file, folder)
            trust = Trust(self.marks(), tuple(kept), meant.name if meant else file.name)
            with closing(open_store(path, key)) as connection:
                own = identity(signer.proof(connection))
            return work(AtHand(file, [own, *typed], trust), folder, tell)

        return await in_scratch(self.opened, progress, run)

    def marks(self) -> Marks:
        """Return how far this vault's backups have come."""
        known = marks.read(self.settings.backup_marks)
        return known if known and known.vault == self._id else Marks(vault=self._id)

    @property
    def _id(self) -> UUID:
        return self.opened.session.identity.vault

    async def resume(self) -> None:
        """Tell daemon.json and backups.json who signs; let go of a vault replaced long ago."""
        signs = await self.opened.read(lambda c: signer.public(signer.signer(c)))
        known = self.marks()
        if signs not in known.signers[-1:]:
            await asyncio.to_thread(
                marks.write, self.settings.backup_marks, known.with_signer(signs)
            )
        self.opened.session.identity.signed_by(signs)
        await asyncio.to_thread(switch.drop_old, self.settings, self.opened.now())

    async def _prune(self, places: tuple[str, ...]) -> bool:
        """Remove what need not stay; nothing, and True, where the vault has shrunk by half."""
        kept = await self.opened.read(store.every)
        if retention.has_shrunk(kept):
            log.warning("backups not pruned", reason="shrunk")
            return True
        lying = await asyncio.to_thread(lying_in, places, self._id)
        there = [
            one for one in with_others(kept, lying) if one.name in (lying.get(one.place) or ())
        ]
        for address in places:
            for one in retention.spare(other for other in there if other.place == address):
                try:
                    await asyncio.to_thread(place(address).remove, one.name)
                except NoPlace:
                    break  # It is away just now: next time.
                await self.opened.maintain(partial(store.drop, name=one.name, place=address))
        return False

    async def _judge(self, meant: Kept, failure: str | None) -> None:
        moment = self.opened.now()
        await self.opened.maintain(lambda c: store.judge(c, meant, moment, failure))

    def _keys(self, path: Path, key: bytes) -> tuple[Any, list[Recipient]]:
        with closing(open_store(path, key)) as connection:
            return signer.signer(connection), [identity(signer.proof(connection)).to_public()]

    def _count(self, counter: int) -> None:
        marks.write(self.settings.backup_marks, self.marks().counted(counter))


def _places(wished: Sequence[str], kept: Sequence[Kept]) -> list[str]:
    return list(dict.fromkeys((*wished, *(one.place for one in kept))))


BACKUPS: web.AppKey[Backups] = web.AppKey("backups", Backups)
