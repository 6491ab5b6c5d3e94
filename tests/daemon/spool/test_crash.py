"""kill -9 of a real daemon, anywhere: what was acknowledged is applied, and exactly once."""

import asyncio
import shutil
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from daemon.extension import Extension, Refused
from daemon.spool.conftest import new_item, send, someone
from daemon.terminal import call as call_at
from end_to_end.daemon import Daemon
from end_to_end.patience import until

from kithbook.config import Settings
from kithbook_protocol.operations import ADD, HISTORY, NOTE, NOTES, SEARCH
from kithbook_protocol.vault_operations import PAIR_WINDOW


@pytest.fixture
def daemon(original_vault):
    """`kithbook up`, a process of its own, locked."""
    with tempfile.TemporaryDirectory(prefix="kb-", ignore_cleanup_errors=True) as folder:
        running = Daemon.trial(Path(folder))
        original_vault.copy(running.data)
        running.start(unlocked=False)
        try:
            yield running
        finally:
            running.kill()


@pytest.fixture
def settings(daemon):
    return Settings(home=daemon.data, port=daemon.port, keyring=False)


@pytest.fixture
async def writer(daemon, settings):
    """A paired extension."""
    extension = Extension(daemon.port)
    window = await call_at(settings.socket, PAIR_WINDOW, {"scope": "full"})
    await extension.pair(window.code)
    daemon.unlock()  # else nobody knows it after the crash
    daemon.lock()
    return extension


def waiting(daemon):
    return daemon.json("spool")["count"]


def drain(daemon):
    """Unlock, and wait until nothing waits."""
    daemon.unlock()
    until(lambda: waiting(daemon) == 0, "everything had its turn")
    assert daemon.json("spool")["refused"] == []


async def everybody(settings):
    """Return how often each name is in the book."""
    found = await call_at(settings.socket, SEARCH, {"query": "ada", "limit": 100})
    return Counter(hit.name for hit in found.hits)


async def test_a_kill_after_the_commit_and_before_the_file_is_gone_applies_it_once(
    daemon, settings, writer, tmp_path
):
    """The files are put back after the kill: what the disk holds if it comes between the two."""
    person = new_item()
    await send(writer, ADD, someone("Ada Lovelace"), person)
    await send(writer, NOTE, {"person": str(person), "text": "Met in Turin"})
    shutil.copytree(settings.spool, tmp_path / "spool")
    drain(daemon)
    deeds = await call_at(settings.socket, HISTORY, {})
    daemon.kill()
    assert list(settings.spool.iterdir()) == []
    shutil.copytree(tmp_path / "spool", settings.spool, dirs_exist_ok=True)
    daemon.start(unlocked=False)
    assert waiting(daemon) == 2
    drain(daemon)
    assert await call_at(settings.socket, HISTORY, {}) == deeds
    (hit,) = (await call_at(settings.socket, SEARCH, {"query": "ada"})).hits
    assert len((await call_at(settings.socket, NOTES, {"person": str(hit.person)})).notes) == 1


async def test_kills_while_it_drains_lose_nothing_and_do_nothing_twice(daemon, settings, writer):
    number = 60
    for each in range(number):
        assert (await send(writer, ADD, someone(f"Ada Nr{each:03d}")))[0] == 202
    for left in (45, 30, 10):
        daemon.unlock()
        until(lambda left=left: waiting(daemon) <= left, "some had their turn")
        daemon.kill()
        daemon.start(unlocked=False)
    drain(daemon)
    assert await everybody(settings) == Counter(f"Ada Nr{each:03d}" for each in range(number))


async def test_kills_while_it_keeps_lose_nothing_that_was_acknowledged(daemon, settings, writer):
    acknowledged, sent = set(), 0

    async def pour(enough, reached):
        nonlocal sent
        while True:
            name = f"Ada Nr{sent:03d}"
            sent += 1
            if (await send(writer, ADD, someone(name)))[0] == 202:
                acknowledged.add(name)
            if len(acknowledged) >= enough:
                reached.set()

    for more in (5, 6, 7):
        reached = asyncio.Event()
        pouring = asyncio.create_task(pour(len(acknowledged) + more, reached))
        await reached.wait()
        daemon.kill()
        with pytest.raises((Refused, OSError, ValueError, IndexError)):
            await pouring
        daemon.start(unlocked=False)
        assert not [path for path in settings.spool.iterdir() if path.name.startswith(".")]
        await writer.hello()
    drain(daemon)
    found = await everybody(settings)
    assert acknowledged <= found.keys()
    assert len(found) <= sent
    assert set(found.values()) == {1}
