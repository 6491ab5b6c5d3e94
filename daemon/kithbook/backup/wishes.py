"""Wishes: how backups are made, as far as it was said."""

from dataclasses import dataclass

from kithbook.backup import store
from kithbook.config import Settings
from kithbook.store.database import Connection

EVERY_HOURS = 24
PLACES, RECIPIENTS, HOURS = "places", "recipients", "every_hours"


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
        tuple(store.setting(connection, PLACES, [str(settings.backups)])),
        tuple(store.setting(connection, RECIPIENTS, [])),
        int(store.setting(connection, HOURS, EVERY_HOURS)),
    )
