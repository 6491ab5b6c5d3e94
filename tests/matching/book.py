"""What is measured in a real vault: who is joined by itself, and how long comparing takes."""

import asyncio
import random
import statistics
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from matching.filling import evidence, fill
from matching.made import Said
from matching.truth import Figures

from kithbook.config import Settings
from kithbook.duplicates import contender, store
from kithbook.duplicates.index import compare
from kithbook.duplicates.neighbourhood import settle_around
from kithbook.duplicates.scan import Scan
from kithbook.founding import found
from kithbook.jobs.worker import WORKER
from kithbook.keeper import KEEPER
from kithbook.people.match import match
from kithbook.server import serving
from kithbook.store.database import open_store
from kithbook.store.service import STORE
from kithbook.vault.service import Vault

PASSPHRASE = "a passphrase for the bench"
MATCHES = 500

Told = list[tuple[int, Said]]


class Book:
    """A vault in a folder, filled with what sources say."""

    def __init__(self, folder: Path, said: Told) -> None:
        self.settings = Settings(home=folder, keyring=False, passphrase_file=None)
        self.recovery_key = found(self.settings, PASSPHRASE).kit.identity
        with self.opened() as connection:
            connection.execute("PRAGMA synchronous = OFF")
            self.people: dict[UUID, int] = fill(connection, said)

    @contextmanager
    def opened(self) -> Iterator[Any]:
        """Open the database."""
        key = Vault(self.settings, None).unlock_with_recovery(self.recovery_key)
        with closing(open_store(self.settings.database, key)) as connection:
            yield connection

    def automatic(self, seconds: Told) -> Figures:
        """Ask of each second record, as a captured page does, who it is; nothing is written."""
        joined = right = 0
        with self.opened() as connection:
            for number, said in seconds:
                person = match(connection, evidence(said))
                joined += person is not None
                right += person is not None and self.people[person] == number
        return Figures(joined, right, len(seconds), 0)

    def match_milliseconds(self) -> list[float]:
        """Return the milliseconds it takes to compare one person with the book, again and again."""
        chance = random.Random(1)  # noqa: S311 - not for secrets
        taken = []
        with self.opened() as connection:
            for person in chance.sample(sorted(self.people), MATCHES):
                connection.execute("BEGIN IMMEDIATE")
                start = time.perf_counter()
                before = contender.neighbours(connection, [person])
                compare(connection, person)
                settle_around(connection, before | contender.neighbours(connection, [person]))
                taken.append((time.perf_counter() - start) * 1000)
                connection.execute("ROLLBACK")
        return sorted(taken)

    def scan(self) -> tuple[float, Figures]:
        """Scan as the daemon does, with its worker; return the seconds, and what is proposed."""
        seconds = asyncio.run(self._scan())
        with self.opened() as connection:
            pairs = {
                (UUID(bytes=one), UUID(bytes=other)) for one, other in store.proposed(connection)
            }
        by_number: dict[int, list[UUID]] = {}
        for person, number in self.people.items():
            by_number.setdefault(number, []).append(person)
        wanted = {tuple(sorted(two)) for two in by_number.values() if len(two) > 1}
        right = len(wanted & pairs)
        return seconds, Figures(len(pairs), right, len(wanted), 0)

    async def _scan(self) -> float:
        async with serving(self.settings, with_port=False) as app:
            await app[KEEPER].unlock_with_recovery(self.recovery_key)
            await app[WORKER].confined()
            start = time.perf_counter()
            await Scan(app[STORE], app[WORKER]).run(lambda *_: None)
            return time.perf_counter() - start


def middle(times: list[float]) -> tuple[float, float]:
    """Return median and 99th percentile of sorted times."""
    return statistics.median(times), times[int(len(times) * 0.99)]
