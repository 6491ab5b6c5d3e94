"""Access: the way to places, with the name and secret that the vault keeps for each."""

import asyncio
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from kithbook.backup import store
from kithbook.backup.halt import Halt
from kithbook.backup.places.address import BucketAddress, FolderAddress, parse
from kithbook.backup.places.carrier import Carrier
from kithbook.backup.places.interface import Credentials
from kithbook.backup.places.name import MARKER
from kithbook.backup.places.opening import open_place
from kithbook.config import Settings, private_folder
from kithbook.store.database import Connection
from kithbook_protocol import backup as wire

if TYPE_CHECKING:
    from kithbook.backup.places.wire import Limits

_BEGINNING = "backup place "
"""Before an address: what the vault calls its name and secret."""


@dataclass(frozen=True, slots=True)
class Access:
    """Opens places."""

    own: str
    """The folder beside the vault, which is no drive that may be away: it is made when needed."""
    known: Mapping[str, Credentials] = field(default_factory=dict, repr=False)
    """By the addresses of places."""
    halt: Halt = field(default_factory=Halt, repr=False)
    """Ends whatever is under way in a place."""

    @contextmanager
    def opened(self, address: str, limits: "Limits | None" = None) -> Iterator[Carrier]:
        """Open a place; nothing is asked of it yet.

        Raises:
            BadAddress: it is none.
            PlaceRefused: it wants a name and secret, and none is known.
        """
        with (
            open_place(parse(address), self.known.get(address), limits) as place,
            self.halt.cutting(place.cut),
        ):
            yield place

    @contextmanager
    def ready(self, address: str) -> Iterator[Carrier]:
        """Open a place to put something there; the own folder is made, if it is missing."""
        with self.opened(address) as place:
            if address == self.own:
                private_folder(Path(address))
                if not (Path(address) / MARKER).exists():
                    place.prepare()
            yield place

    def set_up(self, address: str) -> None:
        """Try all that a place must be able to do, and leave our mark there.

        Raises:
            BadAddress: it is none.
            PlaceError: it is of no use as it is.
        """
        with self.ready(address) as place:
            place.prepare()

    async def try_out(self, address: str) -> None:
        """Set a place up in a thread; who is cancelled does not wait for it."""
        await self.halt.watch(asyncio.to_thread(self.set_up, address))

    def told(self, address: str, request: wire.Login) -> "Access":
        """Return it with what a request tells of a place, if that is anything."""
        if not request.login:
            return self
        secret = request.secret or SecretStr("")
        return replace(self, known={**self.known, address: Credentials(request.login, secret)})


def own_place(settings: Settings) -> str:
    """Return the folder beside the vault, as an address."""
    return os.path.normpath(settings.backups.absolute())


def normal(address: str) -> str:
    """Return an address as it is kept, however it was typed.

    Raises:
        BadAddress: it is none.
    """
    return str(parse(address))


def is_folder(address: str) -> bool:
    """Tell whether a place is on this machine, as far as the machine tells."""
    return isinstance(parse(address), FolderAddress)


def wants_login(address: str) -> bool:
    """Tell whether a place is of no use without a name and secret."""
    return isinstance(parse(address), BucketAddress)


def access(connection: Connection, settings: Settings) -> Access:
    """Return the way to the places that the vault knows."""
    known = {}
    for name, value in store.secrets(connection, _BEGINNING).items():
        told = json.loads(value)
        known[name] = Credentials(told["name"], SecretStr(told["secret"]))
    return Access(own_place(settings), known)


def keep(connection: Connection, address: str, credentials: Credentials | None) -> None:
    """Keep the name and secret of a place in the vault, or drop them."""
    if credentials is None:
        store.drop_secret(connection, _BEGINNING + address)
        return
    told = {"name": credentials.name, "secret": credentials.secret.get_secret_value()}
    store.put_secret(connection, _BEGINNING + address, json.dumps(told).encode())
