"""The switch to a restored vault, killed: one whole vault is there, the old or the new."""

import asyncio
import shutil
from pathlib import Path

import pytest
from daemon import terminal
from daemon.backup.switcher import take_place
from daemon.mortal import killed

from kithbook.backup import switch
from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook_protocol.operations import ADD, SEARCH

MOST_STEPS = 60


def is_settled(home, *, replaced):
    """Check that nothing half done is left, and that the old vault is kept with its log."""
    left = {one.name for one in home.iterdir()}
    assert not left & {".restoring", ".restored", ".placing"}
    kept = [{one.name for one in folder.iterdir()} for folder in home.glob("replaced-*")]
    assert any({"vault.db", "vault.db-wal"} <= names for names in kept) == replaced


async def names(home, recovery_key):
    """Start as the daemon does, unlock, and return who is there."""
    settings = Settings(home=home, port=0, keyring=False)
    async with serving(settings, with_port=False) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)
        found = await terminal.call(settings.socket, SEARCH, {"query": ""})
    return sorted(hit.name for hit in found.hits)


@pytest.fixture
async def prepared(backup, call, settings, restore, tmp_path):
    """A data folder whose vault has somebody more than the restored one that waits in it."""
    await call(ADD, {"fields": {"name": "Came Later"}})
    # As a copy taken while it runs: SQLite's log is part of it.
    home = tmp_path / "home"
    shutil.copytree(settings.home, home, ignore=shutil.ignore_patterns("run", "backups"))
    await asyncio.to_thread(restore, backup, home=tmp_path / "fresh")
    restored = switch.prepared(settings.model_copy(update={"home": home}))
    for name in ("vault.db", "keyslots.json", "keyslots.previous.json", "daemon.json"):
        shutil.copy(tmp_path / "fresh" / name, restored)
    return home


async def test_killed_at_any_step_one_whole_vault_is_there(
    prepared, people, recovery_key, tmp_path
):
    old, new = sorted([*people, "Came Later"]), sorted(people)
    seen = []
    for step in range(1, MOST_STEPS):
        copy = Path(shutil.copytree(prepared, tmp_path / str(step)))
        was_killed = await asyncio.to_thread(killed, take_place, copy, step)
        found = await names(copy, recovery_key)
        assert found in (old, new)
        seen.append(found)
        is_settled(copy, replaced=found == new)
        shutil.rmtree(copy)
        if not was_killed:
            break
    assert not was_killed
    turn = seen.index(new)
    assert seen == [old] * turn + [new] * (len(seen) - turn)
    assert turn >= 1
    assert len(seen) - turn > 10, "there were steps after the commit to be killed at"


@pytest.mark.parametrize("name", ["../elsewhere", "vault.db", "replaced-soon", ""])
def test_a_note_that_names_another_folder_moves_nothing_there(name, tmp_path):
    """Who can write the folder can write the note; it names a folder of ours or none."""
    settings = Settings(home=tmp_path / "home")
    settings.home.mkdir(mode=0o700)
    settings.database.write_bytes(b"old")
    committed = settings.home / ".restored"
    committed.mkdir(mode=0o700)
    (committed / ".replaced-by").write_text(name)
    switch.finish(settings)
    assert [one.name for one in tmp_path.iterdir()] == ["home"]
    assert [one.name for one in settings.home.iterdir()] == ["vault.db"]
