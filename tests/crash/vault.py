"""A vault to crash: made once, copied for each round of a campaign; its daemon is `kithbook up`."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crash.ledger import Entry, Ledger
from daemon.extension import Extension, Refused
from daemon.terminal import call
from end_to_end.daemon import Daemon
from end_to_end.patience import GLANCE, DidNotHappen
from original import Original

from kithbook.config import Settings
from kithbook.store.database import open_store
from kithbook_protocol.failure import ErrorCode
from kithbook_protocol.journal import Job
from kithbook_protocol.operation import Operation
from kithbook_protocol.operations import EXAMINE
from kithbook_protocol.vault_operations import JOB, LOCAL_UNLOCK, PAIR_WINDOW, STATUS

PATIENCE = 60.0
"""Seconds, for whatever must happen in the end; the machine may be very busy."""
KEPT = (200, 202)
"""Statuses of an acknowledgement: applied, or kept until the vault is unlocked."""

GONE = (OSError, ConnectionError, asyncio.IncompleteReadError, TimeoutError, IndexError)
"""What a client sees of a daemon that was killed; IndexError is a reply cut off in its head."""

MARKERS = """
    SELECT CASE entity WHEN 'capture' THEN fields ->> 'title' WHEN 'person' THEN fields ->> 'about'
           ELSE fields ->> 'text' END AS marker
    FROM change WHERE entity IN ('capture', 'person', 'note') AND marker LIKE 'item-%'
    ORDER BY hlc, id
"""


@dataclass
class TrialVault:
    """A copy with its daemon, one paired client, and the ledger of what that client sent."""

    original: Original
    daemon: Daemon
    ledger: Ledger = field(default_factory=Ledger)
    extension: Extension = field(init=False)
    number: int = 0

    @classmethod
    def copy(cls, original: Original, folder: Path) -> "TrialVault":
        """Make one in a folder with a short path, whose daemon does not run yet."""
        daemon = Daemon.trial(folder)
        original.copy(daemon.data)
        return cls(original, daemon)

    @property
    def settings(self) -> Settings:
        """Where it lies."""
        return Settings(home=self.daemon.data, port=self.daemon.port, keyring=False)

    async def start(self) -> None:
        """`kithbook up`, locked, and a client that knows it runs anew."""
        await asyncio.to_thread(self.daemon.start_here, PATIENCE)
        # The socket opens after the port; one that a crash left refuses until then.
        async with asyncio.timeout(PATIENCE):
            while not await self._answers():  # noqa: ASYNC110 - no sign
                await asyncio.sleep(GLANCE)
        if hasattr(self, "extension"):
            await self.extension.hello()

    async def _answers(self) -> bool:
        try:
            await call(self.settings.socket, STATUS)
        except GONE:
            return False
        return True

    async def unlock(self) -> None:
        """Unlock with the recovery key, which costs no Argon2id; again where it is too busy."""
        secret = {"recovery_key": self.original.recovery_key}
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                await call(self.settings.socket, LOCAL_UNLOCK, secret)
            except Refused as error:
                busy = error.failure is not None and error.failure.code is ErrorCode.BUSY
                if not busy or time.monotonic() > deadline:
                    raise
            else:
                return

    async def open(self) -> None:
        """Start it and unlock it."""
        await self.start()
        await self.unlock()

    async def pair(self) -> None:
        """Pair the client by the code."""
        window = await call(self.settings.socket, PAIR_WINDOW, {"scope": "full"})
        self.extension = Extension(self.daemon.port)
        await self.extension.pair(window.code)

    async def deliver(self, entry: Entry) -> Any:
        """Send one write, as the outbox does; return its reply.

        Raises:
            Refused: it was answered, but not taken.
        """
        content = self.extension.request(entry.operation, entry.body, item=entry.item)
        reply = await self.extension.exchange(content)
        if reply.status not in KEPT:
            raise Refused(reply)
        entry.acknowledged = True
        return reply

    async def deliver_rest(self) -> None:
        """Send what was not acknowledged, until it is."""
        for entry in self.ledger.waiting():
            deadline = time.monotonic() + PATIENCE
            while not entry.acknowledged:
                try:
                    await self.deliver(entry)
                except Refused as error:
                    if time.monotonic() > deadline:
                        raise DidNotHappen(f"{entry.marker} is refused: {error}") from error
                    await asyncio.sleep(GLANCE)

    async def settled(self) -> None:
        """Wait until nothing waits any more: spooled writes are applied, captures are read."""
        async with asyncio.timeout(PATIENCE):
            status = await call(self.settings.socket, STATUS)
            while status.waiting or status.spooled:
                await asyncio.sleep(GLANCE)
                status = await call(self.settings.socket, STATUS)

    def markers(self) -> list[str]:
        """Return the marks of what was applied, in the order of the journal."""
        connection = open_store(self.settings.database, self.original.key)
        try:
            return [row[0] for row in connection.execute(MARKERS)]
        finally:
            connection.close()

    async def finished(self, operation: Operation[Any, Job], request: Any = None) -> Job:
        """Run a job to its end; return it."""
        job = await call(self.settings.socket, operation, request)
        async with asyncio.timeout(PATIENCE):
            while job.state == "running":
                await asyncio.sleep(GLANCE)
                job = await call(self.settings.socket, JOB, {"job": str(job.id)})
        return job

    async def examined(self) -> dict[str, Any]:
        """Return what the doctor found."""
        job = await self.finished(EXAMINE)
        if job.state != "done":
            raise DidNotHappen(f"the doctor: {job.sentence}")
        found_in: dict[str, Any] = job.result
        return found_in

    def mistakes(self) -> list[str]:
        """Return the events of the log that are mistakes of ours."""
        lines = (
            self.settings.log_file.read_text().splitlines()
            if self.settings.log_file.exists()
            else []
        )
        errors = [one for one in map(json.loads, lines) if one["level"] == "error"]
        # A full disk is told there too, and is none of ours.
        return [
            f"log: {one['event']}, {one.get('error')}"
            for one in errors
            if one.get("error") != "StoreFull"
        ]
