"""Backups are made as the command line does, and damaged as nobody should."""

import asyncio
from pathlib import Path

import pytest
from daemon.backup.forge import Opened
from daemon.vault.conftest import Drawer

from kithbook.backup.age import identity
from kithbook.backup.passphrase import Passphrase
from kithbook.backup.restoring import Restoring, Wish
from kithbook.schema import schema
from kithbook_protocol.backup_operations import BACKUP_CREATE, BACKUP_PLACE, BACKUP_VERIFY
from kithbook_protocol.operations import ADD
from kithbook_protocol.vault_operations import JOB

AFTERWARDS = "a new passphrase"
"""Opens what was restored."""
PEOPLE = ("Ada Lovelace", "Charles Babbage", "Zoë Ōkubo")


async def ended(call, job):
    """Return a job once it runs no more."""
    async with asyncio.timeout(60):
        while job.state == "running":
            await asyncio.sleep(0.02)
            job = await call(JOB, {"job": str(job.id)})
    return job


@pytest.fixture
async def people(app, call):
    """The names of some people in the vault."""
    assert app
    for name in PEOPLE:
        await call(ADD, {"fields": {"name": name}, "note": f"a note on {name}"})
    return PEOPLE


@pytest.fixture
def make(app, call):
    """Make a backup; return its file."""
    assert app

    async def run(**request):
        job = await ended(call, await call(BACKUP_CREATE, request))
        assert job.state == "done", job.sentence
        return Path(job.result["files"][0])

    return run


@pytest.fixture
def add_place(app, call):
    """Let backups go to a place: `add_place(address)`; a folder is made before."""
    assert app

    async def run(address, **request):
        if address.startswith("/"):
            Path(address).mkdir(0o700, exist_ok=True)  # noqa: ASYNC240 - at once
        request = {"address": address, **request}
        job = await ended(call, await call(BACKUP_PLACE, request))
        assert job.state == "done", job.sentence

    return run


@pytest.fixture
def prove(app, call):
    """Prove a backup; return the job as it ended."""
    assert app

    async def run(file=None, **request):
        if file:
            request["file"] = str(file)
        return await ended(call, await call(BACKUP_VERIFY, request))

    return run


@pytest.fixture
async def backup(people, make):
    """A backup of a vault with people."""
    assert people
    return await make()


@pytest.fixture
def opened(recovery_key, tmp_path):
    """Open a backup as its owner can, to look into it or to forge another."""

    def run(file):
        return Opened.of(file, recovery_key, tmp_path)

    return run


@pytest.fixture
def restore(settings, recovery_key, clock):
    """Restore a file into a data folder: `restore(file, home=...)`; agrees unless told not to."""

    def run(file, *, home=None, agree=lambda _question: None, key=None):
        where = settings.model_copy(update={"home": home}) if home else settings
        restoring = Restoring(
            where, schema(), agree, lambda *_: None, clock(), Drawer(), unlock_seconds=0.0
        )
        if isinstance(key, Passphrase):
            return restoring.run(Wish(file, [key], lambda: AFTERWARDS))
        typed = key or recovery_key
        return restoring.run(Wish(file, [identity(typed)], lambda: AFTERWARDS, typed))

    return run
