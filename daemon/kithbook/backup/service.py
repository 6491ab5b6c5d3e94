"""What may be done with backups: made, listed, proven; where they go, and how often."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from kithbook.backup import marks, retention, signer, store, switch
from kithbook.backup.access import access, is_folder, keep, normal, wants_login
from kithbook.backup.age import recipient
from kithbook.backup.making import Making, Wanted
from kithbook.backup.model import Kept
from kithbook.backup.places.errors import PlaceRefused
from kithbook.backup.proving import Proving
from kithbook.backup.trouble import troubles
from kithbook.backup.whereabouts import lying_in, told, with_others
from kithbook.backup.wishes import MOST_PLACES, keep_places, wishes
from kithbook.config import Settings
from kithbook.errors import Conflict, InvalidRequest, NotThere
from kithbook.jobs.service import Jobs, Progress
from kithbook.log import log
from kithbook.store.database import Connection
from kithbook.store.service import Store
from kithbook.vault.passphrase import refuse_weak
from kithbook.vault.service import Vault
from kithbook_protocol import backup as wire
from kithbook_protocol.journal import Job


@dataclass
class Backups:
    """The backups of the open vault."""

    settings: Settings
    opened: Store
    vault: Callable[[], Vault]
    jobs: Jobs
    making: Making = field(init=False)
    proving: Proving = field(init=False)

    def __post_init__(self) -> None:
        self.making = Making(self.settings, self.opened, self.vault)
        self.proving = Proving(self.making)

    async def create(self, request: wire.BackupRequest) -> Job:
        """Make a backup, as a job.

        Raises:
            WeakPassphrase, InvalidRequest: a passphrase shall open it, and cannot.
            BadAddress: where it shall go is no place.
        """
        secret = request.passphrase.get_secret_value() if request.passphrase else None
        if secret is not None and request.to is None:
            raise InvalidRequest("Say where a backup under a passphrase goes: it is an extra one.")
        if secret is not None:
            refuse_weak(secret)
        if request.to is None:
            return self.jobs.start("backup", self.making.make)
        address = normal(request.to)

        async def make(progress: Progress) -> dict[str, Any]:
            known, listed = await self.opened.read(
                lambda c: (access(c, self.settings), wishes(c, self.settings).places)
            )
            way = known.told(address, request)
            if address not in listed:
                # Nobody set it up before.
                progress(0, None, "Trying the place.")
                await way.try_out(address)
            wanted = Wanted((address,), passphrase=secret, access=way)
            return await self.making.make(progress, wanted)

        return self.jobs.start("backup", make)

    async def verify(self, request: wire.BackupProofRequest) -> Job:
        """Prove a backup by restoring it where it does no harm, as a job."""
        return self.jobs.start(
            "backup proof", lambda progress: self.proving.prove(progress, request)
        )

    async def listed(self) -> wire.Backups:
        """List what is remembered, and how backups are made."""
        moment = self.opened.now()
        kept, wished, signs, trials, known, wrong = await self.opened.read(
            lambda c: (
                store.every(c),
                wishes(c, self.settings),
                signer.public(signer.signer(c)),
                store.trials(c),
                access(c, self.settings),
                troubles(c, self.settings, moment),
            )
        )
        lying = await asyncio.to_thread(
            lying_in, _places(wished.places, kept), self.making.id, known
        )
        proven = next((one for one in kept if one.proven_at), None)
        return wire.Backups(
            backups=[told(one, lying) for one in with_others(kept, lying)],
            places=[
                wire.Place(
                    address=address,
                    tried_at=trials[address].at if address in trials else None,
                    failure=trials[address].failure if address in trials else None,
                )
                for address in wished.places
            ],
            recipients=list(wished.recipients),
            every_hours=wished.every_hours,
            signer=signer.shown(signs),
            proven=proven and told(proven, lying),
            shrunk=retention.has_shrunk(kept),
            troubles=wrong,
        )

    async def change(self, request: wire.BackupSettings) -> wire.Backups:
        """Say who can open backups beside you, and how often they are made.

        Raises:
            BadRecipient: it is none.
        """
        for one in request.recipients or []:
            recipient(one)
        wanted = request.model_dump(exclude_none=True)

        def write(connection: Connection) -> None:
            for name, value in wanted.items():
                store.put_setting(connection, name, value)

        await self.opened.maintain(write)
        return await self.listed()

    async def add(self, request: wire.PlaceRequest) -> Job:
        """Try a place, and let backups go there from now on; or take a new name and secret.

        Raises:
            BadAddress: it is none.
            PlaceRefused: it wants a name and secret.
            Conflict: there are enough.
        """
        address = normal(request.address)
        places = await self.opened.read(lambda c: wishes(c, self.settings).places)
        if address not in places and len(places) >= MOST_PLACES:
            raise Conflict(f"There are {MOST_PLACES} places already; remove one first.")
        if request.login and is_folder(address):
            raise InvalidRequest("A folder wants no name and secret.")
        return self.jobs.start(
            "backup place", lambda progress: self._add(progress, address, request)
        )

    async def remove(self, request: wire.PlaceRemoval) -> wire.Backups:
        """Let no more backups go to a place, and drop its name and secret.

        Raises:
            NotThere: it is none of them.
            Conflict: it is the only one.
        """
        address = normal(request.address)

        def write(connection: Connection) -> None:
            places = wishes(connection, self.settings).places
            if address not in places:
                raise NotThere("There is no such place; see: kithbook backup places")
            if len(places) == 1:
                raise Conflict(
                    "That is the only place; add another one first, or make none by itself: "
                    "kithbook backup every 0"
                )
            others = [one for one in places if one != address]
            keep_places(connection, self.settings, others)
            store.drop_trial(connection, address)
            keep(connection, address, None)

        await self.opened.maintain(write)
        return await self.listed()

    async def resume(self) -> None:
        """Tell daemon.json and backups.json who signs; let go of a vault replaced long ago."""
        signs = await self.opened.read(lambda c: signer.public(signer.signer(c)))
        known = self.making.marks()
        if signs not in known.signers[-1:]:
            await asyncio.to_thread(
                marks.write, self.settings.backup_marks, known.with_signer(signs)
            )
        self.opened.session.identity.signed_by(signs)
        await asyncio.to_thread(switch.drop_old, self.settings, self.opened.now())

    async def _add(
        self, progress: Progress, address: str, request: wire.PlaceRequest
    ) -> dict[str, Any]:
        known = await self.opened.read(lambda c: access(c, self.settings))
        way = known.told(address, request)
        if wants_login(address) and address not in way.known:
            raise PlaceRefused("An S3 store wants an access key and its secret; give both.")
        progress(0, None, "Trying the place.")
        await way.try_out(address)

        def write(connection: Connection) -> bool:
            places = wishes(connection, self.settings).places
            store.drop_trial(connection, address)
            if request.login:
                keep(connection, address, way.known[address])
            if address not in places:
                keep_places(connection, self.settings, [*places, address])
            return address not in places

        added = await self.opened.maintain(write)
        log.info("backup place", added=added)
        return {"address": address, "added": added}


def _places(wished: Sequence[str], kept: Sequence[Kept]) -> list[str]:
    return list(dict.fromkeys((*wished, *(one.place for one in kept))))


BACKUPS: web.AppKey[Backups] = web.AppKey("backups", Backups)
