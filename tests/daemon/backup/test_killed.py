"""Backups that are killed while they are made: whole under their name, or not there."""

import asyncio

import pyrage
from daemon.backup.maker import make
from daemon.mortal import killed
from pyrage import x25519

from kithbook.backup.places.name import MARKER, is_temporary
from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving

MOST_STEPS = 40


async def unlocked(home, recovery_key):
    """Start as the daemon does, and unlock."""
    settings = Settings(home=home, port=0, keyring=False)
    async with serving(settings, with_port=False) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)


def test_killed_at_any_step_what_has_its_name_is_whole(home, recovery_key, tmp_path):
    place, opens = tmp_path / "place", [x25519.Identity.from_str(recovery_key)]
    place.mkdir()
    for step in range(1, MOST_STEPS):
        was_killed = killed(make, home, recovery_key, place, step)
        for file in place.glob("*.kithbook.age"):
            assert pyrage.decrypt(file.read_bytes(), opens).endswith(bytes(1024))
        asyncio.run(unlocked(home, recovery_key))
        assert not list((home / ".backup").glob("*"))
        if not was_killed:
            break
    assert not was_killed
    assert step > 8, "there were steps to be killed at"
    left = {one.name for one in place.iterdir() if one.name.startswith(".")}
    assert all(name == MARKER or is_temporary(name) for name in left), "it is tidied up in two days"
