"""Troubles: what is wrong with the backups of a vault, as sentences for its owner."""

from kithbook.backup import retention, store
from kithbook.backup.wishes import wishes
from kithbook.config import Settings
from kithbook.store.database import Connection

DAY = 24 * 60 * 60 * 1000  # milliseconds
LATE = 3 * DAY
"""After the time at which one was due. A machine may be off over a weekend."""
SHRUNK = (
    "The vault has less than half of what the backup before held; older backups are not removed "
    "until this is so no more. Look whether something was lost."
)


def troubles(connection: Connection, settings: Settings, moment: int) -> list[str]:
    """Return what a person should see to.

    Args:
        connection: the open vault's.
        settings: the vault's.
        moment: now, milliseconds since 1970.
    """
    wished, kept = wishes(connection, settings), store.every(connection)
    trials, began = store.trials(connection), store.began_at(connection)
    found = [
        f"The last backup did not get to {address}: {trials[address].failure}"
        for address in wished.places
        if address in trials and trials[address].failure
    ]
    last = max((one.made_at for one in kept), default=began)
    if wished.every_hours and last and moment - last > wished.every_hours * DAY // 24 + LATE:
        days = (moment - last) // DAY
        found.append(f"No backup was made for {days} days; make one with: kithbook backup create")
    for address in wished.places:
        newest = next((one for one in kept if one.place == address), None)
        if newest and newest.failure:
            found.append(
                f"Backup {newest.counter} in {address} does not come back: {newest.failure}"
            )
    if retention.has_shrunk(kept):
        found.append(SHRUNK)
    return found
