"""What befalls a daemon at a random moment."""

import asyncio
import os
import random
import signal
from contextlib import suppress

from bench.measures import children
from crash.vault import TrialVault

LONGEST_STOP = 0.3
"""Seconds a daemon stands still."""


async def kill(vault: TrialVault, _chance: random.Random) -> bool:
    """SIGKILL."""
    await asyncio.to_thread(vault.daemon.kill)
    return True


async def stop_and_kill(vault: TrialVault, chance: random.Random) -> bool:
    """SIGSTOP, and SIGKILL while it stands still."""
    os.kill(vault.daemon.pid, signal.SIGSTOP)
    await asyncio.sleep(chance.uniform(0, LONGEST_STOP))
    await asyncio.to_thread(vault.daemon.kill)
    return True


async def stop_and_go(vault: TrialVault, chance: random.Random) -> bool:
    """SIGSTOP, and SIGCONT: a machine that slept, or was very busy."""
    with vault.daemon.paused():
        await asyncio.sleep(chance.uniform(0, LONGEST_STOP))
    return False


async def kill_worker(vault: TrialVault, _chance: random.Random) -> bool:
    """SIGKILL to the worker, which reads pages."""
    for worker in children(vault.daemon.pid):
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    return False


BLOWS = ((kill, 16), (stop_and_kill, 2), (stop_and_go, 1), (kill_worker, 1))
"""Each with its weight. They return whether the daemon is gone."""
