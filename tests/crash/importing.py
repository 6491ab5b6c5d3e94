"""An import, crashed: after the next unlock all of the file is there, or nothing of it."""

import asyncio
import base64
import json
import random
from contextlib import suppress
from typing import Any

from crash.scenario import Scenario, capture_one, edit_one
from crash.vault import GONE, PATIENCE, TrialVault
from daemon.extension import Refused
from daemon.terminal import call
from end_to_end.patience import GLANCE

from kithbook.store.database import open_store
from kithbook_protocol import transfer_operations as operations
from kithbook_protocol.vault_operations import JOB, JOBS

CARDS = 400
"""In a file: several transactions."""


class Importing(Scenario):
    """A file is brought in, while pages come in too."""

    name = "import"

    def __init__(self) -> None:
        self._files: list[str] = []
        """What each file's people are called."""

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Send a file, import it, and capture meanwhile."""
        family = f"Batch{len(self._files)}"
        self._files.append(family)
        cards = [
            {"key": f"{family}-{one}", "name": f"Person{one} {family}"} for one in range(CARDS)
        ]
        content = "".join(f"{json.dumps(one)}\n" for one in cards).encode()
        socket = vault.settings.socket
        begun = await call(
            socket, operations.IMPORT_BEGIN, {"name": "people.jsonl", "size": len(content)}
        )
        chunk = {"id": str(begun.id), "number": 0, "content": base64.b64encode(content).decode()}
        await call(socket, operations.IMPORT_CHUNK, chunk)
        job = await call(socket, operations.IMPORT_RUN, {"id": str(begun.id)})
        while job.state == "running":
            await capture_one(vault)
            await edit_one(vault, chance)
            job = await call(socket, JOB, {"job": str(job.id)})
        await vault.settled()

    async def recover(self, vault: TrialVault, *, gone: bool) -> None:
        """Start again; what was half done is taken back before it is looked at."""
        await super().recover(vault, gone=gone)
        async with asyncio.timeout(PATIENCE):
            while await _under_way(vault):  # noqa: ASYNC110 - no sign
                await asyncio.sleep(GLANCE)
        connection = open_store(vault.settings.database, vault.original.key)
        try:
            for family in self._files:
                query = "SELECT count(*) FROM person WHERE name LIKE ?"
                (count,) = connection.execute(query, (f"% {family}",)).fetchone()
                if count not in {0, CARDS}:
                    raise AssertionError(f"{count} of {CARDS} people of one file")
        finally:
            connection.close()


async def _under_way(vault: TrialVault) -> list[Any]:
    with suppress(*GONE, Refused):
        jobs = (await call(vault.settings.socket, JOBS)).jobs
        return [one for one in jobs if one.state == "running"]
    return [None]
