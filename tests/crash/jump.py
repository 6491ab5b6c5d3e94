"""A clock that jumps: days forward, days back, in the middle of the work. By libfaketime."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crash.scenario import EDITS, Scenario, capture_one, edit_one
from crash.vault import TrialVault
from original import Original

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
FARTHEST = 10 * 24 * 60 * 60
"""Seconds off the true time."""


class JumpingClock(Scenario):
    """Somebody sets the clock, a battery is empty, a laptop crosses the date line."""

    name = "clock"

    def missing(self) -> str | None:
        """libfaketime comes with Debian."""
        return None if FAKETIME else "libfaketime (apt-get install libfaketime)"

    @contextmanager
    def vault(self, original: Original, folder: Path) -> Iterator[TrialVault]:
        """Start the daemon with a clock that is told from a file."""
        vault = TrialVault.copy(original, folder)
        vault.daemon.environment |= {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(folder / "clock"),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            # A day forward is no idle day.
            "KITHBOOK_LOCK_AFTER_MINUTES": "0",
        }
        _set(vault, 0)
        yield vault

    async def prepare(self, vault: TrialVault, chance: random.Random) -> None:
        """Have somebody to edit."""
        del chance
        await capture_one(vault)
        await vault.settled()

    async def work(self, vault: TrialVault, chance: random.Random) -> None:
        """Edit, with a jump now and then; the browser has the same clock."""
        for number in range(EDITS):
            if number % 4 == 0:
                _set(vault, chance.randint(-FARTHEST, FARTHEST))
            await edit_one(vault, chance)


def _set(vault: TrialVault, seconds: int) -> None:
    (vault.daemon.data.parent / "clock").write_text(f"{seconds:+d}\n")
    if hasattr(vault, "extension"):
        vault.extension.now = lambda: int((time.time() + seconds) * 1000)
