"""Making backups: built, brought to their places, remembered; what need not stay is removed."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from kithbook.backup import marks, retention, signer, store
from kithbook.backup.access import Access, access
from kithbook.backup.age import Recipient, identity, recipient
from kithbook.backup.errors import NotMade
from kithbook.backup.marks import Marks
from kithbook.backup.model import Kept, Made, Tell
from kithbook.backup.scratch import in_scratch
from kithbook.backup.whereabouts import Delivery, lying_in, put, with_others
from kithbook.backup.wishes import Wishes, local, wishes
from kithbook.config import Settings
from kithbook.errors import KithbookError
from kithbook.jobs.service import Progress
from kithbook.log import log
from kithbook.store.database import Connection, open_store
from kithbook.store.service import Store
from kithbook.vault.model import RecoverySlot
from kithbook.vault.service import Vault
from kithbook.vault.store import encode
from kithbook.web.hello import VERSION

if TYPE_CHECKING:
    from kithbook.backup.building import Order


@dataclass(frozen=True, slots=True)
class Wanted:
    """One backup that is wanted."""

    to: Sequence[str] | None = None
    """Into these places alone; None is into every one."""
    reason: str | None = None
    """What is about to happen, in words."""
    passphrase: str | None = field(default=None, repr=False)
    """Opens it instead of any key."""
    access: Access | None = None
    """To places that the vault does not know."""


@dataclass
class Making:
    """Makes the backups of the open vault, one after another."""

    settings: Settings
    opened: Store
    vault: Callable[[], Vault]
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def make(self, progress: Progress, wanted: Wanted | None = None) -> dict[str, Any]:
        """Make a backup in every place, or in some; tell what it is.

        One under a passphrase is not remembered: nobody could prove it, so it is none to count on.

        Raises:
            NoRoom, NotMade, StoreDamaged: nothing was made; what is there stays.
        """
        async with self._turn:
            return await self._make(progress, wanted or Wanted())

    async def precaution(
        self, reason: str, fresh_for: int = 0, progress: Progress = lambda *_: None
    ) -> str | None:
        """Make a backup before much is changed; return why none could be made, as a sentence.

        It goes into folders alone: what is needed at once must not wait for a slow line.

        Args:
            reason: what is about to happen, in words.
            fresh_for: milliseconds for which a backup that was made before will do.
            progress: told how far it is.
        """
        began, latest, wished = await self.opened.read(
            lambda c: (store.began_at(c), store.latest(c), wishes(c, self.settings))
        )
        if began is None or (latest and self.opened.now() - latest.made_at < fresh_for):
            return None
        try:
            places = await asyncio.to_thread(local, wished, self.settings)
            await self.make(progress, Wanted(places, reason))
        except KithbookError as error:
            return str(error)
        return None

    def marks(self) -> Marks:
        """Return how far this vault's backups have come."""
        return marks.of(self.settings.backup_marks, self.id)

    @property
    def id(self) -> UUID:
        """Whose backups these are."""
        return self.opened.session.identity.vault

    async def _make(self, progress: Progress, wanted: Wanted) -> dict[str, Any]:
        wished, latest, known = await self.opened.read(
            lambda c: (wishes(c, self.settings), store.latest(c), access(c, self.settings))
        )
        counter = max(latest.counter if latest else 0, self.marks().counter) + 1
        made_at, places = self.opened.now(), wished.places if wanted.to is None else wanted.to

        def work(path: Path, key: bytes, tell: Tell, folder: Path) -> tuple[Made, Delivery]:
            from kithbook.backup.building import build  # noqa: PLC0415 - a start need not wait

            order = commission(
                path, key, self.vault(), wished, counter=counter, made_at=made_at,
                previous=latest.manifest if latest else None, passphrase=wanted.passphrase,
            )  # fmt: skip
            made, file = build(order, folder, tell)
            return made, put(made, file, places, way, tell, reason=wanted.reason)

        way = wanted.access or known
        made, delivery = await in_scratch(self.opened, progress, work, way.halt)
        await self._remember(made, delivery, wanted)
        log.info("backup made", size=made.size, places=len(delivery.kept))
        if not delivery.kept:
            raise NotMade(" ".join(delivery.failures))
        shrunk = await self._prune(wished.places, known)
        return {
            "name": made.name,
            "counter": made.counter,
            "made_at": made.made_at,
            "people": made.people,
            "size": made.size,
            "places": [one.place for one in delivery.kept],
            "files": [one.file for one in delivery.kept],
            "failures": delivery.failures,
            "shrunk": shrunk,
        }

    async def _remember(self, made: Made, delivery: Delivery, wanted: Wanted) -> None:
        if delivery.kept:
            known = self.marks().counted(made.counter)
            await asyncio.to_thread(marks.write, self.settings.backup_marks, known)

        def remember(connection: Connection) -> None:
            for one in delivery.kept if wanted.passphrase is None else ():
                store.put(connection, one)
            for address, trial in delivery.trials.items():
                if address in wishes(connection, self.settings).places:
                    store.put_trial(connection, address, trial)

        await self.opened.maintain(remember)

    async def _prune(self, places: Sequence[str], known: Access) -> bool:
        """Remove what need not stay; nothing, and True, where the vault has shrunk by half."""
        kept = await self.opened.read(store.every)
        if retention.has_shrunk(kept):
            log.warning("backups not pruned", reason="shrunk")
            return True
        lying = await asyncio.to_thread(lying_in, places, self.id, known)
        there = [
            one for one in with_others(kept, lying) if one.name in (lying.get(one.place) or ())
        ]
        for address in places:
            spare = retention.spare(other for other in there if other.place == address)
            for one in await asyncio.to_thread(_removed, address, spare, known):
                await self.opened.maintain(partial(store.drop, name=one.name, place=address))
        return False


def commission(
    path: Path,
    key: bytes,
    vault: Vault,
    wished: Wishes,
    *,
    counter: int,
    made_at: int,
    previous: str | None,
    passphrase: str | None = None,
) -> "Order":
    """Return what is to be built of a vault's database: signed by its signer, to its recipients."""
    from kithbook.backup.building import Order  # noqa: PLC0415 - as above

    with closing(open_store(path, key)) as connection:
        signs, own = signer.signer(connection), identity(signer.proof(connection))
    slots = vault.sealed_slots(key)
    recipients: list[Recipient] = [
        *(recipient(slot.recipient) for slot in slots.slots if isinstance(slot, RecoverySlot)),
        own.to_public(),
        *map(recipient, wished.recipients),
    ]
    return Order(
        database=path,
        key=key,
        vault=slots.vault,
        counter=counter,
        previous=previous,
        made_at=made_at,
        signer=signs,
        recipients=recipients,
        slots=encode(slots),
        program=VERSION,
        passphrase=passphrase,
    )


def _removed(address: str, spare: Sequence[Kept], known: Access) -> list[Kept]:
    """Remove backups from a place; return those that are gone."""
    gone: list[Kept] = []
    if spare:
        # A place that is away just now is tidied up the next time.
        with suppress(KithbookError), known.opened(address) as place:
            for one in spare:
                place.remove(one.name)
                gone.append(one)
    return gone
