"""Where backups are: put into places, found there again, and told of."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from kithbook.backup.access import Access, is_folder, normal
from kithbook.backup.errors import NoBackup, Stopped
from kithbook.backup.model import Kept, Made, Tell, Trial, counter_in, is_ours, made_at_in
from kithbook.backup.places.address import FolderAddress, parse, parted
from kithbook.backup.places.carrier import Carrier
from kithbook.backup.places.errors import PlaceError, PlaceGone, PlaceUnreachable
from kithbook.backup.places.interface import Entry
from kithbook.backup.places.name import is_backup
from kithbook.errors import KithbookError
from kithbook_protocol import backup as wire

if TYPE_CHECKING:
    from kithbook.backup.places.wire import Limits

SLOWEST = 2 * 24 * 60 * 60 * 1000
"""Milliseconds after which what was begun in a place, and not ended, is left for good."""
AWAY = (PlaceGone, PlaceUnreachable)
LOOKING_SECONDS = 3.0
"""For each step of a look at a store whose answer a person waits for."""


@dataclass
class Delivery:
    """What came of bringing a backup to places."""

    kept: list[Kept] = field(default_factory=list)
    trials: dict[str, Trial] = field(default_factory=dict)

    @property
    def failures(self) -> list[str]:
        """Why it did not arrive, where it did not."""
        return [one.failure for one in self.trials.values() if one.failure]


def put(
    made: Made, file: Path, places: Iterable[str], access: Access, tell: Tell, *, reason: str | None
) -> Delivery:
    """Put a backup into every place that can take it; one that cannot holds up no other.

    Raises:
        Stopped: that was wished meanwhile.
    """
    found = Delivery()
    for address in places:

        def carrying(done: int, total: int, sentence: str, address: str = address) -> None:
            tell(done, total, f"{sentence.rstrip('.')}: {address}")

        try:
            with access.ready(address) as place:
                sha256 = place.put(file, made.name, carrying)
                _tidy(place, made.made_at)
        except Stopped:
            raise
        except KithbookError as error:
            access.halt.check()
            away = isinstance(error, AWAY) and not reaches(address, access)
            found.trials[address] = Trial(made.made_at, str(error), away)
            continue
        found.trials[address] = Trial(made.made_at, None, is_away=False)
        found.kept.append(
            Kept(
                name=made.name,
                place=address,
                counter=made.counter,
                made_at=made.made_at,
                size=made.size,
                people=made.people,
                rows=made.total,
                manifest=made.manifest,
                proven_at=None,
                failure=None,
                sha256=sha256,
                reason=reason,
            )
        )
    return found


def _tidy(place: Carrier, now: int) -> None:
    """Remove what earlier calls left half done; where that fails, the next time does it."""
    with suppress(PlaceError):
        place.tidy(now - SLOWEST)


def meant_by(kept: list[Kept], file: str | None) -> Kept | None:
    """Return which remembered backup is meant: the newest, if none is named.

    Raises:
        NoBackup: there is none yet.
        BadAddress: what is named is no address.
    """
    if file is not None:
        named = normal(file)
        return next((one for one in kept if one.file == named), None)
    if not kept:
        raise NoBackup("There is no backup yet; make one with: kithbook backup create")
    return kept[0]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a file of a backup is."""

    place: str
    name: str

    @classmethod
    def of(cls, file: str) -> "Spot":
        """Read what a person named.

        Raises:
            NoBackup: it is no file of a backup.
            BadAddress: it is no address.
        """
        place, name = parted(parse(file))
        if not isinstance(place, FolderAddress) and not is_backup(name):
            raise NoBackup("Name a backup in that place: kithbook backup list PLACE shows them.")
        return cls(str(place), name)


def at_hand(
    spot: Spot, access: Access, folder: Path, tell: Tell, sha256: str | None = None
) -> Path:
    """Return where a backup can be read: where it is, or a copy in a folder.

    Raises:
        PlaceError, BackupAbsent, BackupAltered: it cannot be had, or is not what was put there.
        TargetUnwritable: it does not fit on this disk.
    """
    found = parse(spot.place)
    if isinstance(found, FolderAddress):
        return found.path / spot.name
    path = folder / spot.name
    with access.opened(spot.place) as place:
        place.fetch(spot.name, path, tell, sha256=sha256)
    return path


Lying = Mapping[str, Mapping[str, Entry] | None]
"""What lies in places, by their addresses and the files' names; None where it is out of reach."""


def entries(address: str, access: Access) -> list[Entry]:
    """Return what lies in a place, or say soon that it is out of reach.

    Raises:
        PlaceError: it cannot be reached, or will not tell.
    """
    with access.opened(address, None if is_folder(address) else _soon()) as place:
        return place.entries()


def _soon() -> "Limits":
    from kithbook.backup.places.wire import Limits  # noqa: PLC0415 - as in open_place

    seconds = LOOKING_SECONDS
    return Limits(connect=seconds, idle=seconds, answer=seconds, pauses=())


def reaches(address: str, access: Access) -> bool:
    """Tell whether a place can be looked at now."""
    try:
        entries(address, access)
    except KithbookError:
        return False
    return True


def lying_in(places: Iterable[str], vault: UUID, access: Access) -> Lying:
    """Return which backups of a vault lie in places. All are asked at once, none for long."""

    def look(address: str) -> Mapping[str, Entry] | None:
        try:
            found = entries(address, access)
        except KithbookError:
            return None
        return {one.name: one for one in found if is_ours(one.name, vault)}

    asked = list(places)
    with ThreadPoolExecutor(max(1, len(asked)), thread_name_prefix="backup-place") as threads:
        return dict(zip(asked, threads.map(look, asked), strict=True))


def with_others(kept: Sequence[Kept], lying: Lying) -> list[Kept]:
    """Return remembered backups, and those that only lie there, newest first.

    A vault that was restored does not remember what was made after the backup it came from.
    """
    known = {(one.place, one.name) for one in kept}
    others = [
        Kept(
            name=one.name,
            place=address,
            counter=counter_in(one.name),
            made_at=made_at_in(one.name),
            size=one.size,
            people=None,
            rows=0,
            manifest="",
            proven_at=None,
            failure=None,
        )
        for address, entries in lying.items()
        for one in (entries or {}).values()
        if (address, one.name) not in known
    ]
    return sorted([*kept, *others], key=lambda one: (-one.counter, one.place))


def told(kept: Kept, lying: Lying) -> wire.Backup:
    """Return a backup as it is told of."""
    names = lying.get(kept.place)
    return wire.Backup(
        name=kept.name,
        place=kept.place,
        file=kept.file,
        counter=kept.counter,
        made_at=kept.made_at,
        size=kept.size,
        people=kept.people,
        proven_at=kept.proven_at,
        failure=kept.failure,
        hindrance=kept.hindrance,
        reason=kept.reason,
        there=None if names is None else kept.name in names,
    )
