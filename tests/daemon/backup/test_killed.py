"""Backups that are killed while they are made: whole under their name, or not there."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path

import pyrage
from pyrage import x25519

from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving

MAKER = Path(__file__).with_name("maker.py")
MOST_STEPS = 40
STRIDE = 2
"""A process for each step takes its time; every second one is enough to meet each kind."""


def made(home, folder, recovery_key, step):
    """Make a backup in a process of its own, which dies before a step; return how it ended."""
    done = subprocess.run(
        [sys.executable, MAKER, home, folder, str(step)],
        input=recovery_key, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    return done.returncode


async def unlocked(home, recovery_key):
    """Start as the daemon does, and unlock."""
    settings = Settings(home=home, port=0, keyring=False)
    async with serving(settings, with_port=False) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)


def test_killed_at_any_step_what_has_its_name_is_whole(home, recovery_key, tmp_path):
    place, killed = tmp_path / "place", 0
    opens = [x25519.Identity.from_str(recovery_key)]
    for step in range(1, MOST_STEPS, STRIDE):
        code = made(home, place, recovery_key, step)
        killed += code != 0
        for file in place.glob("*.kithbook.age") if place.exists() else ():
            assert pyrage.decrypt(file.read_bytes(), opens).endswith(bytes(1024))
        asyncio.run(unlocked(home, recovery_key))
        assert not list((home / ".backup").glob("*"))
        if code == 0:
            break
    assert code == 0
    assert killed >= 4
    assert [one.name for one in place.iterdir() if one.name.startswith(".")] == []
