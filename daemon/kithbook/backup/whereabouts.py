"""Where backups are: put into places, found there again, and told of."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from uuid import UUID

from kithbook.backup.errors import NoBackup, NoPlace
from kithbook.backup.model import Kept, Made, Tell, counter_in, is_ours, made_at_in
from kithbook.backup.place import Entry, Folder, place
from kithbook_protocol import backup as wire


def put(
    made: Made, file: Path, places: Sequence[str], failures: list[str], tell: Tell
) -> list[Kept]:
    """Put a backup into every place that can take it.

    Raises:
        NoPlace: none can.
    """
    kept = []
    for address in places:
        tell(made.size, made.size, f"Putting it into {address}.")
        try:
            place(address).put(file, made.name)
        except NoPlace as error:
            failures.append(str(error))
            if len(failures) == len(places):
                raise
            continue
        kept.append(
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
            )
        )
    return kept


def meant_by(kept: list[Kept], file: str | None) -> Kept | None:
    """Return which remembered backup is meant: the newest, if none is named.

    Raises:
        NoBackup: there is none yet.
    """
    if file is not None:
        return next((one for one in kept if one.file == file), None)
    if not kept:
        raise NoBackup("There is no backup yet; make one with: kithbook backup create")
    return kept[0]


def at_hand(meant: Kept | None, file: str | None, folder: Path) -> Path:
    """Return where a backup can be read: where it is, or a copy in a folder."""
    if meant is None:
        return Path(file or "")
    found = place(meant.place)
    if isinstance(found, Folder):
        return found.path / meant.name
    path = folder / meant.name
    found.fetch(meant.name, path)
    return path


Lying = Mapping[str, Mapping[str, Entry] | None]
"""What lies in places, by their addresses and the files' names; None where it is out of reach."""


def lying_in(places: Iterable[str], vault: UUID) -> Lying:
    """Return which backups of a vault lie in places."""
    found: dict[str, Mapping[str, Entry] | None] = {}
    for address in places:
        try:
            entries = place(address).entries()
        except NoPlace:
            found[address] = None
        else:
            found[address] = {one.name: one for one in entries if is_ours(one.name, vault)}
    return found


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
        counter=kept.counter,
        made_at=kept.made_at,
        size=kept.size,
        people=kept.people,
        proven_at=kept.proven_at,
        failure=kept.failure,
        there=None if names is None else kept.name in names,
    )
