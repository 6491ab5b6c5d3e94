"""Rotations, killed: the vault is under the old key or the new one, whole, and never neither."""

import asyncio
import shutil

import pytest
from daemon import terminal
from daemon.keys.killing import contents, key_of, kill_rotations, rotate

from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.store.database import open_store
from kithbook.store.failure import StoreDamaged
from kithbook.vault.store import SlotStore
from kithbook_protocol.operations import ADD

MOST_STEPS = 60
KILLS = 3
SEED = 1848


@pytest.fixture
def people(home, settings, recovery_key):
    """A vault with some people in it, and nobody at it."""
    assert home

    async def add():
        async with serving(settings, with_port=False) as app:
            await app[KEEPER].unlock_with_recovery(recovery_key)
            for name in ("Ada Lovelace", "Charles Babbage"):
                await terminal.call(settings.socket, ADD, {"fields": {"name": name}})

    asyncio.run(add())


@pytest.mark.usefixtures("people")
def test_killed_at_any_step_the_vault_is_whole_under_one_key(
    home, recovery_key, vault_key, tmp_path
):
    rows, keys = contents(home, recovery_key), []
    for step in range(1, MOST_STEPS):
        copy = shutil.copytree(home, tmp_path / str(step))
        was_killed, _seconds = rotate(copy, recovery_key, step)
        assert contents(copy, recovery_key) == rows
        keys.append(key_of(copy, recovery_key))
        store = SlotStore(Settings(home=copy))
        assert store.load().slots.slots == store.previous().slots
        shutil.rmtree(copy)
        if not was_killed:
            break
    assert not was_killed
    turn = next(place for place, key in enumerate(keys) if key != vault_key)
    assert set(keys[:turn]) == {vault_key}
    assert vault_key not in keys[turn:]
    assert 5 < turn < len(keys) - 2, "there were steps on both sides to be killed at"


@pytest.mark.usefixtures("people")
def test_killed_at_random_moments_no_row_is_lost(home, recovery_key, vault_key):
    kill_rotations(home, recovery_key, KILLS, SEED)
    with pytest.raises(StoreDamaged):
        open_store(home / "vault.db", vault_key)
