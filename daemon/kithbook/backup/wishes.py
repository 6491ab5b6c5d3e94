"""Wishes: how backups are made, as far as it was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kithbook.backup import store
from kithbook.backup.access import is_folder, own_place
from kithbook.backup.places.name import MARKER
from kithbook.config import Settings
from kithbook.store.database import Connection

EVERY_HOURS = 24
MOST_PLACES = 10
PLACES, RECIPIENTS, HOURS = "places", "recipients", "every_hours"


_OWN = "beside the vault"
"""For the folder beside it, which is elsewhere once the vault is restored on another machine."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was said of how backups are made."""

    places: tuple[str, ...]
    recipients: tuple[str, ...]
    """Beside the vault's recovery key."""
    every_hours: int
    """0 is never by itself."""


def wishes(connection: Connection, settings: Settings) -> Wishes:
    """Return how backups are made; by default once a day, into a folder beside the vault."""
    return Wishes(
        tuple(
            own_place(settings) if one == _OWN else one
            for one in store.setting(connection, PLACES, [_OWN])
        ),
        tuple(store.setting(connection, RECIPIENTS, [])),
        int(store.setting(connection, HOURS, EVERY_HOURS)),
    )


def keep_places(connection: Connection, settings: Settings, places: Sequence[str]) -> None:
    """Keep where backups go."""
    own = own_place(settings)
    store.put_setting(connection, PLACES, [_OWN if one == own else one for one in places])


def local(wished: Wishes, settings: Settings) -> Sequence[str]:
    """Return the folders among the places that are there now, or else the one beside the vault.

    Blocks: run in a thread.
    """
    own = own_place(settings)
    folders = [one for one in wished.places if is_folder(one)]
    return [one for one in folders if one == own or (Path(one) / MARKER).exists()] or [own]
