"""What lies in a place, and a file from there: without a daemon, or any vault on this machine."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.progress import Progress

from kithbook.backup.access import Access, own_place
from kithbook.backup.errors import BackupDamaged, BackupForeign, NoBackup
from kithbook.backup.model import counter_in, made_at_in, vault_in
from kithbook.backup.places.address import Address, FolderAddress, joined, parted
from kithbook.backup.whereabouts import Spot
from kithbook.cli.login import login_for
from kithbook.cli.output import console
from kithbook.cli.target import is_place
from kithbook.config import Settings, private_folder
from kithbook_protocol import backup as wire


@dataclass(frozen=True, slots=True)
class Lying:
    """A backup in a place, as its name tells of it."""

    name: str
    file: str
    size: int
    """Bytes."""

    @property
    def counter(self) -> int:
        """The how manieth of its vault."""
        return counter_in(self.name)

    @property
    def made_at(self) -> int:
        """Milliseconds since 1970."""
        return made_at_in(self.name)


def lying(place: Address, credentials: Path | None) -> list[Lying]:
    """Return the backups in a place, newest first.

    Raises:
        PlaceError: it cannot be asked.
    """
    return _listed(place, _access(place, credentials))


@contextmanager
def fetched(
    settings: Settings, meant: Address, credentials: Path | None, *, quiet: bool
) -> Iterator[tuple[Path, Spot]]:
    """Have a backup as a file here: one that is named, or the newest in a place.

    What was fetched stays until it was used to its end: a line that broke is gone on from, and a
    key that was mistyped fetches nothing anew.

    Raises:
        NoBackup: there is none there, or those of several vaults.
        PlaceError, BackupAbsent, TargetUnwritable: it cannot be had.
    """
    way = _access(meant, credentials)
    if is_place(meant):
        meant = joined(meant, _newest(_listed(meant, way)).name)
    spot = Spot.of(str(meant))
    if isinstance(meant, FolderAddress):
        yield meant.path, spot
        return
    private_folder(settings.home)
    folder = private_folder(settings.fetched)
    path = folder / spot.name
    if not path.exists():
        _fetch(spot, way, path, quiet=quiet)
    try:
        yield path, spot
    except (BackupDamaged, BackupForeign):
        path.unlink()
        raise
    shutil.rmtree(folder)


def _fetch(spot: Spot, way: Access, path: Path, *, quiet: bool) -> None:
    with way.opened(spot.place) as place, Progress(console=console, disable=quiet) as bar:
        task = bar.add_task("Fetching the backup", total=None)

        def told(done: int, total: int, _sentence: str) -> None:
            bar.update(task, completed=done, total=total)

        place.fetch(spot.name, path, told)


def _access(meant: Address, credentials: Path | None) -> Access:
    request = wire.Login(**login_for(meant, credentials))
    return Access(own_place(Settings())).told(str(_place_of(meant)), request)


def _place_of(meant: Address) -> Address:
    return meant if is_place(meant) else parted(meant)[0]


def _listed(place: Address, way: Access) -> list[Lying]:
    with way.opened(str(place)) as opened:
        found = opened.entries()
    told = [Lying(one.name, str(joined(place, one.name)), one.size) for one in found]
    return sorted(told, key=lambda one: (one.made_at, one.counter), reverse=True)


def _newest(found: list[Lying]) -> Lying:
    if not found:
        raise NoBackup("There is no backup in that place.")
    if len({vault_in(one.name) for one in found}) > 1:
        raise NoBackup(
            "Backups of several vaults lie there; name one: kithbook backup list PLACE shows them."
        )
    return found[0]
