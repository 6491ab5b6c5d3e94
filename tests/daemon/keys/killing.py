"""Killing a rotation of the database key at random moments; also for longer runs."""

import asyncio
import random
import time

from daemon.keys import rotator
from daemon.mortal import FORKS, begun, ended

from kithbook.config import Settings
from kithbook.keeper import KEEPER
from kithbook.server import serving
from kithbook.store.database import open_store
from kithbook.store.store import damage
from kithbook.vault.service import Vault


def rotate(home, recovery_key, step=None, kill_after=None):
    """Run one rotation; return whether it was killed and how long it took, in seconds.

    It is killed `kill_after` seconds after it began: the program runs by then, and has the secret.
    """
    hears, told = FORKS.Pipe(duplex=False)
    with begun(rotator.rotate, home, recovery_key, step, told) as program:
        told.close()
        assert hears.recv() == "ready"
        hears.close()
        start = time.monotonic()
        if kill_after is not None:
            # No synchronisation: the moment of the kill is what is drawn.
            time.sleep(kill_after)
            program.kill()
        return ended(program), time.monotonic() - start


def kill_rotations(home, recovery_key, kills, seed):
    """Kill `kills` rotations at random moments; after each the vault opens with all its rows.

    Returns:
        How many of the kills left the vault under a new key.
    """
    chance = random.Random(seed)  # noqa: S311 - for moments, not for keys
    was_killed, longest = rotate(home, recovery_key)
    assert not was_killed
    rows, done = contents(home, recovery_key), 0
    for _ in range(kills):
        before = key_of(home, recovery_key)
        rotate(home, recovery_key, kill_after=chance.uniform(0, longest))
        assert contents(home, recovery_key) == rows
        done += key_of(home, recovery_key) != before
    return done


def key_of(home, recovery_key):
    return Vault(Settings(home=home, keyring=False), None).unlock_with_recovery(recovery_key)


def contents(home, recovery_key):
    """Unlock as the daemon does, and return every row but the sealing key's."""
    asyncio.run(_unlocked(home, recovery_key))
    assert not (home / "vault.next.db").exists()
    connection = open_store(home / "vault.db", key_of(home, recovery_key))
    try:
        assert damage(connection) == 0
        return rows_of(connection)
    finally:
        connection.close()


def rows_of(connection):
    """Return every row of every table but those of keys that a rotation makes anew."""
    names = [
        name
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
    ]
    rows = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}  # noqa: S608
    rows["secret"] = [
        row for row in rows["secret"] if not row[0].startswith(("sealing:", "backup "))
    ]
    return rows


async def _unlocked(home, recovery_key):
    settings = Settings(home=home, port=0, keyring=False)
    async with serving(settings, with_port=False) as app:
        await app[KEEPER].unlock_with_recovery(recovery_key)
